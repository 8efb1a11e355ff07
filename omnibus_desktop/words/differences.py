"""Differences of groups from the rest of their break, as a slide tells them."""

from __future__ import annotations

import math
from collections.abc import Iterator

from omnibus_desktop.tables.rest import shares_of_rest
from omnibus_desktop.tables.table import Table
from omnibus_desktop.words.figures import column_label, label, may_be_said, places_seen

_NOISE = 1e-9  # percentage points; a share is not known better


def signed(value: float) -> str:
    """ "+12", "−8", "0": whole points, halves away from nothing."""
    size = math.floor(abs(value) + 0.5 + _NOISE)
    return f"{'+' if value > 0 else '−'}{size}" if size else "0"


def differences_said(table: Table, charted: tuple[str, ...]) -> Iterator[str]:
    """Each group's difference in points, "London −8 (not significant)", the largest first; of
    several rows named by the row, too."""
    rest = shares_of_rest(table)
    found = [
        (float(table.percent[row, place] - rest[row, place]), row, place)
        for row in range(len(table.rows))
        for place in places_seen((table,), charted)
        if may_be_said(table, row, place) and not math.isnan(rest[row, place])
    ]
    for value, row, place in sorted(found, key=lambda each: -abs(each[0])):
        name = f"{label(table.rows[row])}, " if len(table.rows) > 1 else ""
        sure = "" if table.differs[row, place] else " (not significant)"
        yield f"{name}{column_label(table.columns[place])} {signed(value)}{sure}"
