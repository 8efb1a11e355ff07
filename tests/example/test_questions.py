"""What our reader makes of the example: the questions that its questionnaire has."""

from __future__ import annotations

import pytest

from example_questionnaire import Comment, Many, One, Question, questionnaire
from omnibus_desktop import resources
from omnibus_desktop.readers import open_wave
from omnibus_desktop.wave.question import Kind
from omnibus_desktop.wave.wave import Wave

GRIDS = {
    "demand_function_grid": 4,
    "commission": 3,
    "confidence": 3,
    "financial_support": 2,
    "support_groups": 2,
}
ASKED = [
    (section.title, question)
    for section in questionnaire().sections
    for question in section.questions
]


@pytest.fixture(scope="module")
def wave() -> Wave:
    return open_wave(resources.path("example/wave1_synthetic.sav"))


@pytest.mark.parametrize(("section", "asked"), ASKED, ids=lambda part: getattr(part, "name", ""))
def test_each_question_is_found(wave: Wave, section: str, asked: Question) -> None:
    found = wave.question(asked.name)
    assert found.section == section
    if asked.text.partition(": ")[0] == asked.text:
        assert found.text == asked.text
    match asked:
        case One():
            assert found.kind in (Kind.SINGLE, Kind.SCALE)
            labels = [answer.label for answer in found.answers if not answer.missing]
            assert labels == [label for _, label in asked.answers]
            assert found.routed_from == (asked.asked and asked.asked.partition("=")[0])
        case Many():
            assert found.kind is Kind.MULTI
            assert [answer.label for answer in found.answers] == [c.text for c in asked.listed]
        case Comment():
            assert found.kind is Kind.OPEN


def test_grids_are_found(wave: Wave) -> None:
    grids = [question for question in wave.questions if question.kind is Kind.GRID]
    assert {grid.id: len(grid.items) for grid in grids} == GRIDS


def test_the_file_says_what_it_is(wave: Wave) -> None:
    assert wave.title == "Children's Services Omnibus wave 1 (synthetic example)"
    assert wave.period == "26 September to 28 October 2016"
    assert wave.organisation == "Department for Education (synthetic example, not real answers)"
    assert wave.synthetic
    assert [remark.about for remark in wave.remarks] == ["population"]  # nothing odd in the file
