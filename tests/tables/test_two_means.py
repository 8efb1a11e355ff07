"""Two means of a table compared, against figures by R (tests/expected/conventions.R)."""

from __future__ import annotations

from itertools import combinations

import pytest

from omnibus_desktop.tables.options import Options
from omnibus_desktop.tables.table import Table
from omnibus_desktop.tables.tabulate import tabulate
from omnibus_desktop.tables.two_means import compare_means_of
from tests.expected.figures import figures
from tests.tables.respondents import respondents

R = figures("conventions.csv")
PAIRS = list(combinations(range(1, 5), 2))


def made(*, population: bool = False, **options: str) -> Table:
    wave = respondents(population)
    chosen = {"preset": "plain", "adjust": "none"} | options
    if not population:
        chosen["population"] = "none"
    (found,) = tabulate(wave, wave.question("amount"), Options(**chosen))
    return found


@pytest.mark.parametrize("test", ["rest", "none", "pairs"])
@pytest.mark.parametrize(("preset", "name"), [("plain", "welch"), ("spss", "pooled")])
def test_two_groups_have_the_p_of_r_whatever_the_table_tests(
    test: str, preset: str, name: str
) -> None:
    if (test, preset) == ("pairs", "spss"):
        name = "spss"  # with the variance of all groups, and Bonferroni's adjustment
        table = made(test=test, preset=preset, adjust="bonferroni")
    else:
        table = made(test=test, preset=preset)
    for one, other in PAIRS:
        found = compare_means_of(table, "Mean", one, other)
        expected = R.get(f"mean.{name}.{one}.{other}")
        if expected is not None:
            assert found.p == pytest.approx(expected, rel=1e-7)
            assert ("Welch" in found.by) == (preset == "plain")


@pytest.mark.parametrize("test", ["rest", "none"])
def test_weighted_groups_are_compared_by_linearised_errors(test: str) -> None:
    table = made(test=test, weight="w")
    for one, other in PAIRS:
        found = compare_means_of(table, "Mean", one, other)
        assert found.p == pytest.approx(R[f"mean.weighted.{one}.{other}"], rel=1e-7)


def test_a_known_population_is_corrected_for() -> None:
    table = made(population=True, test="none", weight="w", preset="ours")
    for one, other in (PAIRS[n] for n in (0, 1, 3)):  # the last group is under 10
        found = compare_means_of(table, "Mean", one, other)
        assert found.p == pytest.approx(R[f"mean.weighted_finite.{one}.{other}"], rel=1e-7)
        assert "finite population correction" in found.by


@pytest.mark.parametrize("test", ["rest", "none", "pairs"])
@pytest.mark.parametrize(("preset", "name"), [("plain", "welch"), ("spss", "pooled")])
def test_a_group_and_the_total_are_compared_by_the_rest(test: str, preset: str, name: str) -> None:
    table = made(test=test, preset=preset)
    for group in range(1, 5):
        found = compare_means_of(table, "Mean", 0, group)
        assert found.p == pytest.approx(R[f"mean.{name}.rest.{group}"], rel=1e-7)
        assert "the rest" in found.by


def test_what_cannot_be_compared_is_not() -> None:
    table = made(test="none")
    assert compare_means_of(table, "Median", 1, 2).p is None
    assert compare_means_of(table, "Mean", 1, 1).p is None
    assert compare_means_of(made(test="none", weight="w"), "Mean", 0, 1).p is None
