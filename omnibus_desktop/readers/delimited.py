"""Reads delimited text (CSV, TSV): nothing becomes a number or missing that does not say so."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path

from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.readers.contents import Contents
from omnibus_desktop.readers.delimited_columns import Growing
from omnibus_desktop.readers.delimited_rows import REPAIR, rows_of, share_done
from omnibus_desktop.readers.dialect import Dialect, dialect_of
from omnibus_desktop.readers.header_rows import MOST_ROWS, header_of
from omnibus_desktop.readers.parts import Parts, add_group, groups_of
from omnibus_desktop.wave.columns import CodedText
from omnibus_desktop.wave.remark import Remark

_START = 1 << 16
_BLOCK = 5_000  # rows that are taken apart at once
_WRONG_LINES_NAMED = 5

Row = tuple[int, list[str]]


def read_delimited(path: Path, progress: Callable[[float], None] | None = None) -> Contents:
    """Everything in the delimited text file at `path`. `progress` is told the share done, 0 to 1.

    Raises OmnibusError, which names the file and the line, where the file cannot be read safely.
    """
    with path.open("rb") as start:
        dialect = dialect_of(start.read(_START))
    tell = progress or _ignore
    for encoding in dialect.encodings:
        try:
            return _read(path, dialect, encoding, tell)
        except UnicodeDecodeError:
            continue
    raise OmnibusError(
        f"{path.name}: its letters cannot be read", "save it as UTF-8", str(dialect.encodings)
    )


def _read(path: Path, dialect: Dialect, encoding: str, tell: Callable[[float], None]) -> Contents:
    with path.open("r", encoding=encoding, newline="") as file:
        rows = rows_of(file, path.name, dialect.delimiter, lambda: tell(share_done(file, path)))
        first = list(islice(rows, MOST_ROWS))
        if not first:
            raise OmnibusError(f"{path.name}: there is nothing in the file", "choose another file")
        header = header_of([row for _, row in first])
        columns, respondents = _columns(
            chain(first[header.rows :], rows), len(header.headings), path.name
        )
    parts = Parts(header, decimal_comma=dialect.delimiter != ",")
    for group in groups_of(header.headings, columns):
        add_group(parts, group)
    tell(1.0)
    contents = parts.contents(path.name, respondents)
    return replace(contents, remarks=(*contents.remarks, *_remarks(path.name, encoding)))


def _columns(rows: Iterable[Row], count: int, name: str) -> tuple[list[CodedText], int]:
    """The columns, and how many rows they have. Raises OmnibusError that names lines with more or
    fewer fields than the header has names."""
    growing = [Growing() for _ in range(count)]
    wrong: list[str] = []
    respondents = 0
    rows = iter(rows)
    while block := list(islice(rows, _BLOCK)):
        fitting = []
        for line, row in block:
            cells = _without_blanks_behind(row, count)
            if len(cells) == count:
                fitting.append(cells)
            else:
                wrong.append(f"line {line} has {len(row)}")
        if len(wrong) > _WRONG_LINES_NAMED:
            break
        respondents += len(fitting)
        for column, taken in zip(growing, zip(*fitting, strict=True), strict=False):
            column.extend(taken)
    if wrong:
        raise OmnibusError(
            f"{name}: the header has {count} names, but {wrong[0]} fields",
            REPAIR,
            "; ".join(wrong[:_WRONG_LINES_NAMED]),
        )
    return [column.finished() for column in growing], respondents


def _without_blanks_behind(row: list[str], count: int) -> list[str]:
    """The row without empty fields behind the last name, as spreadsheets write them."""
    return row[:count] if len(row) > count and not any(row[count:]) else row


def _remarks(name: str, encoding: str) -> tuple[Remark, ...]:
    if encoding not in ("cp1252", "latin-1"):
        return ()
    return (Remark(name, "It is no Unicode file: read as Western European (1252)."),)


def _ignore(share: float) -> None:
    """Nobody wants to know how far it is."""
