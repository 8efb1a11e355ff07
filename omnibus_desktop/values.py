"""`dataclass` as in the standard library, made without compiling source when a module is imported.

The standard one writes the source of up to six methods for each class and has it compiled: 1 ms a
class, for the classes of a start a quarter of what a bare window takes. Here the methods are
closures over the names of the fields; `replace`, `fields` and `asdict` work as ever.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, fields
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar

__all__ = ["dataclass"]

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
    dataclasses.dataclass(init=False, repr=False, eq=False)(cls)
    given = fields(cls)
    methods: dict[str, Any] = {
        "__init__": _init(cls.__qualname__, given, hasattr(cls, "__post_init__")),
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


def _init(name: str, given: tuple[Field[Any], ...], has_more: bool) -> Callable[..., None]:
    names = tuple(field.name for field in given if field.init)
    defaults = {field.name: field.default for field in given if field.default is not MISSING}
    factories = tuple(
        (field.name, field.default_factory)
        for field in given
        if field.default_factory is not MISSING
    )
    filled = len({*names, *defaults, *(each for each, _ in factories)})
    fill = _filling(name, names, defaults, factories, filled)

    def init(self: Any, *values: Any, **named: Any) -> None:
        if len(values) == filled == len(names) and not named:
            self.__dict__.update(zip(names, values, strict=True))
        else:
            fill(self.__dict__, values, named)
        if has_more:
            self.__post_init__()

    return init


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
