"""The tables behind the slides of a briefing as a workbook."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from omnibus_desktop.exports.book import PRODUCT, write_book
from omnibus_desktop.exports.book_accessible import CONTENTS, NOTES, ONE_TABLE, sheets_of
from omnibus_desktop.exports.book_front import COVER, Entry, Notes, contents, cover, notes_sheet
from omnibus_desktop.exports.book_heights import fitted
from omnibus_desktop.exports.book_sheets import Book, Cell, Link, Look, Marked, Names, Sheet
from omnibus_desktop.exports.progress import Progress, nobody_waits, part_of
from omnibus_desktop.tables.cells import HIDDEN
from omnibus_desktop.tables.table import Table
from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.plain_text import plain

_METHOD, _RESPONSE = "Method", "Response"
_METHOD_PT = (150.0, 640.0)
_RESPONSE_PT = (180.0, 240.0, 90.0, 90.0, 90.0)
_GROUP = 2  # columns of the response that say which group it is; the others are figures
_COUNT, _SHARE = re.compile(r"\d{1,3}(?:,?\d{3})*"), re.compile(r"(\d+)%")
_LAYING_OUT = 0.5  # of the work; the rest is writing

#: The cells of a line, and how each looks.
_Row = tuple[tuple[Cell, ...], tuple[Look, ...]]


@dataclass(frozen=True, eq=False)
class BookSlide:
    """A slide by its number, what it says, and the tables that it shows."""

    number: int
    headline: str
    tables: tuple[Table, ...]


@dataclass(frozen=True)
class Method:
    """How the figures were made: `facts` as pairs (what about, what is said); the response, a
    line a group: break, group, answered, of how many, share."""

    facts: tuple[tuple[str, str], ...]
    response: tuple[tuple[str, str, str, str, str], ...]


def save_briefing_book(
    title: str,
    slides: Sequence[BookSlide],
    method: Method,
    path: Path,
    progress: Progress = nobody_waits,
) -> None:
    """Save cover, contents, a sheet for each table of a slide, the method and the notes, as .xlsx
    or .ods. `progress` is told the share that is done, and may raise Cancelled. Raises
    OmnibusError as `book.check_path` does, and where the file cannot be written."""
    book = _lay_out(title, slides, method, part_of(progress, 0.0, _LAYING_OUT))
    write_book(book, path, part_of(progress, _LAYING_OUT, 1.0))


def _lay_out(title: str, slides: Sequence[BookSlide], method: Method, progress: Progress) -> Book:
    names, notes = Names((COVER, CONTENTS, NOTES, _METHOD, _RESPONSE)), Notes()
    sheets: list[Sheet] = []
    entries: list[Entry] = []
    for done, slide in enumerate(slides):
        progress(done / len(slides))
        for table in slide.tables:
            for sheet in _sheets(slide, table, notes, names):
                sheets.append(sheet)
                entries.append(_entry(slide, table, sheet))
    tables = [table for slide in slides for table in slide.tables]
    front = cover(tables, (), has_notes=bool(notes.texts))
    called = fitted((title,), (Look.TITLE,), front.widths_pt)
    return Book(
        title,
        tables[0].origin.organisation or PRODUCT,
        (
            replace(front, lines=(called, *front.lines[1:])),
            contents(entries, names),
            *_method_sheets(method, names),
            *([notes_sheet(notes, names)] if notes.texts else []),
            *sheets,
        ),
    )


def _sheets(slide: BookSlide, table: Table, notes: Notes, names: Names) -> Iterator[Sheet]:
    heading, refers = f"Slide {slide.number}", notes.references(table.notes)
    of_several = len(slide.tables) > 1 and table.item_label
    called = f"{heading} {plain(table.item_label)}" if of_several else heading
    yield from sheets_of(table, heading, refers, names, called=called)


def _entry(slide: BookSlide, table: Table, sheet: Sheet) -> Entry:
    total = table.columns[0]
    base = HIDDEN if total.hidden else total.unweighted_base
    return Entry(Link(sheet.name, sheet.name), sheet.title, slide.headline, base)


def _method_sheets(method: Method, names: Names) -> Iterator[Sheet]:
    texts = (Look.HEADING,) * 2, (Look.LABEL,) * 2
    facts = [(fact, texts[1]) for fact in method.facts]
    yield _listed(_METHOD, (("About", "Method"), texts[0]), facts, _METHOD_PT, names)
    if method.response:
        heading = ("Break", "Group", "Answered", "Of", "Share")
        looks = (Look.HEADING,) * _GROUP + (Look.FIGURE_HEADING,) * (len(heading) - _GROUP)
        rows = [_figured(row) for row in method.response]
        yield _listed(_RESPONSE, (heading, looks), rows, _RESPONSE_PT, names)


def _figured(row: tuple[str, ...]) -> _Row:
    """The line of a group, its figures as numbers; what is hidden stays a text."""
    found: list[tuple[Cell, Look]] = [(text, Look.LABEL) for text in row[:_GROUP]]
    for text in row[_GROUP:]:
        share = _SHARE.fullmatch(text)
        if share is not None:
            found.append((int(share[1]) / 100, Look.PERCENT))
        elif _COUNT.fullmatch(text):
            found.append((int(text.replace(",", "")), Look.COUNT))
        else:
            found.append((text, Look.LABEL))
    return tuple(cell for cell, _ in found), tuple(look for _, look in found)


def _listed(
    name: str,
    heading: _Row,
    rows: Sequence[_Row],
    widths: tuple[float, ...],
    names: Names,
) -> Sheet:
    """A sheet with one table."""
    above: list[tuple[Cell, Look]] = [
        (name, Look.TITLE),
        (ONE_TABLE, Look.TEXT),
        (Link(f"Back to the {CONTENTS.lower()}", CONTENTS), Look.LINK),
    ]
    width = len(heading[0])
    lines = (
        *(fitted((cell,), (look,), widths) for cell, look in above),
        fitted(*heading, widths),
        *(fitted(*row, widths) for row in rows),
    )
    marked = Marked(names.mark(name), len(above), len(lines) - 1, width)
    return Sheet(name, widths, lines, marked)
