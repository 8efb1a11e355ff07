"""Which more figures have to be hidden so that none that is hidden can be worked out.

Whether something can be worked out is not asked of arithmetic, of which a reader may know more
than we do (totals less groups, nets, regions inside areas, complements, whole numbers), but of
other worlds (see alternatives.py): a figure is safe where respondents could have answered
otherwise so that it would differ while everything that is shown would be the same. Two respondents
who exchange answers are such a world where all columns that hold only one of them hide the rows
in which their answers differ; one who answers something else is one where all columns do. So what
is safe here is safe from any way of solving. Of all exchanges that would protect a figure, the
one is taken for which the fewest respondents are hidden.

Joint groups (region by type) are *places*: columns are unions of them.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from omnibus_desktop.tables.alternatives import Alternatives, Bools, Ints
from omnibus_desktop.tables.packs import Floats
from omnibus_desktop.values import dataclass

SPREAD = 4  # a figure at risk must be possible in so many more sizes, as a count of 1 to 5 has
PARTNER_SPREAD = 2  # and one that is hidden for the sake of others in so many
_MOST_PLACES = 24  # places inside, and outside, a column that are considered
_TOGETHER = 48  # exchanges that are tried together
_WHOLE = 1e6  # how much dearer it is to hide a figure of the whole
_NEVER = 1e12  # respondents: what it costs to hide what must be shown


@dataclass(frozen=True, eq=False)
class Crossed:
    """R rows and C columns over M places: `count` (R x C) and `base` (C) of respondents,
    `within` (C x M) which places a column holds, `here` (M) the respondents of the base at each,
    `apart` (M x M) which places have weights that a reader could tell from one another."""

    count: Ints
    base: Ints
    within: Bools
    here: Ints
    apart: Bools


def hide_cells(
    crossed: Crossed,
    risky: Bools,
    hidden: Bools,
    told: Bools,
    alternatives: Callable[[int], Alternatives],
) -> Bools:
    """All cells to hide (R x C): those at risk, those `hidden` already, and what they could be
    worked out from. Cells that are `told` elsewhere stay in sight."""
    hidden = hidden | risky
    dear = np.where(crossed.within.all(axis=1), _WHOLE, 1.0)
    cost = np.where(hidden, 0.0, np.where(told, _NEVER, (crossed.count + 1.0) * dear))
    done = np.zeros_like(hidden)
    exchanges = [_exchanges(crossed, column) for column in range(len(crossed.base))]
    changes: dict[int, Alternatives] = {}
    able = _possible(crossed)
    while True:
        open_ = np.argwhere((cost == 0) & ~done & ~told & (crossed.base > 0))
        if not len(open_):
            return np.asarray(cost == 0)
        for row, column in open_.tolist():
            if row not in changes:
                changes[row] = alternatives(row)
            wanted = SPREAD if risky[row, column] else PARTNER_SPREAD
            need = min(wanted, int(able[row, column]))
            _protect(changes[row], row, exchanges[column], cost, need)
            done[row, column] = True


def _possible(crossed: Crossed) -> Ints:
    """How much a count may be asked to vary (R x C): not beyond half of its group, nor beyond how
    many gave the answer, or did not, in all."""
    largest = int(np.argmax(crossed.base))
    gave = crossed.count[:, largest]
    rarer = np.minimum(gave, crossed.base[largest] - gave)
    half = (crossed.base + 1) // 2
    return np.asarray(np.maximum(1, np.minimum(half, rarer[:, None])))


@dataclass(frozen=True, eq=False)
class _Exchanges:
    """P ways to let respondents of a column answer otherwise: with another at a place outside, or
    (`outside` is -1) alone. `seen` (P x C) are the columns in which it would be noticed."""

    inside: NDArray[np.intp]
    outside: NDArray[np.intp]
    seen: Floats

    def only(self, chosen: Bools) -> _Exchanges:
        """These alone."""
        return _Exchanges(self.inside[chosen], self.outside[chosen], self.seen[chosen])


def _exchanges(crossed: Crossed, column: int) -> _Exchanges:
    within = crossed.within
    inside = _largest(np.flatnonzero(within[column] & (crossed.here > 0)), crossed.here)
    outside = _largest(np.flatnonzero(~within[column] & (crossed.here > 0)), crossed.here)
    one, other = np.repeat(inside, len(outside)), np.tile(outside, len(inside))
    only_one = within[:, one] != within[:, other]
    either = within[:, one] | within[:, other]
    seen = np.where(crossed.apart[one, other], either, only_one)
    seen = np.concatenate((seen, within[:, inside]), axis=1) & (crossed.base > 0)[:, None]
    alone = np.full(len(inside), -1, dtype=np.intp)
    return _Exchanges(
        np.concatenate((one, inside)),
        np.concatenate((other, alone)),
        np.ascontiguousarray(seen.T, dtype=np.float64),
    )


def _largest(places: NDArray[np.intp], here: Ints) -> NDArray[np.intp]:
    if len(places) <= _MOST_PLACES:
        return places
    return np.sort(places[np.argsort(-here[places], kind="stable")[:_MOST_PLACES]])


def _protect(
    alternatives: Alternatives, row: int, exchanges: _Exchanges, cost: Floats, need: int
) -> None:
    """Sets the cost of further cells to 0 until the count of this one could be `need` higher or
    lower in all, or nothing more can be done for it."""
    times = alternatives.able[:, exchanges.inside]
    back = alternatives.back[:, exchanges.outside]
    times = np.where(exchanges.outside < 0, times, np.minimum(times, back))
    # Figures of the whole are not given up only to widen what is safe already.
    is_whole = bool((exchanges.outside < 0).all())
    enough = need if is_whole else min(need, PARTNER_SPREAD)
    useful: Bools = np.any(times, axis=0)
    times, exchanges = times[:, useful], exchanges.only(useful)
    touched = (alternatives.effect != 0).astype(np.float64)
    up = alternatives.effect[:, row] > 0
    while True:
        price = touched @ cost @ exchanges.seen.T
        free = (price == 0) & (times > 0)
        spread = _spread(alternatives, exchanges, np.where(free, times, 0), up, need)
        if spread >= need:
            return
        limit = _NEVER if spread < enough else _WHOLE
        worth = np.where((price > 0) & (price < limit), np.minimum(times, need - spread), 0)
        if not worth.any():
            return
        rate = np.divide(price, worth, out=np.full(price.shape, np.inf), where=worth > 0)
        change, exchange = np.unravel_index(int(np.argmin(rate)), rate.shape)
        noticed = np.outer(touched[change], exchanges.seen[exchange]) > 0
        cost[noticed] = 0


def _spread(
    alternatives: Alternatives, exchanges: _Exchanges, times: Ints, up: Bools, need: int
) -> int:
    """By how much a count could be higher, and lower, in all, counted no further than to `need`;
    one exchange over and over is tried before several of them."""
    most = times.max(axis=1, initial=0)
    alone = int(most[up].max(initial=0)) + int(most[~up].max(initial=0))
    if alone >= need or not alone:
        return min(alone, need)
    sides = (np.where(side[:, None], times, 0) for side in (up, ~up))
    return min(need, sum(_together(alternatives, exchanges, side, need) for side in sides))


def _together(alternatives: Alternatives, exchanges: _Exchanges, times: Ints, enough: int) -> int:
    """How many exchanges can be made at once at least, each so many times, no respondent in two
    of them; counted no further than to `enough`."""
    made = 0
    used: dict[tuple[int, int, bool], int] = {}
    change, exchange = np.nonzero(times)
    most = times[change, exchange]
    order = np.argsort(-most, kind="stable")[:_TOGETHER]
    change, exchange = change[order], exchange[order]
    for one, other, who, who_back, able in zip(
        exchanges.inside[exchange].tolist(),
        exchanges.outside[exchange].tolist(),
        alternatives.who[change].tolist(),
        alternatives.who_back[change].tolist(),
        most[order].tolist(),
        strict=True,
    ):
        here, there = (who, one, True), (who_back, other, False)
        left = able - max(used.get(here, 0), used.get(there, 0))
        if left <= 0:
            continue
        used[here] = used.get(here, 0) + left
        if other >= 0:
            used[there] = used.get(there, 0) + left
        made += left
        if made >= enough:
            break
    return made
