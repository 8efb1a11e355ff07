"""`dataclass` as in the standard library, made without compiling source when a module is imported.

The standard one writes the source of up to six methods for each class and has it compiled: 1 ms a
class, for the classes of a start a quarter of what a bare window takes. Here the methods are
closures over the names of the fields; `replace`, `fields` and `asdict` work as ever. Only where
many values of a class are made is its `__init__` compiled: it then takes a fifth of the time.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, fields
from itertools import dropwhile
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar

__all__ = ["dataclass"]

_MANY = 256  # values of a class, for which compiling takes as long as it saves

_Class = TypeVar("_Class", bound=type)

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(cls=None, *, frozen=False, eq=True):
        """The class with `__init__`, `__repr__` and, by choice, comparison by its fields; a frozen
        one cannot be changed and, where it compares, has a hash."""

        def made(each):
            return _made(each, frozen, eq)

        return made if cls is None else made(cls)


def _made(cls: _Class, frozen: bool, eq: bool) -> _Class:
    cls.__doc__ = cls.__doc__ or cls.__name__  # else its signature is worked out to stand there
    dataclasses.dataclass(init=False, repr=False, eq=False)(cls)
    given = fields(cls)
    methods: dict[str, Any] = {
        "__init__": _init(cls, given),
        "__repr__": _repr(tuple(field.name for field in given if field.repr)),
    }
    if eq:
        values = attrgetter(*(field.name for field in given if field.compare))
        methods |= {"__eq__": _equality(values), "__hash__": _hash(values) if frozen else None}
    if frozen:
        methods |= {"__setattr__": _refuse, "__delattr__": _refuse}
    for name, method in methods.items():
        setattr(cls, name, method)
    return cls


def _init(cls: type, given: tuple[Field[Any], ...]) -> Callable[..., None]:
    has_more = hasattr(cls, "__post_init__")
    names = tuple(field.name for field in given if field.init)
    defaults = {field.name: field.default for field in given if field.default is not MISSING}
    factories = tuple(
        (field.name, field.default_factory)
        for field in given
        if field.default_factory is not MISSING
    )
    filled = len({*names, *defaults, *(each for each, _ in factories)})
    if any(map(_is_needed, dropwhile(_is_needed, (field for field in given if field.init)))):
        raise TypeError(f"{cls.__qualname__}: fields without a default come first")
    fill = _filling(cls.__qualname__, names, defaults, factories, filled)
    made = 0

    def init(self: Any, *values: Any, **named: Any) -> None:
        nonlocal made
        made += 1
        if made >= _MANY:
            compiled = _compiled(given, has_more)
            type.__setattr__(cls, "__init__", compiled)
            compiled(self, *values, **named)
            return
        if len(values) == filled == len(names) and not named:
            self.__dict__.update(zip(names, values, strict=True))
        else:
            fill(self.__dict__, values, named)
        if has_more:
            self.__post_init__()

    return init


def _is_needed(field: Field[Any]) -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def _compiled(given: tuple[Field[Any], ...], has_more: bool) -> Callable[..., None]:
    """The same as `_init`, of source that names the fields, as the standard library has it."""
    parameters, lines = ["self"], ["mine = self.__dict__"]
    scope: dict[str, Any] = {"MISSING": MISSING}
    for number, field in enumerate(given):
        name, value = field.name, field.name
        scope[f"default{number}"], scope[f"make{number}"] = field.default, field.default_factory
        if field.default_factory is not MISSING:
            parameter, made = f"{name}=MISSING", f"make{number}()"
            value = f"{made} if {name} is MISSING else {name}" if field.init else made
        elif field.default is not MISSING:
            parameter, value = f"{name}=default{number}", name if field.init else f"default{number}"
        elif field.init:
            parameter = name
        else:
            continue  # it is filled in by __post_init__
        if field.init:
            parameters.append(parameter)
        lines.append(f"mine[{name!r}] = {value}")
    if has_more:
        lines.append("self.__post_init__()")
    exec(f"def __init__({', '.join(parameters)}):\n " + "\n ".join(lines), scope)
    compiled: Callable[..., None] = scope["__init__"]
    return compiled


def _filling(
    name: str,
    names: tuple[str, ...],
    defaults: dict[str, Any],
    factories: tuple[tuple[str, Callable[[], Any]], ...],
    filled: int,
) -> Callable[..., None]:
    """What puts values, some of them named, into an object's dictionary with the defaults of
    those that are not given. `filled` is how many there are then."""
    known = frozenset(names)

    def fill(mine: dict[str, Any], values: tuple[Any, ...], named: dict[str, Any]) -> None:
        if defaults:
            mine.update(defaults)
        for each, make in factories:
            if each not in named:
                mine[each] = make()
        mine.update(zip(names, values, strict=False))
        if named:
            mine.update(named)
            unclear = not known.issuperset(named) or not named.keys().isdisjoint(
                names[: len(values)]
            )
            if unclear:
                raise TypeError(f"{name} takes {names} once each, not also {tuple(named)}")
        if len(mine) != filled or len(values) > len(names):
            raise TypeError(f"{name} takes {names}, given {len(values)} and {tuple(named)}")

    return fill


def _repr(names: tuple[str, ...]) -> Callable[[Any], str]:
    def shown(self: Any) -> str:
        values = ", ".join(f"{name}={getattr(self, name)!r}" for name in names)
        return f"{type(self).__qualname__}({values})"

    return shown


def _equality(values: Callable[[Any], object]) -> Callable[[Any, object], Any]:
    def equal(self: Any, other: object) -> Any:
        if type(other) is not type(self):
            return NotImplemented
        return self is other or values(self) == values(other)

    return equal


def _hash(values: Callable[[Any], object]) -> Callable[[Any], int]:
    return lambda self: hash(values(self))


def _refuse(self: object, name: str, *_: object) -> None:
    raise FrozenInstanceError(f"{type(self).__name__}.{name} cannot be changed")
