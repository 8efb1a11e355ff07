"""The variables of an SPSS file, put together from its records."""

from __future__ import annotations

import math
import struct
from collections.abc import Iterator

from omnibus_desktop.readers.sav_dictionary import RawDictionary, RawVariable
from omnibus_desktop.readers.sav_extensions import long_widths, measures, name_pairs
from omnibus_desktop.readers.sav_formats import content_of, format_text
from omnibus_desktop.readers.sav_labels import long_text_values, value_labels
from omnibus_desktop.readers.sav_text import Decoder, bare
from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.remark import Remark
from omnibus_desktop.wave.variable import Measure, Missing, Variable

SEGMENT = 255  # bytes of a very long text in each of its records
SEGMENT_COUNTS_FOR = 252  # but this decides how many records there are
_NONE_MISSING = Missing()
_MEASURES = {1: Measure.NOMINAL, 2: Measure.ORDINAL, 3: Measure.SCALE}


@dataclass(frozen=True)
class Slot:
    """A variable and where its answers are in a case: `elements` of eight bytes from `first`
    (0-based). `pieces` are the ranges of their bytes that hold text, none for a number."""

    variable: Variable
    short_name: bytes
    first: int
    elements: int
    pieces: tuple[tuple[int, int], ...] = ()


@dataclass
class _Merged:
    """A variable record, or those that make a very long text; `number` counts records from 0."""

    raw: RawVariable
    number: int
    width: int
    elements: int
    name: bytes


def build_slots(
    raw: RawDictionary, order: str, decode: Decoder, remarks: list[Remark]
) -> tuple[Slot, ...]:
    """All variables in the order of the file. What does not fit is left out and told in
    `remarks`."""
    merged = list(_merge_very_long(raw, remarks))
    names = _names(raw, merged, decode, remarks)
    levels = _measures(raw, order, remarks)
    widths = {one.raw.element: one.width for one in merged}
    labels = value_labels(raw, widths, order, decode, remarks)
    texts = [pair for pair in zip(merged, names, strict=True) if pair[0].width]
    elements = {name.upper(): one.raw.element for one, name in texts}
    elements |= {decode(one.name).upper(): one.raw.element for one, _ in texts}
    long_labels, long_missing = long_text_values(raw, elements, order, decode, remarks)
    labels |= long_labels

    slots = []
    for one, name in zip(merged, names, strict=True):
        element = one.raw.element
        format_name, decimals = format_text(one.raw.format, one.width)
        variable = Variable(
            name=name,
            label=decode(one.raw.label).strip(),
            content=content_of(format_name),
            measure=_MEASURES.get(levels[one.number], Measure.UNKNOWN),
            labels=labels.get(element, ()),
            missing=long_missing.get(element) or _missing(one.raw, raw.special, order, decode),
            decimals=decimals,
            format=format_name,
        )
        slots.append(Slot(variable, one.name, element - 1, one.elements, _pieces(one.width)))
    return tuple(slots)


def _merge_very_long(raw: RawDictionary, remarks: list[Remark]) -> Iterator[_Merged]:
    widths = long_widths(raw.extensions.get(14, []))
    number = 0
    while number < len(raw.variables):
        first = raw.variables[number]
        name = bare(first.name)
        width = widths.get(name.upper(), 0) if first.width else 0
        parts = raw.variables[number : number + -(-width // SEGMENT_COUNTS_FOR)] if width else []
        if width > SEGMENT and _make_one(parts, width):
            elements = sum(part.elements for part in parts)
            yield _Merged(first, number, width, elements, name)
            number += len(parts)
            continue
        if width > SEGMENT:
            message = "Its very long text could not be joined; it stands in several variables."
            remarks.append(Remark(name.decode("ascii", "replace"), message))
        yield _Merged(first, number, first.width, first.elements, name)
        number += 1


def _make_one(parts: list[RawVariable], width: int) -> bool:
    """Whether these records are the segments of one very long text."""
    return (
        len(parts) * SEGMENT_COUNTS_FOR >= width
        and all(part.width == SEGMENT for part in parts[:-1])
        and parts[-1].width > 0
    )


def _names(
    raw: RawDictionary, merged: list[_Merged], decode: Decoder, remarks: list[Remark]
) -> list[str]:
    """The long names, each once."""
    long = name_pairs(raw.extensions.get(13, []))
    names: dict[str, int] = {}  # and how many variables wanted to be called so
    for one in merged:
        wanted = decode(long.get(one.name.upper(), one.name)).strip() or f"VAR{one.number + 1:05}"
        name = wanted
        while name in names:
            names[wanted] += 1
            name = f"{wanted}_{names[wanted]}"
        if name != wanted:
            message = f"The file has several variables named {wanted}; this is one of them."
            remarks.append(Remark(name, message))
        names[name] = 1
    return list(names)


def _measures(raw: RawDictionary, order: str, remarks: list[Remark]) -> list[int]:
    """The measurement level of each record, 0 where it is not known."""
    contents = raw.extensions.get(11, [])
    found = measures(contents, len(raw.variables), order)
    if contents and not found:
        remarks.append(Remark("", "The measurement levels in the file do not fit its variables."))
    return found or [0] * len(raw.variables)


def _pieces(width: int) -> tuple[tuple[int, int], ...]:
    """Where the bytes of a text are: a very long one skips the last byte of every segment."""
    if not width:
        return ()
    starts = range(0, width, SEGMENT)
    return tuple(
        (number * (SEGMENT + 1), number * (SEGMENT + 1) + min(SEGMENT, width - start))
        for number, start in enumerate(starts)
    )


def _missing(
    record: RawVariable, special: tuple[float, float, float], order: str, decode: Decoder
) -> Missing:
    if not record.missing:
        return _NONE_MISSING
    if record.width:
        texts = tuple(decode(bare(code[: record.width])) for code in record.missing)
        return Missing(texts) if record.missing_kind > 0 else Missing()
    system_missing, highest, lowest = special
    numbers = [struct.unpack(order + "d", code)[0] for code in record.missing]
    low = high = None
    if record.missing_kind < 0:
        low, high, *numbers = numbers
        low = -math.inf if low == system_missing or low <= lowest else low
        high = math.inf if high >= highest else high
        if math.isnan(low) or math.isnan(high):
            low = high = None
    codes = tuple(code for code in numbers if math.isfinite(code) and code != system_missing)
    return Missing(codes, low, high)
