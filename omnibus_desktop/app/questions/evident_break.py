"""The break that a wave begins with where its respondents are no authorities."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from omnibus_desktop.app.questions import who_they_are
from omnibus_desktop.wave.question import Kind, Role

if TYPE_CHECKING:
    from omnibus_desktop.wave.question import Answer, Question
    from omnibus_desktop.wave.wave import Wave

_FEWEST, _MOST = 2, 8  # answers
_LONGEST = 12  # words of a text that asks no more than who somebody is
_SMALLEST = 30  # respondents in each of two groups at the least
_SEX = re.compile(r"\b(gender|sex)\b")
_AGE = re.compile(r"\b(age|aged|ages|agegroup|how old|age ?(group|band)s?)\b")
_PLACE = re.compile(r"\b(regions?|location|governorate|province|urban)\b|\barea$")
_NOT_THEIRS = re.compile(r"\binterview(er)?s?\b")
_MAN, _WOMAN = ("male", "man", "men"), ("female", "woman", "women")


def evident_break(wave: Wave) -> str | None:
    """The id of the question that says the respondents' sex, else their group of age, else where
    they live: the first such with one answer of two to eight, which half of all gave and of which
    two groups are large enough to compare. None where there is none, or the wave has breaks."""
    if wave.by_default:
        return None
    one_of = [question for question in wave.questions if _can_break(question)]
    asks: tuple[Callable[[Question], bool], ...] = (_of_sex, _of_age, _of_place)
    for is_asked in asks:
        for question in one_of:
            if is_asked(question) and _parts(wave, question):
                return question.id
    return None


def _can_break(question: Question) -> bool:
    if question.kind not in (Kind.SINGLE, Kind.SCALE) or len(question.variables) != 1:
        return False
    brief = len(question.text.split()) <= _LONGEST
    return brief and _FEWEST <= len(_said(question)) <= _MOST


def _said(question: Question) -> list[Answer]:
    return [a for a in question.answers if not a.missing and a.role is Role.SUBSTANTIVE]


def _of_sex(question: Question) -> bool:
    labels = {answer.label.strip().lower() for answer in question.answers}
    both = not labels.isdisjoint(_MAN) and not labels.isdisjoint(_WOMAN)
    named = who_they_are.worded(question)
    return both and _SEX.search(named) is not None and not _NOT_THEIRS.search(named)


def _of_age(question: Question) -> bool:
    """Groups of ages have numbers for labels, most of them two."""
    named = who_they_are.worded(question)
    numbers = sum(any(letter.isdigit() for letter in a.label) for a in _said(question))
    aged = _AGE.search(named) is not None and not _NOT_THEIRS.search(named)
    return aged and 2 * numbers > len(_said(question))


def _of_place(question: Question) -> bool:
    return _PLACE.search(who_they_are.worded(question)) is not None


def _parts(wave: Wave, question: Question) -> bool:
    membership = wave.membership(question)
    sizes = [
        int(membership.holds(number).sum())
        for number, answer in enumerate(membership.answers)
        if not answer.missing
    ]
    large = sum(size >= _SMALLEST for size in sizes)
    return large >= _FEWEST and 2 * sum(sizes) >= wave.respondents
