"""Means, tests and adjustments against R and its package survey (tests/expected/survey.R)."""

from __future__ import annotations

import math

import numpy as np
import pytest

from omnibus_desktop.tables.adjustments import adjusted
from omnibus_desktop.tables.options import Options
from omnibus_desktop.tables.overall import Overall, overall
from omnibus_desktop.tables.table import Table
from omnibus_desktop.tables.tabulate import tabulate
from omnibus_desktop.wave.wave import Wave
from tests.expected.figures import figures
from tests.tables.sides import p_of
from tests.waves import make_wave, numeric, single

R = figures("survey.csv")
DESIGNS = {
    "plain": Options(weight="w", population="none"),
    "finite": Options(weight="w"),
    "equal": Options(),
}


@pytest.fixture
def wave() -> Wave:
    """The 60 respondents of survey.R."""
    i = range(60)
    answers = {1: "First", 2: "Second", 3: "Third"}
    return make_wave(
        single("group", "Group", [(n + n // 7) % 10 // 4 + 1 for n in i], {1: "a", 2: "b", 3: "c"}),
        single(
            "answer", "Answer", [1 if n % 7 < 3 else 2 if n * n % 5 < 2 else 3 for n in i], answers
        ),
        numeric("amount", "Amount", [float(n * 37 % 23) for n in i]),
        weights={"w": [0.5 + n % 8 / 4 for n in i]},
        population=90,
        by_default=("group",),
    )


def of(wave: Wave, question: str, design: str) -> Table:
    (table,) = tabulate(wave, wave.question(question), DESIGNS[design])
    return table


@pytest.mark.parametrize("design", DESIGNS)
def test_mean_its_error_and_deviation_are_those_of_r(wave: Wave, design: str) -> None:
    mean = of(wave, "amount", design).statistics[0]
    found = (mean.values[0], mean.ses[0], mean.sds[0])
    expected = [R[f"{design}.{name}"] for name in ("mean", "se", "sd")]
    assert found == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize("design", DESIGNS)
def test_rao_scott_is_that_of_r(wave: Wave, design: str) -> None:
    (found,) = overall(of(wave, "answer", design))
    assert found.rao_scott_df is not None
    assert (found.rao_scott_f, *found.rao_scott_df, found.rao_scott_p) == pytest.approx(
        [R[f"{design}.rao_scott_{name}"] for name in ("f", "df1", "df2", "p")], rel=1e-9
    )


def test_chi_square_is_that_of_r(wave: Wave) -> None:
    (found,) = overall(of(wave, "answer", "equal"))
    assert isinstance(found, Overall)
    assert (found.chi_square, found.p) == pytest.approx([R["chi_square"], R["chi_square_p"]])


def test_z_without_a_population_is_r_s_prop_test(wave: Wave) -> None:
    (table,) = tabulate(wave, wave.question("answer"), Options(population="none"))
    expected = [R[f"z_p.{group}"] for group in (1, 2)]
    assert table.p_rest[0, 1:3].tolist() == pytest.approx(expected, rel=1e-10)


def test_an_expected_count_under_5_is_tested_exactly(wave: Wave) -> None:
    (table,) = tabulate(wave, wave.question("answer"), Options(population="none"))
    assert table.p_rest[0, 3] == pytest.approx(R["fisher.group_3"], rel=1e-10)


@pytest.mark.parametrize(
    ("name", "x1", "n1", "x2", "n2"),
    [
        ("1_of_12_v_14_of_40", 1, 12, 14, 40),
        ("0_of_10_v_3_of_90", 0, 10, 3, 90),
        ("9_of_10_v_20_of_50", 9, 10, 20, 50),
    ],
)
def test_small_counts_are_tested_as_by_fisher_test(
    name: str, x1: int, n1: int, x2: int, n2: int
) -> None:
    assert p_of((x1, n1, None), (x2, n2, None)) == pytest.approx(R[f"fisher.{name}"], rel=1e-10)


@pytest.mark.parametrize("how", ["bonferroni", "holm", "bh"])
def test_adjustments_are_those_of_p_adjust(how: str) -> None:
    p = np.array([[0.001, 0.04, 0.03, 0.2, math.nan, 0.011]])
    found = adjusted(p, how)[0].tolist()
    assert math.isnan(found[4])
    del found[4]
    assert found == pytest.approx([R[f"adjusted.{how}.{k}"] for k in (1, 2, 3, 4, 6)])
