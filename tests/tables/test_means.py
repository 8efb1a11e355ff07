"""Tests and intervals of means against figures by R (tests/expected/conventions.R)."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest

from omnibus_desktop.tables.means import Means, differences_of_means
from omnibus_desktop.tables.options import Options
from omnibus_desktop.tables.presets import OURS, PLAIN, SPSS, Preset, Q
from omnibus_desktop.tables.table import Statistic
from omnibus_desktop.tables.tabulate import tabulate
from tests.expected.figures import figures
from tests.tables.respondents import respondents
from tests.waves import make_wave, scale, single

R = figures("conventions.csv")
PAIRS = list(combinations(range(1, 5), 2))
BY_PAIRS = Options(test="pairs", preset="plain", population="none")


def mean(options: Options, *, population: bool = False) -> Statistic:
    wave = respondents(population)
    (table,) = tabulate(wave, wave.question("amount"), options)
    return table.statistics[0]


def pairs(of: Statistic) -> list[float | None]:
    return [of.p_pairs[one][other] for one, other in PAIRS]


def expected(name: str) -> list[float]:
    return [R[f"mean.{name}.{one}.{other}"] for one, other in PAIRS]


@pytest.mark.parametrize(("preset", "name"), [("plain", "welch"), ("spss", "spss")])
def test_pairs_of_means_are_those_of_r(preset: str, name: str) -> None:
    assert pairs(mean(replace(BY_PAIRS, preset=preset))) == pytest.approx(expected(name), rel=1e-8)


@pytest.mark.parametrize(("preset", "name"), [("plain", "welch"), ("spss", "pooled")])
def test_means_against_the_rest_are_those_of_r(preset: str, name: str) -> None:
    found = mean(replace(BY_PAIRS, preset=preset, test="rest", adjust="none"))
    r = [R[f"mean.{name}.rest.{group}"] for group in range(1, 5)]
    assert list(found.p_rest[1:]) == pytest.approx(r, rel=1e-8)
    assert found.differs == (0, -1, 0, 1, 1)


def test_weighted_means_are_tested_by_linearised_errors() -> None:
    found = pairs(mean(replace(BY_PAIRS, weight="w")))
    assert found == pytest.approx(expected("weighted"), rel=1e-8)


def test_a_known_population_makes_errors_of_means_smaller() -> None:
    found = pairs(mean(Options(test="pairs", weight="w"), population=True))
    r = expected("weighted_finite")
    large = [0, 1, 3]  # the last group is under 10
    assert [found[n] for n in large] == pytest.approx([r[n] for n in large], rel=1e-8)


def test_means_of_groups_that_share_respondents() -> None:
    found = mean(replace(BY_PAIRS, preset="spss", adjust="none", by=(("set",),)))
    sets = list(combinations(range(1, 4), 2))
    assert [found.p_pairs[one][other] for one, other in sets] == pytest.approx(
        [R[f"overlap_mean.{m}.{n}"] for m, n in sets], rel=1e-8
    )


def test_the_higher_mean_has_the_letters_of_the_lower_ones() -> None:
    assert mean(BY_PAIRS).letters == ((), (), (), ("A",), ("A",))


def test_intervals_of_means_are_those_of_r() -> None:
    found = mean(BY_PAIRS)
    groups = range(1, 5)
    assert list(found.lows[1:]) == pytest.approx([R[f"mean.low.{g}"] for g in groups], rel=1e-8)
    assert list(found.highs[1:]) == pytest.approx([R[f"mean.high.{g}"] for g in groups], rel=1e-8)


def test_the_interval_of_a_weighted_mean_stands_on_the_effective_base() -> None:
    found = mean(replace(BY_PAIRS, weight="w"))
    assert (found.lows[0], found.highs[0]) == pytest.approx(
        [R["mean.weighted.low"], R["mean.weighted.high"]], rel=1e-8
    )


def test_a_scale_is_tested_as_its_numbers_are() -> None:
    points = {n: str(n) for n in range(1, 6)}
    codes = [1 + (n * n + n // 20) % 5 for n in range(60)]
    wave = make_wave(
        single("g", "G", [1 + n // 30 for n in range(60)], {1: "a", 2: "b"}),
        scale("s", "S", codes, points),
        by_default=("g",),
    )
    (table,) = tabulate(wave, wave.question("s"))
    one, other = codes[:30], codes[30:]
    v1, v2 = np.var(one, ddof=1) / 30, np.var(other, ddof=1) / 30
    assert table.statistics[0].p_rest[1] == table.statistics[0].p_rest[2]
    assert table.statistics[0].ses[1:] == pytest.approx([math.sqrt(v1), math.sqrt(v2)])


def test_a_census_of_both_groups_leaves_no_doubt_about_means() -> None:
    one, other = side(12, 3.0, left=0), side(12, 3.1, left=0)
    assert p(one, other, OURS) == 0
    assert p(one, one, OURS) == 1
    assert p(one, other, PLAIN) > 0.5


def test_means_without_any_spread_are_not_tested() -> None:
    assert math.isnan(p(side(12, 3.0, variance=0), side(12, 4.0, variance=0), PLAIN))


def test_q_pools_variances_of_groups_under_10() -> None:
    small, large = side(9, 3.0), side(30, 3.5, variance=2.5)
    assert p(small, large, Q) == p(small, large, SPSS)
    small = side(10, 3.0)
    assert p(small, large, Q) == p(small, large, PLAIN)


def p(one: Means, other: Means, rules: Preset) -> float:
    return float(differences_of_means(one, other, rules).p[0, 0])


def side(n: int, mean: float, left: float = 1.0, variance: float = 1.0) -> Means:
    figures = (n, n, mean, variance, variance / n, left)
    return Means(*(np.array([float(each)]) for each in figures))
