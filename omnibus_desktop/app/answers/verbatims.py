"""What was answered in words, to be searched: fast enough for every letter that is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from omnibus_desktop.wave.open_answers import open_answers
from omnibus_desktop.wave.plain_text import plain
from omnibus_desktop.wave.question import Kind

if TYPE_CHECKING:
    from omnibus_desktop.wave.wave import Wave

MOST_LETTERS = 20_000_000  # of all answers of a wave; more would be felt at every letter
_BETWEEN = "\n"
_BEFORE, _AFTER = 16, 80  # characters around a word that was found


class Verbatims:
    """The open answers of a wave in lower case, one text a question. Where there are too many of
    them, those of the later questions are left out."""

    def __init__(self, wave: Wave) -> None:
        self._wave = wave
        self._texts: dict[str, str] = {}
        room = MOST_LETTERS
        for question in wave.questions:
            if question.kind is not Kind.OPEN:
                continue
            given = [" ".join(t.split()) for t in wave.texts(question.variables[0]) if t.strip()]
            text = _BETWEEN.join(given).lower()
            if len(text) > room:
                return
            room -= len(text)
            self._texts[question.id] = text

    def holding(self, words: list[str]) -> dict[str, int]:
        """How many answers hold all of these words, by question; questions without one are left
        out."""
        found = {}
        for question, text in self._texts.items():
            if _holds(text, words):
                count = sum(_holds(answer, words) for answer in text.split(_BETWEEN))
                if count:
                    found[question] = count
        return found

    def around(self, question: str, words: list[str]) -> str:
        """What stands around the first of these words in the first answer to this question that
        holds all of them, "…" where it is cut; "" where none does."""
        lowered = self._texts.get(question, "").split(_BETWEEN)
        number = next((n for n, text in enumerate(lowered) if _holds(text, words)), None)
        if number is None:
            return ""
        answers = open_answers(self._wave, self._wave.question(question))
        return _cut_around(plain(" ".join(answers.texts[number].split())), words)


def _holds(text: str, words: list[str]) -> bool:
    return all(word in text for word in words)


def _cut_around(text: str, words: list[str]) -> str:
    low = text.lower()
    place = min((at for word in words if (at := low.find(word)) >= 0), default=0)
    start = 0 if place <= _BEFORE else text.find(" ", place - _BEFORE, place) + 1 or place
    end = len(text) if len(text) <= place + _AFTER else text.rfind(" ", place, place + _AFTER)
    end = end if end > place else place + _AFTER
    return f"{'…' * (start > 0)}{text[start:end]}{'…' * (end < len(text))}"
