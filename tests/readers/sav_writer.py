"""Writes SPSS files for tests, with everything that real ones rarely have.

After the description of the system file format in the developers' manual of GNU PSPP.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

SYSTEM_MISSING = -1.7976931348623157e308
HIGHEST = 1.7976931348623157e308
LOWEST = -1.7976931348623155e308
Value = float | str | None


@dataclass
class Column:
    """A variable. `width` 0 is a number. `missing` has the kind of the file format (1 to 3 codes,
    -2 a range, -3 a range and a code) as its first."""

    name: str
    values: Sequence[Value]
    width: int = 0
    label: str = ""
    labels: Sequence[tuple[float | str, str]] = ()
    missing: tuple[int, tuple[float | str, ...]] = (0, ())
    measure: int = 0
    format: tuple[int, int, int] = (5, 8, 2)

    @property
    def segments(self) -> list[int]:
        """Widths of its variable records."""
        if self.width <= 255:
            return [self.width]
        count = -(-self.width // 252)
        return [255] * (count - 1) + [self.width - (count - 1) * 252]


@dataclass
class Sav:
    """A whole file. `stated` is the number of cases in the header where it is not the true one;
    `padded` pads each case to words as ReadStat does; `extensions` are written as they are."""

    columns: list[Column]
    order: str = "<"
    bias: float = 100.0
    compression: int = 1
    weight: str | None = None
    title: str = ""
    stated: int | None = None
    cases64: int | None = None
    encoding: str = "utf-8"
    declared: str | None = "UTF-8"
    code_page: int = 65001
    floats: int = 1
    documents: Sequence[str] = ()
    extensions: Sequence[tuple[int, bytes]] = field(default=())
    padded: bool = False
    block: int = 0x3FF000

    @property
    def cases(self) -> int:
        """How many cases there are."""
        return len(self.columns[0].values)

    def short(self, column: Column) -> bytes:
        """The short name of a column."""
        return b"V%d" % self.columns.index(column)

    def element(self, name: str) -> int:
        """The 1-based element in a case with which a variable begins."""
        element = 1
        for column in self.columns:
            if column.name == name:
                return element
            element += sum(max(1, -(-width // 8)) for width in column.segments)
        raise KeyError(name)

    def written(self, stream: bytes | None = None) -> bytes:
        """The file; where `stream` is given with these byte-compressed cases."""
        head = self._header() + self._records()
        if self.compression == 0:
            return head + b"".join(self._words())
        stream = self._compressed() if stream is None else stream
        return head + (stream if self.compression == 1 else self._zlib(stream, len(head)))

    def _pack(self, form: str, *values: float) -> bytes:
        return struct.pack(self.order + form, *values)

    def _header(self) -> bytes:
        stated = self.cases if self.stated is None else self.stated
        weight = self.element(self.weight) if self.weight else 0
        return (
            (b"$FL3" if self.compression == 2 else b"$FL2")
            + b"@(#) SPSS DATA FILE written for a test".ljust(60)
            + self._pack("5i", 2, -1, self.compression, weight, stated)
            + self._pack("d", self.bias)
            + b"01 Jan 2412:00:00"
            + self.title.encode(self.encoding).ljust(64)
            + bytes(3)
        )

    def _records(self) -> bytes:
        records = b"".join(self._variable(column) for column in self.columns)
        records += b"".join(self._labels(column) for column in self.columns)
        if self.documents:
            lines = [line.encode(self.encoding).ljust(80) for line in self.documents]
            records += self._pack("2i", 6, len(lines)) + b"".join(lines)
        numbers = (1, 2, 3, -1, self.floats, 1, 2 if self.order == "<" else 1, self.code_page)
        records += self._extension(3, self._pack("8i", *numbers), 4)
        records += self._extension(4, self._pack("3d", SYSTEM_MISSING, HIGHEST, LOWEST), 8)
        measures = [(c.measure, 8, 0) for c in self.columns for _ in c.segments]
        records += self._extension(11, b"".join(self._pack("3i", *one) for one in measures), 4)
        names = [self.short(c) + b"=" + c.name.encode(self.encoding) for c in self.columns]
        records += self._extension(13, b"\t".join(names))
        long = [c for c in self.columns if c.width > 255]
        if long:
            widths = b"".join(self.short(c) + b"=%05d\0\t" % c.width for c in long)
            records += self._extension(14, widths)
        if self.cases64 is not None:
            records += self._extension(16, self._pack("2q", 1, self.cases64), 8)
        if self.declared is not None:
            records += self._extension(20, self.declared.encode())
        records += self._long_labels() + self._long_missing()
        for subtype, content in self.extensions:
            records += self._extension(subtype, content)
        return records + self._pack("2i", 999, 0)

    def _extension(self, subtype: int, content: bytes, size: int = 1) -> bytes:
        return self._pack("4i", 7, subtype, size, len(content) // size) + content

    def _variable(self, column: Column) -> bytes:
        records = b""
        for number, width in enumerate(column.segments):
            label = column.label.encode(self.encoding) if number == 0 else b""
            kind, codes = column.missing if column.width <= 8 else (0, ())
            shape = (1, max(1, width), 0) if width else column.format
            packed = shape[0] << 16 | shape[1] << 8 | shape[2]
            name = self.short(column) if number == 0 else b"S%d" % number
            records += self._pack("6i", 2, width, bool(label), kind, packed, packed)
            records += name.ljust(8)
            if label:
                records += self._pack("i", len(label)) + label + bytes(-len(label) % 4)
            records += b"".join(map(self._word, codes))
            for _ in range(-(-width // 8) - 1):
                records += self._pack("6i", 2, -1, 0, 0, 0, 0) + b" " * 8
        return records

    def _labels(self, column: Column) -> bytes:
        if not column.labels or column.width > 8:
            return b""
        record = self._pack("2i", 3, len(column.labels))
        for value, label in column.labels:
            text = label.encode(self.encoding)
            padding = bytes(-(len(text) + 1) % 8)
            record += self._word(value) + bytes([len(text)]) + text + padding
        return record + self._pack("3i", 4, 1, self.element(column.name))

    def _long_labels(self) -> bytes:
        content = b""
        for column in self.columns:
            if column.labels and column.width > 8:
                name = column.name.encode(self.encoding)
                content += self._pack("i", len(name)) + name
                content += self._pack("2i", column.width, len(column.labels))
                for value, label in column.labels:
                    raw = str(value).encode(self.encoding).ljust(column.width)
                    text = label.encode(self.encoding)
                    content += self._pack("i", len(raw)) + raw + self._pack("i", len(text)) + text
        return self._extension(21, content) if content else b""

    def _long_missing(self) -> bytes:
        content = b""
        for column in self.columns:
            if column.missing[0] and column.width > 8:
                name = column.name.encode(self.encoding)
                content += self._pack("i", len(name)) + name + bytes([column.missing[0]])
                content += self._pack("i", 8) + b"".join(map(self._word, column.missing[1]))
        return self._extension(22, content) if content else b""

    def _word(self, value: Value) -> bytes:
        if isinstance(value, str):
            return value.encode(self.encoding).ljust(8)
        return self._pack("d", SYSTEM_MISSING if value is None else value)

    def _words(self) -> Iterator[bytes]:
        for row in range(self.cases):
            for column in self.columns:
                value = column.values[row]
                if not column.width:
                    yield self._word(value)
                    continue
                raw = str(value).encode(self.encoding).ljust(column.width)
                for number, width in enumerate(column.segments):
                    part = raw[255 * number : 255 * number + width]
                    part = part.ljust(-(-width // 8) * 8)
                    for start in range(0, len(part), 8):
                        yield part[start : start + 8]

    def _code(self, word: bytes) -> int:
        if word == b" " * 8:
            return 254
        (number,) = struct.unpack(self.order + "d", word)
        if number == SYSTEM_MISSING:
            return 255
        code = number + self.bias
        if not 1 <= code <= 251 or code != int(code) or code - self.bias != number:
            return 253
        return int(code)

    def _compressed(self) -> bytes:
        elements = sum(max(1, -(-w // 8)) for c in self.columns for w in c.segments)
        stream, codes, literals = bytearray(), bytearray(), bytearray()

        def flush() -> None:
            if codes:
                stream.extend(codes.ljust(8, b"\0") + literals)
            codes.clear()
            literals.clear()

        for number, word in enumerate(self._words(), 1):
            code = self._code(word)
            codes.append(code)
            literals.extend(word if code == 253 else b"")
            if len(codes) == 8 or (self.padded and number % elements == 0):
                flush()
        if not self.padded:
            codes.append(252)
        flush()
        return bytes(stream)

    def _zlib(self, stream: bytes, start: int) -> bytes:
        parts = [stream[at : at + self.block] for at in range(0, len(stream), self.block)]
        packed = [zlib.compress(part) for part in parts]
        trailer = self._pack("3q", int(-self.bias), 0, 0)[:16]
        trailer += self._pack("2i", self.block, len(parts))
        from_plain, from_packed = start, start + 24
        for part, small in zip(parts, packed, strict=True):
            trailer += self._pack("2q2i", from_plain, from_packed, len(part), len(small))
            from_plain, from_packed = from_plain + len(part), from_packed + len(small)
        return self._pack("3q", start, from_packed, len(trailer)) + b"".join(packed) + trailer
