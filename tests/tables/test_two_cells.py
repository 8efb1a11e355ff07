"""Two cells compared: the difference in points, and its test, against R."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from omnibus_desktop.tables.table import Table
from omnibus_desktop.tables.two_cells import compare_cells, points, significant, whole_points
from tests.charts.tables import column, groups, rows, table, total
from tests.expected.figures import figures

EXPECTED = figures("two_cells.csv")


def of_one_group(one: int, other: int, population: int | None = None) -> Table:
    whole = column("total", "Total", 100, population=population)
    return table(rows("a", "b"), (whole,), [[one], [other]])


def of_groups(
    one: tuple[int, int, int | None], other: tuple[int, int, int | None], **more: object
) -> Table:
    columns = tuple(
        column(f"region={n}", f"Group {n}", base, population=population)
        for n, (_, base, population) in enumerate((one, other), 1)
    )
    everybody = column("total", "Total", one[1] + other[1])
    counts = [[one[0] + other[0], one[0], other[0]]]
    return table(rows("a"), (everybody, *columns), counts, **more)


@pytest.mark.parametrize(
    "name", ["mcnemar.40.25", "mcnemar.30.12", "binomial.12.5", "binomial.3.3"]
)
def test_two_answers_of_the_same_respondents(name: str) -> None:
    kind, first, second = name.split(".")
    found = compare_cells(of_one_group(int(first), int(second)), (0, 0), (1, 0), (0, 0.0))
    assert found.p == pytest.approx(EXPECTED[name], rel=1e-9)
    assert ("McNemar" in found.by) == (kind == "mcnemar")


def test_those_who_gave_both_answers_say_nothing_of_the_difference() -> None:
    found = compare_cells(of_one_group(50, 35), (0, 0), (1, 0), (10, 10.0))
    assert found.p == pytest.approx(EXPECTED["mcnemar.40.25"], rel=1e-9)
    assert compare_cells(of_one_group(50, 35), (0, 0), (1, 0), None).p is None


def test_answers_of_a_known_population() -> None:
    found = compare_cells(of_one_group(40, 25, 152), (0, 0), (1, 0), (0, 0.0))
    assert found.p == pytest.approx(EXPECTED["finite.40.25"], rel=1e-9)
    assert "finite population correction" in found.by


def test_where_everybody_answered_any_difference_is_one() -> None:
    census = of_one_group(40, 39, 100)
    assert compare_cells(census, (0, 0), (1, 0), (0, 0.0)).p == 0.0


def test_two_groups_of_one_answer() -> None:
    found = compare_cells(of_groups((30, 50, None), (18, 60, None)), (0, 1), (0, 2), None)
    assert found.p == pytest.approx(EXPECTED["groups.30.50.18.60"], rel=1e-9)
    assert found.by == "a two-proportion z-test"


def test_small_groups_by_an_exact_test() -> None:
    found = compare_cells(of_groups((2, 20, None), (7, 22, None)), (0, 1), (0, 2), None)
    assert found.p == pytest.approx(EXPECTED["fisher.2.20.7.22"], rel=1e-9)
    assert "Fisher" in found.by


def test_groups_of_known_populations() -> None:
    found = compare_cells(of_groups((30, 50, 70), (18, 60, 120)), (0, 1), (0, 2), None)
    assert found.p == pytest.approx(EXPECTED["finite.30.50.18.60"], rel=1e-9)


def test_a_group_and_the_total_are_compared_by_the_rest() -> None:
    made = of_groups((30, 50, None), (18, 60, None))
    untested = replace(made, p_rest=np.full_like(made.p_rest, np.nan))
    found = compare_cells(untested, (0, 1), (0, 0), None)
    assert found.p == pytest.approx(EXPECTED["rest.30.50.48.110"], rel=1e-9)
    assert "against the rest" in found.by


def test_where_the_table_has_that_test_it_is_the_same() -> None:
    made = of_groups((30, 50, None), (18, 60, None))
    assert compare_cells(made, (0, 1), (0, 0), None).p == made.p_rest[0, 1]


def test_groups_that_may_share_respondents_are_not_tested() -> None:
    shared = of_groups((30, 50, None), (18, 60, None), overlapping=("region",))
    assert compare_cells(shared, (0, 1), (0, 2), None).p is None
    elsewhere = (*groups("North"), *groups("County", by="type"))
    other = table(rows("a"), (total(), *elsewhere), [[40, 30, 20]])
    assert compare_cells(other, (0, 1), (0, 2), None).p is None
    assert significant(other, compare_cells(other, (0, 1), (0, 2), None)) is None


def test_groups_of_nine_are_too_few() -> None:
    assert compare_cells(of_groups((9, 9, None), (0, 60, None)), (0, 1), (0, 2), None).p is None


@pytest.mark.parametrize(
    ("difference", "whole"), [("25/2", 13), ("-25/2", 13), ("124999999/10000000", 12), ("1/3", 0)]
)
def test_points_are_rounded_half_up(difference: str, whole: int) -> None:
    assert whole_points(Fraction(difference)) == whole


def test_points_are_of_exact_shares() -> None:
    made = table(rows("a"), (total(88),), [[11]])
    nobody = table(rows("a", "b"), (total(88),), [[11], [0]])
    assert points(nobody, (0, 0), (1, 0)) == Fraction(25, 2)
    assert made.percent[0, 0] == 12.5
