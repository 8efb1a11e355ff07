"""Several variables as one question: sets, grids, ticks and mentions."""

from __future__ import annotations

import pytest

from omnibus_desktop.readers.infer_labels import numbered, shared, without_number
from omnibus_desktop.wave.question import Kind
from omnibus_desktop.wave.variable import AnswerSet
from tests.readers.found import counts, found_wave
from tests.readers.made import Made, coded, inferred, only

SELECTED = {0: "Not selected", 1: "Selected"}
NO_YES = {0: "No", 1: "Yes"}
YES_NO = {1: "Yes", 2: "No"}
AGREE = {1: "Strongly agree", 2: "Agree", 3: "Disagree", 4: "Strongly disagree"}
BRANDS = ("Alpha", "Beta", "Gamma")


def _ticks(labels: dict[int, str], stem: str = "") -> list[Made]:
    return [
        coded(f"q1_{n}", stem + brand, [*labels, None, n % 2 or max(labels)], labels)
        for n, brand in enumerate(BRANDS, 1)
    ]


def test_a_set_of_dichotomies_is_a_multi_with_short_labels() -> None:
    made = [coded(f"a{n}", f"Q7 - {b}", [0, 1], SELECTED) for n, b in enumerate(BRANDS)]
    names = tuple(one.variable.name for one in made)
    question = only(*made, sets=(AnswerSet("$q7", "Which brands?", names, 1.0),))
    assert question.kind is Kind.MULTI
    assert (question.id, question.counted) == ("q7", 1.0)
    assert [answer.id for answer in question.answers] == list(names)
    assert [answer.label for answer in question.answers] == list(BRANDS)


def test_a_set_of_mentions_has_the_answers_of_its_variables() -> None:
    cities = {1: "Leeds", 2: "York"}
    made = [coded(f"m{n}", f"City {n}", [1, 2, None], cities) for n in (1, 2)]
    question = only(*made, sets=(AnswerSet("$m", "Cities", ("m1", "m2")),))
    assert (question.kind, question.counted) == (Kind.MULTI, None)
    assert [answer.label for answer in question.answers] == ["Leeds", "York"]


def test_a_set_may_take_its_labels_from_the_counted_values() -> None:
    made = [coded(f"e{n}", "Which?", [0, 1], {1: brand}) for n, brand in enumerate(BRANDS)]
    names = tuple(one.variable.name for one in made)
    sets = (AnswerSet("$e", "Which?", names, 1.0, labels_from_counted=True),)
    assert [answer.label for answer in only(*made, sets=sets).answers] == list(BRANDS)


def test_what_a_set_names_and_the_file_lacks_is_told() -> None:
    sets = (AnswerSet("$s", "Which?", ("q1_1", "gone"), 1.0),)
    found, remarks = inferred(*_ticks(SELECTED), sets=sets)
    assert found[0].variables == ("q1_1",)
    assert any("does not have" in remark.message for remark in remarks)


@pytest.mark.parametrize(
    ("labels", "stem"),
    [(SELECTED, ""), (NO_YES, "Brands known: "), (YES_NO, "Brands? Tick all that apply - ")],
)
def test_ticks_in_a_row_are_a_multi(labels: dict[int, str], stem: str) -> None:
    question = only(*_ticks(labels, stem))
    assert question.kind is Kind.MULTI
    assert question.id == "q1"
    assert question.counted == 1.0
    assert [answer.label for answer in question.answers] == list(BRANDS)


def test_yes_and_no_without_a_sign_of_ticks_is_a_grid() -> None:
    made = [coded(f"q1_{n}", b, [1, 2, 1], YES_NO) for n, b in enumerate(BRANDS)]
    question = only(*made)
    assert question.kind is Kind.GRID
    assert [item.label for item in question.items] == list(BRANDS)


def test_yes_no_and_dont_know_is_a_grid() -> None:
    labels = {0: "No", 1: "Yes", 9: "Can't determine"}
    made = [
        coded(f"EA_{n}", f"In the area: {b}", [0, 1], labels)
        for n, b in zip("ABC", BRANDS, strict=True)
    ]
    assert only(*made).kind is Kind.GRID


@pytest.mark.parametrize(
    ("names", "labels"),
    [
        (("q23a", "q23b", "q23c"), BRANDS),
        (
            ("q5_1", "q5_2", "q5_3"),
            ("How do you rate: A", "How do you rate: B", "How do you rate: C"),
        ),
        (("x", "y", "z"), ("Rating - A", "Rating - B", "Rating - C")),
        (("Q13_1", "Q13_2", "Q13_3"), tuple(f"Q13_{n}. Agree? Item {n}" for n in (1, 2, 3))),
    ],
)
def test_the_same_answers_in_a_row_are_a_grid(
    names: tuple[str, ...], labels: tuple[str, ...]
) -> None:
    made = [coded(n, label, [1, 2, 3, 4], AGREE) for n, label in zip(names, labels, strict=True)]
    question = only(*made)
    assert (question.kind, question.ordered) == (Kind.GRID, True)
    assert [item.id for item in question.items] == list(names)
    assert len({item.label for item in question.items}) == 3
    assert [net.label for net in question.nets] == [
        "Strongly agree or agree",
        "Disagree or strongly disagree",
    ]


def test_statements_to_agree_with_belong_together_whatever_their_names() -> None:
    made = [coded(n, f"{n} is good", [1, 2, 3, 4], AGREE) for n in ("we", "they", "all")]
    assert only(*made).kind is Kind.GRID


def test_what_was_answered_to_another_item_only_is_an_answer_too() -> None:
    made = [coded(f"q{n}", f"Item {n} is good", [1, 2, 3, 4], AGREE) for n in (1, 2)]
    question = only(*made, coded("q3", "Item 3 is good", [1, 2, 6, 4], AGREE))
    assert [answer.id for answer in question.answers] == ["1", "2", "3", "4", "6"]
    assert question.answers[-1].value is None


def test_the_same_items_again_are_a_second_grid() -> None:
    made = [
        coded(f"{half}{n}", f"{brand} is good", [1, 2, 3, 4], AGREE)
        for half in ("first", "second")
        for n, brand in enumerate(BRANDS)
    ]
    found, _ = inferred(*made)
    assert [(q.kind, len(q.items)) for q in found] == [(Kind.GRID, 3), (Kind.GRID, 3)]


def test_neighbouring_questions_with_yes_and_no_stay_apart() -> None:
    found, _ = inferred(
        coded("q8", "On contract?", [1, 2, 1], YES_NO),
        coded("q9", "Pre-paid?", [1, 2, 2], YES_NO),
    )
    assert [question.kind for question in found] == [Kind.SINGLE, Kind.SINGLE]


def test_first_second_and_third_responses_are_mentions() -> None:
    parties = {1: "Red", 2: "Green", 3: "Blue"}
    made = [
        coded(f"Q15D_{n}", f"Q15d. Which party: {word} response", [1, 2, None], parties)
        for n, word in enumerate(("1st", "2nd", "3rd"), 1)
    ]
    question = only(*made)
    assert (question.kind, question.text) == (Kind.MULTI, "Which party")
    assert question.counted is None


def test_a_text_for_other_between_items_does_not_break_a_grid() -> None:
    found, _ = inferred(
        coded("r_1", "Reason 1", [1, 2, 3, 4], AGREE),
        coded("r_1_text", "Reason 1: other", ["x y", "", "z q", "w v"]),
        coded("r_2", "Reason 2", [1, 2, 3, 4], AGREE),
    )
    assert [(q.kind, len(q.variables)) for q in found] == [(Kind.GRID, 2), (Kind.OPEN, 1)]


@pytest.mark.parametrize(
    ("labels", "text", "items"),
    [
        (["Known: A", "Known: B"], "Known", ("A", "B")),
        (["Which? - A b", "Which? - A c"], "Which?", ("A b", "A c")),
        (["Good value - Shack", "Fresh food - Shack"], "Shack", ("Good value", "Fresh food")),
        (
            ["How often gone without food", "How often gone without water"],
            "How often gone without",
            ("food", "water"),
        ),
    ],
)
def test_what_labels_share(labels: list[str], text: str, items: tuple[str, ...]) -> None:
    found = shared(labels)
    assert found is not None
    assert (found.text, found.items) == (text, items)


def test_labels_that_share_too_little_share_nothing() -> None:
    assert shared(["The car", "The cat"]) is None
    assert shared(["Same", "Same"]) is None


@pytest.mark.parametrize(
    ("label", "name", "text"),
    [
        ("Q4a. Living conditions", "Q4A", "Living conditions"),
        ("S1 Age", "S1", "Age"),
        ("EA-SVC-A. Electricity", "EA_SVC_A", "Electricity"),
        ("Serial number", "serial", "Serial number"),
        ("Area (grouped)", "area", "Area (grouped)"),
        ("1948 income", "V49", "1948 income"),
    ],
)
def test_numbers_in_front_of_labels(label: str, name: str, text: str) -> None:
    assert without_number(label, name) == text


@pytest.mark.parametrize(
    ("name", "parts"),
    [("Q5_1", ("Q5_", "1")), ("q23a", ("q23", "a")), ("EA_SVC_B", ("EA_SVC_", "B")), ("age", None)],
)
def test_names_with_an_index(name: str, parts: tuple[str, str] | None) -> None:
    assert numbered(name) == parts


def test_columns_that_hold_only_what_they_are_called_are_one_question() -> None:
    made = [
        coded("Tea", "", ["Tea", "", "Tea", ""] * 10),
        coded("Q2", "Fresh coffee", ["", "", "Fresh coffee", ""] * 10),
        coded("Milk", "", ["", "Milk", "", ""] * 10),
    ]
    question = only(*made)
    assert question.kind is Kind.MULTI
    assert [answer.label for answer in question.answers] == ["Tea", "Fresh coffee", "Milk"]
    assert counts(found_wave(*made), question.id) == {
        "Tea": 20,
        "Fresh coffee": 10,
        "Milk": 10,
        "base": 30,
    }


def test_columns_with_one_text_that_is_not_their_name_stay_alone() -> None:
    made = [coded("Tea", "", ["x", "", "x"] * 10), coded("Milk", "", ["", "y", "y"] * 10)]
    found, _ = inferred(*made)
    assert len(found) == 2
