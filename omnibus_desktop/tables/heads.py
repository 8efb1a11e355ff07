"""The heads of a table's columns: what each is called, its bases, and whether they are low."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from omnibus_desktop.tables.breaks import Breaks
from omnibus_desktop.tables.counts import Sums
from omnibus_desktop.tables.known import Known
from omnibus_desktop.tables.options import Options
from omnibus_desktop.tables.table import Column, State

MIN_BASE = 30  # bases under it are marked low, unless half of a known population answered
TINY_BASE = 10  # of groups under it counts are printed, with the same exception


def columns_of(
    breaks: Breaks, counted: Sequence[Sums], known: Sequence[Known], options: Options
) -> tuple[list[tuple[Column, ...]], NDArray[np.uint8]]:
    """The columns of each of T tables, and the state of every cell in a column by its base
    (T x C)."""
    groups = len(breaks.groups)
    names = zip(
        *((g.key, g.by, g.group, g.heading, g.label, g.letter) for g in breaks.groups), strict=True
    )
    called = tuple(names)
    asked = np.array([each.asked[:groups] for each in counted])
    base = np.array([each.base[:groups] for each in counted])
    population = np.array([each.columns for each in known])
    low = _is_under(base, population, MIN_BASE, options.min_base)
    tiny = (base > 0) & _is_under(base, population, TINY_BASE, options.tiny_base)
    figures = zip(
        asked.tolist(),
        base.tolist(),
        [each.weighted_base[:groups].tolist() for each in counted],
        [each.effective_base[:groups].tolist() for each in counted],
        [each.populations for each in known],
        low.tolist(),
        tiny.tolist(),
        [breaks.emptied if (asked == 0).any() else (False,) * groups] * len(counted),
        strict=True,
    )
    states = np.where(asked == 0, State.NOT_ASKED, np.where(low, State.LOW, State.SHOWN))
    return [tuple(map(Column, *called, *each)) for each in figures], states.astype(np.uint8)


def _is_under(
    base: NDArray[np.int64], population: NDArray[np.float64], usual: int, chosen: int | None
) -> NDArray[np.bool_]:
    """Whether a base is too small: under what was chosen; else under the usual one, unless half
    of a known population answered."""
    if chosen is not None:
        return base < chosen
    return (base < usual) & ~(base >= population / 2)
