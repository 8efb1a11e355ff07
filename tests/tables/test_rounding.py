"""Shares are printed in whole percent, half up on the exact ratio."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from omnibus_desktop.tables.rounding import percent_text, whole_percent


@pytest.mark.parametrize(
    ("count", "base", "text"),
    [
        (11, 88, "13%"),
        (1, 8, "13%"),
        (0, 5, "0%"),
        (5, 5, "100%"),
        (1, 201, "[low]"),
        (1, 200, "1%"),
        (0, 0, ""),
        (0.1 + 0.2, 2.4, "13%"),
        (27.225, 100.0, "27%"),
    ],
)
def test_share_is_printed(count: float, base: float, text: str) -> None:
    assert percent_text(count, base) == text


@given(st.integers(1, 10_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_half_goes_up(pair: tuple[int, int]) -> None:
    count, base = pair
    exact = Fraction(100 * count, base)
    found = whole_percent(count, base)
    assert found is not None
    assert exact - Fraction(1, 2) < found <= exact + Fraction(1, 2)
