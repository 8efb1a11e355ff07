"""Answers that look the same and are not are told, and stay what they are."""

from __future__ import annotations

import pytest

from omnibus_desktop.readers.look_alikes import of_look_alikes
from omnibus_desktop.wave.plain_text import plain
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
