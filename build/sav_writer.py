"""Writes an SPSS system file: byte-compressed, UTF-8, little-endian.

Only what the example wave needs: numeric codes and texts of at most 255 bytes, long names, labels,
user-missing codes, multiple-response sets, documents and attributes. The layout follows the
chapter "System File Format" of the GNU PSPP developers' guide.
"""

from __future__ import annotations

import math
import struct
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

MEASURES = {"nominal": 1, "ordinal": 2, "scale": 3}
BIAS = 100
SYSTEM_MISSING = -sys.float_info.max
LOWEST = math.nextafter(-sys.float_info.max, 0.0)
ENCODING = "UTF-8"
ENCODING_NUMBER = 65001

Value = float | str | None  # None is system-missing


@dataclass(frozen=True)
class SavVariable:
    """One variable. `width` is 0 for a number, else the bytes of a text; `digits` is how wide a
    number prints; `labels` are (code, label) pairs; `missing` are at most three codes."""

    name: str
    label: str
    width: int = 0
    digits: int = 2
    measure: str = "nominal"
    labels: tuple[tuple[int, str], ...] = ()
    missing: tuple[int, ...] = ()
    attributes: Mapping[str, str] = field(default_factory=dict)

    @property
    def segments(self) -> int:
        """How many eight-byte elements one value takes."""
        return max(1, -(-self.width // 8))


@dataclass(frozen=True)
class SavSet:
    """A multiple-response set of dichotomies; `counted` is the code that means "ticked"."""

    name: str
    label: str
    variables: tuple[str, ...]
    counted: int = 1


@dataclass(frozen=True)
class SavFile:
    """The dictionary. `date` is as "28 Oct 16", `time` as "17:00:00"; documents are lines of at
    most 80 bytes."""

    label: str
    date: str
    time: str
    variables: tuple[SavVariable, ...]
    sets: tuple[SavSet, ...] = ()
    documents: tuple[str, ...] = ()
    attributes: Mapping[str, str] = field(default_factory=dict)


def sav_bytes(file: SavFile, rows: Sequence[Sequence[Value]]) -> bytes:
    """The whole file. Each row has one value a variable, in the order of `file.variables`.

    Raises ValueError where a text does not fit.
    """
    return b"".join(
        (
            _header(file, len(rows)),
            *_variable_records(file.variables),
            *_value_label_records(file.variables),
            _documents(file.documents),
            _extension(3, 4, struct.pack("<8i", 1, 0, 0, -1, 1, 1, 2, ENCODING_NUMBER)),
            _extension(4, 8, struct.pack("<3d", SYSTEM_MISSING, sys.float_info.max, LOWEST)),
            _extension(7, 1, _sets(file)),
            _extension(11, 4, _display(file.variables)),
            _extension(13, 1, _long_names(file.variables)),
            _extension(16, 8, struct.pack("<2q", 1, len(rows))),
            _extension(17, 1, _attributes(file.attributes)),
            _extension(18, 1, _variable_attributes(file.variables)),
            _extension(20, 1, ENCODING.encode()),
            struct.pack("<2i", 999, 0),
            _compressed(_elements(file.variables, rows)),
        )
    )


def _short_names(variables: Sequence[SavVariable]) -> dict[str, str]:
    """The eight-character names that the old records use, by long name."""
    return {variable.name: f"V{number:03d}" for number, variable in enumerate(variables, 1)}


def _padded(text: str, width: int) -> bytes:
    """`text` in UTF-8, filled with blanks to `width` bytes; raises ValueError if it is longer."""
    encoded = text.encode()
    if len(encoded) > width:
        raise ValueError(f"{len(encoded)} bytes do not fit into {width}: {text!r}")
    return encoded.ljust(width)


def _header(file: SavFile, cases: int) -> bytes:
    segments = sum(variable.segments for variable in file.variables)
    return (
        b"$FL2"
        + _padded("@(#) SPSS DATA FILE written for Omnibus Desktop", 60)
        + struct.pack("<5id", 2, segments, 1, 0, cases, BIAS)
        + _padded(file.date, 9)
        + _padded(file.time, 8)
        + _padded(file.label, 64)
        + bytes(3)
    )


def _variable_records(variables: Sequence[SavVariable]) -> Iterable[bytes]:
    short = _short_names(variables)
    for variable in variables:
        kind, wide = (1, variable.width) if variable.width else (5, variable.digits)  # A or F
        form = kind << 16 | wide << 8
        label = variable.label.encode()
        if max(variable.width, len(label)) > 255:
            raise ValueError(f"{variable.name}: a text or label of more than 255 bytes")
        yield struct.pack("<6i", 2, variable.width, 1, len(variable.missing), form, form)
        yield _padded(short[variable.name], 8)
        yield struct.pack("<i", len(label)) + label.ljust(-(-len(label) // 4) * 4)
        yield struct.pack(f"<{len(variable.missing)}d", *variable.missing)
        for _ in range(variable.segments - 1):
            yield struct.pack("<6i8s", 2, -1, 0, 0, 0, 0, b"")


def _value_label_records(variables: Sequence[SavVariable]) -> Iterable[bytes]:
    """One pair of records for each list of labels, shared by all variables that have it."""
    sharing: dict[tuple[tuple[int, str], ...], list[int]] = {}
    place = 1
    for variable in variables:
        if variable.labels:
            sharing.setdefault(variable.labels, []).append(place)
        place += variable.segments
    for labels, places in sharing.items():
        yield struct.pack("<2i", 3, len(labels))
        for code, label in labels:
            encoded = label.encode()
            yield struct.pack("<dB", code, len(encoded))
            yield encoded.ljust((len(encoded) + 8) // 8 * 8 - 1)
        yield struct.pack(f"<2i{len(places)}i", 4, len(places), *places)


def _documents(lines: Sequence[str]) -> bytes:
    return struct.pack("<2i", 6, len(lines)) + b"".join(_padded(line, 80) for line in lines)


def _extension(subtype: int, size: int, data: bytes) -> bytes:
    return struct.pack("<4i", 7, subtype, size, len(data) // size) + data


def _sets(file: SavFile) -> bytes:
    short = _short_names(file.variables)
    lines = []
    for answer_set in file.sets:
        counted = str(answer_set.counted)
        members = " ".join(short[name].lower() for name in answer_set.variables)
        label = f"{len(answer_set.label.encode())} {answer_set.label}"
        lines.append(f"${answer_set.name}=D{len(counted)} {counted} {label} {members}\n")
    return "".join(lines).encode()


def _display(variables: Sequence[SavVariable]) -> bytes:
    """Measure, column width and alignment (0 left, 1 right) of each variable."""
    return b"".join(
        struct.pack("<3i", MEASURES[v.measure], min(v.width or 8, 40), 0 if v.width else 1)
        for v in variables
    )


def _long_names(variables: Sequence[SavVariable]) -> bytes:
    short = _short_names(variables)
    return "\t".join(f"{short[v.name]}={v.name}" for v in variables).encode()


def _attributes(attributes: Mapping[str, str]) -> bytes:
    return "".join(f"{name}('{value}'\n)" for name, value in attributes.items()).encode()


def _variable_attributes(variables: Sequence[SavVariable]) -> bytes:
    having = (v for v in variables if v.attributes)
    return b"/".join(v.name.encode() + b":" + _attributes(v.attributes) for v in having)


def _elements(
    variables: Sequence[SavVariable], rows: Sequence[Sequence[Value]]
) -> Iterable[float | bytes | None]:
    """The data as eight-byte elements: a number, eight bytes of text, or None (system-missing)."""
    for row in rows:
        for variable, value in zip(variables, row, strict=True):
            if not variable.width:
                assert not isinstance(value, str)
                yield value
                continue
            text = _padded(str(value or ""), variable.width).ljust(variable.segments * 8)
            yield from (text[start : start + 8] for start in range(0, len(text), 8))


def _compressed(elements: Iterable[float | bytes | None]) -> bytes:
    """Eight command bytes, then the elements that they announce as raw, and so on to the end."""
    out = bytearray()
    commands, raw = bytearray(), bytearray()
    for element in elements:
        command = _command(element)
        commands.append(command)
        if command == 253:
            raw += element if isinstance(element, bytes) else struct.pack("<d", element)
        if len(commands) == 8:
            out += commands + raw
            commands, raw = bytearray(), bytearray()
    commands.append(252)
    return bytes(out + commands.ljust(8, b"\0") + raw)


def _command(element: float | bytes | None) -> int:
    if element is None:
        return 255
    if isinstance(element, bytes):
        return 254 if element == b" " * 8 else 253
    if float(element).is_integer() and 1 <= element + BIAS <= 251:
        return int(element) + BIAS
    return 253
