"""The share of an answer among the others of a break, which a group is compared with."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from omnibus_desktop.tables.table import State, Table

_NOTHING = 1e-9  # of a base that is left by the noise of weights alone


def shares_of_rest(table: Table) -> NDArray[np.float64]:
    """The percentage (R x C, 0 to 100) of each row among those of a group's break who are not in
    the group: the sum of the other groups. NaN for the total, where nobody is left, where groups
    of the break overlap, and in rows of which a figure of the break is hidden: it could be worked
    out from what the others have in common."""
    found = np.full(table.percent.shape, np.nan)
    is_hidden = (table.state == State.HIDDEN) | np.isnan(table.weighted)
    for by in {column.by for column in table.columns if column.by is not None}:
        if by in table.overlapping:
            continue
        places = [place for place, column in enumerate(table.columns) if column.by == by]
        given = table.weighted[:, places]
        bases = np.array([table.columns[place].base for place in places])
        left, of = given.sum(axis=1, keepdims=True) - given, bases.sum() - bases
        may_be_said = ~is_hidden[:, places].any(axis=1, keepdims=True) & (of > _NOTHING)
        shares = 100 * left / np.where(of > _NOTHING, of, np.nan)
        found[:, places] = np.where(may_be_said, shares, np.nan)
    return found
