"""The question that a wave opens on."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from omnibus_desktop.wave.question import Question
    from omnibus_desktop.wave.wave import Wave

_ASKING = ("single", "scale", "multi", "grid")
_LOOKED_AT = 12  # questions at the most: all of a large wave would take longer than opening it
_MOST_ANSWERS = 20
_ALL_BUT = 0.9  # of those who answered, with one answer: of such a question there is little to say


def first_question(wave: Wave) -> str | None:
    """The first of the wave's first questions whose chart has something to say: which asks what
    respondents think, was answered by at least half of them, and not by nearly all in the same
    way. Else the first that asks something, else the first that can be counted, else the first."""
    asking = [q for q in wave.questions if q.kind in _ASKING and not _describes(wave, q)]
    telling = (question for question in asking[:_LOOKED_AT] if _tells(wave, question))
    counted = (q for q in wave.questions if q.kind in _ASKING or q.kind == "numeric")
    first = next(telling, None) or next(iter(asking), None) or next(counted, None)
    first = first or next(iter(wave.questions), None)
    return None if first is None else first.id


def _tells(wave: Wave, question: Question) -> bool:
    membership = wave.membership(question, question.items[0].id if question.items else None)
    answers = [n for n, answer in enumerate(membership.answers) if not answer.missing]
    if not 2 <= len(answers) <= _MOST_ANSWERS:
        return False
    answered = int(membership.answered.sum())
    most = max(int(membership.holds(number).sum()) for number in answers)
    alone = question.kind == "multi" or most <= _ALL_BUT * answered
    return 2 * answered >= wave.respondents and most > 0 and alone


def _describes(wave: Wave, question: Question) -> bool:
    """Whether it says what a respondent is, like its region, and not what it thinks."""
    if wave.unjoined is not None and question.variables[0] not in wave.unjoined.variables:
        return True  # looked up for the authority
    known = any(answer.population is not None for answer in question.answers)
    return known or question.id in wave.by_default
