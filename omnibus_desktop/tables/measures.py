"""What a cell of a table can show of its answer: the share, the count, or how it compares."""

from __future__ import annotations

import math
from enum import StrEnum
from typing import TYPE_CHECKING

from omnibus_desktop.tables.cells import HIDDEN, cell_text, count_text
from omnibus_desktop.tables.table import TOTAL, State, Table

if TYPE_CHECKING:
    from fractions import Fraction

MINUS = "\N{MINUS SIGN}"  # before a difference
_STANDARD = 100  # the index of the total


class Measure(StrEnum):
    PERCENT = "percent"
    COUNT = "count"
    BOTH = "both"
    INDEX = "index"  # the share, that of the total being 100
    DIFFERENCE = "difference"  # from the share of the total, in percentage points


MEASURES = {
    Measure.PERCENT: "Percent",
    Measure.COUNT: "Count",
    Measure.BOTH: "Percent and count",
    Measure.INDEX: "Index (total = 100)",
    Measure.DIFFERENCE: "Points from the total",
}
_COMPARING = (Measure.INDEX, Measure.DIFFERENCE)
_NO_FIGURE = (State.HIDDEN, State.NOT_ASKED)


def shown_as(table: Table, measure: Measure) -> Measure:
    """The measure as this table can have it: without a total nothing is compared with it, and its
    shares stand instead."""
    if measure in _COMPARING and _total(table) is None:
        return Measure.PERCENT
    return measure


def measure_words(table: Table, measure: Measure) -> str:
    """What the figures are, to be said beside them: "Figures: index (total = 100)"; "" for shares,
    whose sign says it."""
    words = {
        Measure.COUNT: "Figures: counts, unweighted",
        Measure.BOTH: "Figures: percentages, with unweighted counts in brackets",
        Measure.INDEX: "Figures: index of each share, the total being 100",
        Measure.DIFFERENCE: "Figures: percentage points from the total, whose own share is shown",
    }
    return words.get(shown_as(table, measure), "")


def figure_text(table: Table, row: int, column: int, measure: Measure) -> str:
    """The cell as it is printed: "89%", "81", "89% (81)", as an index "112", as a difference from
    the total "+5" (there the total has its share). What is hidden or was not asked has its sign;
    of groups so small that no percentages are printed of them, counts stand in every measure."""
    measure = shown_as(table, measure)
    if measure is Measure.COUNT:
        return count_text(table, row, column)
    share = cell_text(table, row, column)
    if measure is Measure.BOTH:
        count = count_text(table, row, column)
        return f"{share} ({count})" if share != count else share
    if (
        measure is Measure.PERCENT
        or table.columns[column].tiny
        or not _is_shown(table, row, column)
    ):
        return share
    return _compared(table, row, column, measure, share)


def size_of(table: Table, row: int, column: int, measure: Measure) -> float:
    """By what rows are put in order of size: the figure of this measure; NaN where none is shown,
    for the place of a row must not tell what its figure does not."""
    if not _is_shown(table, row, column):
        return math.nan
    if shown_as(table, measure) is Measure.COUNT:
        return float(table.count[row, column])
    share, total = float(table.percent[row, column]), _total(table)
    if shown_as(table, measure) not in _COMPARING or total is None or total == column:
        return share
    if not _is_shown(table, row, total):
        return math.nan
    whole = float(table.percent[row, total])
    if measure is Measure.DIFFERENCE:
        return share - whole
    return share / whole if whole > 0 else math.nan


def _total(table: Table) -> int | None:
    return next((n for n, column in enumerate(table.columns) if column.key == TOTAL), None)


def _is_shown(table: Table, row: int, column: int) -> bool:
    hidden = int(table.state[row, column]) in _NO_FIGURE or table.columns[column].hidden
    return not hidden and not math.isnan(float(table.percent[row, column]))


def _compared(table: Table, row: int, column: int, measure: Measure, share: str) -> str:
    from omnibus_desktop.tables.two_cells import points, whole_points

    total = _total(table)
    assert total is not None
    if not _is_shown(table, row, total):
        return HIDDEN
    if measure is Measure.DIFFERENCE:
        away = points(table, (row, column), (row, total))
        return share if column == total or away is None else signed(away, whole_points(away))
    whole = _share(table, row, total)
    if not whole:
        return ""
    return f"{whole_points(_STANDARD * _share(table, row, column) / whole):,}"


def signed(difference: Fraction, size: int) -> str:
    """A difference of this printed size: "+5", "\N{MINUS SIGN}5", "0"."""
    if not size:
        return "0"
    return f"{'+' if difference > 0 else MINUS}{size}"


def _share(table: Table, row: int, column: int) -> Fraction:
    from fractions import Fraction  # no percentage asks for it, and it brings decimal

    return Fraction(float(table.weighted[row, column])) / Fraction(table.columns[column].base)
