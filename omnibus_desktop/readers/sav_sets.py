"""The multiple-response sets that an SPSS file defines (records 7 and 19)."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

from omnibus_desktop.readers.sav_text import Decoder
from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.remark import Remark
from omnibus_desktop.wave.variable import AnswerSet, Content, Variable

_LABEL_OF_FIRST = b"11"  # type E: the set's label is that of its first variable


@dataclass(frozen=True)
class _RawSet:
    name: bytes
    kind: bytes  # b"C", b"D" or b"E"
    source: bytes  # type E: where the label of the set comes from
    counted: bytes
    label: bytes
    members: tuple[bytes, ...]


def read_sets(
    contents: Sequence[bytes],
    variables: Mapping[bytes, Variable],
    decode: Decoder,
    remarks: list[Remark],
) -> tuple[AnswerSet, ...]:
    """The sets in the order of the file. `variables` are known by name in capitals, short and
    long. A set that cannot be had is left out and told in `remarks`."""
    found = []
    for content in contents:
        for raw in _raw_sets(content):
            answer_set = _answer_set(raw, variables, decode, remarks)
            if answer_set is not None:
                found.append(answer_set)
    return tuple(found)


def _raw_sets(content: bytes) -> Iterator[_RawSet | None]:
    """The sets one after the other; None, and the end, where one cannot be understood. Counted
    values and labels come with their lengths, so they may hold anything."""
    place = 0
    while True:
        while content[place : place + 1] in (b"\n", b"\r", b" ", b"\0"):
            place += 1
        if place >= len(content):
            return
        equals = content.find(b"=", place)
        name, kind = content[place:equals], content[equals + 1 : equals + 2]
        place = equals + 2
        source, counted = b"", b""
        if equals < 0 or kind not in (b"C", b"D", b"E"):
            yield None
            return
        try:
            if kind == b"E":
                place = _behind_blank(content, place)
                source, _, _ = content[place : place + 12].partition(b" ")
                place = _behind_blank(content, place + len(source))
            if kind != b"C":
                counted, place = _counted_text(content, place)
            label, place = _counted_text(content, _behind_blank(content, place))
        except ValueError:
            yield None
            return
        end = content.find(b"\n", place)
        end = len(content) if end < 0 else end
        yield _RawSet(name, kind, source, counted, label, tuple(content[place:end].split()))
        place = end


def _behind_blank(content: bytes, place: int) -> int:
    if content[place : place + 1] != b" ":
        raise ValueError(place)
    return place + 1


def _counted_text(content: bytes, place: int) -> tuple[bytes, int]:
    """A text that comes as its length, a blank and itself; and the place behind it."""
    digits, blank, _ = content[place : place + 12].partition(b" ")
    length = int(digits)
    start = place + len(digits) + 1
    if not blank or length < 0 or start + length > len(content):
        raise ValueError(place)
    return content[start : start + length], start + length


def _answer_set(
    raw: _RawSet | None,
    variables: Mapping[bytes, Variable],
    decode: Decoder,
    remarks: list[Remark],
) -> AnswerSet | None:
    if raw is None:
        remarks.append(Remark("", "The file's multiple-response sets could not all be read."))
        return None
    name = decode(raw.name).strip()
    members = [variables[member.upper()] for member in raw.members if member.upper() in variables]
    if len(members) < len(raw.members):
        remarks.append(Remark(name, "Some variables of this multiple-response set are not there."))
    if not members:
        remarks.append(Remark(name, "This multiple-response set has no variables; it is left out."))
        return None
    counted: float | str | None = None
    if raw.kind != b"C":
        counted = decode(raw.counted).rstrip()
        if members[0].content is not Content.TEXT:
            counted = _number(counted)
            if counted is None:
                remarks.append(Remark(name, "This set counts no number; it is left out."))
                return None
    label = decode(raw.label).strip()
    if raw.kind == b"E" and raw.source == _LABEL_OF_FIRST and not label:
        label = members[0].label
    names = tuple(dict.fromkeys(member.name for member in members))
    return AnswerSet(name, label, names, counted, labels_from_counted=raw.kind == b"E")


def _number(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if math.isfinite(number) else None
