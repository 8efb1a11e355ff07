"""Who decides who is asked: found where the data show it, invented nowhere."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from omnibus_desktop.wave.question import Question
from tests.readers.made import Made, coded, inferred

PLACE = {1: "In place", 2: "In development", 3: "Neither", 98: "Don't know"}
YES_NO = {1: "Yes", 2: "No"}


def _answers(count: int, seed: int, codes: tuple[int, ...] = (1, 2)) -> list[float | None]:
    return [float(code) for code in np.random.default_rng(seed).choice(codes, count)]


def _found(*made: Made) -> dict[str, Question]:
    questions, _ = inferred(*made)
    return {question.id: question for question in questions}


def _routed(router: list[float | None], to: set[float], seed: int = 1) -> list[float | None]:
    answers = _answers(len(router), seed)
    return [a if r in to else None for a, r in zip(answers, router, strict=True)]


def test_the_answer_that_sends_on_is_found() -> None:
    router = [1.0] * 83 + [2.0] * 7 + [3.0] * 6 + [98.0] * 2 + [None] * 3
    found = _found(
        coded("q1", "Process", router, PLACE),
        coded("q2", "Co-located?", _routed(router, {1}), YES_NO),
    )
    assert (found["q2"].routed_from, found["q2"].routed_by) == ("q1", ("1",))
    assert found["q1"].routed_from is None


def test_some_who_were_sent_may_not_have_answered() -> None:
    router = [1.0] * 91 + [2.0] * 7 + [3.0] * 3
    answers = _routed(router, {1})
    answers[3] = answers[40] = answers[77] = None
    found = _found(coded("q1", "Process", router, PLACE), coded("q2", "So?", answers, YES_NO))
    assert found["q2"].routed_from == "q1"


def test_one_answer_from_somebody_not_sent_speaks_against_it() -> None:
    router = [1.0] * 80 + [2.0] * 21
    answers = _routed(router, {1})
    answers[-1] = 1.0
    found = _found(coded("q1", "Process", router, PLACE), coded("q2", "So?", answers, YES_NO))
    assert found["q2"].routed_from is None


def test_fewer_than_five_not_asked_are_no_pattern() -> None:
    router = [1.0] * 97 + [2.0] * 4
    found = _found(
        coded("q1", "Process", router, PLACE), coded("q2", "So?", _routed(router, {1}), YES_NO)
    )
    assert found["q2"].routed_from is None


def test_the_nearest_question_that_explains_it_is_taken() -> None:
    first = [1.0] * 70 + [2.0] * 31
    second = [1.0] * 50 + [2.0] * 20 + [None] * 31
    found = _found(
        coded("q1", "Has it?", first, YES_NO),
        coded("q2", "Uses it?", second, YES_NO),
        coded("q3", "Likes it?", _routed(second, {1}), YES_NO),
    )
    assert found["q2"].routed_from == "q1"
    assert found["q3"].routed_from == "q2"


def test_a_whole_set_or_grid_is_routed_as_one() -> None:
    router = [1.0] * 60 + [2.0] * 41
    made = [
        coded(f"q2_{n}", f"Which: {n}", _routed(router, {1}, n), {0: "No", 1: "Yes"})
        for n in range(3)
    ]
    found = _found(coded("q1", "Has it?", router, YES_NO), *made)
    assert found["q2"].routed_from == "q1"


def test_leaving_out_a_section_is_no_routing() -> None:
    random = np.random.default_rng(7)
    away = random.random(101) < 0.16
    regions = {code: f"Region {code}" for code in range(1, 10)}
    made = [coded("region", "Region", _answers(101, 3, tuple(regions)), regions)]
    for number in range(12):
        answers = [None if gone else a for gone, a in zip(away, _answers(101, number), strict=True)]
        made.append(coded(f"t{number}x", f"Topic {number}", answers, YES_NO))
    assert all(question.routed_from is None for question in _found(*made).values())


@given(st.integers(0, 10_000), st.sampled_from([0.02, 0.1, 0.3]), st.sampled_from([40, 101, 400]))
def test_item_non_response_is_never_taken_for_routing(seed: int, share: float, count: int) -> None:
    random = np.random.default_rng(seed)
    made = []
    for number in range(8):
        codes = random.choice([1.0, 2.0, 3.0, 98.0], count, p=[0.5, 0.3, 0.15, 0.05])
        codes[random.random(count) < share] = np.nan
        cells = [None if np.isnan(code) else float(code) for code in codes]
        made.append(coded(f"t{number}x", f"Topic {number}", cells, PLACE))
    assert all(question.routed_from is None for question in _found(*made).values())


@pytest.mark.parametrize("count", [3_000, 60_000])
def test_routing_is_found_in_large_files(count: int) -> None:
    router = _answers(count, 5, (1, 2, 3))
    found = _found(
        coded("q1", "Process", router, PLACE), coded("q2", "So?", _routed(router, {1, 2}), YES_NO)
    )
    assert found["q2"].routed_by == ("1", "2")


def test_nobody_was_asked_is_not_explained() -> None:
    router = [1.0] * 50 + [2.0] * 50
    found = _found(coded("q1", "Process", router, PLACE), coded("q2", "So?", [None] * 100, YES_NO))
    assert found["q2"].routed_from is None
