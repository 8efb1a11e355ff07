"""Figures are printed half up on the exact ratio, shares in whole percent unless asked."""

from __future__ import annotations

import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from omnibus_desktop.tables.rounding import (
    number_text,
    percent_parts,
    percent_text,
    whole_percent,
)


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


@given(
    st.integers(1, 10_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))),
    st.integers(0, 12),
)
def test_half_goes_up_at_any_number_of_decimals(pair: tuple[int, int], decimals: int) -> None:
    count, base = pair
    exact = Fraction(100 * count, base) * 10**decimals
    found = percent_parts(count, base, decimals)
    assert found is not None
    assert exact - Fraction(1, 2) < found <= exact + Fraction(1, 2)


@pytest.mark.parametrize(
    ("count", "base", "decimals", "text"),
    [
        (1, 8, 1, "12.5%"),
        (1, 16, 1, "6.3%"),  # 6.25
        (27.225, 100.0, 2, "27.23%"),
        (1, 3, 2, "33.33%"),
        (1, 2001, 1, "[low]"),
        (1, 2000, 1, "0.1%"),
        (0, 7, 2, "0.00%"),
        (7, 7, 3, "100.000%"),
    ],
)
def test_share_is_printed_with_decimals(
    count: float, base: float, decimals: int, text: str
) -> None:
    assert percent_text(count, base, decimals) == text


def test_older_signs_for_next_to_nothing_and_nothing() -> None:
    found = [percent_text(count, 1000, low="*", nil="-") for count in (0, 4, 5)]
    assert found == ["-", "*", "1%"]


def test_what_is_not_there_is_not_printed() -> None:
    assert whole_percent(math.nan, 8) is None
    assert percent_text(3, math.nan) == ""
    assert number_text(math.nan, 1) == ""


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (2.675, 2, "2.68"),  # a binary fraction just below
        (0.125, 2, "0.13"),
        (2.5, 0, "3"),
        (-0.125, 2, "-0.13"),
        (-0.001, 2, "0.00"),
        (1204.96, 1, "1,205.0"),
    ],
)
def test_number_is_printed(value: float, decimals: int, text: str) -> None:
    assert number_text(value, decimals) == text
