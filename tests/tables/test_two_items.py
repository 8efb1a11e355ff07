"""Two items of a grid compared, which the same respondents answered: against figures by R."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from omnibus_desktop.tables import two_cells
from omnibus_desktop.tables.options import Options
from omnibus_desktop.tables.table import State
from omnibus_desktop.tables.tabulate import tabulate
from omnibus_desktop.tables.two_items import compare_items
from omnibus_desktop.wave.question import Answer, Net
from omnibus_desktop.wave.wave import Wave
from tests.expected.figures import figures
from tests.waves import grid, make_wave, single

R = figures("two_items.csv")
PLAIN = Options(by=(("half",),), population="none", preset="plain")
HIGH = "net:High"


def asked() -> Wave:
    """90 respondents, who all answered both items; as in tests/expected/two_items.R."""
    each = range(90)
    one = [i * 7 % 5 + 1 for i in each]
    other = [max(1, (i * i * 3 + i // 4) % 5 + 1 - (i % 3 == 0)) for i in each]
    answers = [Answer(str(n), f"Step {n}", value=float(n)) for n in range(1, 6)]
    nets = (Net("High", ("4", "5")), Net("Low", ("1", "2")))
    return make_wave(
        grid("g", "How good", {"One": one, "Other": other}, answers, ordered=True, nets=nets),
        single("half", "Part", [1 if i < 30 else 2 for i in each], {1: "First", 2: "Second"}),
        weights={"w": [1 + i % 4 / 2 for i in each]},
        population=150,
    )


def compared(
    answer: str, column: str = "total", options: Options = PLAIN, other: str = ""
) -> two_cells.Tested:
    wave = asked()
    question = wave.question("g")
    tables = tabulate(wave, question, options)
    keys = (f"g_a/{answer}", column), (f"g_b/{other or answer}", column)
    return compare_items(wave, question, options, tables, keys)


def test_an_answer_is_compared_by_those_who_gave_it_once() -> None:
    found = compared(HIGH)
    assert found.p == pytest.approx(R["mcnemar"], rel=1e-9)
    assert found.by == "McNemar’s test of two items of the same respondents"


def test_in_a_small_group_by_an_exact_test() -> None:
    found = compared(HIGH, "half=1", replace(PLAIN, preset="ours"))
    assert found.p == pytest.approx(R["binomial"], rel=1e-9)
    assert "exact binomial test of two items" in found.by


def test_means_are_compared_by_the_difference_of_each_respondent() -> None:
    found = compared("statistic:Mean")
    assert found.p == pytest.approx(R["paired"], rel=1e-6)
    assert found.by == "a paired t-test of two items of the same respondents"
    weighted = compared("statistic:Mean", options=replace(PLAIN, weight="w"))
    assert weighted.p == pytest.approx(R["weighted"], rel=1e-6)
    known = compared("statistic:Mean", options=replace(PLAIN, population="frame", preset="ours"))
    assert known.p == pytest.approx(R["finite"], rel=1e-6)
    assert known.by.endswith("with finite population correction")


def test_weights_count_as_the_effective_base() -> None:
    i = np.arange(90)
    one, other = i * 7 % 5 + 1, np.maximum(1, (i * i * 3 + i // 4) % 5 + 1 - (i % 3 == 0))
    w = 1 + i % 4 / 2
    only, only_other = (
        w[side].sum() for side in ((one > 3) & (other < 4), (other > 3) & (one < 4))
    )
    scale = w.sum() / (w**2).sum()
    z = (only - only_other) * scale / math.sqrt((only + only_other) * scale)
    found = compared(HIGH, options=replace(PLAIN, weight="w"))
    assert found.p == pytest.approx(math.erfc(abs(z) / math.sqrt(2)), rel=1e-9)


def test_what_is_no_pair_is_not_tested() -> None:
    assert compared("9").p is None
    assert compared(HIGH, "half=9").p is None
    wave = asked()
    tables = tabulate(wave, wave.question("g"), PLAIN)
    same = ("g_a/1", "total"), ("g_a/2", "total")
    assert compare_items(wave, wave.question("g"), PLAIN, tables, same).p is None
    apart = ("g_a/1", "half=1"), ("g_b/1", "half=2")
    assert compare_items(wave, wave.question("g"), PLAIN, tables, apart).p is None


def test_nothing_is_tested_where_a_figure_is_hidden() -> None:
    wave = asked()
    tables = tabulate(wave, wave.question("g"), PLAIN)
    state = tables[0].state.copy()
    state[0, 0] = State.HIDDEN
    hidden = (replace(tables[0], state=state), *tables[1:])
    keys = (f"g_a/{HIGH}", "total"), (f"g_b/{HIGH}", "total")
    assert compare_items(wave, wave.question("g"), PLAIN, hidden, keys).p is None
