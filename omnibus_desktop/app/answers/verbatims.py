"""What was answered in words, to be searched: fast enough for every letter that is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from omnibus_desktop.wave.question import Kind

if TYPE_CHECKING:
    from omnibus_desktop.wave.wave import Wave

MOST_LETTERS = 20_000_000  # of all answers of a wave; more would be felt at every letter
_BETWEEN = "\n"


class Verbatims:
    """The open answers of a wave in lower case, one text a question. Where there are too many of
    them, those of the later questions are left out."""

    def __init__(self, wave: Wave) -> None:
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
            if all(word in text for word in words):
                answers = text.split(_BETWEEN)
                count = sum(all(word in answer for word in words) for answer in answers)
                if count:
                    found[question] = count
        return found
