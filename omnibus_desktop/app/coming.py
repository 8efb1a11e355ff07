"""A wave whose answers are still being read: its questions can be looked at and one be picked."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from omnibus_desktop.app.document import Document, Session
from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.plain_text import plain

if TYPE_CHECKING:
    from omnibus_desktop.readers.outline import Outline
    from omnibus_desktop.wave.question import Question
    from omnibus_desktop.wave.wave import Wave


@dataclass(frozen=True, eq=False)
class Coming:
    """What is known of the wave, and the id of the question that the person picked, if any.
    `before` is the session to go back to where reading is given up."""

    path: Path
    outline: Outline
    before: Session
    picked: str | None = None

    @property
    def question(self) -> Question | None:
        """The question that was picked."""
        return next((q for q in self.outline.questions if q.id == self.picked), None)


def expect(document: Document, path: Path, outline: Outline) -> None:
    """Show the questions of the wave in this file until it is there."""
    put_back(document)
    document.show(Session(coming=Coming(path, outline, before=document.session)))


def put_back(document: Document) -> None:
    """Show again what was open before a wave that does not come."""
    coming = document.session.coming
    if coming is not None:
        document.show(coming.before)


def pick(document: Document, question: str) -> None:
    """Have this question shown as soon as its answers are there."""
    session = document.session
    if session.coming is not None and session.coming.picked != question:
        document.show(replace(session, coming=replace(session.coming, picked=question)))


def picked_in(wave: Wave, coming: Coming | None) -> str | None:
    """The id of the question of the wave that the person picked before it was there; where its
    answers made another question of it, of the one that has its first variable."""
    question = None if coming is None else coming.question
    if question is None:
        return None
    ids = {known.id for known in wave.questions}
    if question.id in ids:
        return question.id
    first = question.variables[0]
    return next((known.id for known in wave.questions if first in known.variables), None)


def arrives(before: Session, after: Session) -> bool:
    """Whether the wave that was coming is there now."""
    return before.coming is not None and after.wave is not None and before.coming.path == after.path


def waiting_words(coming: Coming) -> str:
    """What stands where the chart will be."""
    count = coming.outline.respondents
    whose = f" of {count:,} respondents" if count else ""
    return (
        f"The answers{whose} are being read.\n"
        "Until then the questions can be searched, and the one that is picked comes first."
    )


def waiting_facts(coming: Coming) -> str:
    """What the status line says of the wave."""
    count = coming.outline.respondents
    source = plain(coming.outline.source)
    return f"{source}  |  {count:,} respondents" if count else source
