"""Grids whose answers are ranks: which answer is the first choice."""

from __future__ import annotations

import re

from omnibus_desktop.tables.table import Table
from omnibus_desktop.wave.plain_text import plain

_ASKS = re.compile(r"\brank(?:s|ed|ing)?\b", re.IGNORECASE)
#: "1 being your favourite", "with 5 as the most important": the number that is the first choice.
_BEST = re.compile(
    r"\b(\d{1,2})\b\W*(?:(?:is|being|means|for|as|to|=)\W*)?(?:(?:your|the)\W+)?"
    r"(?:most|best|favou?rite|highest|top|first)\b",
    re.IGNORECASE,
)


def first_choice(table: Table) -> int | None:
    """The row of the first choice where the question asks to rank items and its answers are the
    numbers from 1 on; None of all others."""
    if table.item is None or not _ASKS.search(table.text):
        return None
    rows = [n for n, row in enumerate(table.rows) if not row.net and not row.last]
    ranks = [plain(table.rows[row].label) for row in rows]
    if len(ranks) < 2 or ranks != [str(rank) for rank in range(1, len(ranks) + 1)]:
        return None
    best = _BEST.search(plain(table.text))
    is_last = best is not None and best[1] == ranks[-1]
    return rows[-1] if is_last else rows[0]
