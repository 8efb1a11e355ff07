"""The question that a wave opens on."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np

from omnibus_desktop.app.questions.who_they_are import says_who
from omnibus_desktop.wave.question import Role

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from omnibus_desktop.wave.membership import Membership
    from omnibus_desktop.wave.question import Question
    from omnibus_desktop.wave.wave import Wave

_ASKING = ("single", "scale", "multi", "grid")
_LOOKED_AT = 24  # questions at the most, from the front
_CELLS = 600_000  # answers to be read at the most: nobody is to wait for it
_AT_LEAST = 8  # questions are looked at even so
_FEWEST, _MOST = 3, 10  # answers that make a good first chart
_MOST_ANSWERS = 20
_CLEAR = 2.0  # standard deviations: what differs less is as good as any other
_ALL_BUT = 0.9  # of those who answered, with one answer: of such a question there is little to say


def first_question(wave: Wave, by: Iterable[str] = ()) -> str | None:
    """The most interesting of the wave's first questions, by a rule that always finds the same.

    Of those that ask what respondents think, were answered by at least half of them and not by
    nearly all in the same way: those first that have one answer, a scale or several answers, of
    three to ten. Of these the one that differs most by one of the breaks (the wave's own, else
    `by`), next to what chance makes; where none does so clearly, the first; without a break the
    one whose most common answer leads most clearly. Else the first that asks something, else the
    first that can be counted, else the first."""
    taken = wave.by_default or tuple(by)
    whole = np.zeros(wave.respondents, dtype=np.intp)
    breaks = [whole, *(_groups(wave, name) for name in taken)]
    asking = [
        question
        for question in wave.questions
        if question.kind in _ASKING and question.id not in taken and not _is_known(wave, question)
    ]
    looked_at = _in_front(wave, asking)
    ranked = [
        (rank, -number)
        for number, question in enumerate(looked_at)
        if (rank := _rank(wave, question, breaks)) is not None
    ]
    if ranked:
        return looked_at[-max(ranked)[1]].id
    counted = (q for q in wave.questions if q.kind in _ASKING or q.kind == "numeric")
    first = next(iter(asking), None) or next(counted, None) or next(iter(wave.questions), None)
    return None if first is None else first.id


def _in_front(wave: Wave, asking: list[Question]) -> list[Question]:
    most = _CELLS // max(1, wave.respondents)
    thinking = [question for question in asking if not says_who(question)]
    return thinking[: max(_AT_LEAST, min(_LOOKED_AT, most))]


def _is_known(wave: Wave, question: Question) -> bool:
    """Whether it was looked up for the authority, or is known of each of the population."""
    if wave.unjoined is not None and question.variables[0] not in wave.unjoined.variables:
        return True
    return any(answer.population is not None for answer in question.answers)


def _rank(
    wave: Wave, question: Question, breaks: list[NDArray[np.intp]]
) -> tuple[bool, float] | None:
    """How good it is to begin with; None where there is nothing to say of it."""
    membership = wave.membership(question, question.items[0].id if question.items else None)
    answers = [
        number
        for number, answer in enumerate(membership.answers)
        if not answer.missing and answer.role is Role.SUBSTANTIVE
    ]
    if not 2 <= len(answers) <= _MOST_ANSWERS:
        return None
    crossed = [_crossed(membership, answers, groups) for groups in breaks]
    counts, bases = crossed[0]
    held, answered = np.sort(counts.sum(axis=1))[::-1].tolist(), int(bases.sum())
    alone = question.kind == "multi" or held[0] <= _ALL_BUT * answered
    if 2 * answered < wave.respondents or not held[0] or not alone:
        return None
    suits = question.kind != "grid" and _FEWEST <= len(answers) <= _MOST
    if len(breaks) > 1:
        differs = max(_difference(counts[:, 1:], bases[1:]) for counts, bases in crossed[1:])
        return (suits, differs) if differs > _CLEAR else (False, 0.0)
    return suits, (held[0] - held[1]) / math.sqrt(held[0] + held[1])


def _groups(wave: Wave, name: str) -> NDArray[np.intp]:
    """For each respondent the number of its group, 0 where it is in none."""
    membership = wave.membership(wave.question(name))
    groups = np.zeros(wave.respondents, dtype=np.intp)
    for number, answer in enumerate(membership.answers):
        if not answer.missing:
            groups[membership.holds(number)] = number + 1
    return groups


def _crossed(
    membership: Membership, answers: list[int], groups: NDArray[np.intp]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """How many of each group gave each of the answers (K, G), and how many any at all (G)."""
    size = int(groups.max(initial=0)) + 1
    if membership.place is not None:
        cells = membership.place.astype(np.intp) * size + groups
        table = np.bincount(cells, minlength=(len(membership.answers) + 1) * size)
        counts = table.reshape(-1, size)[answers].astype(np.float64)
    else:
        counts = np.stack([_sizes(groups, membership.holds(each), size) for each in answers])
    return counts, _sizes(groups, membership.answered, size)


def _sizes(groups: NDArray[np.intp], counted: NDArray[np.bool_], size: int) -> NDArray[np.float64]:
    return np.bincount(groups, weights=counted, minlength=size).astype(np.float64)


def _difference(counts: NDArray[np.float64], bases: NDArray[np.float64]) -> float:
    """Pearson's chi-square of each answer by the groups, added up, less its degrees of freedom: in
    standard deviations of what chance makes."""
    counts, bases = counts[:, bases > 0], bases[bases > 0]
    shares = counts.sum(axis=1, keepdims=True) / max(1.0, float(bases.sum()))
    vary = ((shares > 0) & (shares < 1))[:, 0]
    counts, shares = counts[vary], shares[vary]
    free = len(counts) * (len(bases) - 1)
    if free <= 0:
        return 0.0
    chi = ((counts - shares * bases) ** 2 / (shares * (1 - shares) * bases)).sum()
    return float(chi - free) / math.sqrt(2 * free)
