"""Who belongs to which answer, and that it is quick to know."""

from __future__ import annotations

import time
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from omnibus_desktop.wave.columns import Coded, CodedText, of_numbers, of_texts
from omnibus_desktop.wave.membership import code_text, look_up
from omnibus_desktop.wave.question import Answer, Kind, Question
from omnibus_desktop.wave.variable import Content, Data, Missing, Variable
from omnibus_desktop.wave.wave import Wave
from tests.waves import make_wave, multi, numeric, single

MANY = 50_000
QUICK_SECONDS = 0.02  # ten and more times what it takes, for a busy machine

ticks = st.lists(st.lists(st.sampled_from([0, 1, None]), min_size=9, max_size=9), max_size=40)


def _wave(question: Question, data: dict[str, Data], *variables: Variable) -> Wave:
    respondents = len(next(iter(data.values())))
    return Wave(
        "id", "Wave", "w.sav", respondents, (question,), {v.name: v for v in variables}, data
    )


@given(ticks)
def test_a_set_of_ticks_holds_who_ticked(rows: list[list[int | None]]) -> None:
    columns = {f"A{n}": [row[n] for row in rows] for n in range(9)}
    wave = make_wave(multi("Q", "Which?", columns), respondents=len(rows))
    found = wave.membership(wave.questions[0])
    for number in range(9):
        expected = [row[number] == 1 for row in rows]
        assert found.holds(number).tolist() == expected
    assert found.answered.tolist() == [any(tick is not None for tick in row) for row in rows]


def test_user_missing_ticks_are_no_answers() -> None:
    question = Question("q", "q", Kind.MULTI, ("a",), (Answer("a", "A"),), counted=1.0)
    variable = Variable("a", missing=Missing((9.0,)))
    data: dict[str, Data] = {"a": of_numbers(np.array([1.0, 0.0, 9.0, np.nan]))}
    found = _wave(question, data, variable).membership(question)
    assert found.holds(0).tolist() == [True, False, False, False]
    assert found.answered.tolist() == [True, True, False, False]


def test_mentions_count_once_however_often_they_are_given() -> None:
    answers = tuple(Answer(code, code) for code in ("a", "b", "c"))
    question = Question("q", "q", Kind.MULTI, ("m1", "m2"), answers)
    data: dict[str, Data] = {"m1": of_texts(["a", "b", ""]), "m2": of_texts(["a", "c", ""])}
    variables = [Variable(name, content=Content.TEXT) for name in data]
    found = _wave(question, data, *variables).membership(question)
    assert [found.holds(n).tolist() for n in range(3)] == [
        [True, False, False],
        [False, True, False],
        [False, True, False],
    ]
    assert found.answered.tolist() == [True, True, False]


def test_a_code_without_an_answer_counts_as_not_answered() -> None:
    wave = make_wave(single("q", "q", [1, 2, 7, None], {1: "Yes", 2: "No"}))
    found = wave.membership(wave.questions[0])
    assert found.place is not None
    assert found.place.tolist() == [0, 1, 2, 2]
    assert found.answered.tolist() == [True, True, False, False]


def test_whoever_gave_a_number_or_a_text_answered() -> None:
    wave = make_wave(numeric("n", "How many?", [3, None, 999], answers=(Answer("999", "DK"),)))
    found = wave.membership(wave.questions[0])
    assert found.answered.tolist() == [True, False, True]
    assert found.holds(0).tolist() == [False, False, True]
    question = Question("t", "t", Kind.OPEN, ("t",))
    texts: dict[str, Data] = {"t": of_texts(["word", "", "other"])}
    opened = _wave(question, texts, Variable("t", content=Content.TEXT))
    assert opened.membership(question).answered.tolist() == [True, False, True]


def test_asked_are_those_whom_the_routing_question_sent() -> None:
    wave = make_wave(
        single("q1", "q1", [1, 2, 3, None], {1: "a", 2: "b", 3: "c"}),
        single("q2", "q2", [1, None, 1, None], {1: "x"}, routed_from="q1", routed_by=("1", "3")),
    )
    asked = wave.membership(wave.questions[1]).asked
    assert asked.tolist() == [True, False, True, False]


def test_a_changed_question_is_not_mistaken_for_the_one_known() -> None:
    wave = make_wave(single("q", "q", [1, 2, 2], {1: "a", 2: "b"}))
    before = wave.membership(wave.questions[0])
    turned = replace(wave.questions[0], answers=wave.questions[0].answers[::-1])
    assert wave.membership(wave.questions[0]) is before
    place = wave.membership(turned).place
    assert place is not None
    assert place.tolist() == [1, 0, 0]


@given(st.lists(st.integers(0, 299), max_size=50))
def test_looking_up_bytes_is_indexing(places: list[int]) -> None:
    table = np.arange(300).astype(np.uint8)
    wide = np.array(places, dtype=np.uint32)
    assert look_up(table, wide).tolist() == table[wide].tolist()
    near = wide[wide < 256].astype(np.uint8)
    assert look_up(table[:256], near).tolist() == table[near].tolist()


@pytest.mark.parametrize(
    ("value", "text"), [(1.0, "1"), (-9.0, "-9"), (2.5, "2.5"), ("NE ", "NE"), (1e5, "100000")]
)
def test_codes_as_text(value: float | str, text: str) -> None:
    assert code_text(value) == text


@given(st.lists(st.text(alphabet="ab ", max_size=3), max_size=30))
def test_texts_come_back_from_their_codes(texts: list[str]) -> None:
    column = of_texts(texts)
    assert list(column.texts()) == texts
    assert len(column) == len(texts)


def test_membership_is_quick() -> None:
    random = np.random.default_rng(1)
    places = [random.integers(0, 3, MANY).astype(np.uint8) for _ in range(15)]
    names = tuple(f"q_{n}" for n in range(15))
    answers = tuple(Answer(name, name) for name in names)
    question = Question("q", "q", Kind.MULTI, names, answers, counted=1.0)
    data: dict[str, Data] = {
        name: Coded(np.array([0.0, 1.0]), place) for name, place in zip(names, places, strict=True)
    }
    one = Question("one", "one", Kind.SINGLE, ("one",), answers)
    data["one"] = CodedText(names, random.integers(0, 16, MANY).astype(np.uint8))
    variables = [*(Variable(name) for name in names), Variable("one", content=Content.TEXT)]
    wave = _wave(question, data, *variables)
    for asked in (question, one):
        began = time.process_time()
        wave.membership(asked)
        assert time.process_time() - began < QUICK_SECONDS
