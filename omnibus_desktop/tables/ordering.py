"""In which order the rows of a table stand: as they were asked, or by the size of one column."""

from __future__ import annotations

import math
from enum import StrEnum

from omnibus_desktop.tables.measures import Measure, size_of
from omnibus_desktop.tables.table import Table
from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.plain_text import plain


class Way(StrEnum):
    DOWN = "largest first"
    UP = "smallest first"


@dataclass(frozen=True)
class Order:
    """By the figures of the column with this key."""

    column: str
    way: Way = Way.DOWN


def next_order(order: Order | None, column: str) -> Order | None:
    """What choosing this column once more makes of the order: the largest first, then the
    smallest, then as the questionnaire has it (None)."""
    if order is None or order.column != column:
        return Order(column)
    return Order(column, Way.UP) if order.way is Way.DOWN else None


def rows_in_order(
    table: Table, order: Order | None, measure: Measure = Measure.PERCENT
) -> list[int]:
    """The places of all rows: nets first, don't know, none and other last, as in charts, and in
    each of these the figures that are hidden behind those that are shown."""
    rows = list(range(len(table.rows)))
    place = _place(table, order)
    if order is None or place is None:
        return rows
    sign = -1.0 if order.way is Way.DOWN else 1.0
    sizes = [size_of(table, row, place, measure) for row in rows]

    def key(row: int) -> tuple[bool, bool, bool, float]:
        found, size = table.rows[row], sizes[row]
        unknown = math.isnan(size)
        return found.last, not found.net, unknown, 0.0 if unknown else sign * size

    return sorted(rows, key=key)


def order_words(table: Table, order: Order | None) -> str:
    """ "Sorted by London, largest first"; "" where the rows stand as they were asked."""
    place = _place(table, order)
    if order is None or place is None:
        return ""
    return f"Sorted by {plain(table.columns[place].label)}, {order.way}"


def _place(table: Table, order: Order | None) -> int | None:
    if order is None:
        return None
    return next((n for n, each in enumerate(table.columns) if each.key == order.column), None)
