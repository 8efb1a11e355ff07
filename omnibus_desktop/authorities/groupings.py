"""Populations of groupings of regions or types: "North", "London and the South", "Urban"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.columns import distinct_numbers
from omnibus_desktop.wave.question import Kind, Question
from omnibus_desktop.wave.wave import Wave

_FEWEST, _MOST = 2, 8  # groups of a grouping
_BITS = 32  # of an answer's place


def with_groupings(wave: Wave, known: Question) -> Wave:
    """The wave with a population for each answer of the questions that only group the answers of
    `known`, whose populations are known: each region lies wholly in one area, so an area has as
    many authorities as its regions together.

    A question is such a grouping where every respondent gave it, where each answer of `known`
    goes with one and the same answer of it, all answers of `known` occur, and at least one group
    holds several of them.
    """
    found = [
        grouping
        for question in wave.questions
        if question.id != known.id and question.kind in (Kind.SINGLE, Kind.SCALE)
        if (grouping := _grouping(wave, known, question)) is not None
    ]
    if not found:
        return wave
    changed = {grouping.question.id: grouping.question for grouping in found}
    members = dict(wave.members)
    for grouping in found if known.id in members else ():
        members[grouping.question.id] = tuple(
            None if answer is None else grouping.group_of[answer] for answer in members[known.id]
        )
    questions = tuple(changed.get(question.id, question) for question in wave.questions)
    return replace(wave, questions=questions, members=members)


@dataclass(frozen=True)
class _Grouping:
    """`question` with its populations; `group_of` is its answer for each answer of the other."""

    question: Question
    group_of: Mapping[str, str]


def _grouping(wave: Wave, known: Question, question: Question) -> _Grouping | None:
    if any(answer.population is not None for answer in question.answers):
        return None
    finer, coarser = wave.membership(known), wave.membership(question)
    if finer.place is None or coarser.place is None or not finer.answered.all():
        return None
    if not coarser.answered.all() or any(answer.population is None for answer in known.answers):
        return None
    pairs = distinct_numbers(finer.place.astype(np.int64) << _BITS | coarser.place)
    fine, coarse = pairs >> _BITS, pairs & (1 << _BITS) - 1
    if len(pairs) != len(known.answers) or len(distinct_numbers(fine)) != len(known.answers):
        return None
    groups = len(distinct_numbers(coarse))
    if not _FEWEST <= groups <= _MOST or groups == len(known.answers):
        return None
    totals: dict[int, int] = {}
    group_of = {}
    for group, part in zip(coarse.tolist(), fine.tolist(), strict=True):
        group_of[known.answers[part].id] = question.answers[group].id
        totals[group] = totals.get(group, 0) + (known.answers[part].population or 0)
    answers = tuple(
        replace(answer, population=totals.get(number))
        for number, answer in enumerate(question.answers)
    )
    return _Grouping(replace(question, answers=answers), group_of)
