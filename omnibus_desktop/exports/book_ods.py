"""A workbook as .ods (OpenDocument 1.3): five small parts in a zip file.

Each look is a named cell style. Texts are string cells and numbers are numbers, with the printed
figure beside the exact one; there are no formulas.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import BinaryIO
from xml.sax.saxutils import escape, quoteattr

from omnibus_desktop.exports.book_heights import (
    BOLD,
    FINDINGS,
    HEADINGS,
    ONE_LINE,
    SIZE,
    SIZES,
    WRAPPED,
)
from omnibus_desktop.exports.book_sheets import Book, Cell, Line, Link, Look, Sheet, cell_text
from omnibus_desktop.exports.ods_numbers import NUMBERS, PERCENTS, number_styles, printed
from omnibus_desktop.exports.own_book import TABLES
from omnibus_desktop.writing import FIRST_MOMENT

_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_SPACES = ("office", "style", "text", "table", "meta")
_XMLNS = " ".join(
    [
        *(f'xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for n in _SPACES),
        'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"',
        'xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"',
        'xmlns:xlink="http://www.w3.org/1999/xlink"',
        'xmlns:dc="http://purl.org/dc/elements/1.1/"',
        'office:version="1.3"',
    ]
)
_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
_RUN = re.compile("(?<= ) +|^ +| +$")  # spaces that OpenDocument would make one or none

_NAMES = {Look.TITLE: "Heading_20_1", Look.SUBTITLE: "Heading_20_2"}
_SHOWN = {"Heading_20_1": "Heading 1", "Heading_20_2": "Heading 2"}
_RIGHT = frozenset((*NUMBERS, Look.FIGURE_HEADING, Look.SIGN))


def write_ods(book: Book, stream: BinaryIO, after_sheet: Callable[[], None]) -> None:
    """Write the workbook; `after_sheet` is called when a sheet is done."""
    parts = {
        "styles.xml": _styles(),
        "content.xml": _content(book, after_sheet),
        "meta.xml": _meta(book),
        "META-INF/manifest.xml": _manifest(),
    }
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        # first and as it is, so that the kind of file can be read from its first bytes
        archive.writestr(_entry("mimetype"), _TYPE, zipfile.ZIP_STORED)
        for name, part in parts.items():
            archive.writestr(_entry(name), _DECLARATION + part, zipfile.ZIP_DEFLATED)


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, FIRST_MOMENT.timetuple()[:6])
    entry.external_attr = 0o644 << 16
    return entry


def _content(book: Book, after_sheet: Callable[[], None]) -> str:
    widths = _numbered(width for sheet in book.sheets for width in sheet.widths_pt)
    heights = _numbered(line.height_pt or ONE_LINE for sheet in book.sheets for line in sheet.lines)
    tables = []
    for sheet in book.sheets:
        tables.append("".join(_table(sheet, widths, heights)))
        after_sheet()
    return (
        f"<office:document-content {_XMLNS}><office:automatic-styles>"
        f"{''.join(_automatic(widths, heights))}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{''.join(tables)}{_ranges(book)}"
        "</office:spreadsheet></office:body></office:document-content>"
    )


def _numbered(sizes: Iterator[float]) -> dict[float, int]:
    return {size: number for number, size in enumerate(dict.fromkeys(sizes), 1)}


def _automatic(widths: dict[float, int], heights: dict[float, int]) -> Iterator[str]:
    for width, number in widths.items():
        yield (
            f'<style:style style:name="co{number}" style:family="table-column">'
            f'<style:table-column-properties style:column-width="{width:g}pt"/></style:style>'
        )
    for height, number in heights.items():
        yield (
            f'<style:style style:name="ro{number}" style:family="table-row">'
            f'<style:table-row-properties style:row-height="{height:g}pt"'
            ' style:use-optimal-row-height="false"/></style:style>'
        )
    yield (
        '<style:style style:name="ta1" style:family="table" style:master-page-name="Default">'
        '<style:table-properties table:display="true" style:writing-mode="lr-tb"/></style:style>'
    )


def _table(sheet: Sheet, widths: dict[float, int], heights: dict[float, int]) -> Iterator[str]:
    yield f'<table:table table:name={quoteattr(sheet.name)} table:style-name="ta1">'
    for width in sheet.widths_pt:
        yield f'<table:table-column table:style-name="co{widths[width]}"/>'
    header = sheet.marked.first if sheet.marked is not None else -1
    for number, line in enumerate(sheet.lines):
        row = _row(line, heights[line.height_pt or ONE_LINE])
        head = number == header
        yield f"<table:table-header-rows>{row}</table:table-header-rows>" if head else row
    yield "</table:table>"


def _row(line: Line, height: int) -> str:
    cells = "".join(map(_cell, line.cells, line.looks)) or "<table:table-cell/>"
    return f'<table:table-row table:style-name="ro{height}">{cells}</table:table-row>'


def _cell(cell: Cell, look: Look) -> str:
    if cell is None:
        return "<table:table-cell/>"
    if isinstance(cell, str):
        return (
            f'<table:table-cell table:style-name="{_name(look)}" office:value-type="string">'
            f"<text:p>{_text(cell)}</text:p></table:table-cell>"
        )
    if isinstance(cell, Link):
        target = quoteattr(f"#'{cell.sheet}'.A{cell.line + 1}")
        return (
            f'<table:table-cell table:style-name="{_name(look)}" office:value-type="string">'
            f'<text:p><text:a xlink:type="simple" xlink:href={target}>{_text(cell.text)}'
            "</text:a></text:p></table:table-cell>"
        )
    kind = "percentage" if look in PERCENTS else "float"
    return (
        f'<table:table-cell table:style-name="{_name(look)}" office:value-type="{kind}"'
        f' office:value="{cell!r}"><text:p>{printed(cell, look)}</text:p></table:table-cell>'
    )


@lru_cache(maxsize=65536)
def _text(text: str) -> str:
    """The text as the content of a paragraph, every space of it kept."""
    return _RUN.sub(
        lambda found: f'<text:s text:c="{len(found.group())}"/>', escape(cell_text(text))
    )


def _ranges(book: Book) -> str:
    """The tables by name, without filter buttons."""
    ranges = []
    for sheet in book.sheets:
        if sheet.marked is not None:
            last = f"{_letters(sheet.marked.columns)}{sheet.marked.last + 1}"
            area = quoteattr(f"'{sheet.name}'.A{sheet.marked.first + 1}:'{sheet.name}'.{last}")
            ranges.append(
                f'<table:database-range table:name="{sheet.marked.name}"'
                f' table:target-range-address={area} table:display-filter-buttons="false"/>'
            )
    if not ranges:
        return ""
    return f"<table:database-ranges>{''.join(ranges)}</table:database-ranges>"


def _letters(column: int) -> str:
    """What the column with this number, from 1, is called: A, Z, AA."""
    letters = ""
    while column:
        column, place = divmod(column - 1, 26)
        letters = chr(ord("A") + place) + letters
    return letters


def _name(look: Look) -> str:
    return _NAMES.get(look) or look.name.title()


def _styles() -> str:
    return (
        f"<office:document-styles {_XMLNS}>"
        "<office:font-face-decls/>"
        '<office:styles><style:default-style style:family="table-cell">'
        f'<style:text-properties {_font(SIZE, bold=False)} fo:language="en" fo:country="GB"/>'
        "</style:default-style>"
        f"{''.join(number_styles())}"
        '<style:style style:name="Default" style:family="table-cell"/>'
        f"{''.join(map(_style, Look))}</office:styles>"
        '<office:automatic-styles><style:page-layout style:name="pm1">'
        '<style:page-layout-properties fo:page-width="297mm" fo:page-height="210mm"'
        ' style:print-orientation="landscape" fo:margin="15mm"'
        ' style:scale-to-X="1" style:scale-to-Y="0"/>'
        "</style:page-layout></office:automatic-styles>"
        '<office:master-styles><style:master-page style:name="Default"'
        ' style:page-layout-name="pm1"/></office:master-styles>'
        "</office:document-styles>"
    )


def _style(look: Look) -> str:
    name = _name(look)
    data = f' style:data-style-name="{NUMBERS[look]}"' if look in NUMBERS else ""
    heading = look in HEADINGS
    align = "end" if look in _RIGHT else "start"
    inset = ' fo:margin-left="7pt"' if look in FINDINGS else ""
    border = ' fo:border-bottom="0.75pt solid #000000"' if heading else ""
    link = ' fo:color="#0B57A4" style:text-underline-style="solid"' if look is Look.LINK else ""
    return (
        f'<style:style style:name="{name}" style:display-name="{_SHOWN.get(name, name)}"'
        f' style:family="table-cell" style:parent-style-name="Default"{data}>'
        f'<style:table-cell-properties fo:wrap-option="{"wrap" if look in WRAPPED else "no-wrap"}"'
        f' style:vertical-align="{"bottom" if heading else "top"}"'
        f' fo:padding-left="2pt" fo:padding-right="2pt"{border}/>'
        f'<style:paragraph-properties fo:text-align="{align}"{inset}/>'
        f"<style:text-properties {_font(SIZES.get(look, SIZE), bold=look in BOLD)}{link}/>"
        "</style:style>"
    )


def _font(size: float, *, bold: bool) -> str:
    weight = "bold" if bold else "normal"
    return f'fo:font-family="Arial" fo:font-size="{size:g}pt" fo:font-weight="{weight}"'


def _meta(book: Book) -> str:
    author, moment = escape(cell_text(book.author)), FIRST_MOMENT.strftime("%Y-%m-%dT%H:%M:%SZ")
    return (
        f"<office:document-meta {_XMLNS}><office:meta>"
        "<meta:generator>Omnibus Desktop</meta:generator>"
        f"<dc:title>{escape(cell_text(book.title))}</dc:title>"
        f"<dc:description>{TABLES}</dc:description>"
        f"<meta:initial-creator>{author}</meta:initial-creator><dc:creator>{author}</dc:creator>"
        f"<meta:creation-date>{moment}</meta:creation-date><dc:date>{moment}</dc:date>"
        "<dc:language>en-GB</dc:language></office:meta></office:document-meta>"
    )


def _manifest() -> str:
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{kind}"/>'
        for path, kind in (
            ("/", _TYPE),
            ("content.xml", "text/xml"),
            ("styles.xml", "text/xml"),
            ("meta.xml", "text/xml"),
        )
    )
    return (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"'
        f' manifest:version="1.3">{entries}</manifest:manifest>'
    )
