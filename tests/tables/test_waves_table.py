"""Waves side by side in one table, and questions found again by their answers."""

from __future__ import annotations

import numpy as np
import pytest

from omnibus_desktop.tables.as_text import as_text
from omnibus_desktop.tables.asked_again import asked_again, closest
from omnibus_desktop.tables.cells import cell_text, mark_text
from omnibus_desktop.tables.over_waves import over_waves
from omnibus_desktop.tables.wave_columns import has_waves, key_of
from omnibus_desktop.tables.waves_table import side_by_side
from omnibus_desktop.wave.wave import Wave
from tests.charts.waves import by_region, of_waves, risks_over
from tests.waves import make_wave, multi, single


@pytest.mark.parametrize("waves", [2, 3, 4])
def test_every_figure_and_test_is_that_of_its_wave(waves: int) -> None:
    tables = risks_over(waves)
    found = over_waves(tables)
    (table,) = side_by_side(tables)
    assert [column.label for column in table.columns] == [f"Wave {n + 1}" for n in range(waves)]
    for row, trend in enumerate(found.trends):
        for wave, cell in enumerate(trend.cells):
            assert table.count[row, wave] == tables[wave].count[cell]
            assert table.percent[row, wave] == tables[wave].percent[cell]
            assert table.differs[row, wave] == found.differs(row, wave)
            if waves > 2:
                assert table.letters[row][wave] == found.letters(row, wave)
    assert has_waves(table)
    assert not has_waves(tables[0])


def test_p_is_against_the_wave_before() -> None:
    tables = risks_over(3)
    (table,) = side_by_side(tables)
    found = over_waves(tables)
    assert np.isnan(table.p_rest[0, 0])
    assert table.p_rest[0, 2] == pytest.approx(found.p[0, 2, 1])
    assert table.p_pairs is not None
    assert table.p_pairs[0, 2, 0] == pytest.approx(found.p[0, 2, 0])


def test_a_wave_that_did_not_ask_has_nobody_and_no_figures() -> None:
    (table,) = side_by_side(of_waves(("Yes", "No"), ([40, 0, 60], [60, 0, 40]), (100, 0, 100)))
    assert [column.unweighted_base for column in table.columns] == [100, 0, 100]
    assert [cell_text(table, 0, wave) for wave in range(3)] == ["40%", "[z]", "60%"]
    assert mark_text(table, 0, 2) == "▲ A"
    assert "[z] Not asked." in as_text(table)


def test_keys_are_those_of_the_chart() -> None:
    (table,) = side_by_side(risks_over(2))
    assert key_of(table, 1, 0, alone=True) == (table.rows[1].id, "wave:Wave 1")


def test_several_groups_have_a_table_each_and_one_charted_answer() -> None:
    waves = [by_region([5] * 9, [10] * 9), by_region([6] * 9, [10] * 9)]
    found = side_by_side(tuple(waves), ("region=1", "region=2"))
    assert [table.item for table in found] == ["region=1", "region=2"]
    assert key_of(found[1], 0, 1, alone=False)[0] == "region=2"
    assert key_of(found[1], 1, 1, alone=False) is None


def survey(name: str, text: str, labels: tuple[str, ...]) -> Wave:
    ticks = {label: [1, 0, 1] for label in labels}
    other = single("other", "How many schools are there?", [1, 2, 1], {1: "Few", 2: "Many"})
    return make_wave(multi(name, text, ticks), other, source=f"{name}.sav")


RISKS = ("Money", "Staff", "Placements", "Demand")


def test_the_same_list_of_answers_is_the_same_question() -> None:
    waves = [survey("Q1", "What may go wrong?", RISKS), survey("Q7", "Main risks", RISKS)]
    asked = asked_again(waves, "Q7", of=waves[1])
    assert [None if each is None else each.id for each in asked.questions] == ["Q1", "Q7"]
    assert asked.remarks == (
        "Q1.sav has Q7 in other words, with the same answers: Q1 “What may go wrong?”.",
    )


def test_another_list_is_another_question_and_the_closest_is_named() -> None:
    waves = [
        survey("Q1", "Which are the main risks to your budget?", ("Debt", "Law", "Staff", "Rates")),
        survey("Q7", "Which are the main risks to delivery?", RISKS),
    ]
    asked = asked_again(waves, "Q7", of=waves[1])
    assert asked.questions[0] is None
    (said,) = asked.remarks
    assert said.startswith("Q1.sav does not have the question Q7; closest is Q1 “Which are")
    assert closest(waves[0], waves[1].question("other")).id == "other"
