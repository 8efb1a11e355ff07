"""Each named convention of testing against figures by R (tests/expected/conventions.R)."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest

from omnibus_desktop.tables.options import Options
from omnibus_desktop.tables.overall import overall
from omnibus_desktop.tables.presets import PRESETS
from omnibus_desktop.tables.table import Table
from omnibus_desktop.tables.tabulate import tabulate
from tests.expected.figures import figures
from tests.tables.respondents import respondents
from tests.tables.sides import p_of

R = figures("conventions.csv")
PAIRS = list(combinations(range(1, 5), 2))
PLAIN = Options(test="pairs", preset="plain", population="none")


def of(options: Options, question: str = "answer", *, population: bool = False) -> Table:
    wave = respondents(population)
    (table,) = tabulate(wave, wave.question(question), options)
    return table


def pairs(table: Table, row: int) -> list[float]:
    assert table.p_pairs is not None
    return [float(table.p_pairs[row, one, other]) for one, other in PAIRS]


def expected(name: str, row: int) -> list[float]:
    return [R.get(f"{name}.{row + 1}.{one}.{other}", math.nan) for one, other in PAIRS]


@pytest.mark.parametrize("row", range(3))
@pytest.mark.parametrize("preset", ["plain", "spss", "q"])
def test_pairs_are_those_of_r_by_each_convention(preset: str, row: int) -> None:
    table = of(replace(PLAIN, preset=preset))
    assert pairs(table, row) == pytest.approx(expected(preset, row), rel=1e-10, nan_ok=True)


@pytest.mark.parametrize("row", range(3))
@pytest.mark.parametrize("preset", ["plain", "q"])
def test_tests_against_the_rest_are_those_of_r(preset: str, row: int) -> None:
    table = of(replace(PLAIN, preset=preset, test="rest"))
    r = [R[f"{preset}.{row + 1}.rest.{group}"] for group in range(1, 5)]
    assert table.p_rest[row, 1:].tolist() == pytest.approx(r, rel=1e-10)


def test_effective_bases_stand_for_bases_where_answers_are_weighted() -> None:
    table = of(replace(PLAIN, weight="w"))
    assert pairs(table, 0) == pytest.approx(expected("weighted", 0), rel=1e-10)


def test_our_own_corrects_each_group_for_its_population() -> None:
    table = of(Options(test="pairs"), population=True)
    large = [0, 1, 3]  # the pairs of groups of 10 and more without an expected count under 5
    found, r = pairs(table, 0), expected("finite", 0)
    assert [found[n] for n in large] == pytest.approx([r[n] for n in large], rel=1e-9)


def test_other_conventions_know_no_population() -> None:
    known, unknown = (of(replace(PLAIN, population=p), population=True) for p in ("frame", "none"))
    assert pairs(known, 0) == pairs(unknown, 0)
    assert known.method.population == "none"
    assert "without finite population correction" in known.method.words


SETS = list(combinations(range(1, 4), 2))


@pytest.mark.parametrize("preset", ["plain", "spss", "ours"])
def test_respondents_in_both_groups_are_allowed_for(preset: str) -> None:
    table = of(replace(PLAIN, preset=preset, adjust="none", by=(("set",),)))
    assert table.p_pairs is not None
    found = [table.p_pairs[0, one, other] for one, other in SETS]
    assert found == pytest.approx([R[f"overlap.{m}.{n}"] for m, n in SETS], rel=1e-10)


def test_weighted_respondents_in_both_groups_are_allowed_for() -> None:
    table = of(replace(PLAIN, weight="w", by=(("set",),)))
    assert table.p_pairs is not None
    found = [table.p_pairs[0, one, other] for one, other in SETS]
    assert found == pytest.approx([R[f"overlap_weighted.{m}.{n}"] for m, n in SETS], rel=1e-10)


def test_groups_of_the_same_respondents_are_not_tested() -> None:
    group = 9, 30, None
    assert math.isnan(p_of(group, group, overlap=30))


def test_letters_name_the_lower_groups() -> None:
    table = of(PLAIN)
    assert table.letters[0] == ((), ("B", "C", "D"), (), (), ())


def test_letters_of_q_are_capitals_beyond_99_9_percent() -> None:
    options = replace(PLAIN, preset="q", adjust="none")
    assert of(options).letters[0] == ((), ("B", "c", "d"), (), (), ())


def test_spss_leaves_out_groups_in_which_nobody_gave_the_answer() -> None:
    assert of(PLAIN).count[2, 4] == 0
    table = of(replace(PLAIN, preset="spss"))
    assert table.p_pairs is not None
    assert np.isnan(table.p_pairs[2, 4]).all()
    assert np.isfinite(table.p_pairs[1, 4, 1:4]).all()


@pytest.mark.parametrize(
    ("preset", "smallest"), [("ours", 10), ("spss", 2), ("q", 2), ("plain", 1)]
)
def test_the_smallest_base_is_that_of_the_convention(preset: str, smallest: int) -> None:
    rules = PRESETS[preset]
    assert rules.smallest_base == smallest

    def p(base: int) -> float:
        share = 0.5 if base > 1 else 1.0
        group = round(share * base), base, None
        return p_of(group, (40, 100, None), replace(rules, extremes=True))

    assert not math.isnan(p(smallest))
    assert smallest == 1 or math.isnan(p(smallest - 1))


@pytest.mark.parametrize("kind", ["weighted", "finite", "weighted_finite"])
def test_rao_scott_is_that_of_svychisq(kind: str) -> None:
    weight = "w" if "weighted" in kind else "none"
    (found,) = overall(of(Options(weight=weight), population="finite" in kind))
    assert found.rao_scott_df is not None
    assert (found.rao_scott_f, *found.rao_scott_df, found.rao_scott_p) == pytest.approx(
        [R[f"rao_scott.{kind}.{name}"] for name in ("f", "df1", "df2", "p")], rel=1e-9
    )


def test_chi_square_and_cramers_v_are_those_of_r() -> None:
    (found,) = overall(of(Options()))
    assert (found.chi_square, found.p, found.cramers_v) == pytest.approx(
        [R["chi_square"], R["chi_square_p"], R["cramers_v"]], rel=1e-10
    )
