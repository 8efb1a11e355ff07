"""Why a figure was not tested against the rest of its break, in words."""

from __future__ import annotations

import numpy as np

from omnibus_desktop.tables.presets import PRESETS
from omnibus_desktop.tables.table import State, Table

_NO_SHARE = 1e-9  # of a percentage


def why_untested(table: Table, row: int | None, column: int) -> str:
    """The reason for which the figure in this row (None: a mean) has no p against the rest:
    "8 answered; groups under 10 are not tested". "" where none is known. Says nothing of the rest
    where a group of the break is hidden."""
    group, rules = table.columns[column], PRESETS[table.method.preset]
    others = [each for each in table.columns if each.by == group.by and each.key != group.key]
    if group.by in table.made_of:
        return ""  # which is said already
    least = rules.smallest_base
    if 0 <= group.unweighted_base < least:
        return f"{group.unweighted_base:,} answered; groups under {least} are not tested"
    if group.by in table.overlapping:
        return "groups overlap, and too few answered otherwise"
    rest = sum(each.unweighted_base for each in others)
    if not others or rest == 0:
        return "nobody is in the rest"
    if any(each.hidden for each in others):
        return ""
    if rest < least:
        return f"{rest:,} are in the rest; with under {least} nothing is tested"
    return "" if row is None else _why_of_share(table, row, column)


def _why_of_share(table: Table, row: int, column: int) -> str:
    by, rules = table.columns[column].by, PRESETS[table.method.preset]
    places = [place for place, each in enumerate(table.columns) if each.by == by]
    if (table.state[row, places] == State.HIDDEN).any():
        return ""
    shares = table.percent[row, places]
    given = shares[np.isfinite(shares)]
    if (given <= _NO_SHARE).all() or (given >= 100 - _NO_SHARE).all():
        return "nobody in the break answered otherwise"
    own = float(table.percent[row, column])
    if not rules.extremes and not _NO_SHARE < own < 100 - _NO_SHARE:
        return "shares of 0% and 100% are not tested"
    if table.weight is not None and rules.exact:
        return "too few gave or did not give this answer, and weighted counts have no exact test"
    return ""
