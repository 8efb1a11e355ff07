"""The normal distribution.

Source: W. J. Cody, Rational Chebyshev approximations for the error function, Math. Comp. 23 (1969).
Compared with R in the tests: relative errors stay under 1e-12.
"""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]

_NEAR_TO, _FAR_FROM, _NO_MORE = 0.2, 5.0, 38.0  # erfc(28) is too small for a number
_BLOCK = 1 << 13  # numbers worked on at a time, which stay near the processor

_Ratio = tuple[tuple[float, ...], tuple[float, ...]]


def _polynomials(above: str, below: str) -> _Ratio:
    return tuple(map(float, above.split())), tuple(map(float, below.split()))


# Cody's numerators P and denominators Q, highest power first: erfc(x) is 1 - x P/Q(x^2) near 0 (he
# says up to 0.46875; the next form has 11 digits there, so up to where it is exact enough),
# exp(-x^2) P/Q(x) up to 4 (here to 5, with 13 digits), and beyond
# exp(-x^2) / x (1 / sqrt(pi) - 1/x^2 P/Q(1/x^2)).
_NEAR = _polynomials(
    """1.85777706184603153e-1 3.16112374387056560e0 1.13864154151050156e2 3.77485237685302021e2
    3.20937758913846947e3""",
    "1 2.36012909523441209e1 2.44024637934444173e2 1.28261652607737228e3 2.84423683343917062e3",
)
_MIDDLE = _polynomials(
    """2.15311535474403846e-8 5.64188496988670089e-1 8.88314979438837594e0 6.61191906371416295e1
    2.98635138197400131e2 8.81952221241769090e2 1.71204761263407058e3 2.05107837782607147e3
    1.23033935479799725e3""",
    """1 1.57449261107098347e1 1.17693950891312499e2 5.37181101862009858e2 1.62138957456669019e3
    3.29079923573345963e3 4.36261909014324716e3 3.43936767414372164e3 1.23033935480374942e3""",
)
_FAR = _polynomials(
    """1.63153871373020978e-2 3.05326634961232344e-1 3.60344899949804439e-1 1.25781726111229246e-1
    1.60837851487422766e-2 6.58749161529837803e-4""",
    """1 2.56852019228982242e0 1.87295284992346725e0 5.27905102951428412e-1 6.05183413124413191e-2
    2.33520497626869185e-3""",
)


def normal_tails(z: ArrayLike) -> Floats:
    """The probability that a standard normal value is further from 0 than z, either way: the
    two-sided p of z. NaN for NaN."""
    given = np.asarray(z, dtype=np.float64)
    x = np.abs(given).ravel()
    x *= math.sqrt(0.5)
    np.minimum(x, _NO_MORE, out=x)
    found = np.empty_like(x)
    for start in range(0, len(x), _BLOCK):
        here = slice(start, start + _BLOCK)
        np.multiply(_bell(x[here]), _ratio(_MIDDLE, x[here]), out=found[here])
    (near,), (far,) = (x < _NEAR_TO).nonzero(), (x > _FAR_FROM).nonzero()
    if len(near):
        y = x[near]
        found[near] = 1 - y * _ratio(_NEAR, y * y)
    if len(far):
        y = x[far]
        inverse = 1 / (y * y)
        found[far] = _bell(y) / y * (1 / math.sqrt(math.pi) - inverse * _ratio(_FAR, inverse))
    return found.reshape(given.shape)


def _bell(x: Floats) -> Floats:
    """exp(-x^2)."""
    square = x * x
    np.negative(square, out=square)
    return np.exp(square, out=square)


def _ratio(of: _Ratio, x: Floats) -> Floats:
    """One polynomial over another (Horner)."""
    above, below = x * of[0][0], x * of[1][0]
    for factor in of[0][1:-1]:
        above += factor
        above *= x
    for factor in of[1][1:-1]:
        below += factor
        below *= x
    above += of[0][-1]
    below += of[1][-1]
    above /= below
    return above


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
