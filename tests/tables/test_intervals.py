"""Intervals of shares against worked reference values and R (tests/expected/conventions.R)."""

from __future__ import annotations

import math

import numpy as np
import pytest

from omnibus_desktop.tables.exact import count_interval
from omnibus_desktop.tables.intervals import Shares, exact, share_interval, shrink, wilson
from omnibus_desktop.tables.normal import z_value
from omnibus_desktop.tables.options import Options
from omnibus_desktop.tables.tabulate import tabulate
from tests.expected.figures import figures
from tests.tables.respondents import respondents

R = figures("conventions.csv")


@pytest.mark.parametrize(
    ("count", "base", "population", "low", "high"),
    [
        (90, 101, math.nan, 81.54, 93.81),
        (90, 101, 152, 85.07, 92.16),
        (51, 101, 152, 44.86, 56.12),
        (19, 91, math.nan, 13.79, 30.32),
        (19, 91, 152, 16.08, 26.65),
        (0, 91, 152, 0.00, 1.68),
        (91, 91, 152, 98.32, 100.00),
        (12, 33, 50, 27.40, 46.39),
        (5, 17, 27, 18.07, 44.05),
        (20, 33, 33, 60.61, 60.61),
        (11, 88, 152, 8.67, 17.69),
    ],
)
def test_interval_is_the_reference_value(
    count: int, base: int, population: float, low: float, high: float
) -> None:
    n = np.array([base])
    found = wilson(count / n, n.astype(float), shrink(n, np.array([float(population)])), 95.0)
    assert [round(100 * float(end[0]), 2) for end in found] == [low, high]


def test_nobody_has_no_interval() -> None:
    low, high = wilson(np.array([np.nan]), np.zeros(1), np.ones(1), 95.0)
    assert np.isnan(low[0])
    assert np.isnan(high[0])


@pytest.mark.parametrize(("level", "z"), [(50, 0.6744897501960817), (95, 1.959963984540054)])
def test_z_is_the_normal_quantile(level: float, z: float) -> None:
    assert z_value(level) == pytest.approx(z, rel=1e-14)


@pytest.mark.parametrize("level", [90, 95, 99])
@pytest.mark.parametrize(("count", "base"), [(90, 101), (0, 91), (91, 91), (1, 12), (500, 75_000)])
def test_exact_intervals_are_those_of_binom_test(count: int, base: int, level: int) -> None:
    low, high = exact(of(count, base), weighted=False, level=level)
    assert (low[0, 0], high[0, 0]) == pytest.approx(
        [R[f"exact.{count}.{base}.{level}.{end}"] for end in ("low", "high")], rel=1e-10
    )


@pytest.mark.parametrize(
    ("count", "base", "population"),
    [
        (90, 101, 152),
        (51, 101, 152),
        (19, 91, 152),
        (0, 91, 152),
        (91, 91, 152),
        (12, 33, 50),
        (5, 17, 27),
        (20, 33, 33),
        (11, 88, 152),
        (400, 3000, 50_000),
    ],
)
def test_exact_intervals_of_a_population_are_whole_members(
    count: int, base: int, population: int
) -> None:
    low, high = exact(of(count, base, population), weighted=False, level=95)
    r = [R[f"count.{count}.{base}.{population}.{end}"] for end in ("low", "high")]
    assert [population * low[0, 0], population * high[0, 0]] == pytest.approx(r)


@pytest.mark.parametrize("population", [False, True])
def test_weighted_exact_intervals_stand_on_the_effective_base(population: bool) -> None:
    wave = respondents(population)
    (table,) = tabulate(wave, wave.question("answer"), Options(weight="w", interval="exact"))
    name = "exact.weighted_finite" if population else "exact.weighted"
    assert (table.low[0, 0], table.high[0, 0]) == pytest.approx(
        [100 * R[f"{name}.{end}"] for end in ("low", "high")], rel=1e-10
    )


@pytest.mark.parametrize("kind", ["wilson", "exact"])
@pytest.mark.parametrize("weighted", [False, True])
def test_of_a_whole_population_the_interval_is_the_share(kind: str, weighted: bool) -> None:
    low, high = share_interval(of(20, 33, 33), weighted, kind, 95)
    assert low[0, 0] == high[0, 0] == 20 / 33


@pytest.mark.parametrize("kind", ["wilson", "exact"])
def test_nobody_has_no_interval_of_any_kind(kind: str) -> None:
    nobody = Shares(
        np.full((1, 2), np.nan),
        np.zeros((1, 2), dtype=np.int64),
        np.zeros(2, dtype=np.int64),
        np.zeros(2),
        np.array([np.nan, 5.0]),
    )
    for weighted in (False, True):
        assert np.isnan(share_interval(nobody, weighted, kind, 95)).all()


def test_millions_are_no_harder() -> None:
    count, base, whole = (np.array([each]) for each in (1_200, 40_000, 56_000_000))
    low, high = count_interval(count, base, whole, 95)
    low_p, high_p = exact(of(1_200, 40_000), weighted=False, level=95)
    assert low[0] / whole[0] == pytest.approx(low_p[0, 0], rel=1e-4)
    assert high[0] / whole[0] == pytest.approx(high_p[0, 0], rel=1e-4)


def of(count: int, base: int, population: float = math.nan) -> Shares:
    return Shares(
        np.array([[count / base]]),
        np.array([[count]]),
        np.array([base]),
        np.array([float(base)]),
        np.array([float(population)]),
    )
