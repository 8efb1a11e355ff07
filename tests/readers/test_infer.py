"""Kinds of single variables, by all that a file says about them."""

from __future__ import annotations

import pytest

from omnibus_desktop.wave.question import Kind, Role
from omnibus_desktop.wave.variable import AnswerSet, Content, Measure
from tests.readers.made import Code, coded, inferred, only

YES_NO = {1: "Yes", 2: "No"}


def test_labelled_codes_are_a_choice_and_unused_labels_stay_answers() -> None:
    question = only(coded("q1", "Q1. Is it so?", [1, 1, 2], {**YES_NO, 3: "Perhaps"}))
    assert question.kind is Kind.SINGLE
    assert question.text == "Is it so?"
    assert [answer.label for answer in question.answers] == ["Yes", "No", "Perhaps"]
    assert question.reason


def test_a_code_without_label_is_an_answer_and_told() -> None:
    found, remarks = inferred(coded("q1", "Is it so?", [1, 2, 7], YES_NO))
    assert [(a.id, a.label) for a in found[0].answers] == [("1", "Yes"), ("2", "No"), ("7", "7")]
    assert [(r.about, "7" in r.message) for r in remarks] == [("q1", True)]


def test_user_missing_codes_are_marked() -> None:
    question = only(coded("q1", "So?", [1, 2, 9], {**YES_NO, 9: "Skipped it"}, missing=[9]))
    assert [answer.missing for answer in question.answers] == [False, False, True]


@pytest.mark.parametrize("label", ["Income", "Budget in £m", ""])
def test_measured_numbers_are_numeric(label: str) -> None:
    made = coded("q9", label, [1.5, 2.25, 17, None], measure=Measure.SCALE)
    assert only(made).kind is Kind.NUMERIC


def test_a_number_with_a_label_for_dont_know_only_keeps_that_as_its_answer() -> None:
    ages = [*range(18, 60), 999]
    question = only(coded("age", "Age", ages, {999: "Don't know"}, measure=Measure.UNKNOWN))
    assert question.kind is Kind.NUMERIC
    assert [(answer.id, answer.role) for answer in question.answers] == [("999", Role.DONT_KNOW)]


def test_a_scale_with_labels_at_its_ends_has_every_point() -> None:
    ends = {0: "Extremely dissatisfied", 10: "Extremely satisfied", 88: "Don't know"}
    question = only(coded("q", "How satisfied?", [0, 3, 7, 10, 88], ends, missing=[88]))
    assert question.kind is Kind.SCALE
    assert [answer.id for answer in question.answers] == [*map(str, range(11)), "88"]
    assert question.answers[4].value == 4.0
    assert question.answers[-1].value is None


def test_few_whole_numbers_without_labels_are_codes() -> None:
    assert only(coded("q", "q", [1, 2, 3] * 5, measure=Measure.UNKNOWN)).kind is Kind.SINGLE
    assert only(coded("q", "q", [19, 25, 41], measure=Measure.UNKNOWN)).kind is Kind.NUMERIC


@pytest.mark.parametrize(
    ("name", "label", "codes", "content"),
    [
        ("serial", "", [7, 3, 9], None),
        ("RespNo", "Respondent number", ["a", "b", "c"], None),
        ("v1", "Questionnaire number", [1, 2, 2], None),
        ("wt", "New weight", [0.5, 1.25, 1.0], None),
        ("casewgt", "", [0.5, 1.25, 1.0], None),
        ("when", "Interview", [13655174400.0, 13655174400.0, None], Content.DATE),
        ("began", "Started", ["2016-09-26", "2016-10-01", ""], None),
        ("row", "", [1, 2, 3], None),
    ],
)
def test_what_is_no_question_is_admin(
    name: str, label: str, codes: list[Code], content: Content | None
) -> None:
    made = coded(name, label, codes, measure=Measure.UNKNOWN, content=content)
    assert only(made).kind is Kind.ADMIN


def test_body_weight_is_no_weight() -> None:
    made = coded("wt58", "Body weight, lbs", [123.5, 140.25, 150], measure=Measure.SCALE)
    assert only(made).kind is Kind.NUMERIC


def test_what_looks_like_a_weight_is_told_but_not_used() -> None:
    made = coded("wgt", "Weight", [0.5, 1.5, 1.0], measure=Measure.SCALE)
    _, remarks = inferred(made)
    assert ["not used" in remark.message for remark in remarks] == [True]
    _, remarks = inferred(made, weight="wgt")
    assert remarks == ()


def test_texts_that_come_again_are_a_choice_and_others_open() -> None:
    places = ["North", "South", "North", "South", "North"]
    assert only(coded("where", "Where?", places)).kind is Kind.SINGLE
    words = ["It is good", "We need more", "No money", "", "It depends"]
    assert only(coded("why", "Why?", words)).kind is Kind.OPEN


def test_bands_of_numbers_have_an_order() -> None:
    ages = {1: "16 to 24", 2: "25 to 34", 3: "35 and over"}
    question = only(coded("age", "Age", [1, 2, 3] * 3, ages))
    assert (question.kind, question.ordered) == (Kind.SINGLE, True)


def test_ordinal_is_believed_unless_the_file_says_it_of_yes_and_no() -> None:
    plans = {1: "In place", 2: "In development", 3: "No plans"}
    stages = coded("q1", "Portal", [1, 2, 3], plans, measure=Measure.ORDINAL)
    yes_no = coded("q2", "So?", [1, 2, 2], YES_NO, measure=Measure.ORDINAL)
    assert only(stages).ordered
    found, _ = inferred(stages, yes_no)
    assert not any(question.ordered for question in found)


def test_sections_come_from_the_files_attributes() -> None:
    attributes = {("q1", "$Section"): "Early years"}
    question = only(coded("q1", "So?", [1, 2], YES_NO), variable_attributes=attributes)
    assert question.section == "Early years"


def test_no_two_questions_have_one_id_and_none_that_of_another_variable() -> None:
    found, _ = inferred(
        coded("Q5", "First named", [1, 2], {1: "A", 2: "B"}),
        coded("q5_1", "A", [1, 0], {0: "Not selected", 1: "Selected"}),
        coded("q5_2", "B", [0, 1], {0: "Not selected", 1: "Selected"}),
        sets=(AnswerSet("$q5", "All named", ("q5_1", "q5_2"), 1.0),),
    )
    assert [(q.id, q.kind) for q in found] == [("Q5", Kind.SINGLE), ("q5_set", Kind.MULTI)]


@pytest.mark.parametrize(
    "label",
    ["<b>bold</b>", r"$\frac{1}$", "=1+1", "\u202eltr", "a\x00b", "  ", "%s {0}", "-" * 5000, "👍"],
)
def test_hostile_labels_are_plain_text(label: str) -> None:
    question = only(coded("q", label, [1, 2] * 5, {1: label, 2: f"{label} 2"}))
    assert question.kind is Kind.SINGLE
    assert len(question.answers) == 2
    assert question.text
    assert all(answer.label for answer in question.answers)


def test_nobody_and_nothing() -> None:
    assert inferred() == ((), ())
    assert only(coded("q", "So?", [], YES_NO)).kind is Kind.SINGLE
    assert only(coded("q", "", [None, None])).kind is Kind.NUMERIC
