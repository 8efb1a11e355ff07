"""How sure an inference is: what the file states, what is likely, what is a guess."""

from __future__ import annotations

import pytest

from omnibus_desktop.wave.question import Confidence, Question
from omnibus_desktop.wave.variable import AnswerSet, Content, Measure
from tests.readers.made import Made, coded, inferred, only

YES_NO = {1: "Yes", 2: "No"}
AGREE = {1: "Strongly agree", 2: "Agree", 3: "Disagree", 4: "Strongly disagree"}
AREAS = {1: "Urban", 2: "Rural", 3: "Coast"}


@pytest.mark.parametrize(
    ("variable", "confidence"),
    [
        (coded("q", "Area", [1, 2, 3, 1], AREAS), Confidence.STATED),
        (coded("q", "Do you agree?", [1, 2, 3, 4], AGREE), Confidence.LIKELY),
        (coded("q", "Hours", [1.5, 2, 9, 3], measure=Measure.SCALE), Confidence.STATED),
        (coded("q", "Hours", [1.5, 2, 9, 3]), Confidence.LIKELY),
        (coded("q", "Something", [1, 2, 1, 2, 1, 2]), Confidence.GUESS),
        (coded("q", "Day", [1.0, 2.0], content=Content.DATE), Confidence.STATED),
        (coded("serial", "Serial", [11, 25, 31]), Confidence.LIKELY),
        (coded("q", "Words", ["I like it", "not at all", "well"]), Confidence.LIKELY),
        (coded("q", "Colour", ["red", "blue", "red", "blue", "red"]), Confidence.GUESS),
    ],
    ids=lambda value: value.variable.label if isinstance(value, Made) else str(value),
)
def test_one_variable(variable: Made, confidence: Confidence) -> None:
    assert only(variable).confidence is confidence


def test_the_weight_of_the_file_is_stated() -> None:
    weight = coded("w", "Something", [0.5, 1.5, 1.0])
    assert only(weight, weight="w").confidence is Confidence.STATED


def _ticks() -> tuple[Made, ...]:
    names = ("Money", "Staff", "Time")
    return tuple(
        coded(f"q5_{n}", f"Which risks? {name}", [0, 1, 1], {0: "Not selected", 1: "Selected"})
        for n, name in enumerate(names, 1)
    )


def test_a_set_of_the_file_is_stated_and_ticks_in_a_row_are_likely() -> None:
    known = AnswerSet("$risks", "Which risks?", ("q5_1", "q5_2", "q5_3"), 1.0)
    assert _one(inferred(*_ticks(), sets=(known,))[0]) is Confidence.STATED
    assert _one(inferred(*_ticks())[0]) is Confidence.LIKELY


def test_a_grid_is_likely_where_its_labels_begin_alike_and_else_a_guess() -> None:
    labels = ("How far? A", "How far? B", "How far? C")
    alike = [coded(f"q6_{n}", text, [1, 2, 3], AREAS) for n, text in enumerate(labels)]
    assert _one(inferred(*alike)[0]) is Confidence.LIKELY
    apart = [coded(f"q6_{n}", text, [1, 2, 3], AREAS) for n, text in enumerate("XYZ")]
    assert _one(inferred(*apart)[0]) is Confidence.GUESS


def _one(found: tuple[Question, ...]) -> Confidence:
    assert len(found) == 1
    return found[0].confidence
