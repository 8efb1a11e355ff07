"""Themes of open answers as a question: a multiple-response set among those whose answer was read,
for of one that nobody has read it is not known what it says."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.columns import Coded
from omnibus_desktop.wave.open_answers import OpenAnswers, open_answers
from omnibus_desktop.wave.plain_text import plain
from omnibus_desktop.wave.question import Answer, Confidence, Kind, Question
from omnibus_desktop.wave.remark import Remark
from omnibus_desktop.wave.setup import Themed
from omnibus_desktop.wave.variable import Variable
from omnibus_desktop.wave.wave import Wave

_TICKED = np.array([0.0, 1.0])
_NOT, _TICK, _NOTHING = range(3)  # places in these


@dataclass(frozen=True, eq=False)
class Reading:
    """How far the answers have been read: for each answer the ids of its themes, None where it was
    not read. `read` is how many were."""

    of_answer: tuple[tuple[str, ...] | None, ...]

    @property
    def read(self) -> int:
        return sum(themes is not None for themes in self.of_answer)


def reading(answers: OpenAnswers, themed: Themed | None) -> Reading:
    """Which themes each of these answers was given. Answers of the same words have the same."""
    if themed is None or not themed.answers:
        return Reading((None,) * len(answers))
    known = dict(themed.answers)
    return Reading(tuple(known.get(each) for each in answers.digests(themed.salt)))


def with_themes(wave: Wave, every: Iterable[Themed], tell: Callable[[Remark], None]) -> Wave:
    """The wave with a question more for each of these that has a theme, behind its open question:
    among those whose answer to that was read, who said what. `tell` is told what does not fit, and
    how many answers were read where not all were."""
    for each in every:
        question = next((q for q in wave.questions if q.id == each.question), None)
        if question is None or question.kind is not Kind.OPEN:
            tell(Remark(each.id, f"Its themes are of {each.question}, which is no open question."))
        elif any(known.id == each.id for known in wave.questions):
            tell(Remark(each.id, "Its themes are left out: another question is called so."))
        elif each.themes:
            wave = _with(wave, question, each, tell)
    return wave


def _with(wave: Wave, question: Question, themed: Themed, tell: Callable[[Remark], None]) -> Wave:
    answers = open_answers(wave, question)
    found = reading(answers, themed)
    if found.read < len(answers):
        tell(Remark(themed.id, f"{found.read} of {len(answers)} answers have been read for it."))
    names = [f"{themed.id}_{theme.id}" for theme in themed.themes]
    new = Question(
        id=themed.id,
        text=f"Themes in: {question.text or question.id}",
        kind=Kind.MULTI,
        variables=tuple(names),
        answers=tuple(
            Answer(name, theme.label) for name, theme in zip(names, themed.themes, strict=True)
        ),
        section=question.section,
        counted=1.0,
        routed_from=question.routed_from,
        routed_by=question.routed_by,
        reason=f"Themes that were found in the answers to “{plain(question.text)}”",
        confidence=Confidence.CHOSEN,
        answers_read=(found.read, len(answers)),
    )
    variables, data = dict(wave.variables), dict(wave.data)
    for name, theme in zip(names, themed.themes, strict=True):
        variables[name] = Variable(name, theme.label)
        data[name] = Coded(_TICKED, _places(wave, answers, found, theme.id))
    at = next(n for n, known in enumerate(wave.questions) if known.id == question.id) + 1
    questions = (*wave.questions[:at], new, *wave.questions[at:])
    return replace(wave, questions=questions, variables=variables, data=data)


def _places(wave: Wave, answers: OpenAnswers, found: Reading, theme: str) -> NDArray[np.integer]:
    place = np.full(wave.respondents, _NOTHING, dtype=np.uint8)
    ticks = [
        _NOTHING if themes is None else _TICK if theme in themes else _NOT
        for themes in found.of_answer
    ]
    place[np.array(answers.respondents, dtype=np.intp)] = ticks
    return place
