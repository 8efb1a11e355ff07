"""Values as mappings, lists, texts and numbers, and back again as far as that is possible.

What a class says of its fields is all there is to know: a new field is written and read without
more. Reading never gives up the whole for a part: a field that cannot be read has its default, an
object in a list that cannot be read is left out, and either is told.
"""

from __future__ import annotations

import base64
import math
import types
from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from omnibus_desktop.briefing.briefing import Briefing, Edited, Rules, Slide
from omnibus_desktop.charts.notes import Note
from omnibus_desktop.charts.spec import ChartSpec
from omnibus_desktop.words.held import Held

#: Told the names of the field on the way to it ("notes", "2", "text") where it cannot be read.
Tell = Callable[[tuple[str, ...]], None]
_Read = Callable[[Any, Tell], Any]
_Kind = TypeVar("_Kind")

UNREADABLE = (LookupError, TypeError, ValueError, AttributeError, OverflowError)
_SMALLEST_PT, _LARGEST_PT = 72.0, 4032.0  # of a slide; PowerPoint knows none beyond
_KNOWN_BY_NAME = {"Held": Held, "Page": type(None)}  # that modules import only for their types
_NEVER_KEPT = {(ChartSpec, "page"), (Briefing, "slides"), (Briefing, "rules"), (Briefing, "setup")}
#: Fields that the first files had: that one of the others is missing is no news.
_FIRST = {
    Slide: {"id", "question", "item", "by", "filter", "weight", "spec", "notes", "words"},
    ChartSpec: {"kind", "sort", "labels", "highlight", "size", "columns"},
    Note: {"id", "kind", "keys", "text", "offset"},
    Edited: {"headline", "subtitle", "footnote", "alt_text"},
    Rules: {"level", "min_base", "population", "disclosure"},
}


def to_plain(value: Any) -> Any:
    """The value as JSON has them; the fields of an object in the order of its class."""
    if isinstance(value, tuple):
        return [to_plain(each) for each in value]
    if is_dataclass(value):
        kind: Any = type(value)
        kept = _kept_fields(kind)
        return {field.name: to_plain(getattr(value, field.name)) for field in kept}
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    return value.value if isinstance(value, StrEnum) else value


def from_plain(kind: type[_Kind], content: object, tell: Tell) -> _Kind:
    """The object of this class in what `to_plain` gave. Raises one of UNREADABLE where a field
    that has no default cannot be read."""
    known: Any = kind
    made: _Kind = _object(known)(content, tell)
    return made


def objects(kind: type[_Kind], content: object, tell: Tell) -> tuple[_Kind, ...]:
    """The objects of this class in a list, those left out that cannot be read. Raises TypeError
    where it is no list."""
    known: Any = kind
    made: tuple[_Kind, ...] = _objects(known)(content, tell)
    return made


@cache
def _kept_fields(kind: Any) -> tuple[Field[Any], ...]:
    return tuple(field for field in fields(kind) if (kind, field.name) not in _NEVER_KEPT)


@cache
def _object(kind: Any) -> _Read:
    types_of = get_type_hints(kind, localns=_KNOWN_BY_NAME)
    kept = _kept_fields(kind)
    reads = {field.name: _read(types_of[field.name]) for field in kept}
    needed = {f.name for f in kept if f.default is MISSING and f.default_factory is MISSING}
    check, first = _CHECKS.get(kind), _FIRST.get(kind, set())

    def read(content: Any, tell: Tell) -> Any:
        given = {}
        for name, read_field in reads.items():
            try:
                given[name] = read_field(content[name], _below(tell, name))
                if check is not None:
                    check(name, given[name])
            except UNREADABLE as error:
                given.pop(name, None)
                if name in needed:
                    raise
                if name in first or not isinstance(error, KeyError):
                    tell((name,))
        for name in content.keys() - reads.keys():
            tell((str(name),))
        return kind(**given)

    return read


def _below(tell: Tell, name: str) -> Tell:
    return lambda names: tell((name, *names))


@cache
def _objects(kind: Any) -> _Read:
    read_one = _object(kind)

    def read(content: Any, tell: Tell) -> tuple[Any, ...]:
        made = []
        for number, each in enumerate(_list(content), 1):
            try:
                made.append(read_one(each, _below(tell, str(number))))
            except UNREADABLE:
                tell((str(number),))
        return tuple(made)

    return read


def _read(kind: Any) -> _Read:
    """Reads a value of this type, as it stands in a class."""
    plain = _PLAIN.get(kind)
    if plain is not None:
        return lambda content, _: plain(content)
    origin, inside = get_origin(kind), get_args(kind)
    if origin is tuple:
        return _tuple(inside)
    if origin in (Union, types.UnionType):
        (other,) = (each for each in inside if each is not type(None))
        read_other = _read(other)
        return lambda content, tell: None if content is None else read_other(content, tell)
    if issubclass(kind, StrEnum):
        return lambda content, _: kind(_text(content))
    return _object(kind)


def _tuple(inside: tuple[Any, ...]) -> _Read:
    if inside[-1] is Ellipsis:
        each_kind: Any = inside[0]
        if hasattr(each_kind, "__dataclass_fields__"):
            return _objects(each_kind)
        read_each = _read(each_kind)
        return lambda content, tell: tuple(read_each(each, tell) for each in _list(content))
    reads = tuple(map(_read, inside))

    def read(content: Any, tell: Tell) -> tuple[Any, ...]:
        together: Iterable[tuple[_Read, Any]] = zip(reads, _list(content), strict=True)
        return tuple(read_one(each, tell) for read_one, each in together)

    return read


def _list(content: Any) -> list[Any]:
    if not isinstance(content, list):
        raise TypeError(f"{content!r:.40} in place of a list")
    return content


def _text(content: Any) -> str:
    if not isinstance(content, str):
        raise TypeError(f"{content!r:.40} in place of a text")
    return content


def _truth(content: Any) -> bool:
    if not isinstance(content, bool):
        raise TypeError(f"{content!r:.40} in place of true or false")
    return content


def _count(content: Any) -> int:
    if not isinstance(content, int) or isinstance(content, bool):
        raise TypeError(f"{content!r:.40} in place of a whole number")
    return content


def _number(content: Any) -> float:
    number = math.nan if isinstance(content, bool | str) else float(content)
    if not math.isfinite(number):
        raise ValueError(f"{content!r:.40} in place of a number")
    return number


def _bytes(content: Any) -> bytes:
    return base64.b64decode(_text(content), validate=True)


_PLAIN: Mapping[Any, Callable[[Any], Any]] = {
    str: _text,
    bool: _truth,
    int: _count,
    float: _number,
    bytes: _bytes,
}


def _spec_fits(name: str, value: Any) -> None:
    if name == "size" and not all(_SMALLEST_PT <= side <= _LARGEST_PT for side in value):
        raise ValueError(f"a slide of {value} points")


def _note_fits(name: str, value: Any) -> None:
    if name == "offset" and value and not all(abs(way) <= _LARGEST_PT for way in value):
        raise ValueError(f"a note moved by {value} points")


_CHECKS: Mapping[type, Callable[[str, Any], None]] = {ChartSpec: _spec_fits, Note: _note_fits}
