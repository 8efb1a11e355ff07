"""Areas that group regions get the population of their regions together."""

from __future__ import annotations

from omnibus_desktop import resources
from omnibus_desktop.readers import open_wave
from omnibus_desktop.tables.options import Options
from omnibus_desktop.tables.tabulate import tabulate

EXAMPLE = resources.path("example/wave1_synthetic.sav")


def test_areas_have_the_authorities_of_their_regions() -> None:
    area = open_wave(EXAMPLE).question("area")
    found = {answer.label: answer.population for answer in area.answers}
    assert found == {"North": 50, "Midlands and East": 34, "London and the South": 68}


def test_no_other_question_is_taken_for_a_grouping() -> None:
    wave = open_wave(EXAMPLE)
    known = {q.id for q in wave.questions if any(a.population is not None for a in q.answers)}
    assert known == {"region", "authority_type", "area"}


def test_an_area_is_tested_with_its_own_population() -> None:
    wave = open_wave(EXAMPLE)
    table = tabulate(wave, wave.question("joint_services"), Options(by=(("area",),)))[0]
    assert [column.population for column in table.columns] == [152, 50, 34, 68]
    assert "finite population" in table.method.words
