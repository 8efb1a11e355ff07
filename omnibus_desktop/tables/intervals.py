"""How sure a share is: Wilson's interval, for a sample from a known finite population too."""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def shrink(base: NDArray[np.int64], population: Floats) -> Floats:
    """The factor (N - n) / (N - 1) by which a variance shrinks because n of only N were asked.

    It is the variance of a share among n drawn without replacement from N, divided by that
    among n drawn with replacement. 1 where N is unknown (NaN), 0 where all N answered.
    """
    with np.errstate(invalid="ignore", divide="ignore"):
        factor = (population - base) / (population - 1)
    factor = np.where(np.isnan(population), 1.0, factor)
    return np.where(base >= population, 0.0, factor)


def wilson(share: Floats, base: Floats, factor: Floats, level: float) -> tuple[Floats, Floats]:
    """The lower and upper end of Wilson's interval for a share (0 to 1), NaN where base is 0.

    It holds all P with (p - P)^2 <= z^2 factor P (1 - P) / n, the score test turned round: with
    the finite population's variance (see `shrink`) z^2 is replaced by z^2 (N - n) / (N - 1).
    With n = N nothing is left open and the interval is the point. `base` is the effective base
    where answers are weighted (Kish), `level` is in percent.
    """
    z2 = z_value(level) ** 2 * factor
    with np.errstate(invalid="ignore", divide="ignore"):
        per = z2 / base
        centre = (share + per / 2) / (1 + per)
        half = np.sqrt(share * (1 - share) * per + per * per / 4) / (1 + per)
    low, high = np.clip(centre - half, 0.0, 1.0), np.clip(centre + half, 0.0, 1.0)
    # A share of 0 or 1 is an end of its own interval; do not leave it to cancelling digits.
    return np.where(share == 0, 0.0, low), np.where(share == 1, 1.0, high)


@lru_cache
def z_value(level: float) -> float:
    """The z that a standard normal value exceeds, either way, with probability 1 - level / 100:
    1.96 for 95. Newton's method on erfc, to double precision."""
    alpha = 1 - level / 100
    z = 1.0
    for _ in range(60):
        step = (math.erfc(z / math.sqrt(2)) - alpha) * math.sqrt(math.pi / 2) * math.exp(z * z / 2)
        z += step
        if abs(step) < 1e-15 * abs(z):
            break
    return z
