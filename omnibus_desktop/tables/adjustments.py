"""p values adjusted for the number of tests."""

from __future__ import annotations

import numpy as np

from omnibus_desktop.tables.packs import Floats

ADJUSTMENTS = ("none", "bonferroni", "holm", "bh")


def adjusted(p: Floats, how: str) -> Floats:
    """p values adjusted for the number of tests made in the same row (R x tests); NaN, where no
    test was made, stays NaN and counts for nothing.

    Bonferroni; Holm's step-down (Scand. J. Statist. 6, 1979); Benjamini and Hochberg's false
    discovery rate ("bh"; J. R. Statist. Soc. B 57, 1995). As R's p.adjust.
    """
    if how == "none" or p.shape[1] == 0:
        return p
    made = np.isfinite(p).sum(axis=1, keepdims=True)
    if how == "bonferroni":
        return np.asarray(np.minimum(p * made, 1.0))
    order = np.argsort(p, axis=1)  # NaN last
    rising = np.take_along_axis(p, order, axis=1)
    rank = np.arange(p.shape[1])
    if how == "holm":
        steps = np.maximum.accumulate(rising * np.maximum(made - rank, 1), axis=1)
    else:
        scaled = np.where(np.isnan(rising), np.inf, rising * (made / (rank + 1)))
        steps = np.minimum.accumulate(scaled[:, ::-1], axis=1)[:, ::-1]
    steps = np.where(np.isnan(rising), np.nan, np.minimum(steps, 1.0))
    back = np.empty_like(p)
    np.put_along_axis(back, order, steps, axis=1)
    return back


def adjusted_within(p: Floats, how: str, families: tuple[slice, ...], scope: str) -> Floats:
    """The same for R rows of tests that stand beside each other in `families` of columns: within
    each row of a family where the scope is "row", over all rows of it where it is "table"."""
    if how == "none":
        return p
    found = np.full_like(p, np.nan)
    for family in families:
        part = p[:, family]
        one = part if scope == "row" else part.reshape(1, -1)
        found[:, family] = adjusted(one, how).reshape(part.shape)
    return found
