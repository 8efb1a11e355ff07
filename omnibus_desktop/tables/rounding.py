"""How figures are printed: half up, on the exact ratio, at any number of decimals."""

from __future__ import annotations

import math

LOW = "[low]"  # above nothing, but rounds to 0: the shorthand of the UK statistics service

_PARTS = 10**9  # of what is rounded to; sums of floating-point weights are not known better


def half_up(above: int, below: int) -> int:
    """The ratio as a whole number, halves upwards: 25 / 2 is 13."""
    return (2 * above + below) // (2 * below)


def whole_percent(count: float, base: float) -> int | None:
    """100 * count / base as a whole number, half up: 11 of 88 is 13. None where the base is 0, or
    either is not there (NaN)."""
    return percent_parts(count, base, 0)


def percent_parts(count: float, base: float, decimals: int) -> int | None:
    """The percentage in units of its last decimal, half up: 1 of 8 with one decimal is 125.

    Whole counts are rounded as exact ratios. Sums of weights carry the noise of binary fractions,
    so 12.4999999999 counts as 12.5 there.
    """
    if not base > 0 or math.isnan(count):
        return None
    scale = 100 * 10**decimals
    if float(count).is_integer() and float(base).is_integer():
        return half_up(scale * int(count), int(base))
    above, below = float(count).as_integer_ratio()
    base_above, base_below = float(base).as_integer_ratio()
    return _quiet(scale * above * base_below, below * base_above)


def percent_text(
    count: float, base: float, decimals: int = 0, low: str = LOW, nil: str = ""
) -> str:
    """The share as it is printed: "13%"; `low` where it is above 0 and rounds to 0; `nil`, if
    there is such a sign, where it is 0; "" where the base is 0."""
    parts = percent_parts(count, base, decimals)
    if parts is None:
        return ""
    if parts == 0 and count > 0:
        return low
    return nil if nil and parts == 0 else f"{_with_point(parts, decimals)}%"


def number_text(value: float, decimals: int) -> str:
    """A mean, say, to so many decimals, half up, with commas: "1,204.5"; "" for one that is not
    there (NaN)."""
    if not math.isfinite(value):
        return ""
    above, below = abs(value).as_integer_ratio()
    parts = _quiet(above * 10**decimals, below)
    return f"{'-' if value < 0 and parts else ''}{_with_point(parts, decimals)}"


def _quiet(above: int, below: int) -> int:
    """The ratio half up, as if its last binary digits were not there."""
    return half_up(half_up(_PARTS * above, below), _PARTS)


def _with_point(parts: int, decimals: int) -> str:
    whole, rest = divmod(parts, 10**decimals)
    return f"{whole:,}.{rest:0{decimals}d}" if decimals else f"{whole:,}"
