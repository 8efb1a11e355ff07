"""Contents of a survey file as bytes and back: how they come out of the reading process.

A header in JSON describes the variables; the columns follow it as plain arrays. Nothing in it can
make the one who unpacks do anything: it is only looked at, length by length.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import PureWindowsPath
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from omnibus_desktop.readers.contents import Contents
from omnibus_desktop.wave.columns import Coded, CodedText, narrow, of_numbers, of_texts
from omnibus_desktop.wave.remark import Remark
from omnibus_desktop.wave.variable import AnswerSet, Content, Data, Measure, Missing, Variable

_Item = TypeVar("_Item")
_NUMBERS = np.dtype("<f8")
_PLACES: dict[type, np.dtype[Any]] = {np.uint8: np.dtype("u1"), np.uint32: np.dtype("<u4")}


class Unsound(ValueError):
    """A parcel that does not hold what it says."""


def packed(contents: Contents) -> Iterator[bytes]:
    """The header, then two sections a variable: its distinct values, and for each respondent the
    place among them."""
    yield json.dumps(
        {
            "variables": [_described(variable) for variable in contents.variables],
            "respondents": contents.respondents,
            "sets": [[s.name, s.label, s.variables, s.counted] for s in contents.sets],
            "weight": contents.weight,
            "title": contents.title,
            "documents": contents.documents,
            "attributes": [
                [variable, name, value]
                for (variable, name), value in (contents.variable_attributes or {}).items()
            ],
            "remarks": [[remark.about, remark.message] for remark in contents.remarks],
            "routing": list((contents.routing or {}).items()),
            "scores": [
                [variable, code, score]
                for (variable, code), score in (contents.scores or {}).items()
            ],
            "quantities": list((contents.quantities or {}).items()),
            "about_interview": contents.about_interview,
            "verbatims": contents.verbatims,
            "beside": contents.beside,
        }
    ).encode("ascii")
    for variable in contents.variables:
        yield from _sections(variable, contents.data[variable.name])


def unpacked(header: bytes, sections: Sequence[bytes]) -> Contents:
    """The contents that `packed` made into this. Raises Unsound where anything does not fit."""
    found = json.loads(header)
    if not isinstance(found, dict) or found.keys() != _PARTS.keys():
        raise Unsound("the header has other parts")
    parts = {name: read(found[name]) for name, read in _PARTS.items()}
    variables: tuple[Variable, ...] = parts["variables"]
    if len(sections) != 2 * len(variables):
        raise Unsound(f"{len(sections)} sections for {len(variables)} variables")
    if len({variable.name for variable in variables}) < len(variables):
        raise Unsound("two variables have one name")
    columns = zip(variables, sections[::2], sections[1::2], strict=True)
    return Contents(
        variables,
        {
            variable.name: _column(variable, distinct, places, parts["respondents"])
            for variable, distinct, places in columns
        },
        parts["respondents"],
        parts["sets"],
        parts["weight"],
        parts["title"],
        parts["documents"],
        variable_attributes={(v, name): value for v, name, value in parts["attributes"]},
        remarks=parts["remarks"],
        routing=dict(parts["routing"]),
        scores={(variable, code): score for variable, code, score in parts["scores"]},
        quantities=dict(parts["quantities"]),
        about_interview=parts["about_interview"],
        verbatims=parts["verbatims"],
        beside=parts["beside"],
    )


def _described(variable: Variable) -> list[object]:
    missing = variable.missing
    return [
        *(variable.name, variable.label, variable.content, variable.measure, variable.labels),
        *(missing.codes, missing.low, missing.high, variable.decimals, variable.format),
    ]


def _sections(variable: Variable, data: Data) -> Iterator[bytes]:
    if variable.content is Content.TEXT:
        text = data if isinstance(data, CodedText) else of_texts(data.texts())
        yield json.dumps(text.distinct).encode("ascii")
        yield _bytes(text.place, len(text.distinct))
        return
    numbers = data if isinstance(data, Coded) else of_numbers(data.numbers())
    yield np.ascontiguousarray(numbers.distinct, dtype=_NUMBERS).tobytes()
    yield _bytes(numbers.place, len(numbers.distinct))


def _bytes(place: NDArray[np.integer], count: int) -> bytes:
    return place.astype(_PLACES[narrow(count)]).tobytes()


def _column(variable: Variable, distinct: bytes, places: bytes, respondents: int) -> Data:
    if variable.content is Content.TEXT:
        texts = _each(_text)(json.loads(distinct))
        if "" in texts or len(set(texts)) < len(texts):
            raise Unsound(f"{variable.name}: the texts are not distinct")
        return CodedText(texts, _places(variable, places, len(texts), respondents))
    if len(distinct) % _NUMBERS.itemsize:
        raise Unsound(f"{variable.name}: a number is cut")
    numbers = np.frombuffer(distinct, dtype=_NUMBERS).astype(np.float64)
    if np.isnan(numbers).any() or (np.diff(numbers) <= 0).any():
        raise Unsound(f"{variable.name}: the numbers do not ascend")
    return Coded(numbers, _places(variable, places, len(numbers), respondents))


def _places(variable: Variable, places: bytes, count: int, respondents: int) -> NDArray[np.integer]:
    kind = _PLACES[narrow(count)]
    if len(places) != respondents * kind.itemsize:
        raise Unsound(f"{variable.name}: not one place for each respondent")
    found: NDArray[np.integer] = np.frombuffer(places, dtype=kind)
    if respondents and int(found.max()) > count:
        raise Unsound(f"{variable.name}: a place that is not there")
    return found


def _text(found: object) -> str:
    if not isinstance(found, str):
        raise Unsound(f"{found!r:.40} is no text")
    return found


def _count(found: object) -> int:
    if not isinstance(found, int) or isinstance(found, bool) or found < 0:
        raise Unsound(f"{found!r:.40} is no count")
    return found


def _code(found: object) -> float | str:
    if isinstance(found, str):
        return found
    if not isinstance(found, (int, float)) or isinstance(found, bool):
        raise Unsound(f"{found!r:.40} is no code")
    return float(found)


def _bound(found: object) -> float | None:
    code = None if found is None else _code(found)
    if isinstance(code, str):
        raise Unsound("a text as the bound of a range")
    return code


def _each(read: Callable[[Any], _Item]) -> Callable[[object], tuple[_Item, ...]]:
    def items(found: object) -> tuple[_Item, ...]:
        if not isinstance(found, list):
            raise Unsound(f"{found!r:.40} is no list")
        return tuple(read(one) for one in found)

    return items


def _row(found: object, length: int) -> list[Any]:
    if not isinstance(found, list) or len(found) != length:
        raise Unsound(f"{found!r:.40} has not {length} parts")
    return found


def _label(found: object) -> tuple[float | str, str]:
    code, label = _row(found, 2)
    return _code(code), _text(label)


def _variable(found: object) -> Variable:
    name, label, content, measure, labels, codes, low, high, decimals, style = _row(found, 10)
    return Variable(
        _text(name),
        _text(label),
        Content(content),
        Measure(measure),
        _each(_label)(labels),
        Missing(_each(_code)(codes), _bound(low), _bound(high)),
        _count(decimals),
        _text(style),
    )


def _set(found: object) -> AnswerSet:
    name, label, variables, counted = _row(found, 4)
    code = None if counted is None else _code(counted)
    return AnswerSet(_text(name), _text(label), _each(_text)(variables), code)


def _attribute(found: object) -> tuple[str, str, str]:
    variable, name, value = map(_text, _row(found, 3))
    return variable, name, value


def _sent_by(found: object) -> tuple[str, str]:
    variable, sender = map(_text, _row(found, 2))
    return variable, sender


def _score(found: object) -> tuple[str, str, float]:
    variable, code, score = _row(found, 3)
    counts = _code(score)
    if isinstance(counts, str):
        raise Unsound("a text as a score")
    return _text(variable), _text(code), counts


def _quantity(found: object) -> tuple[str, tuple[str, ...]]:
    variable, special = _row(found, 2)
    return _text(variable), _each(_text)(special)


def _file_name(found: object) -> str:
    name = _text(found)
    if PureWindowsPath(name).name != name or name in ("", ".", ".."):
        raise Unsound(f"{name!r:.40} is no file's name")
    return name


def _remark(found: object) -> Remark:
    about, message = map(_text, _row(found, 2))
    return Remark(about, message)


_PARTS: dict[str, Callable[[Any], Any]] = {
    "variables": _each(_variable),
    "respondents": _count,
    "sets": _each(_set),
    "weight": lambda found: None if found is None else _text(found),
    "title": _text,
    "documents": _each(_text),
    "attributes": _each(_attribute),
    "remarks": _each(_remark),
    "routing": _each(_sent_by),
    "scores": _each(_score),
    "quantities": _each(_quantity),
    "about_interview": _each(_text),
    "verbatims": _each(_text),
    "beside": _each(_file_name),
}
