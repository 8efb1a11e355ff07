"""A workbook as .xlsx, written by XlsxWriter."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, Any, BinaryIO

from omnibus_desktop.exports.book_heights import (
    BOLD,
    FINDINGS,
    HEADINGS,
    ONE_LINE,
    SIZE,
    SIZES,
    WRAPPED,
)
from omnibus_desktop.exports.book_sheets import Book, Link, Look, Marked, Sheet, cell_text
from omnibus_desktop.exports.own_book import TABLES
from omnibus_desktop.exports.xlsx_text import unmarked
from omnibus_desktop.writing import FIRST_MOMENT

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_PIXELS = 96 / 72  # a point
_ONE_LINE_PIXELS = round(ONE_LINE * _PIXELS)
_ARIAL_12 = {"font_name": "Arial", "font_size": SIZE, "font_scheme": False}
_COLUMN_PIXELS = 80  # of a column that nobody made wider; tells XlsxWriter how wide a digit is
_A4 = 9
_PRINTED = '[=0]0%;[<0.005]"[low]";0%'
_PRINTED_TENTH = '[=0]0.0%;[<0.0005]"[low]";0.0%'
_NUMBERS = {
    Look.PERCENT: "0%",
    Look.PRINTED: _PRINTED,
    Look.PERCENT_TENTH: "0.0%",
    Look.PRINTED_TENTH: _PRINTED_TENTH,
    Look.COUNT: "#,##0",
    Look.TENTH: "#,##0.0",
    Look.HUNDREDTH: "#,##0.00",
}
_RIGHT = frozenset((*_NUMBERS, Look.FIGURE_HEADING, Look.SIGN))
_BEGINS_A_FORMULA = ("=", "+", "-", "@")

_Formats = dict[Look, "Format"]


def write_xlsx(book: Book, stream: BinaryIO, after_sheet: Callable[[], None]) -> None:
    """Write the workbook; `after_sheet` is called when a sheet is done. Texts are written as
    texts, never as formulas or links."""
    from xlsxwriter import Workbook

    workbook = Workbook(
        stream,
        {
            "in_memory": True,
            "default_format_properties": _ARIAL_12,
            "default_row_height": _ONE_LINE_PIXELS,
            "default_column_width": _COLUMN_PIXELS,
        },
    )
    workbook.set_properties(
        {
            "title": cell_text(book.title),
            "author": cell_text(book.author),
            "comments": TABLES,
            "created": FIRST_MOMENT,
        }
    )
    formats = {look: workbook.add_format(_properties(look)) for look in Look}
    quoted = {
        look: workbook.add_format(_properties(look) | {"quote_prefix": True}) for look in Look
    }
    for sheet in book.sheets:
        worksheet = workbook.add_worksheet(sheet.name)
        _set_up(worksheet, sheet)
        _write_cells(worksheet, sheet, formats, quoted)
        after_sheet()
    workbook.close()


def _properties(look: Look) -> dict[str, Any]:
    properties: dict[str, Any] = {
        **_ARIAL_12,
        "font_size": SIZES.get(look, SIZE),
        "bold": look in BOLD,
        "valign": "bottom" if look in HEADINGS else "top",
        "text_wrap": look in WRAPPED,
        "align": "right" if look in _RIGHT else "left",
    }
    if look in _NUMBERS:
        properties["num_format"] = _NUMBERS[look]
    if look in HEADINGS:
        properties["bottom"] = 1
    if look in FINDINGS:
        properties["indent"] = 1
    if look is Look.LINK:
        properties |= {"underline": 1, "font_color": "#0B57A4"}
    return properties


def _set_up(worksheet: Worksheet, sheet: Sheet) -> None:
    for place, width in enumerate(sheet.widths_pt):
        worksheet.set_column_pixels(place, place, round(width * _PIXELS))
    for row, line in enumerate(sheet.lines):
        if line.height_pt is not None:
            worksheet.set_row(row, line.height_pt)
    worksheet.set_landscape()
    worksheet.set_paper(_A4)
    worksheet.fit_to_pages(1, 0)
    if sheet.marked is not None:
        worksheet.repeat_rows(sheet.marked.first)
        _mark(worksheet, sheet, sheet.marked)


def _write_cells(worksheet: Worksheet, sheet: Sheet, formats: _Formats, quoted: _Formats) -> None:
    """Write each cell by what it is, never by what it looks like."""
    write_string, write_number = worksheet.write_string, worksheet.write_number
    looks: tuple[Look, ...] = ()
    chosen: list[Format] = []
    for row, line in enumerate(sheet.lines):
        if line.looks is not looks:  # most lines have those of the line before
            looks = line.looks
            chosen = [formats[look] for look in looks]
        for column, cell in enumerate(line.cells):
            if cell.__class__ is str:
                text, begins_a_formula = _as_text(cell)
                form = quoted[looks[column]] if begins_a_formula else chosen[column]
                write_string(row, column, text, form)
            elif isinstance(cell, Link):
                target = f"internal:'{cell.sheet}'!A{cell.line + 1}"
                worksheet.write_url(row, column, target, chosen[column], _as_text(cell.text)[0])
            elif cell is not None:
                write_number(row, column, cell, chosen[column])


def _mark(worksheet: Worksheet, sheet: Sheet, marked: Marked) -> None:
    """Make one named table of the lines, without filter buttons, stripes or colours."""
    headings = sheet.lines[marked.first].cells
    worksheet.add_table(
        marked.first,
        0,
        marked.last,
        marked.columns - 1,
        {
            "name": marked.name,
            "columns": [{"header": str(heading)} for heading in headings],
            "autofilter": False,
            "banded_rows": False,
            "style": None,
        },
    )


@lru_cache(maxsize=65536)
def _as_text(text: str) -> tuple[str, bool]:
    """The text as it may be written, and whether a person who edits the cell could make a formula
    of it."""
    text = unmarked(cell_text(text))
    return text, text.startswith(_BEGINS_A_FORMULA)
