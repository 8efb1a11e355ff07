"""Which more groups have to be hidden whole so that the base of none of them can be worked out.

As for cells (see hiding.py) by other worlds, in which respondents belong to another group: all
columns in which that would be noticed have to be hidden, their bases and all that stands on them.
"""

from __future__ import annotations

import numpy as np

from omnibus_desktop.tables.alternatives import Bools
from omnibus_desktop.tables.hiding import PARTNER_SPREAD, SPREAD, Crossed
from omnibus_desktop.tables.packs import Floats
from omnibus_desktop.values import dataclass


def hide_groups(crossed: Crossed, risky: Bools, population: Floats) -> Bools:
    """The columns (C) to hide whole: those at risk, and those that would tell of them.
    `population` (C) is NaN where it is not known; no other world has more respondents."""
    room = np.where(np.isnan(population), np.inf, np.maximum(0, population - crossed.base))
    hidden = risky.copy()
    done = np.zeros_like(hidden)
    while (hidden & ~done).any():
        column = int(np.argmax(hidden & ~done))
        done[column] = True
        _protect(crossed, column, hidden, room, SPREAD if risky[column] else PARTNER_SPREAD)
    return hidden


@dataclass(frozen=True, eq=False)
class _Move:
    """A way for a column to have so many respondents more or fewer; `noticed` (C) where."""

    lower: float
    higher: float
    noticed: Bools


def _protect(crossed: Crossed, column: int, hidden: Bools, room: Floats, need: int) -> None:
    """Marks further columns as hidden until the base of this one could be `need` higher or lower
    in all, or nothing more can be done for it."""
    moves = _moves(crossed, column, room)
    need = min(need, int(crossed.base[column]) + int(min(room[column], need)))
    cost = crossed.base + 1.0
    while True:
        free = [move for move in moves if not (move.noticed & ~hidden).any()]
        spread = max((move.lower for move in free), default=0.0)
        spread += max((move.higher for move in free), default=0.0)
        if spread >= need:
            return
        choices = [
            (float(cost[move.noticed & ~hidden].sum()) / min(gain, need - spread), number)
            for number, move in enumerate(moves)
            if (gain := move.lower + move.higher) > 0 and (move.noticed & ~hidden).any()
        ]
        if not choices:
            return
        hidden |= moves[min(choices)[1]].noticed


def _moves(crossed: Crossed, column: int, room: Floats) -> list[_Move]:
    within, here = crossed.within, crossed.here
    moves = []
    for one in np.flatnonzero(within[column]).tolist():
        moves.append(_Move(float(here[one]), 0.0, within[:, one]))
        for other in np.flatnonzero(~within[column]).tolist():
            left, joined = within[:, one] & ~within[:, other], within[:, other] & ~within[:, one]
            lower = min(float(here[one]), float(room[joined].min(initial=np.inf)))
            higher = min(float(here[other]), float(room[left].min(initial=np.inf)))
            apart = bool(crossed.apart[one, other])
            noticed = within[:, one] | within[:, other] if apart else left | joined
            moves.append(_Move(lower, higher, noticed))
    return moves
