"""Answers that look the same and are not are told, and stay what they are."""

from __future__ import annotations

import pytest

from omnibus_desktop.readers.look_alikes import of_look_alikes, of_same_labels
from omnibus_desktop.readers.set_up import set_up
from omnibus_desktop.wave.plain_text import plain
from omnibus_desktop.wave.question import Answer, Kind, Question
from omnibus_desktop.wave.setup import ChangedAnswer, ChangedQuestion, Setup
from tests.readers.found import found_wave, told
from tests.readers.made import coded, inferred


@pytest.mark.parametrize(
    "twin",
    [
        "Yes\u200b",
        "\u200dYes",
        "\ufeffYes",
        "\u202aYes\u202c",
        "\u2066Yes\u2069",
        "Y\u0435s",  # a Cyrillic letter
        "Yes\u00ad",
        "\uff39es",  # of full width
    ],
)
def test_two_answers_that_look_the_same_are_told(twin: str) -> None:
    labels = {1: "Yes", 2: "No", 3: twin}
    (question,), remarks = inferred(coded("q1", "Do you agree?", [1, 2, 3, 1], labels))
    assert [remark.about for remark in remarks] == ["q1"]
    assert remarks[0].message.startswith("1 and 3 look the same and are not: Yes and ")
    assert plain(remarks[0].message) == remarks[0].message
    assert [answer.label for answer in question.answers] == ["Yes", "No", twin]


@pytest.mark.parametrize(
    "labels",
    [
        ("Yes", "No"),
        ("Café", "Cafe"),
        ("1\u20135", "6\u201310"),
        ("Да", "Нет"),
        ("ΑΒΓ", "ΔΕΖ"),
        ("Yes", "yes"),
        ("\u05db\u05df", "\u05dc\u05d0"),
        ("Don\u2019t know", "Don't know"),
    ],
)
def test_what_looks_different_is_not(labels: tuple[str, str]) -> None:
    answers = dict(enumerate(labels, 1))
    found, _ = inferred(coded("q1", "Do you agree?", [1, 2, 1, 2], answers))
    assert of_look_alikes(found) == []


def test_the_same_label_twice_is_another_matter() -> None:
    found, _ = inferred(coded("q1", "What?", [1, 2, 3, 2], {1: "Other", 2: "Öther", 3: "Other"}))
    assert of_look_alikes(found) == []


def test_answers_with_the_same_label_are_told_and_counted_apart() -> None:
    labels = {1: "District", 2: "County", 3: "District"}
    (question,), remarks = inferred(coded("q1", "What?", [1, 2, 3, 2], labels))
    assert [(remark.about, remark.message) for remark in remarks] == [
        (
            "q1",
            "These codes have the same label, “District”: 1, 3. They are counted apart.",
        )
    ]
    assert [answer.id for answer in question.answers] == ["1", "2", "3"]


def test_many_questions_with_the_same_label_twice_are_told_together() -> None:
    questions = [
        Question(f"q{n}", "?", Kind.SINGLE, (f"q{n}",), (Answer("1", "A"), Answer("2", "A")))
        for n in range(30)
    ]
    *first, last = of_same_labels(questions)
    assert [remark.about for remark in first] == ["q0", "q1", "q2", "q3", "q4"]
    assert last.message.startswith("25 more questions have several answers with one label: q5, q6")


def test_once_an_answer_is_renamed_there_is_nothing_to_tell() -> None:
    found = found_wave(coded("q1", "What?", [1, 2, 1], {1: "District", 2: "District"}))
    assert "q1" in told(found)
    renamed = ChangedQuestion("q1", answers=(ChangedAnswer("2", "County"),))
    assert "q1" not in told(set_up(found, Setup(changed=(renamed,))))
