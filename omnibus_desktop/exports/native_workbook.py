"""The workbook that an editable chart carries: the charted figures and nothing else.

It has the least that a workbook must have (ECMA-376, part 1, 12.3), and is not compressed, as the
deck around it is. XlsxWriter takes as long for one as the rest of the slide takes.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from decimal import Decimal
from xml.sax.saxutils import escape

from omnibus_desktop.charts.lettering import plain
from omnibus_desktop.charts.scene import NativeChart
from omnibus_desktop.exports.chart_data import letters
from omnibus_desktop.exports.chart_ml import part
from omnibus_desktop.exports.charted_figures import charted_figures, printing_of
from omnibus_desktop.writing import FIRST_MOMENT

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OF_SHEETS = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_FIRST_FORMAT = 164  # those below are built in
_WIDTH = "40.7109375"  # of the column of categories: 40 characters


def workbook(chart: NativeChart) -> bytes:
    """A workbook of one sheet, categories down and series across. Texts are written as texts,
    never as formulas or links."""
    texts = _Texts()
    formats = [printing_of(series).number_format for series in chart.series]
    known = list(dict.fromkeys(formats))
    figures = charted_figures(chart)
    styles = [known.index(each) + 1 for each in formats]
    rows = [_row(1, [texts.cell(series.name, n, 1) for n, series in enumerate(chart.series, 1)])]
    for row, category in enumerate(chart.categories, start=2):
        cells = [texts.cell(category, 0, row)]
        for column, (series, style) in enumerate(zip(figures, styles, strict=True), start=1):
            figure = series[row - 2]
            if figure is not None:
                cells.append(_number(figure, column, row, style))
        rows.append(_row(row, cells))
    parts = {
        **_FIXED,
        "xl/worksheets/sheet1.xml": _sheet(rows),
        "xl/sharedStrings.xml": texts.xml(),
        "xl/styles.xml": _styles(known),
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name, xml in parts.items():
            entry = zipfile.ZipInfo(name, FIRST_MOMENT.timetuple()[:6])
            package.writestr(entry, (_DECLARATION + xml).encode())
    return stream.getvalue()


class _Texts:
    """The texts of a workbook, each kept once."""

    def __init__(self) -> None:
        self._known: dict[str, int] = {}
        self._used = 0

    def cell(self, text: str, column: int, row: int) -> str:
        """A cell that shows this text."""
        self._used += 1
        place = self._known.setdefault(plain(text), len(self._known))
        return f'<c r="{letters(column)}{row}" t="s"><v>{place}</v></c>'

    def xml(self) -> str:
        """The part that holds them."""
        items = (f'<si><t xml:space="preserve">{escape(text)}</t></si>' for text in self._known)
        counts = {"count": str(self._used), "uniqueCount": str(len(self._known))}
        return part("sst", *items, xmlns=_SHEETS, **counts)


def _number(figure: Decimal, column: int, row: int, style: int) -> str:
    return f'<c r="{letters(column)}{row}" s="{style}"><v>{figure.normalize():f}</v></c>'


def _row(row: int, cells: Iterable[str]) -> str:
    return f'<row r="{row}">{"".join(cells)}</row>'


def _sheet(rows: Iterable[str]) -> str:
    first = part("col", min="1", max="1", width=_WIDTH, customWidth="1")
    return part("worksheet", part("cols", first), part("sheetData", *rows), xmlns=_SHEETS)


def _styles(formats: list[str]) -> str:
    """The look of cells: the first is that of texts, then one for each number format."""
    numbers = [str(_FIRST_FORMAT + place) for place in range(len(formats))]
    known = (
        part("numFmt", numFmtId=number, formatCode=code)
        for number, code in zip(numbers, formats, strict=True)
    )
    plain_look = {"fontId": "0", "fillId": "0", "borderId": "0"}
    looks = (
        part("xf", numFmtId=number, xfId="0", applyNumberFormat="1", **plain_look)
        for number in numbers
    )
    usual = part("xf", numFmtId="0", **plain_look)
    fills = (part("fill", part("patternFill", patternType=kind)) for kind in ("none", "gray125"))
    sides = (f"<{side}/>" for side in ("left", "right", "top", "bottom", "diagonal"))
    count = str(len(formats) + 1)
    return part(
        "styleSheet",
        part("numFmts", *known, count=str(len(formats))),
        part("fonts", part("font", part("sz", val="11"), part("name", val="Arial")), count="1"),
        part("fills", *fills, count="2"),
        part("borders", part("border", *sides), count="1"),
        part("cellStyleXfs", usual, count="1"),
        part("cellXfs", part("xf", numFmtId="0", xfId="0", **plain_look), *looks, count=count),
        part("cellStyles", part("cellStyle", name="Normal", xfId="0", builtinId="0"), count="1"),
        xmlns=_SHEETS,
    )


def _relations(*targets: tuple[str, str]) -> str:
    return part(
        "Relationships",
        *(
            part("Relationship", Id=f"rId{number}", Type=f"{_OFFICE}/{kind}", Target=target)
            for number, (kind, target) in enumerate(targets, start=1)
        ),
        xmlns=f"{_PACKAGE}/relationships",
    )


def _content_types(**kinds: str) -> str:
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    return part(
        "Types",
        part("Default", Extension="rels", ContentType=relations),
        part("Default", Extension="xml", ContentType="application/xml"),
        *(
            part("Override", PartName=f"/xl/{name}.xml", ContentType=f"{_OF_SHEETS}.{kind}+xml")
            for name, kind in kinds.items()
        ),
        xmlns=f"{_PACKAGE}/content-types",
    )


#: The parts that are the same in all of them.
_FIXED = {
    "[Content_Types].xml": _content_types(
        workbook="sheet.main",
        styles="styles",
        sharedStrings="sharedStrings",
        **{"worksheets/sheet1": "worksheet"},
    ),
    "_rels/.rels": _relations(("officeDocument", "xl/workbook.xml")),
    "xl/workbook.xml": part(
        "workbook",
        part("sheets", part("sheet", name="Sheet1", sheetId="1", **{"r:id": "rId1"})),
        xmlns=_SHEETS,
        **{"xmlns:r": _OFFICE},
    ),
    "xl/_rels/workbook.xml.rels": _relations(
        ("worksheet", "worksheets/sheet1.xml"),
        ("styles", "styles.xml"),
        ("sharedStrings", "sharedStrings.xml"),
    ),
}
