"""Writes small workbooks (.xlsx, .ods) for tests, byte for byte the same each time."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from html import escape

Cell = float | str | None
Rows = Sequence[Sequence[Cell]]

_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml."
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
_ODS = "application/vnd.oasis.opendocument.spreadsheet"


def xlsx_file(**sheets: Rows) -> bytes:
    """A workbook with these sheets, its texts shared among the cells."""
    texts = dict.fromkeys(
        cell for rows in sheets.values() for row in rows for cell in row if isinstance(cell, str)
    )
    places = {text: at for at, text in enumerate(texts)}
    named = list(enumerate(sheets, 1))
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}content-types">'
        '<Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPES}sheet.main+xml"/>'
        f'<Override PartName="/xl/sharedStrings.xml" ContentType="{_TYPES}sharedStrings+xml"/>'
        + "".join(
            f'<Override PartName="/xl/worksheets/sheet{at}.xml" '
            f'ContentType="{_TYPES}worksheet+xml"/>'
            for at, _ in named
        )
        + "</Types>",
        "_rels/.rels": _related([(f"{_LINKS}/officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_LINKS}"><sheets>'
        + "".join(
            f'<sheet name="{escape(name)}" sheetId="{at}" r:id="rId{at}"/>' for at, name in named
        )
        + "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": _related(
            [(f"{_LINKS}/worksheet", f"worksheets/sheet{at}.xml") for at, _ in named]
            + [(f"{_LINKS}/sharedStrings", "sharedStrings.xml")]
        ),
        "xl/sharedStrings.xml": f'<sst xmlns="{_MAIN}" count="{len(texts)}" '
        f'uniqueCount="{len(texts)}">'
        + "".join(f"<si><t>{escape(text)}</t></si>" for text in texts)
        + "</sst>",
    }
    for at, name in named:
        parts[f"xl/worksheets/sheet{at}.xml"] = _sheet(sheets[name], places)
    return packed({name: (_XML + content).encode() for name, content in parts.items()})


def ods_file(**sheets: Rows) -> bytes:
    """An OpenDocument spreadsheet with these sheets."""
    spaces = " ".join(f'xmlns:{name}="{_ODF}{name}:1.0"' for name in ("office", "table", "text"))
    tables = "".join(
        f'<table:table table:name="{escape(name)}">'
        + "".join(
            f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>" for row in rows
        )
        + "</table:table>"
        for name, rows in sheets.items()
    )
    content = (
        f'{_XML}<office:document-content {spaces} office:version="1.2"><office:body>'
        f"<office:spreadsheet>{tables}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    space = f"{_ODF}manifest:1.0"
    manifest = (
        f'{_XML}<manifest:manifest xmlns:manifest="{space}" manifest:version="1.2">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_ODS}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
        "</manifest:manifest>"
    )
    parts = {
        "mimetype": _ODS.encode(),
        "content.xml": content.encode(),
        "META-INF/manifest.xml": manifest.encode(),
    }
    return packed(parts)


def packed(parts: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip archive of these parts, the first of them as it is where it is called mimetype."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            part = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            part.compress_type = zipfile.ZIP_STORED if name == "mimetype" else method
            archive.writestr(part, content)
    return out.getvalue()


def _related(links: Sequence[tuple[str, str]]) -> str:
    return (
        f'<Relationships xmlns="{_PACKAGE}relationships">'
        + "".join(
            f'<Relationship Id="rId{at}" Type="{kind}" Target="{target}"/>'
            for at, (kind, target) in enumerate(links, 1)
        )
        + "</Relationships>"
    )


def _sheet(rows: Rows, places: dict[str, int]) -> str:
    wide = max(map(len, rows), default=1)
    lines = []
    for number, row in enumerate(rows, 1):
        cells = (
            f'<c r="{_letters(at)}{number}" t="s"><v>{places[cell]}</v></c>'
            if isinstance(cell, str)
            else f'<c r="{_letters(at)}{number}"><v>{cell}</v></c>'
            for at, cell in enumerate(row)
            if cell is not None
        )
        lines.append(f'<row r="{number}">{"".join(cells)}</row>')
    return (
        f'<worksheet xmlns="{_MAIN}"><dimension ref="A1:{_letters(wide - 1)}{len(rows)}"/>'
        f"<sheetData>{''.join(lines)}</sheetData></worksheet>"
    )


def _letters(at: int) -> str:
    return (_letters(at // 26 - 1) if at >= 26 else "") + chr(65 + at % 26)


def _ods_cell(cell: Cell) -> str:
    if cell is None:
        return "<table:table-cell/>"
    if isinstance(cell, str):
        return (
            '<table:table-cell office:value-type="string">'
            f"<text:p>{escape(cell)}</text:p></table:table-cell>"
        )
    return (
        f'<table:table-cell office:value-type="float" office:value="{cell}">'
        f"<text:p>{cell}</text:p></table:table-cell>"
    )
