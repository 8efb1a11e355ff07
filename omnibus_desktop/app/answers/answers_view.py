"""Which answers are shown: what a search, the slide's filter and the choice of a view leave."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from omnibus_desktop.values import dataclass

if TYPE_CHECKING:
    from omnibus_desktop.app.document import Session
    from omnibus_desktop.wave.open_answers import OpenAnswers
    from omnibus_desktop.wave.question import Question
    from omnibus_desktop.wave.setup import Theme, Themed
    from omnibus_desktop.wave.themes import Reading
    from omnibus_desktop.wave.wave import Wave

ALL, UNREAD, WITHOUT = "all", "unread", "without"  # views; another is the id of a theme


@dataclass(frozen=True, eq=False)
class Answered:
    """The answers to the question being looked at. `passing` are those of the slide's filter, by
    number; `by` the groups to which each respondent's may be attributed."""

    question: Question
    answers: OpenAnswers
    passing: Sequence[int]
    by: tuple[tuple[str, ...], ...]
    themed: Themed | None
    reading: Reading

    @property
    def themes(self) -> tuple[Theme, ...]:
        """The themes that there are, in order."""
        return () if self.themed is None else self.themed.themes

    def seen(self, view: str, words: list[str], held: Collection[int]) -> Sequence[int]:
        """The answers in this view that hold all the words, by number, and those that are
        `held` in it."""
        found = self.answers.holding(words, self.passing)
        if view == ALL:
            return found
        given = self.reading.of_answer
        if view == UNREAD:
            return [n for n in found if given[n] is None or n in held]
        if view == WITHOUT:
            return [n for n in found if not given[n] or n in held]
        return [n for n in found if view in (given[n] or ()) or n in held]


def answered(session: Session, wave: Wave, question: Question) -> Answered:
    """What was answered to this question, as the slide being looked at has it. Raises OmnibusError
    for a filter that the wave does not have."""
    from omnibus_desktop.tables.attribution import attributions
    from omnibus_desktop.tables.filters import filter_of
    from omnibus_desktop.wave.open_answers import open_answers
    from omnibus_desktop.wave.theme_edits import themed_of
    from omnibus_desktop.wave.themes import reading

    answers = open_answers(wave, question)
    keep = filter_of(wave, session.draft.filter).keep if session.draft is not None else None
    themed = themed_of(session.setup, question.id)
    return Answered(
        question,
        answers,
        answers.of(keep),
        attributions(wave),
        themed,
        reading(answers, themed),
    )
