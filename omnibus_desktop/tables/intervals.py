"""How sure a share or a mean is: Wilson's interval, exact ones, and Student's, for a sample from a
known finite population too."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from omnibus_desktop.tables import beta, chances
from omnibus_desktop.tables.exact import Counts, count_interval
from omnibus_desktop.tables.normal import z_value
from omnibus_desktop.tables.packs import Floats
from omnibus_desktop.values import dataclass

__all__ = [
    "INTERVALS",
    "Floats",
    "Shares",
    "exact",
    "mean_interval",
    "share_interval",
    "shrink",
    "wilson",
]

INTERVALS = ("wilson", "exact")

Ends = tuple[Floats, Floats]


@dataclass(frozen=True, eq=False)
class Shares:
    """R x C shares (0 to 1, NaN where the base is 0) and counts; of each column (C, or R x C)
    respondents, the effective base and the population (NaN where it is not known)."""

    share: Floats
    count: Counts
    base: Counts
    effective: Floats
    population: Floats


def share_interval(of: Shares, weighted: bool, kind: str, level: float) -> Ends:
    """The lower and upper ends (R x C, 0 to 1) of the intervals of this kind; NaN where the base
    is 0. Where the whole population answered they are the share itself."""
    if kind == "exact":
        return exact(of, weighted, level)
    return wilson(of.share, of.effective, shrink(of.base, of.population), level)


def shrink(base: NDArray[np.int64], population: Floats) -> Floats:
    """The factor (N - n) / (N - 1) by which a variance shrinks because n of only N were asked.

    It is the variance of a share among n drawn without replacement from N, divided by that
    among n drawn with replacement. 1 where N is unknown (NaN), 0 where all N answered.
    """
    with np.errstate(invalid="ignore", divide="ignore"):
        factor = (population - base) / (population - 1)
    factor = np.where(np.isnan(population), 1.0, factor)
    return np.where(base >= population, 0.0, factor)


def wilson(share: Floats, base: Floats, factor: Floats, level: float) -> Ends:
    """The lower and upper end of Wilson's interval for a share (0 to 1), NaN where base is 0.

    It holds all P with (p - P)^2 <= z^2 factor P (1 - P) / n, the score test turned round (Wilson
    1927; Brown, Cai and DasGupta 2001): with the finite population's variance (see `shrink`)
    z^2 is replaced by z^2 (N - n) / (N - 1). With n = N nothing is left open and the interval is
    the point. `base` is the effective base where answers are weighted (Kish), `level` is in
    percent.
    """
    z2 = z_value(level) ** 2 * factor
    with np.errstate(invalid="ignore", divide="ignore"):
        per = z2 / base
        centre = (share + per / 2) / (1 + per)
        half = np.sqrt(share * (1 - share) * per + per * per / 4) / (1 + per)
    low, high = np.clip(centre - half, 0.0, 1.0), np.clip(centre + half, 0.0, 1.0)
    # A share of 0 or 1 is an end of its own interval; do not leave it to cancelling digits.
    return np.where(share == 0, 0.0, low), np.where(share == 1, 1.0, high)


def exact(of: Shares, weighted: bool, level: float) -> Ends:
    """Intervals that cover at least as often as the level says.

    Unweighted, from a known population: the least and the greatest number of its members that
    can have given the answer (hypergeometric), over N. Otherwise Clopper and Pearson's (1934),
    by quantiles of the beta distribution; weighted on the effective base (Korn and Graubard
    1998, R survey's svyciprop, "beta"), which a known population makes larger by
    (N - 1) / (N - n).
    """
    if weighted:
        left = shrink(of.base, of.population)
        base = np.full(left.shape, np.inf)
        np.divide(of.effective, left, out=base, where=left > 0)
        return _clopper_pearson(of.share, base, level)
    count, n, total = np.broadcast_arrays(of.count, of.base, of.population)
    known = np.isfinite(total) & (n > 0)
    low, high = _clopper_pearson(of.share, np.where(known, np.nan, n), level)
    if known.any():
        whole = total[known].astype(np.int64)
        least, most = count_interval(count[known], n[known], whole, level)
        low[known], high[known] = least / whole, most / whole
    return low, high


def _clopper_pearson(share: Floats, base: Floats, level: float) -> Ends:
    """The share itself on an infinite base; NaN on none, or one that is not known."""
    tail = (1 - level / 100) / 2
    base = np.broadcast_to(base, share.shape)
    finite = np.isfinite(base) & (base > 0)
    x, n = (share * np.where(finite, base, np.nan))[finite], base[finite]
    with np.errstate(invalid="ignore"):
        low, high = beta.beta_value(tail, x, n - x + 1), beta.beta_value(1 - tail, x + 1, n - x)
    lower, upper = (np.where(np.isinf(base), share, np.nan) for _ in range(2))
    lower[finite], upper[finite] = np.where(x > 0, low, 0.0), np.where(n - x > 0, high, 1.0)
    return lower, upper


def mean_interval(mean: Floats, error: Floats, base: Floats, level: float) -> Ends:
    """The lower and upper end of Student's interval for a mean with this standard error, on the
    effective base less 1 degrees of freedom; NaN where fewer than 2 answered."""
    half = chances.student_value(level, base - 1) * error
    return mean - half, mean + half
