"""A search finds the same, whatever was typed before."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from omnibus_desktop.app.questions.question_texts import QuestionTexts, haystack
from omnibus_desktop.readers import open_wave
from tests.app.conftest import EXAMPLE

QUESTIONS = open_wave(EXAMPLE).questions
WORDS = st.lists(st.sampled_from("abcdeiorst_"), max_size=4).map("".join)


@given(st.lists(st.lists(WORDS.filter(bool), max_size=3), min_size=1, max_size=6))
def test_whatever_was_looked_for_before(searches: list[list[str]]) -> None:
    texts = QuestionTexts(QUESTIONS)
    for words in searches:
        wanted = [q for q in QUESTIONS if all(word in haystack(q) for word in words)]
        assert texts.holding(words) == wanted


@given(st.text("abcdeorst ", max_size=8))
def test_while_somebody_types_and_takes_it_back(typed: str) -> None:
    texts = QuestionTexts(QUESTIONS)
    for end in (*range(len(typed) + 1), *range(len(typed), -1, -1)):
        words = typed[:end].split()
        assert texts.holding(words) == QuestionTexts(QUESTIONS).holding(words)


def test_those_of_some_ids_stand_in_their_order() -> None:
    some = [QUESTIONS[5], QUESTIONS[1]]
    assert QuestionTexts(QUESTIONS).of({q.id for q in some}) == [QUESTIONS[1], QUESTIONS[5]]
    assert QuestionTexts().holding(["a"]) == []
