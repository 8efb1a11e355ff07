"""Writing a workbook of 300 tables, all on one sheet and one on each.

The reference is XlsxWriter alone, writing the same cells by its own `write` into the same sheets.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from itertools import cycle, islice
from pathlib import Path

from benchmarks.measure import Benchmark, Side
from omnibus_desktop.exports.book import Layout, lay_out
from omnibus_desktop.exports.book_ods import write_ods
from omnibus_desktop.exports.book_sheets import Link, Sheet, Value, cell_text
from omnibus_desktop.exports.book_tables import Tabulated, tables_of
from omnibus_desktop.exports.book_xlsx import write_xlsx
from omnibus_desktop.readers import open_wave
from omnibus_desktop.tables.options import Options
from omnibus_desktop.wave.question import Kind

TABLES = 300
_BREAKS = 2


def _tables(wave: Path) -> Tabulated:
    """So many tables of the wave by two of its questions, the same ones again where it has
    fewer."""
    opened = open_wave(wave)
    chosen = [question for question in opened.questions if question.kind is Kind.SINGLE]
    by = tuple((question.id,) for question in chosen[:_BREAKS])
    tables = tables_of(opened, (), Options(by=by)).tables
    return Tabulated(tuple(islice(cycle(tables), TABLES)))


def _ours(layout: Layout, write: Callable[..., None]) -> Callable[[Path], Callable[[], object]]:
    def prepare(wave: Path) -> Callable[[], object]:
        tables = _tables(wave)

        def run() -> bytes:
            stream = io.BytesIO()
            write(lay_out(tables, layout), stream, lambda: None)
            return stream.getvalue()

        return run

    return prepare


def _plain(layout: Layout) -> Callable[[Path], Callable[[], object]]:
    """The same cells as values that are there already, written with the same formats."""

    def prepare(wave: Path) -> Callable[[], object]:
        from xlsxwriter import Workbook

        sheets = [
            (sheet.name, list(_cells(sheet)), sheet.marked)
            for sheet in lay_out(_tables(wave), layout).sheets
        ]

        def run() -> bytes:
            stream = io.BytesIO()
            book = Workbook(stream, {"in_memory": True, "strings_to_urls": False})
            percent = book.add_format({"num_format": "0%", "align": "right"})
            text = book.add_format({"text_wrap": True})
            for name, cells, marked in sheets:
                sheet = book.add_worksheet(name)
                if marked is not None:
                    area = (marked.first, 0, marked.last, marked.columns - 1)
                    sheet.add_table(*area, {"name": marked.name, "autofilter": False})
                for row, column, value in cells:
                    form = text if isinstance(value, str) else percent
                    sheet.write(row, column, value, form)
            book.close()
            return stream.getvalue()

        return run

    return prepare


def _cells(sheet: Sheet) -> Iterator[tuple[int, int, Value]]:
    for row, line in enumerate(sheet.lines):
        for column, cell in enumerate(line.cells):
            value = cell.text if isinstance(cell, Link) else cell
            if value is not None:
                yield row, column, cell_text(value) if isinstance(value, str) else value


def _figures(result: object) -> str:
    """How many cells hold a number or a shared text (.xlsx), or a number (.ods)."""
    assert isinstance(result, bytes)
    with zipfile.ZipFile(io.BytesIO(result)) as archive:
        parts = map(archive.read, archive.namelist())
        return str(sum(part.count(b"<v>") + part.count(b"office:value=") for part in parts))


BENCHMARKS = tuple(
    Benchmark(
        name,
        Side(_ours(layout, write), _figures),
        Side(_plain(layout)),
        goal=goal,
        sizes=("S",),
    )
    for name, layout, write, goal in (
        ("workbook.300", Layout.COMPACT, write_xlsx, 1.0),
        ("workbook.300.sheets", Layout.ACCESSIBLE, write_xlsx, 1.0),
        ("workbook.300.ods", Layout.COMPACT, write_ods, 1.0),
    )
)
