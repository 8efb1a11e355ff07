"""Workbooks for tests: the example's, and one with everything that can go wrong in a label."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from xml.etree import ElementTree as ET

import numpy as np

from omnibus_desktop import resources
from omnibus_desktop.exports.book_sheets import Book, Cell, Link
from omnibus_desktop.exports.book_tables import Tabulated, tables_of
from omnibus_desktop.readers import open_wave
from omnibus_desktop.tables.options import Options
from omnibus_desktop.tables.table import State, Table
from omnibus_desktop.wave.wave import Wave
from tests.waves import make_wave, multi, scale, single

EXAMPLE = resources.path("example/wave1_synthetic.sav")

HOSTILE = (
    "=1+1",
    "+cmd|' /C calc'!A0",
    "-2",
    "@SUM(A1)",
    "{=1}",
    "http://example.org/",
    "internal:Sheet1!A1",
    "<b>bold</b> & \"quoted\" 'so'",
    "<r><t>rich</t></r>",
    "_x0041_",
    "\u202eright to left\u202c",
    "zero\u200bwidth",
    "\u05e9\u05dc\u05d5\u05dd",
    "control\x00\x07\x1b\x7f",
    "half \ud83d pair \ufffe",
    "two  blanks,  and one at the end ",
    "line\nbreak\ttab",
    "x" * 40_000,
    "\U0001f600" * 20_000,
    "",
)


@lru_cache(maxsize=1)
def example() -> Wave:
    return open_wave(EXAMPLE)


def tabulated(*names: str, **options: object) -> Tabulated:
    """Tables of the example wave."""
    return tables_of(example(), names, Options(**options))


@lru_cache(maxsize=1)
def hostile_wave() -> Wave:
    codes = list(range(1, len(HOSTILE) + 1))
    answers = dict(zip(codes, HOSTILE, strict=True))
    return make_wave(
        single("=1+1", "=HYPERLINK(A1)", codes, answers),
        single("a" * 40, "x" * 40_000, codes, answers),
        single("A" * 40, "<i>Why?</i>", codes, answers),
        single("history", "\u202ehistory", codes, answers),
        single("[a]:*?/\\'b'", "", codes, answers),
        by_default=("=1+1",),
    )


def with_hidden(table: Table, *cells: tuple[int, int]) -> Table:
    """The table with these cells (row, column) hidden, their numbers still in it."""
    state = np.array(table.state)
    for row, column in cells:
        state[row, column] = State.HIDDEN
    return replace(table, state=state)


def weighted_wave() -> Wave:
    """A scale and a set by a region that nobody is asked about in the third group."""
    return make_wave(
        single("region", "Region", [1, 1, 1, 2, 2, 2], {1: "North", 2: "South", 3: "East"}),
        scale("mood", "How is it?", [1, 2, 2, 1, 1, 2], {1: "Good", 2: "Bad"}),
        multi("Q", "Which?", {"A": [1, 1, 0, 0, 1, 0], "B": [0, 1, 1, 0, 0, 0]}),
        single("weight", "Weight", [0.5, 1.5, 1, 1, 1, 1], {}),
        by_default=("region",),
    )


def rows(book: Book, sheet: str) -> list[tuple[Cell, ...]]:
    """The cells of one sheet of a workbook as a value."""
    return [line.cells for each in book.sheets if each.name == sheet for line in each.lines]


def body(book: Book, sheet: str) -> list[dict[str, Cell]]:
    """The lines of the marked table of a sheet, by heading."""
    (found,) = (each for each in book.sheets if each.name == sheet)
    assert found.marked is not None
    header, *lines = [line.cells for line in found.lines[found.marked.first :]]
    return [dict(zip(map(str, header), line, strict=True)) for line in lines]


def texts(book: Book) -> list[str]:
    """Every text of a workbook as a value."""
    cells = [cell for sheet in book.sheets for line in sheet.lines for cell in line.cells]
    links = [cell.text for cell in cells if isinstance(cell, Link)]
    return links + [cell for cell in cells if isinstance(cell, str)]


@dataclass(frozen=True)
class Ods:
    """What an .ods file says, read with nothing of ours."""

    names: list[str]
    cells: dict[str, list[list[object]]]  # by sheet; None, a text, or a number
    marked: dict[str, str]  # area by name
    kinds: set[str]
    parts: dict[str, ET.Element]


_OASIS = "{urn:oasis:names:tc:opendocument:xmlns:"
_TABLE, _OFFICE, _TEXT = (f"{_OASIS}{name}:1.0}}" for name in ("table", "office", "text"))


def read_ods(path: Path) -> Ods:
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
        assert archive.testzip() is None
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        parts = {
            name: ET.fromstring(archive.read(name))
            for name in archive.namelist()
            if name.endswith(".xml")
        }
    tables = list(parts["content.xml"].iter(f"{_TABLE}table"))
    ranges = parts["content.xml"].iter(f"{_TABLE}database-range")
    found = list(parts["content.xml"].iter(f"{_TABLE}table-cell"))
    return Ods(
        [table.get(f"{_TABLE}name", "") for table in tables],
        {
            table.get(f"{_TABLE}name", ""): [
                [_ods_value(cell) for cell in row] for row in table.iter(f"{_TABLE}table-row")
            ]
            for table in tables
        },
        {
            each.get(f"{_TABLE}name", ""): each.get(f"{_TABLE}target-range-address", "")
            for each in ranges
        },
        {cell.get(f"{_OFFICE}value-type", "") for cell in found},
        parts,
    )


def _ods_value(cell: ET.Element) -> object:
    if cell.get(f"{_OFFICE}value") is not None:
        return float(cell.get(f"{_OFFICE}value", ""))
    if not cell.get(f"{_OFFICE}value-type"):
        return None
    text = ""
    for part in cell.iter():
        if part.tag == f"{_TEXT}s":
            text += " " * int(part.get(f"{_TEXT}c", "1"))
        text += part.text or ""
        text += (part.tail or "") if part is not cell else ""
    return text
