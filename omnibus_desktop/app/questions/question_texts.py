"""The texts of all questions, searched while somebody types."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from omnibus_desktop.wave.question import Question


class QuestionTexts:
    """Questions, in their order, and what can be found of each. Who types on looks only among
    those that held what had been typed before."""

    def __init__(self, questions: Iterable[Question] = ()) -> None:
        self._all = [(question, haystack(question)) for question in questions]
        self._held = "", self._all  # the words that were looked for last, and what holds them

    def holding(self, words: Sequence[str]) -> list[Question]:
        """The questions of which the text, the section, the answers, the items and the names of
        variables together hold all of these words, which are in small letters."""
        before, holding = self._held
        typed = " ".join(words)
        if not typed.startswith(before):
            holding = self._all
        for word in words:
            holding = [each for each in holding if word in each[1]]
        self._held = typed, holding
        return [question for question, _ in holding]

    def of(self, ids: Collection[str]) -> list[Question]:
        """The questions with these ids."""
        return [question for question, _ in self._all if question.id in ids]


def haystack(question: Question) -> str:
    """What is searched of a question, in small letters."""
    parts = [question.id, question.text, question.section, *question.variables]
    parts += [answer.label for answer in question.answers]
    parts += [item.label for item in question.items]
    return "\n".join(parts).lower()
