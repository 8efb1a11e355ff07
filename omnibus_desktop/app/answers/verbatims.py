"""What was answered in words, to be searched: fast enough for every letter that is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from omnibus_desktop.wave.plain_text import plain
from omnibus_desktop.wave.question import Kind

if TYPE_CHECKING:
    from omnibus_desktop.wave.variable import Data
    from omnibus_desktop.wave.wave import Wave

MOST_LETTERS = 20_000_000  # of all answers of a wave; more would be felt at every letter
_BETWEEN = "\n"
_BEFORE, _AFTER = 16, 80  # characters around a word that was found


class Verbatims:
    """The open answers of a wave, one text a question, as they were written and in lower case.
    Where there are too many of them, those of the later questions are left out."""

    def __init__(self, wave: Wave) -> None:
        self._columns = _columns(wave)
        self._texts: dict[str, str] = {}
        self._written: dict[str, str] = {}
        room = MOST_LETTERS
        for question in wave.questions:
            if question.kind is not Kind.OPEN:
                continue
            given = [" ".join(t.split()) for t in wave.texts(question.variables[0]) if t.strip()]
            written = _BETWEEN.join(given)
            text = written.lower()
            if len(text) > room:
                return
            room -= len(text)
            self._texts[question.id], self._written[question.id] = text, written

    def are_of(self, wave: Wave | None) -> bool:
        """Whether these are what was answered in that wave, too: as when it has other themes."""
        given = {} if wave is None else _columns(wave)
        return given.keys() == self._columns.keys() and all(
            each is self._columns[question] for question, each in given.items()
        )

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
        text = self._texts.get(question, "")
        start, end = _first(text, words)
        if start < 0:
            return ""
        written = self._written[question]
        if len(written) == len(text):
            answer = written[start:end]
        else:  # a few letters are two in lower case
            answer = written.split(_BETWEEN)[text.count(_BETWEEN, 0, start)]
        return _cut_around(plain(answer), words)


def _columns(wave: Wave) -> dict[str, Data]:
    """The column of each open question."""
    every = ((q.id, q.variables[0]) for q in wave.questions if q.kind is Kind.OPEN)
    return {question: wave.data[variable] for question, variable in every}


def _first(text: str, words: list[str]) -> tuple[int, int]:
    """From where to where the first answer goes that holds all of these words; (-1, -1) for none.
    Most of the text is never taken apart: it is looked at with every letter that is typed."""
    found = text.find(words[0])
    while found >= 0:
        start = text.rfind(_BETWEEN, 0, found) + 1
        end = text.find(_BETWEEN, found)
        end = len(text) if end < 0 else end
        if _holds(text[start:end], words):
            return start, end
        found = text.find(words[0], end)
    return -1, -1


def _holds(text: str, words: list[str]) -> bool:
    return all(word in text for word in words)


def _cut_around(text: str, words: list[str]) -> str:
    low = text.lower()
    place = min((at for word in words if (at := low.find(word)) >= 0), default=0)
    start = 0 if place <= _BEFORE else text.find(" ", place - _BEFORE, place) + 1 or place
    end = len(text) if len(text) <= place + _AFTER else text.rfind(" ", place, place + _AFTER)
    end = end if end > place else place + _AFTER
    return f"{'…' * (start > 0)}{text[start:end]}{'…' * (end < len(text))}"
