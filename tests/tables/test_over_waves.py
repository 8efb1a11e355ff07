"""One question over several waves: which answers are the same, and what changed.

p values are R's: prop.test(c(k1, k2), c(n1, n2), correct = FALSE)$p.value, and with a finite
population 2 * pnorm(-|p1 - p2| / sqrt(v1 + v2)), v = p (1 - p) / (n - 1) * (1 - n / N).
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.tables.asked_again import all_asked_again, asked_again, tables_of_waves
from omnibus_desktop.tables.options import Options
from omnibus_desktop.tables.over_waves import are_of_waves, letter, method_words, over_waves
from omnibus_desktop.tables.table import Origin, State, Table
from omnibus_desktop.tables.wave_names import wave_names
from omnibus_desktop.tables.wording import Worded, match
from omnibus_desktop.wave.wave import Wave
from tests.charts.tables import rows, table, total
from tests.waves import grid, make_wave, multi, scale, single


def wave_table(number: int, counts: list[int], base: int, **more: Any) -> Table:
    population = more.pop("population", None)
    origin = Origin(f"Wave {number}", f"w{number}.sav", base, population, "authorities")
    column = total(base)._replace(population=population)
    labels = more.pop("labels", ("Yes", "No", "Don't know"))[: len(counts)]
    return table(rows(*labels), (column,), [[n] for n in counts], origin=origin, **more)


def test_two_waves_are_compared_as_two_groups_are() -> None:
    found = over_waves((wave_table(1, [41, 59], 100), wave_table(2, [60, 60], 120)))
    assert found.p[0, 0, 1] == pytest.approx(0.1822497, abs=1e-6)
    assert found.change(0, 1) == pytest.approx(9.0)
    assert found.differs(0, 1) == 0


def test_each_wave_has_its_own_population() -> None:
    one = wave_table(1, [62, 39], 101, population=152)
    other = wave_table(2, [40, 51], 91, population=150)
    found = over_waves((one, other))
    shares = 62 / 101, 40 / 91
    variance = sum(
        p * (1 - p) / (n - 1) * (1 - n / whole)
        for p, n, whole in zip(shares, (101, 91), (152, 150), strict=True)
    )
    z = abs(shares[0] - shares[1]) / math.sqrt(variance)
    assert found.p[0, 0, 1] == pytest.approx(math.erfc(z / math.sqrt(2)))
    assert found.differs(0, 1) == -1
    assert found.letters(0, 0) == ("B",)
    assert found.letters(0, 1) == ()
    assert "population correction" in method_words(found)


def test_few_answers_are_compared_exactly() -> None:
    found = over_waves((wave_table(1, [1, 24], 25), wave_table(2, [4, 20], 24)))
    assert found.p[0, 0, 1] == pytest.approx(0.189463, abs=1e-6)  # Fisher's exact test


def test_a_change_is_one_since_the_last_wave_that_asked() -> None:
    asked = wave_table(1, [41, 59], 100), wave_table(3, [60, 60], 120)
    gap = replace(
        wave_table(2, [], 0),
        columns=(),
        rows=(),
        **{name: np.zeros((0, 0)) for name in ("count", "percent", "state", "differs")},
    )
    found = over_waves((asked[0], gap, asked[1]))
    assert [found.before(0, wave) for wave in range(3)] == [None, 0, 0]
    assert found.change(0, 1) is None
    assert found.change(0, 2) == pytest.approx(9.0)
    assert found.trends[0].cells == ((0, 0), None, (0, 0))


def test_hidden_figures_have_no_change_and_no_p() -> None:
    one, other = wave_table(1, [41, 59], 100), wave_table(2, [60, 60], 120)
    state = np.zeros((2, 1), dtype=np.uint8)
    state[0, 0] = State.HIDDEN
    found = over_waves((replace(one, state=state), other))
    assert math.isnan(found.p[0, 0, 1])
    assert found.change(0, 1) is None
    assert found.change(1, 1) == pytest.approx(50 - 59)


@pytest.mark.parametrize(
    ("wanted", "there", "place", "reworded"),
    [
        (("1", "Yes"), (("1", "Yes"), ("2", "No")), 0, False),
        (("1", "Yes"), (("2", "yes."), ("1", "No")), 0, False),
        (("1", "Lack of funding"), (("1", "Lack of funds"),), 0, True),
        (("1", "Yes"), (("1", "No, never at all"),), None, False),
        (("3", "Other"), (("1", "Other"), ("3", "Other")), 1, False),
        (("1", "Yes"), (), None, False),
    ],
)
def test_an_answer_is_found_again(
    wanted: tuple[str, str],
    there: tuple[tuple[str, str], ...],
    place: int | None,
    reworded: bool,
) -> None:
    found = match(Worded(*wanted), [Worded(*each) for each in there])
    assert (None if found is None else found.place) == place
    assert found is None or found.reworded is reworded


def test_an_answer_with_a_new_code_goes_on_and_one_with_a_new_meaning_does_not() -> None:
    one = wave_table(1, [30, 50, 20], 100, labels=("Very good", "Fairly good", "Poor"))
    other = wave_table(2, [40, 30, 30], 100, labels=("Poor", "Very good", "Not asked yet"))
    found = over_waves((one, other))
    cells = {trend.label: trend.cells for trend in found.trends}
    assert cells == {
        "Poor": ((2, 0), (0, 0)),
        "Very good": ((0, 0), (1, 0)),
        "Not asked yet": (None, (2, 0)),
        "Fairly good": ((1, 0), None),
    }


def test_items_of_one_grid_are_no_waves() -> None:
    items = [wave_table(1, [1, 2], 3, item=item) for item in "ab"]
    assert not are_of_waves(items)
    assert are_of_waves([wave_table(1, [1, 2], 3), wave_table(2, [1, 2], 3)])
    assert not are_of_waves(items[:1])


def origins(*titles: str, periods: tuple[str, ...] = ()) -> list[Origin]:
    return [
        Origin(title, "a.sav", 1, None, "authorities", periods[n] if periods else "")
        for n, title in enumerate(titles)
    ]


@pytest.mark.parametrize(
    ("given_", "names"),
    [
        (origins("Omnibus wave 1 (example)", "Omnibus WAVE 2"), ("Wave 1", "Wave 2")),
        (origins("Same", "Same", periods=("May 2016", "May 2017")), ("May 2016", "May 2017")),
        (origins("First", "Second"), ("First", "Second")),
        (origins("Same", "Same"), ("Wave 1", "Wave 2")),
    ],
)
def test_no_two_waves_are_called_the_same(given_: list[Origin], names: tuple[str, ...]) -> None:
    assert wave_names(given_) == names


def test_letters_go_on_after_z() -> None:
    assert [letter(n) for n in (0, 25, 26, 52)] == ["A", "Z", "A1", "A2"]


def survey(shift: int = 0, **more: Any) -> Wave:
    answers = {1: "Yes", 2: "No"}
    parts = [
        single("Q1", "Do you plan to?", [1 + (n + shift) % 2 for n in range(20)], answers),
        multi("Q2", "What are the risks?", {"Money": [1, 0] * 10, "Staff": [0, 1] * 10}),
        grid("Q3", "How good are these?", {"Schools": [1, 2] * 10, "Roads": [2, 1] * 10}, answers),
        scale("Q4", "How confident are you?", [1, 2] * 10, {1: "Very", 2: "Not"}),
    ]
    return make_wave(*parts, **more)


def test_questions_are_asked_again() -> None:
    waves = [survey(), survey(1)]
    assert [each.newest.id for each in all_asked_again(waves)] == ["Q1", "Q2", "Q3", "Q4"]
    grids = tables_of_waves(waves, asked_again(waves, "Q3"))
    assert [[each.item_label for each in row] for row in grids] == [
        ["Schools", "Schools"],
        ["Roads", "Roads"],
    ]


def test_a_number_that_asks_something_else_is_not_the_same_question() -> None:
    other = make_wave(
        single("Q1", "How many staff left your authority?", [1, 2], {1: "None", 2: "Some"}),
        single("Q9", "Do you plan to?", [1, 2], {1: "Yes", 2: "No"}),
    )
    asked = asked_again([survey(), other], "Q1")
    assert [None if q is None else q.id for q in asked.questions] == ["Q1", "Q9"]
    gone = asked_again([survey(), make_wave(other_part())], "Q1")
    assert gone.questions[1] is None
    assert "asks something else as Q1" in gone.remarks[0]


def other_part() -> Any:
    return single("Q1", "How many staff left your authority?", [1, 2], {1: "None", 2: "Some"})


def test_a_wave_without_the_question_has_a_table_without_columns() -> None:
    waves = [survey(), make_wave(single("Q8", "Else?", [1, 2], {1: "Yes", 2: "No"}))]
    (tables,) = tables_of_waves(waves, asked_again(waves, "Q4"))
    assert (len(tables[0].columns), len(tables[1].columns)) == (1, 0)
    assert over_waves(tables).trends[0].cells[1] is None


def test_a_question_that_no_wave_has_says_so() -> None:
    with pytest.raises(OmnibusError, match="no question or variable 'Q77'"):
        asked_again([survey(), survey()], "Q77")


def test_groups_of_a_break_are_lines_of_the_leading_answer() -> None:
    waves = [survey(), survey(1)]
    (tables,) = tables_of_waves(waves, asked_again(waves, "Q1"), Options(by=(("Q4",),)))
    found = over_waves(tables, ("Q4=1", "Q4=2"))
    assert [trend.label for trend in found.trends] == ["Total", "Very", "Not"]
    assert {trend.row.id for trend in found.trends} == {"1"}


@given(st.lists(st.integers(0, 60), min_size=2, max_size=6))
def test_p_does_not_know_which_wave_is_first(counts: list[int]) -> None:
    tables = tuple(wave_table(n, [count], 60) for n, count in enumerate(counts, 1))
    there, back = over_waves(tables), over_waves(tables[::-1])
    assert np.allclose(there.p, back.p[:, ::-1, ::-1], equal_nan=True)
