"""Do two groups differ? A two-proportion z-test for finite populations, or an exact test.

The z-test. Where the population of neither group is known the share of both together, p, gives

    z = (p1 - p2) / sqrt(p (1 - p) (1 / n1 + 1 / n2)),

whose square is Pearson's chi-square of the 2 x 2 table. Where n of N members answered, each group
has the variance of a share drawn without replacement, as R's survey package gives it with `fpc`:

    z = (p1 - p2) / sqrt(v1 + v2),    v = p (1 - p) / (n - 1) * (1 - n / N),

the last factor being 1 for a group whose N is not known. Where all members of both groups answered
nothing was left to chance: any difference is one (p = 0). With weights n is the effective base.

The exact test (Fisher) stands in where an expected count is under 5, two-sided, adding all tables
that are no more likely than the one found. There z is no test: one answer of 10 against one of 80
gives p = 0.003 with z, though chance alone does as much in one case of five. Fisher's test knows no
finite population, which can only make it miss a difference.
"""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from omnibus_desktop.tables.intervals import Floats, shrink
from omnibus_desktop.values import dataclass

SMALLEST_BASE = 10  # no test is made for a group, or its rest, with fewer respondents
SMALLEST_EXPECTED = 5.0


@dataclass(frozen=True, eq=False)
class Side:
    """One side of comparisons: shares (R x C), counts (R x C) and for each column the base, the
    effective base and the population (NaN where it is not known)."""

    share: Floats
    count: NDArray[np.int64]
    base: NDArray[np.int64]
    effective: Floats
    population: Floats

    def take(self, columns: NDArray[np.intp]) -> Side:
        """The same for some columns, in this order."""
        return Side(
            self.share[:, columns],
            self.count[:, columns],
            self.base[columns],
            self.effective[columns],
            self.population[columns],
        )


def p_values(one: Side, other: Side, weighted: bool) -> Floats:
    """Two-sided p of one side against the other, column by column (R x C); NaN where no test is
    made: a base is under 10, nobody or everybody gave the answer, or counts are too small and
    an exact test cannot be made because answers are weighted."""
    with np.errstate(invalid="ignore", divide="ignore"):
        together = one.effective + other.effective
        pooled = (one.share * one.effective + other.share * other.effective) / together
        spread = (
            shrink(one.base, one.population) / one.effective
            + shrink(other.base, other.population) / other.effective
        )
        finite = ~(np.isnan(one.population) & np.isnan(other.population))
        variance = np.where(
            finite, _variance(one) + _variance(other), pooled * (1 - pooled) * spread
        )
        z = (one.share - other.share) / np.sqrt(variance)
        rarer = np.minimum(pooled, 1 - pooled) * np.minimum(one.effective, other.effective)
    # All answered on both sides: z is infinite for any difference and 0 / 0 for none.
    z = np.where((spread == 0) & (one.share == other.share), 0.0, z)
    p: Floats = _two_sided(z)
    enough = (one.base >= SMALLEST_BASE) & (other.base >= SMALLEST_BASE)
    varies = (pooled > 0) & (pooled < 1)
    p[~(enough & varies)] = np.nan
    sparse = (rarer < SMALLEST_EXPECTED) & (spread > 0) & enough & varies
    if sparse.any():
        p[sparse] = np.nan if weighted else _fisher(one, other, sparse)
    return p


def _variance(side: Side) -> Floats:
    """The variance of a share among n of N, R x C (Cochran, Sampling Techniques, 3.2)."""
    left = np.where(np.isnan(side.population), 1.0, 1 - side.base / side.population)
    return np.asarray(side.share * (1 - side.share) / (side.effective - 1) * left)


def adjusted(p: Floats, how: str) -> Floats:
    """p values adjusted for the number of tests made in the same row (R x tests); NaN stays NaN.

    Bonferroni; Holm's step-down; Benjamini and Hochberg's false discovery rate ("bh").
    """
    made = np.isfinite(p).sum(axis=1, keepdims=True)
    if how == "none" or p.shape[1] == 0:
        return p
    if how == "bonferroni":
        return np.asarray(np.minimum(p * made, 1.0))
    order = np.argsort(p, axis=1)  # NaN last
    rising = np.take_along_axis(p, order, axis=1)
    rank = np.arange(p.shape[1])
    if how == "holm":
        steps = np.maximum.accumulate(rising * np.maximum(made - rank, 1), axis=1)
    else:
        scaled = np.where(np.isnan(rising), np.inf, rising) * made / (rank + 1)
        steps = np.minimum.accumulate(scaled[:, ::-1], axis=1)[:, ::-1]
    steps = np.where(np.isnan(rising), np.nan, np.minimum(steps, 1.0))
    back = np.empty_like(p)
    np.put_along_axis(back, order, steps, axis=1)
    return back


def _two_sided(z: Floats) -> Floats:
    root = math.sqrt(2)
    flat = [math.erfc(abs(value) / root) for value in z.ravel().tolist()]
    return np.array(flat, dtype=np.float64).reshape(z.shape)


def _fisher(one: Side, other: Side, where: NDArray[np.bool_]) -> Floats:
    """Fisher's exact p for the cells in `where`, in their order (as R's fisher.test)."""
    n1 = np.broadcast_to(one.base, where.shape)[where]
    n2 = np.broadcast_to(other.base, where.shape)[where]
    x1 = np.broadcast_to(one.count, where.shape)[where]
    gave = x1 + np.broadcast_to(other.count, where.shape)[where]
    least = np.maximum(0, gave - n2)
    most = np.minimum(gave, n1)
    possible = least[:, None] + np.arange(int((most - least).max()) + 1)
    real = possible <= most[:, None]
    x = np.minimum(possible, most[:, None])
    logs = _log_factorials(int((n1 + n2).max()).bit_length())
    n1, n2, gave = n1[:, None], n2[:, None], gave[:, None]
    chance = -(logs[x] + logs[n1 - x] + logs[gave - x] + logs[n2 - gave + x])
    found = np.take_along_axis(chance, (x1 - least)[:, None], axis=1)
    # The factorials that are the same for all tables of a cell cancel; R's tolerance of 1e-7.
    likelihood = np.where(real, np.exp(chance - chance.max(axis=1, keepdims=True)), 0.0)
    as_rare = real & (chance <= found + 1e-7)
    return np.asarray((likelihood * as_rare).sum(axis=1) / likelihood.sum(axis=1))


@lru_cache(maxsize=2)
def _log_factorials(bits: int) -> Floats:
    """ln(0!), ln(1!) ... for all numbers of so many bits."""
    whole = np.arange(1, 1 << bits, dtype=np.float64)
    return np.concatenate(([0.0], np.cumsum(np.log(whole))))
