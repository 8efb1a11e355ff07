"""A question as one of another kind: what is counted then, against counts by hand."""

from __future__ import annotations

import numpy as np
import pytest

from omnibus_desktop.readers.set_up import set_up
from omnibus_desktop.readers.set_up_kinds import MOST_ANSWERS
from omnibus_desktop.tables.options import Options
from omnibus_desktop.tables.tabulate import tabulate
from omnibus_desktop.wave.question import Answer, Confidence, Kind, Question, Role
from omnibus_desktop.wave.setup import ChangedAnswer, ChangedQuestion, Setup
from omnibus_desktop.wave.variable import Content
from omnibus_desktop.wave.wave import Wave
from tests.readers.found import counts, found_wave, mean, told
from tests.readers.made import Made, coded

LEVEL = coded(
    "level",
    "Level",
    [1, 2, 3, 3, 2, 98, None, 99, 1, 4],
    {1: "Red", 2: "Green", 3: "Blue", 4: "None", 98: "Don't know", 99: "Skipped"},
    missing=(99,),
)
SCALE = coded(
    "sure",
    "How sure?",
    [1, 2, 3, 4, 2, 98, None, 1, 1, 4],
    {
        1: "Very confident",
        2: "Fairly confident",
        3: "Not very confident",
        4: "Not at all confident",
        98: "Don't know",
    },
)
NUMBERS = [5.5, 7, 999, 20, 12, 8, 3.5, 999, 7, None]
HOURS = coded("hours", "Hours", NUMBERS)
WORDS = coded("words", "Words", ["yes", "", "no", "a long one", "no", "x", "y", "z", "w", "v"])


def changed(found: Wave, *changes: ChangedQuestion) -> Wave:
    return set_up(found, Setup(changed=changes))


def of_kind(made: Made, kind: Kind, **more: object) -> tuple[Wave, Question]:
    name = made.variable.name
    wave = changed(found_wave(made), ChangedQuestion(name, kind=kind, **more))
    return wave, wave.question(name)


def test_a_choice_as_a_scale_has_a_mean_of_its_codes() -> None:
    wave, question = of_kind(LEVEL, Kind.SCALE)
    assert (question.kind, question.ordered) == (Kind.SCALE, True)
    assert [a.value for a in question.answers] == [1, 2, 3, 4, None, None]
    assert counts(wave, "level") == {"1": 2, "2": 2, "3": 2, "4": 1, "98": 1, "base": 8}
    assert mean(wave, "level") == pytest.approx(np.mean([1, 2, 3, 3, 2, 1, 4]))


def test_a_point_that_is_marked_leaves_the_mean() -> None:
    answers = (ChangedAnswer("4", role=Role.NONE), ChangedAnswer("3", missing=True))
    wave, _ = of_kind(LEVEL, Kind.SCALE, answers=answers)
    assert counts(wave, "level") == {"1": 2, "2": 2, "4": 1, "98": 1, "base": 6}
    assert mean(wave, "level") == pytest.approx(np.mean([1, 2, 2, 1]))


def test_an_answer_that_is_one_after_all_comes_back_into_base_and_mean() -> None:
    answers = (ChangedAnswer("98", role=Role.SUBSTANTIVE), ChangedAnswer("99", missing=False))
    wave, _ = of_kind(LEVEL, Kind.SCALE, answers=answers)
    assert counts(wave, "level")["base"] == 9
    assert counts(wave, "level")["99"] == 1
    # Skipped is a "don't know" by its label, and stays one: in the base, not in the mean.
    assert mean(wave, "level") == pytest.approx(np.mean([1, 2, 3, 3, 2, 98, 1, 4]))


def test_a_scale_as_a_choice_has_no_mean() -> None:
    wave, question = of_kind(SCALE, Kind.SINGLE)
    assert found_wave(SCALE).question("sure").kind is Kind.SCALE
    assert (question.kind, question.ordered) == (Kind.SINGLE, False)
    assert {a.value for a in question.answers} == {None}
    (table,) = tabulate(wave, question, Options(by=()))
    assert table.statistics == ()
    assert counts(wave, "sure")["base"] == 9


def test_a_choice_as_a_number_leaves_out_what_stands_for_none() -> None:
    wave, question = of_kind(LEVEL, Kind.NUMERIC)
    assert [answer.id for answer in question.answers] == ["98", "99"]
    assert mean(wave, "level") == pytest.approx(np.mean([1, 2, 3, 3, 2, 1, 4]))
    assert counts(wave, "level") == {"1": 2, "2": 2, "3": 2, "4": 1, "98": 1, "base": 8}


def test_a_number_as_a_choice_has_the_codes_that_occur() -> None:
    wave, question = of_kind(HOURS, Kind.SINGLE)
    codes = ["3.5", "5.5", "7", "8", "12", "20", "999"]
    assert question.answers == tuple(Answer(code, code) for code in codes)
    assert counts(wave, "hours") == {
        "3.5": 1, "5.5": 1, "7": 2, "8": 1, "12": 1, "20": 1, "999": 2, "base": 9,
    }  # fmt: skip


def test_a_number_that_stands_for_none_is_marked() -> None:
    known = [n for n in NUMBERS if n is not None]
    found = found_wave(HOURS)
    assert mean(found, "hours") == pytest.approx(np.mean(known))
    for answer in (ChangedAnswer("999", missing=True), ChangedAnswer("999", role=Role.DONT_KNOW)):
        wave = changed(found, ChangedQuestion("hours", answers=(answer,)))
        assert mean(wave, "hours") == pytest.approx(np.mean([n for n in known if n != 999]))
        base = 7 if answer.missing else 9
        assert counts(wave, "hours")["base"] == base


@pytest.mark.parametrize("labels", [None, {999: "Don't know"}])
def test_a_number_that_the_file_takes_for_missing_is_one_after_all(
    labels: dict[int, str] | None,
) -> None:
    made = coded("hours", "Hours", [*NUMBERS, 998], labels, missing=(998, 999))
    found = found_wave(made)
    assert found.question("hours").kind is Kind.NUMERIC
    amounts = [n for n in NUMBERS if n not in (None, 999)]
    assert mean(found, "hours") == pytest.approx(np.mean(amounts))
    answer = ChangedAnswer("999", role=Role.SUBSTANTIVE, missing=False)
    wave = changed(found, ChangedQuestion("hours", answers=(answer,)))
    assert mean(wave, "hours") == pytest.approx(np.mean([*amounts, 999, 999]))
    assert counts(wave, "hours")["base"] == 9
    assert found.variables["hours"].missing.holds(999)


def test_a_number_that_does_not_occur_is_told() -> None:
    change = ChangedQuestion("hours", answers=(ChangedAnswer("77", missing=True),))
    wave = changed(found_wave(HOURS), change)
    assert told(wave)["hours"].startswith("The number 77 does not occur")


def test_own_words_as_a_choice_have_a_row_a_text() -> None:
    assert found_wave(WORDS).question("words").kind is Kind.OPEN
    wave, question = of_kind(WORDS, Kind.SINGLE)
    assert counts(wave, "words") == {
        "a long one": 1, "no": 2, "v": 1, "w": 1, "x": 1, "y": 1, "yes": 1, "z": 1, "base": 9,
    }  # fmt: skip
    assert (question.reason, question.confidence) == ("as you set it", Confidence.CHOSEN)


def test_a_choice_of_texts_as_own_words() -> None:
    colours = coded("colour", "Colour", ["red", "blue", "red", "blue", "", "red"])
    assert found_wave(colours).question("colour").kind is Kind.SINGLE
    wave, question = of_kind(colours, Kind.OPEN)
    assert (question.kind, question.answers) == (Kind.OPEN, ())
    assert wave.membership(question).answered.sum() == 5


def test_too_many_texts_are_no_choice() -> None:
    many = coded("words", "Words", [f"text {n}" for n in range(MOST_ANSWERS + 1)])
    wave, question = of_kind(many, Kind.SINGLE)
    assert question.kind is Kind.OPEN
    assert told(wave)["words"] == (
        "It stays as it was found. It holds 5,001 different values; at most 5,000 can be answers."
    )
    fewer = coded("words", "Words", [f"text {n}" for n in range(MOST_ANSWERS)])
    assert len(of_kind(fewer, Kind.SINGLE)[1].answers) == MOST_ANSWERS


@pytest.mark.parametrize("made", [LEVEL, SCALE, HOURS, WORDS], ids=lambda m: m.variable.name)
def test_anything_as_no_question(made: Made) -> None:
    _, question = of_kind(made, Kind.ADMIN)
    assert (question.kind, question.answers, question.nets) == (Kind.ADMIN, (), ())
    assert question.reason == "as you set it"


@pytest.mark.parametrize(
    ("made", "kind", "why"),
    [
        (WORDS, Kind.NUMERIC, "It holds texts, not numbers."),
        (HOURS, Kind.OPEN, "It holds numbers, not texts."),
        (HOURS, Kind.MULTI, "One variable cannot be a set or a grid: gather it with others."),
        (
            coded("day", "Day", [1.0, 2.0], content=Content.DATE),
            Kind.SINGLE,
            "It holds dates, not numbers or texts.",
        ),
    ],
    ids=lambda value: str(value) if isinstance(value, Kind) else "",
)
def test_what_a_variable_cannot_be_is_told(made: Made, kind: Kind, why: str) -> None:
    wave, question = of_kind(made, kind)
    assert question == found_wave(made).question(question.id)
    assert told(wave)[question.id] == f"It stays as it was found. {why}"


def test_who_was_asked_stays_known_where_the_question_that_sends_on_is_none_any_more() -> None:
    sender = coded("has", "Has it?", [1] * 12 + [2] * 8, {1: "Yes", 2: "No"})
    sent = coded("how", "How is it?", [1, 2, 3] * 4 + [None] * 8, {1: "Bad", 2: "So", 3: "Good"})
    found = found_wave(sender, sent)
    assert found.question("how").routed_from == "has"
    asked = [True] * 12 + [False] * 8
    for kind in (Kind.SINGLE, Kind.NUMERIC, Kind.ADMIN, Kind.SCALE):
        wave = changed(found, ChangedQuestion("has", kind=kind))
        assert wave.asked(wave.question("how")).tolist() == asked
    missing = ChangedQuestion("has", answers=(ChangedAnswer("1", missing=True),))
    wave = changed(found, missing)
    assert wave.asked(wave.question("how")).tolist() == asked
