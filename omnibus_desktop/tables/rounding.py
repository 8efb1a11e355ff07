"""How a share is printed: in whole percent, half up, on the exact ratio."""

from __future__ import annotations

LOW = "[low]"  # above nothing, but rounds to 0: the shorthand of the UK statistics service

_PARTS = 10**9  # of a percent; sums of floating-point weights are not known better


def whole_percent(count: float, base: float) -> int | None:
    """100 * count / base as a whole number, half up: 11 of 88 is 13. None where the base is 0.

    Whole counts are rounded as exact ratios. Sums of weights carry the noise of binary fractions,
    so 12.4999999999 counts as 12.5 there.
    """
    if not base > 0:
        return None
    if float(count).is_integer() and float(base).is_integer():
        return (200 * int(count) + int(base)) // (2 * int(base))
    above, below = float(count).as_integer_ratio()
    base_above, base_below = float(base).as_integer_ratio()
    share, whole = 100 * above * base_below, below * base_above
    parts = (2 * _PARTS * share + whole) // (2 * whole)
    return (2 * parts + _PARTS) // (2 * _PARTS)


def percent_text(count: float, base: float) -> str:
    """The share as it is printed: "13%"; "[low]" where it is above 0 and under a half percent;
    "" where the base is 0."""
    whole = whole_percent(count, base)
    if whole is None:
        return ""
    return LOW if whole == 0 and count > 0 else f"{whole}%"
