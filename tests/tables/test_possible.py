"""Which counts a published percentage can stand for."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

import omnibus_desktop
from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.tables.possible import possible_bases, possible_counts, possible_words
from omnibus_desktop.tables.rounding import whole_percent


@pytest.mark.parametrize(
    ("percent", "base", "counts"),
    [
        (13, 88, [11]),  # 12.5% prints 13
        (12, 88, []),
        (13, 7, []),
        (0, 1000, [0, 1, 2, 3, 4]),
        (100, 1000, [995, 996, 997, 998, 999, 1000]),
        ("12.5", 88, [11]),
        ("13.0", 88, []),
        (12.5, 88, [11]),
        (13.0, 88, [11]),
        (Decimal("12.50"), 88, [11]),
        ("13 %", 88, [11]),
        (50, 1, []),
        (100, 1, [1]),
    ],
)
def test_counts_are_those_that_print_so(
    percent: str | float | Decimal, base: int, counts: list[int]
) -> None:
    assert list(possible_counts(percent, base)) == counts


def test_decimals_may_be_said_apart() -> None:
    assert list(possible_counts(13, 88, decimals=1)) == []
    assert list(possible_counts(25, 88, decimals=1)) == [22]


@given(st.integers(1, 400), st.integers(0, 100))
def test_every_count_has_one_percentage_and_no_other(base: int, percent: int) -> None:
    counts = [count for count in range(base + 1) if whole_percent(count, base) == percent]
    assert list(possible_counts(percent, base)) == counts


@given(st.integers(1, 400), st.integers(0, 400), st.integers(0, 4))
def test_the_count_behind_a_percentage_is_found(base: int, count: int, decimals: int) -> None:
    count = min(count, base)
    unit = 10**decimals
    printed = (200 * unit * count + base) // (2 * base)
    found = possible_counts(Decimal(printed).scaleb(-decimals), base, decimals)
    assert count in found


def test_bases_are_told_with_their_counts() -> None:
    assert possible_bases(13, 1, 16) == {8: range(1, 2), 15: range(2, 3), 16: range(2, 3)}


@pytest.mark.parametrize(
    ("percent", "first", "last", "words"),
    [
        ("13", 88, 88, "13% of 88 is given by 11."),
        ("13", 7, 7, "13% of 7 is not possible: no count gives it."),
        ("1", 150, 150, "1% of 150 is given by any of 1 or 2."),
        ("0", 2000, 2000, "0% of 2,000 is given by any of 0 to 9."),
        ("13", 1, 16, "13% is possible with 3 of the bases 1 to 16: 8, 15 to 16."),
        ("13", 1, 7, "13% is not possible with any of the bases 1 to 7."),
        ("13", 200, 300, "13% is possible with all of the bases 200 to 300."),
        ("12.5%", 8, 8, "12.5% of 8 is given by 1."),
    ],
)
def test_the_answer_is_one_line(percent: str, first: int, last: int, words: str) -> None:
    assert possible_words(percent, first, last) == words


@pytest.mark.parametrize(
    "percent", ["", "x", "-1", "101", "100.1", "1e1", "12,5", "nan", "1.1234567"]
)
def test_what_is_no_percentage_is_told(percent: str) -> None:
    with pytest.raises(OmnibusError, match="no percentage"):
        possible_counts(percent, 10)


@pytest.mark.parametrize("base", [0, -5, True])
def test_what_is_no_base_is_told(base: int) -> None:
    with pytest.raises(OmnibusError, match="no base"):
        possible_counts(13, base)


@pytest.mark.parametrize(("first", "last"), [(5, 4), (0, 4), (1, 10**9)])
def test_what_is_no_range_of_bases_is_told(first: int, last: int) -> None:
    with pytest.raises(OmnibusError, match="no range of bases"):
        possible_bases(13, first, last)


def test_scripts_have_it_by_name() -> None:
    assert omnibus_desktop.possible_counts(13, 88) == range(11, 12)
