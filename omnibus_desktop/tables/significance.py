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

from dataclasses import replace
from functools import cached_property
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from omnibus_desktop.tables.exact import fisher_p
from omnibus_desktop.tables.normal import normal_tails
from omnibus_desktop.tables.packs import Floats
from omnibus_desktop.tables.presets import OURS, Preset
from omnibus_desktop.values import dataclass

SMALLEST_EXPECTED = 5.0

Bools = NDArray[np.bool_]
Places = NDArray[np.intp]

_Any = TypeVar("_Any", bound=np.generic)

_NOTHING = 1e-9  # of a variance: so little of it is left by rounding alone
_SAME = 1e-12  # shares of sums of weights that differ by less are the same
_BLOCK = 1 << 14  # tests made at a time, whose numbers stay near the processor


@dataclass(frozen=True, eq=False)
class Sides:
    """S sides of comparisons in the R rows of T tables: shares (0 to 1) and counts (S x R), the
    number of each row's `table` (R), and for each table (S x T) the base, the effective base and
    the population (NaN where it is not known)."""

    share: Floats
    count: NDArray[np.int64]
    table: Places
    base: NDArray[np.int64]
    effective: Floats
    population: Floats


@dataclass(frozen=True, eq=False)
class Differences:
    """P tests in each of R rows (P x R): `z`, or another figure with its sign, NaN where no test
    was made; and `given`, p where it does not come from z, NaN elsewhere, None where it never
    does."""

    z: Floats
    given: Floats | None = None

    @cached_property
    def p(self) -> Floats:
        """Two-sided p (P x R), NaN where no test was made."""
        if self.given is None:
            return normal_tails(self.z)
        found, by_z = self.given.copy(), np.isnan(self.given)
        found[by_z] = normal_tails(self.z[by_z])
        return found

    def rows(self, here: slice | NDArray[np.intp]) -> Differences:
        """The same for some rows."""
        return Differences(self.z[:, here], None if self.given is None else self.given[:, here])


@dataclass(frozen=True, eq=False)
class _Compared:
    """What is the same for all rows of a table (P x T), of the sides `first` and `second`.

    `part` is what share the first has of both together, `spread` 1/n1 + 1/n2 - 2 n12 / (n1 n2);
    `fewest` the smaller effective base; all NaN where no test is made. `finite` says where a
    population is known, and `census` where all of both answered; None for nowhere.
    """

    first: Places
    second: Places
    part: Floats
    spread: Floats
    fewest: Floats
    finite: Bools | None
    census: Bools | None
    apart: Bools  # those of whom nobody stands on both sides


def differences(
    sides: Sides,
    first: Places,
    second: Places,
    weighted: bool,
    rules: Preset = OURS,
    overlap: Floats | None = None,
) -> Differences:
    """The tests of the sides `first` against the sides `second` (numbers of sides, P) in all
    rows. None is made where a base is under the smallest, nobody or everybody gave the answer, or
    counts are too small and an exact test cannot be made. `overlap` (P) is the effective base of
    those who stand on both sides; None where nobody does."""
    with np.errstate(invalid="ignore", divide="ignore"):
        sides = _that_take_part(sides, rules)
        compared = _compared(sides, first, second, rules, overlap)
        own = _variance(sides) if compared.finite is not None else None
        z = np.empty((len(first), sides.share.shape[1]))
        given: Floats | None = None
        for here in _blocks(*z.shape):
            z[:, here], sparse = _z(sides, compared, own, here, rules.exact)
            which, row = (np.empty(0, np.intp),) * 2 if sparse is None else sparse.nonzero()
            row = row + here.start
            exact = compared.apart[which] & (not weighted)
            z[which[~exact], row[~exact]] = np.nan
            if exact.any():
                which, row = which[exact], row[exact]
                given = np.full_like(z, np.nan) if given is None else given
                given[which, row] = _fisher(sides, first[which], second[which], row)
    return Differences(z, given)


def _blocks(pairs: int, rows: int) -> list[slice]:
    step = max(1, _BLOCK // max(1, pairs))
    return [slice(start, start + step) for start in range(0, rows, step)]


def _that_take_part(sides: Sides, rules: Preset) -> Sides:
    """The sides with nothing (NaN) where a convention makes no test, and with shares that are 0
    or 1 but for rounding put right."""
    share = np.where(sides.share <= _SAME, 0.0, sides.share)
    share = np.where(share >= 1 - _SAME, 1.0, share)
    if not rules.extremes:
        share = np.where((share > 0) & (share < 1), share, np.nan)
    enough = sides.base >= rules.smallest_base
    return replace(sides, share=share, effective=np.where(enough, sides.effective, np.nan))


def _compared(
    sides: Sides, first: Places, second: Places, rules: Preset, overlap: Floats | None
) -> _Compared:
    one, other = sides.effective.take(first, axis=0), sides.effective.take(second, axis=0)
    spread, apart = 1 / one + 1 / other, np.ones(len(first), dtype=np.bool_)
    if overlap is not None:
        apart = overlap == 0
        less = spread - 2 * overlap[:, None] / (one * other)
        spread = np.where(less > _NOTHING * spread, less, np.nan)
    finite = census = None
    if rules.finite and np.isfinite(sides.population).any():
        known, all_of = np.isfinite(sides.population), sides.base >= sides.population
        # Of how many two groups consist together that share respondents is not known.
        finite = (known[first] | known[second]) & apart[:, None]
        census = all_of[first] & all_of[second] & apart[:, None]
    part, fewest = one / (one + other), np.minimum(one, other)
    return _Compared(first, second, part, spread, fewest, finite, census, apart)


def _variance(sides: Sides) -> Floats:
    """The variance of a share among n of N (S x R; Cochran, Sampling Techniques, 3.2)."""
    left = np.where(np.isnan(sides.population), 1.0, 1 - sides.base / sides.population)
    each = left / (sides.effective - 1)
    return np.asarray(sides.share * (1 - sides.share) * _by_row(each, sides.table))


def _by_row(each: NDArray[_Any], table: Places) -> NDArray[_Any]:
    """For each row the figures of its table; those of one table for all."""
    return each if each.shape[1] == 1 else each.take(table, axis=1)


def _z(
    sides: Sides, compared: _Compared, own: Floats | None, here: slice, exact: bool
) -> tuple[Floats, Bools | None]:
    """z in some rows, and, where an exact test may stand in for it, which of them are to be so."""
    first, second, table = compared.first, compared.second, sides.table[here]
    share = sides.share[:, here]
    one, other = share.take(first, axis=0), share.take(second, axis=0)
    difference = np.subtract(one, other, out=one)
    pooled = _by_row(compared.part, table) * difference
    pooled += other
    mixed = np.subtract(1, pooled, out=other)
    mixed *= pooled
    variance = mixed * _by_row(compared.spread, table)
    if own is not None and compared.finite is not None:
        both = own[:, here].take(first, axis=0) + own[:, here].take(second, axis=0)
        variance = np.where(_by_row(compared.finite, table), both, variance)
    z = np.divide(difference, np.sqrt(variance, out=variance), out=variance)
    census = None
    if compared.census is not None and compared.census.any():
        census = _by_row(compared.census, table) & (mixed > 0)
        same = np.abs(difference) <= _SAME
        z = np.where(census, np.where(same, 0.0, np.copysign(np.inf, difference)), z)
    if not exact:
        return z, None
    fewest = _by_row(compared.fewest, table)
    sparse = mixed * fewest < SMALLEST_EXPECTED  # or those that may be
    if not sparse.any():
        return z, None
    rarer = np.minimum(pooled, 1 - pooled)[sparse] * np.broadcast_to(fewest, z.shape)[sparse]
    sparse[sparse] = rarer < SMALLEST_EXPECTED
    sparse &= ~np.isnan(z)
    return z, sparse if census is None else sparse & ~census


def _fisher(sides: Sides, first: Places, second: Places, row: Places) -> Floats:
    """Fisher's p of these sides in these rows."""
    table = sides.table[row]
    return fisher_p(
        sides.count[first, row],
        sides.base[first, table],
        sides.count[second, row],
        sides.base[second, table],
    )
