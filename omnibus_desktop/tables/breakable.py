"""Questions by which respondents can be grouped: for breaks and for filters."""

from __future__ import annotations

from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.tables import bands
from omnibus_desktop.wave.membership import Membership
from omnibus_desktop.wave.question import Kind, Question
from omnibus_desktop.wave.wave import Wave


def breakable(wave: Wave, name: str) -> tuple[Question, Membership]:
    """The question and who gave which answer; a numeric question in bands, and for the name of a
    grid's item that item.

    Raises OmnibusError where the wave has no such question or it has no answers.
    """
    question = wave.question(name)
    if question.kind is Kind.GRID:
        raise OmnibusError(
            f"{name} is a grid and cannot be a break as a whole",
            f"break by one of its lines, such as {question.variables[0]}",
        )
    if question.kind is Kind.NUMERIC:
        banded = bands.banded(wave, question)
        question, member = banded.question, banded.member
    else:
        member = wave.membership(question)
    if all(answer.missing for answer in question.answers):
        raise OmnibusError(f"{name} has no answers to break by", "choose another break")
    return question, member
