"""The records of a Triple-S survey: lines of fixed positions, or a CSV file."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import TextIO

from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.readers.delimited_columns import Growing
from omnibus_desktop.readers.delimited_rows import REPAIR, lines_of, rows_of, share_done
from omnibus_desktop.readers.dialect import dialect_of
from omnibus_desktop.readers.triple_s_description import Description
from omnibus_desktop.readers.triple_s_fields import Field, Type
from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.columns import CodedText
from omnibus_desktop.wave.remark import Remark

_BLOCK = 5_000  # records that are taken apart at once
_START = 1 << 16
_NAMED = 5  # lines that a message names
_END_OF_FILE = "\x1a"  # as programs of the age of DOS wrote it


@dataclass(frozen=True, eq=False)
class Records:
    """`columns` are what stands in each field, without trailing blanks, in the order of the
    description."""

    columns: list[CodedText]
    count: int
    remarks: tuple[Remark, ...]


def read_records(path: Path, said: Description, tell: Callable[[float], None]) -> Records:
    """The records in the data file at `path`. `tell` is told the share done, 0 to 1.

    Raises OmnibusError, which names the file and the line, where a record does not fit what the
    description says.
    """
    with path.open("rb") as file:
        start = file.read(_START)
    for encoding in _encodings(start, said):
        try:
            with path.open("r", encoding=encoding, newline="" if said.csv else None) as text:
                found = _read(text, path, said, start, tell)
        except UnicodeDecodeError:
            continue
        return found if encoding in _expected(said) else _in_another(found, path.name, encoding)
    raise OmnibusError(f"{path.name}: its letters cannot be read", "save it as UTF-8")


def _encodings(start: bytes, said: Description) -> tuple[str, ...]:
    if start.startswith(codecs.BOM_UTF8):
        return ("utf-8-sig",)
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return ("utf-16",)
    return said.encodings


def _expected(said: Description) -> tuple[str, ...]:
    """The encodings that need no remark."""
    marked = ("utf-8-sig", "utf-16")  # by their first bytes
    if not said.encoding:
        return (*marked, *said.encodings)
    return (*marked, said.encodings[0])


def _in_another(found: Records, name: str, encoding: str) -> Records:
    words = "Western European (1252)" if encoding == "cp1252" else encoding
    message = f"It is not in the encoding that its description names: read as {words}."
    return Records(found.columns, found.count, (*found.remarks, Remark(name, message)))


def _read(
    text: TextIO, path: Path, said: Description, start: bytes, tell: Callable[[float], None]
) -> Records:
    def progress() -> None:
        tell(share_done(text, path))

    growing = [Growing() for _ in said.fields]
    reading = _Csv(path.name, said, start) if said.csv else _Fixed(path.name, said)
    for columns in reading.blocks(text, progress):
        for column, cells in zip(growing, columns, strict=True):
            column.extend(cells)
    return Records([column.finished() for column in growing], reading.count, reading.remarks())


class _Fixed:
    """Lines in which each variable has its positions."""

    def __init__(self, name: str, said: Description) -> None:
        self.count = 0
        self._name = name
        self._said = said
        self._by_start = sorted(said.fields, key=lambda field: field.start)
        self._short: list[int] = []
        self._longest = 0

    def blocks(self, text: TextIO, tell: Callable[[], None]) -> Iterator[list[list[str]]]:
        """The cells of each variable, some thousand records after another."""
        lines = self._lines(text)
        spans = [(field.start - 1, field.finish) for field in self._said.fields]
        width = self._said.length
        while block := list(islice(lines, _BLOCK)):
            self.count += len(block)
            tell()
            together = "".join([line[:width].ljust(width) for line in block])
            yield [
                # every so many letters of the whole block, which is far faster than line by line
                list(together[first::width])
                if last - first == 1
                else [line[first:last] for line in block]
                for first, last in spans
            ]

    def _lines(self, text: TextIO) -> Iterator[str]:
        """Each line that is not blank."""
        for number, ended in enumerate(lines_of(text, self._name), 1):
            line = ended.rstrip("\r\n")
            if number <= self._said.skip or line.strip() in ("", _END_OF_FILE):
                continue
            self._longest = max(self._longest, len(line))
            if len(line) < self._said.length:
                self._check_end(number, len(line))
            yield line
        if 0 < self._longest < self._said.length:
            raise OmnibusError(
                f"{self._name}: its longest line has {self._longest} characters, but its"
                f" description needs {self._said.length}",
                "check that both files belong together and are whole",
            )

    def remarks(self) -> tuple[Remark, ...]:
        if not self._short:
            return ()
        more = ", ..." if len(self._short) > _NAMED else ""
        lines = ", ".join(map(str, self._short[:_NAMED])) + more
        message = (
            f"{len(self._short):,} records are shorter than the others; what they lack counts as"
            f" not answered. Lines: {lines}"
        )
        return (Remark(self._name, message),)

    def _check_end(self, number: int, length: int) -> None:
        """A line may have lost the blanks at its end, but may not end within a value."""
        self._short.append(number)
        for field in self._by_start:
            if field.start <= length < field.finish and not _may_end(field, length):
                raise OmnibusError(
                    f"{self._name}: line {number} ends after {length} characters, within"
                    f" {field.name}; a record has {self._said.length}",
                    REPAIR,
                )


def _may_end(field: Field, length: int) -> bool:
    """Whether blanks may follow where this field is cut."""
    if field.subfields:
        return (length - field.start + 1) % field.width == 0
    return field.type is Type.CHARACTER


class _Csv:
    """Rows of a CSV file, a field for each variable."""

    def __init__(self, name: str, said: Description, start: bytes) -> None:
        self.count = 0
        self._name = name
        self._said = said
        self._headed = False
        found = dialect_of(start).delimiter
        # a comma, as the standard has it, unless the file has none
        self._delimiter = "," if b"," in start.partition(b"\n")[0] else found

    def blocks(self, text: TextIO, tell: Callable[[], None]) -> Iterator[list[list[str]]]:
        """The cells of each variable, some thousand records after another."""
        rows = self._rows(text, tell)
        while block := list(islice(rows, _BLOCK)):
            self.count += len(block)
            yield [[row[field.start - 1] for row in block] for field in self._said.fields]

    def _rows(self, text: TextIO, tell: Callable[[], None]) -> Iterator[list[str]]:
        rows = rows_of(text, self._name, self._delimiter, tell)
        count = 0
        for at, (number, row) in enumerate(islice(rows, self._said.skip, None)):
            if at == 0 and not self._said.skip and self._is_header(row):
                self._headed = True
                continue
            count = count or max(len(row), self._said.length)
            blank = len(row) > count and not any(row[count:])
            if len(row) != count and not blank:
                raise OmnibusError(
                    f"{self._name}: line {number} has {len(row)} fields, not {count}", REPAIR
                )
            yield row

    def remarks(self) -> tuple[Remark, ...]:
        if not self._headed:
            return ()
        message = "Its first line has the names of the variables and is no record."
        return (Remark(self._name, message),)

    def _is_header(self, row: list[str]) -> bool:
        named = [field for field in self._said.fields if field.start <= len(row)]
        return all(
            row[field.start - 1].strip().casefold() == field.name.casefold() for field in named
        )
