"""A workbook of tables, saved as .xlsx or .ods."""

from __future__ import annotations

import io
from collections.abc import Callable
from enum import StrEnum
from itertools import count
from pathlib import Path
from typing import BinaryIO

from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.exports import book_facts as facts
from omnibus_desktop.exports.book_accessible import CONTENTS, NOTES, sheets_of
from omnibus_desktop.exports.book_compact import TABLES, CompactSheet
from omnibus_desktop.exports.book_front import (
    COVER,
    Entry,
    Notes,
    book_title,
    contents,
    cover,
    notes_sheet,
)
from omnibus_desktop.exports.book_ods import write_ods
from omnibus_desktop.exports.book_sheets import Book, Link, Names, Sheet
from omnibus_desktop.exports.book_tables import Progress, Tabulated, nobody_waits
from omnibus_desktop.exports.book_xlsx import write_xlsx
from omnibus_desktop.tables.cells import HIDDEN
from omnibus_desktop.tables.table import Table
from omnibus_desktop.writing import replace_file

PRODUCT = "Omnibus Desktop"

_WRITERS: dict[str, Callable[[Book, BinaryIO, Callable[[], None]], None]] = {
    ".xlsx": write_xlsx,
    ".ods": write_ods,
}
#: What a workbook can be saved as.
BOOK_SUFFIXES = tuple(_WRITERS)


class Layout(StrEnum):
    ACCESSIBLE = "accessible"  # one table a sheet, for publication
    COMPACT = "compact"  # all tables on one sheet, for reading side by side


def check_path(path: Path) -> None:
    """Raises OmnibusError for a name that no workbook can have."""
    if path.is_dir():
        raise OmnibusError(
            f"{path.name or path} could not be saved: it is a folder",
            f"name a file in it that ends in {' or '.join(BOOK_SUFFIXES)}",
        )
    if path.suffix.lower() not in BOOK_SUFFIXES:
        raise OmnibusError(
            f"{path.name} cannot be saved: a workbook is not written as"
            f" {path.suffix or 'a file without an ending'}",
            f"end the name in {' or '.join(BOOK_SUFFIXES)}",
        )


def save_book(
    tabulated: Tabulated,
    path: Path,
    layout: Layout = Layout.ACCESSIBLE,
    progress: Progress = nobody_waits,
) -> None:
    """Save the tables as .xlsx or .ods, whichever the name of the file ends in.

    `progress` is told the share that is done after each table, and may raise Cancelled: then, as
    after an error, nothing of the file is left and an older one stands as it was. Raises
    OmnibusError as `check_path` does, and where the file cannot be written.
    """
    check_path(path)
    book = lay_out(tabulated, layout, lambda share: progress(share / 2))
    write_book(book, path, lambda share: progress(0.5 + share / 2))


def write_book(book: Book, path: Path, progress: Progress = nobody_waits) -> None:
    """Write the workbook as .xlsx or .ods; progress and errors as with `save_book`."""
    check_path(path)
    done = count(1)
    content = io.BytesIO()
    _WRITERS[path.suffix.lower()](book, content, lambda: progress(next(done) / len(book.sheets)))
    replace_file(path, lambda stream: _put(stream, content))


def _put(stream: BinaryIO, content: io.BytesIO) -> None:
    stream.write(content.getbuffer())


def lay_out(tabulated: Tabulated, layout: Layout, progress: Progress = nobody_waits) -> Book:
    """The workbook as a value: cover, contents, notes where there are any, tables."""
    names, notes = Names((COVER, CONTENTS, NOTES, TABLES)), Notes()
    tables = tabulated.tables
    if layout is Layout.COMPACT:
        sheets, entries = _compact(tables, progress)
    else:
        sheets, entries = _accessible(tables, names, notes, progress)
    return Book(
        book_title(tables[0]),
        tables[0].origin.organisation or PRODUCT,
        (
            cover(tables, tabulated.left_out, has_notes=bool(notes.texts)),
            contents(entries, names),
            *([notes_sheet(notes, names)] if notes.texts else []),
            *sheets,
        ),
    )


def _accessible(
    tables: tuple[Table, ...], names: Names, notes: Notes, progress: Progress
) -> tuple[list[Sheet], list[Entry]]:
    sheets: list[Sheet] = []
    entries: list[Entry] = []
    for number, table in enumerate(tables, 1):
        for sheet in sheets_of(table, f"Table {number}", notes.references(table.notes), names):
            sheets.append(sheet)
            entries.append(_entry(table, sheet.title, Link(sheet.name, sheet.name)))
        progress(number / len(tables))
    return sheets, entries


def _compact(tables: tuple[Table, ...], progress: Progress) -> tuple[list[Sheet], list[Entry]]:
    sheet = CompactSheet()
    entries: list[Entry] = []
    for number, table in enumerate(tables, 1):
        link = sheet.add(table, f"Table {number}")
        entries.append(_entry(table, facts.title(table), link))
        progress(number / len(tables))
    return [sheet.sheet()], entries


def _entry(table: Table, title: str, link: Link) -> Entry:
    total = table.columns[0]
    base = HIDDEN if total.hidden else total.unweighted_base
    return Entry(link, title, facts.name(table), base)
