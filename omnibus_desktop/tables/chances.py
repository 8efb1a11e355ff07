"""Tail probabilities of chi-square and F, by continued fractions (Lentz's method).

Formulas: Abramowitz and Stegun 6.5.29, 6.5.31 and 26.5.8; accurate to about 1e-12.
"""

from __future__ import annotations

import math
from collections.abc import Callable

_TINY = 1e-300
_ENOUGH = 1e-15
_STEPS = 2000


def chi_square_tail(value: float, df: float) -> float:
    """The probability that chi-square with `df` degrees of freedom exceeds the value."""
    a, x = df / 2, value / 2
    if x <= 0:
        return 1.0
    front = math.exp(a * math.log(x) - x - math.lgamma(a))
    if x < a + 1:
        term = total = 1 / a
        step = a
        while abs(term) > abs(total) * _ENOUGH:
            step += 1
            term *= x / step
            total += term
        return 1 - front * total
    return front / _fraction(x + 1 - a, lambda n: -n * (n - a), lambda n: x + 1 - a + 2 * n)


def f_tail(value: float, df1: float, df2: float) -> float:
    """The probability that F with df1 and df2 degrees of freedom exceeds the value."""
    if value <= 0:
        return 1.0
    return _beta(df2 / 2, df1 / 2, df2 / (df2 + df1 * value))


def _beta(a: float, b: float, x: float) -> float:
    """The regularised incomplete beta function."""
    if x <= 0 or x >= 1:
        return 0.0 if x <= 0 else 1.0
    if x > (a + 1) / (a + b + 2):
        return 1 - _beta(b, a, 1 - x)
    front = math.exp(
        math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x)
    )

    def numerator(n: int) -> float:
        half, odd = divmod(n, 2)
        if odd:
            return -(a + half) * (a + b + half) * x / ((a + 2 * half) * (a + 2 * half + 1))
        return half * (b - half) * x / ((a + 2 * half - 1) * (a + 2 * half))

    return front / (a * _fraction(1.0, numerator, lambda _: 1.0))


def _fraction(
    first: float, numerator: Callable[[int], float], denominator: Callable[[int], float]
) -> float:
    """first + numerator(1) / (denominator(1) + numerator(2) / (denominator(2) + ...))."""
    value = c = first or _TINY
    d = 0.0
    for n in range(1, _STEPS):
        top, bottom = numerator(n), denominator(n)
        d = 1 / ((bottom + top * d) or _TINY)
        c = (bottom + top / c) or _TINY
        value *= c * d
        if abs(c * d - 1) < _ENOUGH:
            break
    return value
