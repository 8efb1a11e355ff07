"""Wilson's interval for a finite population against worked reference values."""

from __future__ import annotations

import math

import numpy as np
import pytest

from omnibus_desktop.tables.chances import z_value
from omnibus_desktop.tables.intervals import shrink, wilson


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
