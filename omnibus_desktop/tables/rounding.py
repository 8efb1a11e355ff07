"""How a share is printed: in whole percent, half up, on the exact ratio."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

LOW = "[low]"  # above nothing, but rounds to 0: the shorthand of the UK statistics service

_NOISE = Decimal("1e-9")  # percent; sums of floating-point weights are not known better


def whole_percent(count: float, base: float) -> int | None:
    """100 * count / base as a whole number, half up: 11 of 88 is 13. None where the base is 0.

    Whole counts are rounded as exact ratios. Sums of weights carry the noise of binary fractions,
    so 12.4999999999 counts as 12.5 there.
    """
    if not base > 0:
        return None
    if float(count).is_integer() and float(base).is_integer():
        return (200 * int(count) + int(base)) // (2 * int(base))
    ratio = 100 * Fraction(count) / Fraction(base)
    exact = Decimal(ratio.numerator) / Decimal(ratio.denominator)
    return int(exact.quantize(_NOISE).quantize(Decimal(1), ROUND_HALF_UP))


def percent_text(count: float, base: float) -> str:
    """The share as it is printed: "13%"; "[low]" where it is above 0 and under a half percent;
    "" where the base is 0."""
    whole = whole_percent(count, base)
    if whole is None:
        return ""
    return LOW if whole == 0 and count > 0 else f"{whole}%"
