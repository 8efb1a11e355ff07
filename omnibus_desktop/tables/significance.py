"""Do two groups differ in a share? A two-proportion z-test, for finite populations too, or an
exact test.

The z-test. With the share p of both together,

    z = (p1 - p2) / sqrt(p (1 - p) (1 / n1 + 1 / n2 - 2 n12 / (n1 n2))),

n12 being the respondents who stand in both groups (SPSS Algorithms, CTABLES). Where there are
none its square is Pearson's chi-square of the 2 x 2 table, and R's prop.test without continuity
correction. With weights n is Kish's effective base and n12 the effective overlap (overlaps.py).

Where n of N members of a group answered, and the convention corrects for that, each group has the
variance of a share drawn without replacement, as R's survey package gives it with `fpc`:

    z = (p1 - p2) / sqrt(v1 + v2),    v = p (1 - p) / (n - 1) * (1 - n / N),

the last factor being 1 for a group whose N is not known. Where all members of both groups answered
nothing was left to chance: any difference is one (p = 0).

The exact test (Fisher) stands in where an expected count is under 5, two-sided. There z is no
test: one answer of 10 against one of 80 gives p = 0.003 with z, though chance alone does as much
in one case of five. Fisher's test knows no finite population, which can only make it miss a
difference; and no weights and no overlap, so that with these no test is made.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from omnibus_desktop.tables.chances import Floats
from omnibus_desktop.tables.exact import fisher_p
from omnibus_desktop.tables.normal import normal_tails
from omnibus_desktop.tables.presets import OURS, Preset
from omnibus_desktop.values import dataclass

SMALLEST_EXPECTED = 5.0

_NOTHING = 1e-9  # of a variance: so little of it is left by rounding alone
_SAME = 1e-12  # shares of sums of weights that differ by less are the same


@dataclass(frozen=True, eq=False)
class Side:
    """One side of comparisons: shares (R x C), counts (R x C) and for each column (C, or R x C)
    the base, the effective base and the population (NaN where it is not known)."""

    share: Floats
    count: NDArray[np.int64]
    base: NDArray[np.int64]
    effective: Floats
    population: Floats

    def take(self, columns: NDArray[np.intp]) -> Side:
        """The same for some columns, in this order. (By `take`, whose result lies in memory as it
        did before, and not the other way round.)"""
        return Side(
            self.share.take(columns, axis=1),
            self.count.take(columns, axis=1),
            self.base.take(columns, axis=-1),
            self.effective.take(columns, axis=-1),
            self.population.take(columns, axis=-1),
        )

    def rows(self, here: slice) -> Side:
        """The same for some rows."""
        by_row = self.base.ndim > 1
        return Side(
            self.share[here],
            self.count[here],
            self.base[here] if by_row else self.base,
            self.effective[here] if by_row else self.effective,
            self.population[here] if by_row else self.population,
        )


def p_values(
    one: Side,
    other: Side,
    weighted: bool,
    rules: Preset = OURS,
    overlap: Floats | None = None,
) -> Floats:
    """Two-sided p of one side against the other, column by column (R x C); NaN where no test is
    made: a base is under the smallest, nobody or everybody gave the answer, or counts are too
    small and an exact test cannot be made. `overlap` (C) is the effective base of those who
    stand on both sides; None where nobody does."""
    with np.errstate(invalid="ignore", divide="ignore"):
        together = one.effective + other.effective
        pooled = (one.share * one.effective + other.share * other.effective) / together
        spread = _spread(one, other, overlap)
        variance = pooled * (1 - pooled) * spread
        if rules.finite:
            variance = _corrected(variance, one, other)
        z = (one.share - other.share) / np.sqrt(variance)
    p = normal_tails(z)
    enough = np.minimum(one.base, other.base) >= rules.smallest_base
    tested = (spread > 0) & enough & _between(pooled)
    if not rules.extremes:
        tested &= _between(one.share) & _between(other.share)
    census = (
        (one.base >= one.population) & (other.base >= other.population)
        if rules.finite
        else np.zeros(1, dtype=np.bool_)
    )
    p[~tested] = np.nan
    if census.any():
        same = np.abs(one.share - other.share) <= _SAME
        p = np.where(census & tested, np.where(same, 1.0, 0.0), p)
    if rules.exact:
        with np.errstate(invalid="ignore"):
            rarer = np.minimum(pooled, 1 - pooled) * np.minimum(one.effective, other.effective)
        sparse = (rarer < SMALLEST_EXPECTED) & tested & ~census
        if sparse.any():
            p[sparse] = _exact(one, other, sparse, weighted, overlap)
    return p


def _between(share: Floats) -> NDArray[np.bool_]:
    """Whether somebody gave the answer, and somebody did not."""
    return np.asarray((share > _SAME) & (share < 1 - _SAME))


def _spread(one: Side, other: Side, overlap: Floats | None) -> Floats:
    """1/n1 + 1/n2 - 2 n12 / (n1 n2) (C), 0 for two groups of the same respondents."""
    apart = 1 / one.effective + 1 / other.effective
    if overlap is None:
        return np.asarray(apart)
    spread = apart - 2 * overlap / (one.effective * other.effective)
    return np.where(spread > _NOTHING * apart, spread, 0.0)


def _corrected(variance: Floats, one: Side, other: Side) -> Floats:
    """The variance of the difference where the population of a side is known."""
    finite = np.isfinite(one.population) | np.isfinite(other.population)
    if not finite.any():
        return variance
    return np.where(finite, _variance(one) + _variance(other), variance)


def _variance(side: Side) -> Floats:
    """The variance of a share among n of N, R x C (Cochran, Sampling Techniques, 3.2)."""
    left = np.where(np.isnan(side.population), 1.0, 1 - side.base / side.population)
    return np.asarray(side.share * (1 - side.share) / (side.effective - 1) * left)


def _exact(
    one: Side, other: Side, where: NDArray[np.bool_], weighted: bool, overlap: Floats | None
) -> Floats:
    """Fisher's p for the cells in `where`, in their order; NaN where it cannot be."""
    found = np.full(where.shape, np.nan)
    possible = where if overlap is None else where & (overlap == 0)
    if not weighted and possible.any():
        found[possible] = fisher_p(
            *(
                np.broadcast_to(each, where.shape)[possible]
                for each in (one.count, one.base, other.count, other.base)
            )
        )
    return np.asarray(found[where])
