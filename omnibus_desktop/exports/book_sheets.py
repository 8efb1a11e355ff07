"""A workbook as values: sheets of lines of cells. Two writers, .xlsx and .ods, take the same value.

A text is a text here whatever it begins with: a writer has no way to make a formula of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import IntEnum, auto
from functools import lru_cache
from typing import NamedTuple

from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.plain_text import plain

LONGEST_TEXT = 32_767  # UTF-16 units of a cell; a spreadsheet program cuts or refuses more
_LONGEST_NAME = 31  # UTF-16 units of a sheet's name
_LONGEST_MARK = 200  # of 255 characters of a marked table's name, some left for numbers
_OF_SHEETS = " _-()"  # signs that may stand in a sheet's name and in a link to it
_RESERVED = ("history",)  # a name that Excel keeps for itself


class Look(IntEnum):
    """What a cell is, from which each writer makes its font, alignment and number format."""

    TITLE = auto()
    SUBTITLE = auto()
    TEXT = auto()
    RUNNING = auto()  # text that runs on over the cells beside it
    BREAK = auto()  # the same over the groups of a break
    LINK = auto()
    HEADING = auto()  # over texts
    FIGURE_HEADING = auto()  # over figures
    LABEL = auto()
    FINDING_HEADING = auto()  # over findings
    FINDING = auto()  # words to the right of figures, set off from them
    PERCENT = auto()  # of 1, in whole percent
    PRINTED = auto()  # the same; "[low]" where it is above 0 and rounds to 0
    PERCENT_TENTH = auto()  # both to one decimal
    PRINTED_TENTH = auto()
    COUNT = auto()
    TENTH = auto()
    HUNDREDTH = auto()
    SIGN = auto()  # letters and arrows under a figure


def percent_look(decimals: int) -> Look:
    """Of percentages in tables that have so many decimals."""
    return Look.PERCENT_TENTH if decimals else Look.PERCENT


def printed_look(decimals: int) -> Look:
    """The same of those that say "[low]"."""
    return Look.PRINTED_TENTH if decimals else Look.PRINTED


@dataclass(frozen=True)
class Link:
    """A text that leads to column A of a line (from 0) of a sheet."""

    text: str
    sheet: str
    line: int = 0


Value = str | int | float
Cell = Value | Link | None  # None is a cell in which nothing is


class Line(NamedTuple):
    """A row of cells from column A on, and the look of each. `height_pt` None is one line of
    text. A plain tuple, as a workbook has tens of thousands of them."""

    cells: tuple[Cell, ...]
    looks: tuple[Look, ...]
    height_pt: float | None = None


@dataclass(frozen=True)
class Marked:
    """The lines `first` (the header, from 0) to `last` are one table of so many columns."""

    name: str
    first: int
    last: int
    columns: int


@dataclass(frozen=True)
class Sheet:
    name: str
    widths_pt: tuple[float, ...]
    lines: tuple[Line, ...]
    marked: Marked | None = None
    title: str = ""  # in the contents


@dataclass(frozen=True)
class Book:
    """The first sheet is the one that is seen when the file is opened."""

    title: str
    author: str
    sheets: tuple[Sheet, ...]


class Names:
    """Names of sheets and of marked tables, each given once whatever its capitals."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = {*_RESERVED, *(name.casefold() for name in taken)}

    def sheet(self, wanted: str, ending: str = "") -> str:
        """A name like `wanted` that every spreadsheet program and every link takes."""
        clean = "".join(c if c.isalnum() or c in _OF_SHEETS else "_" for c in plain(wanted))
        return self._once(clean.strip() or "Table", ending, _LONGEST_NAME)

    def mark(self, sheet: str) -> str:
        """The name of the table on this sheet; never one that could be a cell's, such as q1."""
        return self._once("tbl_" + re.sub("[^A-Za-z0-9_]", "_", sheet), "", _LONGEST_MARK)

    def _once(self, wanted: str, ending: str, longest: int) -> str:
        number, tail = 1, ending
        while True:
            name = within(wanted, longest - utf16_length(tail)).rstrip() + tail
            if name.casefold() not in self._taken:
                self._taken.add(name.casefold())
                return name
            number += 1
            tail = f"{ending}_{number}"


@lru_cache(maxsize=65536)
def cell_text(text: str) -> str:
    """The text as it may stand in a cell: on one line, nothing in it that is not seen, cut with
    "…" where a cell could not hold it."""
    text = plain(text)
    if utf16_length(text) <= LONGEST_TEXT:
        return text
    return within(text, LONGEST_TEXT - 1) + "…"


def utf16_length(text: str) -> int:
    """How long spreadsheet programs count a text."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def within(text: str, longest: int) -> str:
    """The start of a text, of at most so many UTF-16 units; no character is halved."""
    if utf16_length(text) <= longest:
        return text
    return text.encode("utf-16-le", "surrogatepass")[: 2 * longest].decode("utf-16-le", "ignore")
