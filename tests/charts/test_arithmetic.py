"""The arithmetic of one figure in words; p and z against those that R works out."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from omnibus_desktop import resources
from omnibus_desktop.charts.arithmetic import (
    HIDDEN_WORDS,
    Fact,
    answer_facts,
    base_facts,
    chance_words,
    statistic_facts,
)
from omnibus_desktop.readers import open_wave
from omnibus_desktop.tables.cell_test import test_against_rest as again
from omnibus_desktop.tables.measures import Measure, figure_text
from omnibus_desktop.tables.options import Options
from omnibus_desktop.tables.ordering import Order, Way, next_order, order_words, rows_in_order
from omnibus_desktop.tables.table import State, Table
from omnibus_desktop.tables.tabulate import tabulate

EXAMPLE = "example/wave1_synthetic.sav"


def table(question: str = "main_risks", **chosen: object) -> Table:
    wave = open_wave(resources.path(EXAMPLE))
    return tabulate(wave, wave.question(question), Options(**chosen))[0]


@pytest.fixture(scope="module")
def risks() -> Table:
    return table()


def said(facts: tuple[Fact, ...]) -> dict[str, str]:
    return {fact.name: fact.said for fact in facts}


def hiding(of: Table, row: int, column: int) -> Table:
    state = of.state.copy()
    state[row, column] = State.HIDDEN
    return replace(of, state=state)


def test_of_a_hidden_number_nothing_is_told_but_why(risks: Table) -> None:
    found = answer_facts(hiding(risks, 0, 3), 0, 3, Measure.DIFFERENCE)
    assert found == (Fact("Hidden", HIDDEN_WORDS),)
    assert not any(letter.isdigit() for letter in HIDDEN_WORDS)


def test_a_hidden_number_cannot_be_worked_out_from_the_card_of_another(risks: Table) -> None:
    hidden = hiding(risks, 0, 3)
    beside = said(answer_facts(hidden, 0, 4))
    assert "z =" not in beside.get("Test", "")
    assert again(hidden, 0, 4) is None
    for measure in (Measure.INDEX, Measure.DIFFERENCE):
        assert figure_text(hidden, 0, 3, measure) == "[c]"
        assert figure_text(hiding(risks, 0, 0), 0, 2, measure) == "[c]"


def test_every_test_of_the_table_is_made_again_to_its_own_p(risks: Table) -> None:
    tested = [
        again(risks, row, column)
        for row in range(len(risks.rows))
        for column in range(len(risks.columns))
    ]
    made = [each for each in tested if each is not None]
    assert len(made) > 50
    assert all(math.isclose(each.p, each.unadjusted, abs_tol=1e-9) for each in made)
    assert all("Fisher" in each.by or not math.isnan(each.z) for each in made)


def test_z_of_the_textbook_is_that_of_prop_test() -> None:
    """R: prop.test(c(7, 20), c(17, 74), correct = FALSE): X-squared 1.3263466, p 0.24945621."""
    plain = table(by=(("authority_type",),), preset="plain", population="none")
    row = [each.label for each in plain.rows].index("Too few suitable placements")
    column = [each.label for each in plain.columns].index("County")
    found = again(plain, row, column)
    count, base = int(plain.count[row, column]), plain.columns[column].unweighted_base
    assert (count, base) == (7, 17)
    assert found is not None
    assert found.z == pytest.approx(math.sqrt(1.3263466))
    assert found.p == pytest.approx(0.24945621)


def test_an_index_and_points_are_rounded_half_up_from_exact_shares(risks: Table) -> None:
    count = np.array([[8, 1], [1, 7]])
    two = replace(
        risks,
        columns=tuple(
            each._replace(unweighted_base=8, base=8.0, tiny=False, low=False)
            for each in risks.columns[:2]
        ),
        rows=risks.rows[:2],
        count=count,
        weighted=count.astype(float),
        percent=100 * count / 8,
        state=np.zeros((2, 2), np.uint8),
    )
    assert figure_text(two, 0, 1, Measure.INDEX) == "13"  # 12.5
    assert figure_text(two, 0, 1, Measure.DIFFERENCE) == "−88"  # -87.5
    assert figure_text(two, 1, 1, Measure.DIFFERENCE) == "+75"
    assert figure_text(two, 1, 0, Measure.DIFFERENCE) == "13%"


@pytest.mark.parametrize(
    ("p", "words"),
    [(0.0004, "less than once in 1,000 times"), (0.0042, "4 times in 1,000"),
     (0.011, "about once in 100"), (0.593, "about 59 times in 100")],
)  # fmt: skip
def test_p_is_told_in_words(p: float, words: str) -> None:
    assert chance_words(p).endswith(words)


def test_answers_that_stand_last_stand_last_however_large_they_are(risks: Table) -> None:
    rows = tuple(replace(row, last=number == 0) for number, row in enumerate(risks.rows))
    largest = replace(risks, rows=rows)
    for way in Way:
        assert rows_in_order(largest, Order("total", way))[-1] == 0
    assert order_words(risks, Order("total", Way.UP)) == "Sorted by Total, smallest first"


def test_the_place_of_a_hidden_number_tells_nothing_of_it(risks: Table) -> None:
    hidden = hiding(risks, 0, 0)  # the largest
    answers = [row for row in rows_in_order(hidden, Order("total")) if not risks.rows[row].last]
    assert answers[-1] == 0


def test_an_order_goes_down_up_and_back() -> None:
    down = next_order(None, "total")
    up = next_order(down, "total")
    assert (down, up, next_order(up, "total")) == (Order("total"), Order("total", Way.UP), None)
    assert next_order(up, "other") == Order("other")


def test_means_and_bases_have_their_arithmetic_too() -> None:
    scale = table("judiciary")
    mean = next(each for each in scale.statistics if each.ses)
    told = said(statistic_facts(scale, mean, 0))
    assert told["Formula"] == "Sum of the values over how many gave one"
    assert "Standard deviation" in told["Spread"]
    assert "Student’s t" in told["Interval"]
    assert said(base_facts(scale, 0))["Population"].startswith("90 of 152")


def test_it_is_said_why_a_figure_was_not_tested(risks: Table) -> None:
    small = [n for n, each in enumerate(risks.columns) if 0 < each.unweighted_base < 10]
    large = next(n for n, each in enumerate(risks.columns) if each.by and n not in small)
    count = risks.columns[small[0]].unweighted_base
    reason = f": {count} answered; groups under 10 are not tested"
    assert said(answer_facts(risks, 0, small[0]))["Test"].endswith(reason)
    none = replace(risks, p_rest=np.full(risks.p_rest.shape, math.nan))
    everybody = replace(none, percent=np.full(risks.percent.shape, 100.0))
    assert said(answer_facts(everybody, 0, large))["Test"].endswith(
        ": nobody in the break answered otherwise"
    )
    by = str(risks.columns[large].by)
    assert (
        "groups overlap" in said(answer_facts(replace(none, overlapping=(by,)), 0, large))["Test"]
    )
