"""Differences of groups from the rest of their break, as a slide tells them."""

from __future__ import annotations

import math
from collections.abc import Iterator

from omnibus_desktop.tables.rest import shares_of_rest
from omnibus_desktop.tables.table import Table
from omnibus_desktop.words.figures import column_label, figure, label, may_be_said, places_seen

_NOISE = 1e-9  # percentage points; a share is not known better


def signed(value: float) -> str:
    """ "+12", "−8", "0": whole points, halves away from nothing."""
    size = math.floor(abs(value) + 0.5 + _NOISE)
    return f"{'+' if value > 0 else '−'}{size}" if size else "0"


def is_tested(table: Table, row: int, place: int) -> bool:
    """Whether the group was compared with the rest of its break."""
    return bool(table.differs[row, place]) or not math.isnan(float(table.p_rest[row, place]))


def differences_said(table: Table, charted: tuple[str, ...]) -> Iterator[str]:
    """Each group's difference in points, "London −8 (not significant)", the largest first; of
    several rows named by the row, too. Groups of so few that none is drawn come last, with their
    counts: "County 9 of 9"."""
    rest, seen = shares_of_rest(table), places_seen((table,), charted)
    found = [
        (float(table.percent[row, place] - rest[row, place]), row, place)
        for row in range(len(table.rows))
        for place in seen
        if not table.columns[place].tiny
        and may_be_said(table, row, place)
        and not math.isnan(rest[row, place])
    ]
    for value, row, place in sorted(found, key=lambda each: -abs(each[0])):
        sure = "" if table.differs[row, place] else " (not significant)"
        if not is_tested(table, row, place):
            sure = " (not tested)"
        yield f"{_named(table, row, place)} {signed(value)}{sure}"
    for row in range(len(table.rows)):
        for place in seen:
            if table.columns[place].tiny and may_be_said(table, row, place):
                yield f"{_named(table, row, place)} {figure(table, row, place)}"


def _named(table: Table, row: int, place: int) -> str:
    name = f"{label(table.rows[row])}, " if len(table.rows) > 1 else ""
    return f"{name}{column_label(table.columns[place])}"
