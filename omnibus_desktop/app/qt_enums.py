"""Making Qt's enumerations quickly.

A start with a wave makes 270 of them with 3,000 members. Python takes 10 to 20 microseconds for a
member, and for a class as long as for five of them: together a seventh of the start. What it works
out for a class is the same for all of a kind, and is taken here from an empty one that Python has
made; members are added, which are plain numbers with a name. A test compares all that Qt has.
"""

from __future__ import annotations

import sys
from enum import Enum, EnumType, Flag, IntEnum, IntFlag
from typing import Any

_MADE_BY = "_create_"  # of EnumType: what a call of Enum makes a class with
_ORDINARY = getattr(EnumType, _MADE_BY)
_KNOWN = (3, 11)  # the version of Python that keeps members in this way
_KINDS = frozenset((Enum, IntEnum, Flag, IntFlag))
_TAKEN = frozenset(("name", "value", "mro", ""))  # what a member may not be called, or not simply
_OF_EACH = frozenset(("__dict__", "__weakref__"))  # classes have their own
_EMPTY: dict[tuple[Any, Any], dict[str, Any]] = {}


def make_quickly() -> None:
    """Have enumerations of whole numbers made quickly where they are made by a call, as Qt's are;
    classes that are written out are made as ever."""
    if sys.version_info[:2] == _KNOWN:
        setattr(EnumType, _MADE_BY, _create)


def _create(kind: Any, name: str, names: Any, **how: Any) -> Any:
    if kind not in _KINDS or type(names) is not list or how.get("type") is not None:
        return _ORDINARY(kind, name, names, **how)
    members = dict(names)
    if len(members) < len(names) or not all(map(_is_plain, members, members.values())):
        return _ORDINARY(kind, name, names, **how)
    made = _class(kind, name, how)
    _add(made, members, issubclass(kind, int))
    if issubclass(kind, Flag):
        _sum_up(made)
    return made


def _is_plain(name: object, value: object) -> bool:
    return (
        type(name) is str
        and type(value) is int
        and value >= 0
        and name not in _TAKEN
        and name[0] != "_"
    )


def _class(kind: Any, name: str, how: dict[str, Any]) -> Any:
    """The enumeration without its members."""
    key = kind, how.get("boundary")
    empty = _EMPTY.get(key)
    if empty is None:
        made = _ORDINARY(kind, "Empty", (), module="enum", boundary=how.get("boundary"))
        empty = {name: of for name, of in vars(made).items() if name not in _OF_EACH}
        _EMPTY[key] = empty
    own = dict(empty, _member_names_=[], _member_map_={}, _value2member_map_={})
    own["_unhashable_values_"] = []
    own["__module__"] = how.get("module") or "enum"
    own["__qualname__"] = how.get("qualname") or name
    return type.__new__(EnumType, name, (kind,), own)


def _add(made: Any, members: dict[str, int], is_number: bool) -> None:
    names, by_name, by_value = made._member_names_, made._member_map_, made._value2member_map_
    every = not issubclass(made, Flag)  # of flags only those of one bit are listed
    for name, value in members.items():
        member = by_value.get(value)
        if member is None:
            member = int.__new__(made, value) if is_number else object.__new__(made)
            vars(member).update(
                _value_=value, _name_=name, __objclass__=made, _sort_order_=len(names)
            )
            by_value[value] = member
            if every or (value and not value & (value - 1)):
                names.append(name)
        type.__setattr__(made, name, member)
        by_name[name] = member


def _sum_up(made: Any) -> None:
    """What all flags are together, and those of one bit; and in which order they are listed."""
    values = list(made._value2member_map_)
    whole = single = 0
    for value in values:
        whole |= value
        single |= 0 if value & (value - 1) else value
    made._flag_mask_, made._singles_mask_ = whole, single
    made._all_bits_ = (1 << whole.bit_length()) - 1
    listed = [made._member_map_[name]._value_ for name in made._member_names_]
    if listed != sorted(listed):
        made._iter_member_ = made._iter_member_by_def_
