"""The beta distribution and the gamma function, on which others stand (see chances.py).

Sources: Abramowitz and Stegun 6.1.41 (log gamma) and 26.5.8 (beta, a continued fraction). Compared
with R in the tests: relative errors stay under 1e-11, with millions of degrees of freedom under
1e-9.
"""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike, NDArray

from omnibus_desktop.tables.normal import z_value

Floats = NDArray[np.float64]

_TINY = 1e-300
_ENOUGH = 1e-15
_STEPS = 20_000  # of a continued fraction; the square root of the degrees of freedom is needed
_ROUNDS = 100  # of a search for a quantile


def beta_below(
    below: ArrayLike, a: ArrayLike, b: ArrayLike, above: ArrayLike | None = None
) -> Floats:
    """The probability that a beta value with parameters a and b is below this one (the regularised
    incomplete beta function). Give 1 less the value as `above` where it is too near 1 to be
    subtracted from it."""
    rest = 1 - np.asarray(below, dtype=np.float64) if above is None else above
    x, y, p, q = np.broadcast_arrays(
        *(np.asarray(each, dtype=np.float64) for each in (below, rest, a, b))
    )
    with np.errstate(invalid="ignore"):
        swapped = x * (p + q + 2) > p + 1
        inside = (x > 0) & (y > 0) & np.isfinite(p + q)
    found = np.where(np.isnan(p + q + x), np.nan, np.where(x > 0, 1.0, 0.0))
    if inside.any():
        turned = swapped[inside]
        x, y = _turned(turned, x, y, inside)
        p, q = _turned(turned, p, q, inside)
        part = _beta_front(x, y, p, q) / (
            p * continued_fraction(np.ones_like(x), _beta_terms(x, p, q))
        )
        found[inside] = np.where(turned, 1 - part, part)
    return found


def _turned(
    turned: NDArray[np.bool_], one: Floats, other: Floats, inside: NDArray[np.bool_]
) -> tuple[Floats, Floats]:
    """Both, each in the place of the other where they are to be turned."""
    one, other = one[inside], other[inside]
    return np.where(turned, other, one), np.where(turned, one, other)


def beta_value(chance: float, a: ArrayLike, b: ArrayLike) -> Floats:
    """The value below which a beta value with parameters a and b is with this probability; NaN
    where a or b is not above 0. Halley's method from the value of a normal logit, halving the
    bracket wherever it would leave it."""
    p, q = np.broadcast_arrays(np.asarray(a, np.float64), np.asarray(b, np.float64))
    found = np.full(p.shape, np.nan)
    with np.errstate(invalid="ignore"):
        valid = (p > 0) & (q > 0)
    p, q = p[valid], q[valid]
    x, z = p / (p + q), z_value(200 * abs(chance - 0.5)) * math.copysign(1, chance - 0.5)
    likely = (p >= 1) & (q >= 1)
    x[likely] = 1 / (1 + (q / p * np.exp(-z * np.sqrt(1 / p + 1 / q)))[likely])
    low, high, left = np.zeros_like(p), np.ones_like(p), np.arange(len(p))
    for _ in range(_ROUNDS):
        at, wrong = x[left], beta_below(x[left], p[left], q[left]) - chance
        low[left] = np.where(wrong < 0, at, low[left])
        high[left] = np.where(wrong < 0, high[left], at)
        ahead = at - _halley(wrong, at, p[left], q[left])
        inside = (ahead >= low[left]) & (ahead <= high[left])
        x[left] = np.where(inside, ahead, (low[left] + high[left]) / 2)
        # The step after one of 1e-6 would be its cube; halving goes on to the last digits.
        size = np.abs(x[left] - at) / np.minimum(at, 1 - at)
        left = left[size > np.where(inside, 1e-6, 1e-13)]
        if not len(left):
            break
    found[valid] = x
    return found


def _halley(wrong: Floats, x: Floats, a: Floats, b: Floats) -> Floats:
    """The step of Halley's method for the beta distribution, whose density bends by
    (a - 1) / x - (b - 1) / (1 - x)."""
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        newton = wrong * x * (1 - x) / _beta_front(x, 1 - x, a, b)
        bend = np.minimum(newton * ((a - 1) / x - (b - 1) / (1 - x)), 1)
        return np.asarray(newton / (1 - bend / 2))


def _beta_front(x: Floats, y: Floats, a: Floats, b: Floats) -> Floats:
    """x^a y^b gamma(a + b) / (gamma(a) gamma(b)), y being 1 - x. The large parts of the three
    gammas are joined with the powers before they are taken, so that few digits cancel."""
    off = x * b - y * a  # 0 at the mean, where x (a + b) / a is 1
    with np.errstate(divide="ignore", invalid="ignore"):
        powers = a * _log(x * (a + b) / a, off / a) + b * _log(y * (a + b) / b, -off / b)
        rests = _stirling_rest(a + b) - _stirling_rest(a) - _stirling_rest(b)
        return np.asarray(np.exp(powers + rests) * np.sqrt(a * b / (2 * math.pi * (a + b))))


def _log(value: Floats, less_one: Floats) -> Floats:
    """ln(value), from value - 1 where that is the smaller of the two."""
    return np.where(np.abs(less_one) < 0.5, np.log1p(np.maximum(less_one, -1)), np.log(value))


def _beta_terms(x: Floats, a: Floats, b: Floats) -> Callable[[int], Floats]:
    def numerator(n: int) -> Floats:
        half, odd = divmod(n, 2)
        if odd:
            return -(a + half) * (a + b + half) * x / ((a + 2 * half) * (a + 2 * half + 1))
        return half * (b - half) * x / ((a + 2 * half - 1) * (a + 2 * half))

    return numerator


def continued_fraction(
    first: Floats,
    numerator: Callable[[int], Floats],
    denominator: Callable[[int], float] = lambda _: 1.0,
) -> Floats:
    """first + numerator(1) / (denominator(1) + numerator(2) / (denominator(2) + ...)), by Lentz's
    method, until all of the array has settled."""
    value = c = np.where(first == 0, _TINY, first)
    d = np.zeros_like(value)
    for n in range(1, _STEPS):
        top, bottom = numerator(n), denominator(n)
        d = bottom + top * d
        d = 1 / np.where(d == 0, _TINY, d)
        c = bottom + top / c
        c = np.where(c == 0, _TINY, c)
        step = c * d
        value = value * step
        if not np.any(np.abs(step - 1) > _ENOUGH):
            break
    return np.asarray(value)


def log_gamma(x: Floats) -> Floats:
    """ln gamma(x) for x above 0."""
    return np.asarray((x - 0.5) * np.log(x) - x + 0.5 * math.log(2 * math.pi) + _stirling_rest(x))


def _stirling_rest(x: Floats) -> Floats:
    """What Stirling's formula (x - 1/2) ln x - x + ln(2 pi) / 2 lacks of ln gamma(x), x above 0.
    Its series is used from 8 on; below, gamma(x) = gamma(x + 8) / (x (x + 1) ... (x + 7))."""
    small = x < 8
    if not small.any():
        return _stirling_series(x)
    up = np.where(small, x + 8, x)
    product = np.ones_like(x)
    for more in range(8):
        product = product * (x + more)
    back = (up - 0.5) * np.log(up) - (x - 0.5) * np.log(x) - 8 - np.log(product)
    return np.asarray(_stirling_series(up) + np.where(small, back, 0.0))


def _stirling_series(x: Floats) -> Floats:
    inverse = 1 / x
    square = inverse * inverse
    series = np.zeros_like(x)
    for divisor in (-360360 / 691, 1188.0, -1680.0, 1260.0, -360.0, 12.0):
        series = series * square + 1 / divisor
    return np.asarray(series * inverse)
