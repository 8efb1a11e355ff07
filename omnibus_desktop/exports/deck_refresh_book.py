"""The figures in the workbook behind an editable chart: only they are written anew, all else that
is in the workbook stays."""

from __future__ import annotations

from collections.abc import Sequence

from omnibus_desktop.exports.chart_data import letters
from omnibus_desktop.exports.package import Node, Package
from omnibus_desktop.exports.xlsx_text import unmarked

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_BOOK = "xl/workbook.xml"

#: One column: what stands at its head, and what stands below; None leaves the cell empty.
Column = tuple[str, Sequence[float | str | None]]


def with_figures(name: str, book: bytes, columns: Sequence[Column]) -> bytes:
    """The workbook with these columns in its first sheet, from the first cell on; cells below
    them are emptied. Raises OmnibusError where it is no workbook."""
    package = Package(name, book)
    sheet = _first_sheet(package)
    tree = package.tree(sheet)
    data = tree.find(f"{_S}sheetData")
    if data is None:
        raise package.damaged(f"{sheet} has no cells")
    height = max(len(cells) for _, cells in columns) + 1
    for number in range(1, max(height, _last_row(data)) + 1):
        row = _row(data, number)
        row.attrib.pop("spans", None)
        for place, (head, cells) in enumerate(columns):
            inside = number - 2 < len(cells)
            value = head if number == 1 else cells[number - 2] if inside else None
            _put(row, place, value)
    extent = tree.find(f"{_S}dimension")
    if extent is not None:
        extent.getparent().remove(extent)
    package.keep(sheet)
    return package.written()


def _first_sheet(package: Package) -> str:
    known = package.relations(_BOOK)
    for each in package.tree(_BOOK).iter(f"{_S}sheet"):
        target = known.get(each.get(f"{_R}id", ""))
        if target is not None and package.has(target[1]):
            return target[1]
    raise package.damaged("no sheet")


def _last_row(data: Node) -> int:
    return max((_int(row.get("r")) for row in data.iter(f"{_S}row")), default=0)


def _row(data: Node, number: int) -> Node:
    """The row of this number, in its place among the others."""
    for row in data.findall(f"{_S}row"):
        if _int(row.get("r")) == number:
            return row
        if _int(row.get("r")) > number:
            made = data.makeelement(f"{_S}row", {"r": str(number)})
            row.addprevious(made)
            return made
    made = data.makeelement(f"{_S}row", {"r": str(number)})
    data.append(made)
    return made


def _put(row: Node, place: int, value: float | str | None) -> None:
    """Write a cell; how it looks stays. Texts are written as texts, never as formulas."""
    name = f"{letters(place)}{row.get('r')}"
    cell = next((each for each in row if each.get("r") == name), None)
    if cell is None:
        if value is None:
            return
        cell = row.makeelement(f"{_S}c", {"r": name})
        row.insert(sum(_column(each) < place for each in row), cell)
    for child in list(cell):
        cell.remove(child)
    cell.attrib.pop("t", None)
    if isinstance(value, str):
        cell.set("t", "inlineStr")
        inline, words = cell.makeelement(f"{_S}is"), cell.makeelement(f"{_S}t")
        words.text = unmarked(value)
        inline.append(words)
        cell.append(inline)
    elif value is not None:
        held = cell.makeelement(f"{_S}v")
        held.text = f"{value:.12g}"
        cell.append(held)


def _column(cell: Node) -> int:
    """The number of a cell's column, counted from 0."""
    number = 0
    for letter in cell.get("r", ""):
        if not letter.isalpha():
            break
        number = number * 26 + ord(letter.upper()) - ord("A") + 1
    return number - 1


def _int(text: str | None) -> int:
    return int(text) if text is not None and text.isdecimal() else 0
