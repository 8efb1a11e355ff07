"""How many cells the sheets of an OpenDocument spreadsheet come to, before a parser believes it.

A cell or a row may say that it is repeated a million times: a file of two kilobytes could ask for
more memory than there is.
"""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import NoReturn
from xml.parsers import expat

_BLOCK = 1 << 20
_CELLS = frozenset({"table:table-cell", "table:covered-table-cell"})
_MOST = 1 << 31  # no count is followed beyond


def cells_of(path: Path) -> int:
    """The cells of the largest sheet of the .ods file at `path`: its rows by its columns, as far
    as there is something in them.

    Raises ExpatError, ValueError or LookupError where its XML is damaged, missing or defines
    entities, and what zipfile raises for a damaged archive.
    """
    counting = _Counting()
    parser = expat.ParserCreate()
    parser.EntityDeclHandler = _defines_entity
    parser.StartElementHandler = counting.start
    parser.EndElementHandler = counting.end
    with zipfile.ZipFile(path) as archive, archive.open("content.xml") as content:
        while block := content.read(_BLOCK):
            parser.Parse(block)
    parser.Parse(b"", True)
    return counting.largest


class _Counting:
    """Counts while the parser tells of elements. Blank cells and rows count once something
    follows them."""

    def __init__(self) -> None:
        self.largest = 0
        self._row = self._rows = self._columns = 0  # rows so far, and as far as they are filled
        self._width = self._filled = 0  # of the row that is being read
        self._repeated = 1

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "table:table":
            self._row = self._rows = self._columns = 0
        elif name == "table:table-row":
            self._width = self._filled = 0
            self._repeated = _count(attributes, "table:number-rows-repeated")
        elif name in _CELLS:
            self._width += _count(attributes, "table:number-columns-repeated")
            if "office:value-type" in attributes or "table:formula" in attributes:
                self._filled = self._width
        elif name == "text:p":
            self._filled = self._width

    def end(self, name: str) -> None:
        if name != "table:table-row":
            return
        self._row += self._repeated
        if self._filled:
            self._rows = self._row
            self._columns = max(self._columns, self._filled)
        self.largest = max(self.largest, self._rows * self._columns)


def _defines_entity(*_: object) -> NoReturn:
    raise ValueError("it defines entities")


def _count(attributes: dict[str, str], name: str) -> int:
    found = attributes.get(name, "1")
    return min(int(found), _MOST) if found.isdecimal() else 1
