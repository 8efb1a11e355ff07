"""Do two groups differ in a mean? Student's t with a pooled variance, and Welch's.

    t = (m1 - m2) / sqrt(s^2 (1 / n1 + 1 / n2 - 2 n12 / (n1 n2))),
    s^2 = ((n1 - 1) s1^2 + (n2 - 1) s2^2) / (n1 + n2 - 2),   df = n1 + n2 - n12 - 2,

pooled (SPSS Algorithms, CTABLES; without overlap R's t.test with var.equal); and with v = SE^2

    t = (m1 - m2) / sqrt(v1 + v2 - 2 r sqrt(v1 v2)),         r = n12 / sqrt(n1 n2),
    df = (v1 + v2)^2 / (v1^2 / (n1 - 1) + v2^2 / (n2 - 1)),  at most n1 + n2 - n12 - 2,

Welch's (R's t.test), r being the correlation of two means that share n12 respondents. With weights
n is the effective base, n12 the effective overlap and SE the linearised standard error (R survey,
svymean; the difference and its error are those of svyttest with the groups as strata); a known
population multiplies SE^2 by 1 - n / N.
"""

from __future__ import annotations

import numpy as np

from omnibus_desktop.tables.breaks import Breaks
from omnibus_desktop.tables.chances import Floats, student_tails
from omnibus_desktop.tables.comparisons import (
    Compared,
    Testing,
    against_rest,
    between_pairs,
    nothing,
    overlap_of,
    pairs,
    testing,
)
from omnibus_desktop.tables.options import Options
from omnibus_desktop.tables.presets import Preset
from omnibus_desktop.tables.significance import Differences, Places
from omnibus_desktop.values import dataclass

_NOTHING = 1e-9  # of a variance: so little of it is left by rounding alone
_SAME = 1e-12  # of a mean: means of sums of weights that differ by less are the same


@dataclass(frozen=True, eq=False)
class Means:
    """Means of S sides: respondents, the effective base, the mean, the variance of a sample, the
    square of the mean's standard error as from an endless population, and `left`, 1 - n / N (1
    where N is not known), by which that shrinks. NaN where too few answered to know."""

    count: Floats
    effective: Floats
    mean: Floats
    variance: Floats
    error: Floats
    left: Floats

    def take(self, sides: Places | slice) -> Means:
        """The same for some sides, in this order."""
        return Means(
            self.count[sides],
            self.effective[sides],
            self.mean[sides],
            self.variance[sides],
            self.error[sides],
            self.left[sides],
        )


def compare_means(
    breaks: Breaks, means: Means, options: Options, shared: Floats | None = None
) -> Compared:
    """The comparisons of one row of means, of the columns and then of their rests; as those of
    shares (see comparisons.compare)."""
    columns = len(breaks.groups)
    if options.test == "none" or not breaks.spans:
        return nothing(1, columns)
    how, groups = testing(options), means.take(slice(0, columns))
    if options.test == "rest":
        rests = means.take(slice(columns, None))
        return against_rest(breaks, differences_of_means(groups, rests, how.rules), how)
    first, second, _ = pairs(breaks.spans)
    overlap = None if shared is None else overlap_of(shared, first, second)
    one, other = groups.take(first), groups.take(second)
    pool = _pools(breaks, groups, how) if how.rules.spread_of_all else None
    return between_pairs(breaks, differences_of_means(one, other, how.rules, overlap, pool), how)


def differences_of_means(
    one: Means,
    other: Means,
    rules: Preset,
    overlap: Floats | None = None,
    pool: tuple[Floats, Floats] | None = None,
) -> Differences:
    """The tests of one side's mean against the other's, side by side (C x 1). `overlap` (C) is the
    effective base of those on both sides; `pool` are the common variance and its degrees of freedom
    where it is pooled over more than the two (C; NaN where it is not)."""
    shared = np.zeros_like(one.mean) if overlap is None else overlap
    difference, fewest = one.mean - other.mean, np.minimum(one.count, other.count)
    equal = fewest < rules.equal_spread_under
    with np.errstate(invalid="ignore", divide="ignore"):
        pooled, welch = _pooled(one, other, shared, pool), _welch(one, other, shared, rules)
        variance, whole, df = (np.where(equal, a, b) for a, b in zip(pooled, welch, strict=True))
        t = difference / np.sqrt(variance)
    enough = fewest >= max(2, rules.smallest_base)
    p = np.full(t.shape, np.nan)
    # Rounding alone may leave a trace of a variance that is none.
    tested = enough & (variance > _NOTHING * whole)
    p[tested] = student_tails(t[tested], df[tested])
    if rules.finite:
        census = enough & ~equal & (one.left == 0) & (other.left == 0)
        same = np.abs(difference) <= _SAME * np.abs(one.mean)
        p = np.where(census, np.where(same, 1.0, 0.0), p)
    return Differences(np.where(np.isnan(p), np.nan, difference)[:, None], p[:, None])


_Spread = tuple[Floats, Floats, Floats]  # variance of a difference, without overlap, its df


def _pooled(
    one: Means, other: Means, shared: Floats, pool: tuple[Floats, Floats] | None
) -> _Spread:
    e1, e2 = one.effective, other.effective
    variance = ((e1 - 1) * one.variance + (e2 - 1) * other.variance) / (e1 + e2 - 2)
    df = e1 + e2 - shared - 2
    if pool is not None:
        variance, df = np.where(np.isnan(pool[0]), (variance, df), pool)
    apart = 1 / e1 + 1 / e2
    return variance * (apart - 2 * shared / (e1 * e2)), variance * apart, df


def _welch(one: Means, other: Means, shared: Floats, rules: Preset) -> _Spread:
    e1, e2 = one.effective, other.effective
    v1, v2 = _errors(one, rules, shared), _errors(other, rules, shared)
    variance = v1 + v2 - 2 * shared / np.sqrt(e1 * e2) * np.sqrt(v1 * v2)
    df = (v1 + v2) ** 2 / (v1**2 / (e1 - 1) + v2**2 / (e2 - 1))
    return variance, one.error + other.error, np.minimum(df, e1 + e2 - shared - 2)


def _errors(side: Means, rules: Preset, shared: Floats) -> Floats:
    """The squares of standard errors; corrected for the population where nobody is on both
    sides."""
    if not rules.finite:
        return side.error
    return np.where(shared > 0, side.error, side.error * side.left)


def _pools(breaks: Breaks, groups: Means, how: Testing) -> tuple[Floats, Floats]:
    """Of each pair the variance pooled over all groups of its break, and its degrees of freedom
    (R's pairwise.t.test); NaN where groups of the break overlap."""
    first, _, families = pairs(breaks.spans)
    pool, freedom = np.full(len(first), np.nan), np.full(len(first), np.nan)
    for span, family, overlapping in zip(breaks.spans, families, breaks.overlapping, strict=True):
        if overlapping:
            continue
        part = groups.take(span)
        enough = part.count >= max(2, how.rules.smallest_base)
        df = (part.effective - 1)[enough]
        if df.sum() > 0:
            pool[family] = (df * part.variance[enough]).sum() / df.sum()
            freedom[family] = df.sum()
    return pool, freedom
