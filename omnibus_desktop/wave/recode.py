"""Other answers from the same data: nets, merged and renamed answers, bands of numbers.

Every function returns a new question or wave; the one given stays as it is.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.columns import CodedText, distinct_numbers, narrow
from omnibus_desktop.wave.membership import Membership
from omnibus_desktop.wave.question import Answer, Confidence, Kind, Net, Question
from omnibus_desktop.wave.variable import Content, Variable
from omnibus_desktop.wave.wave import Wave

_BANDS = 6  # wanted, more or less
_MOST_WHOLE = 10  # distinct whole numbers that are shown one by one
_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)


def with_net(question: Question, label: str, answers: Sequence[str]) -> Question:
    """The question with one more net, the union of these answers' ids; a net with the same label
    is replaced. Raises OmnibusError where the question has no such answer."""
    _check(question, answers)
    others = tuple(net for net in question.nets if net.label != label)
    return replace(question, nets=(*others, Net(label, tuple(answers))))


def renamed(question: Question, labels: Mapping[str, str], text: str | None = None) -> Question:
    """The question with other labels for these answer ids, and another text where one is given.
    Raises OmnibusError where the question has no such answer."""
    _check(question, tuple(labels))
    answers = tuple(
        replace(answer, label=labels.get(answer.id, answer.label)) for answer in question.answers
    )
    return replace(question, text=question.text if text is None else text, answers=answers)


def merged(wave: Wave, question: Question, groups: Mapping[str, Sequence[str]], name: str) -> Wave:
    """The wave with one more question, called `name` and standing behind the given one, in which
    the answers of each group are one answer with the group's label, such as
    {"North": ("1", "2", "3")}. An answer in no group stays.

    Only for questions with one answer a respondent. Raises OmnibusError where the question has no
    such answer, an answer is in two groups, or the name is taken.
    """
    membership = wave.membership(question)
    if membership.place is None or question.kind not in (Kind.SINGLE, Kind.SCALE):
        raise OmnibusError(
            f"{question.id}: answers can be merged only where a respondent has one",
            "make a net of them instead",
        )
    group_of = _group_of(question, groups)
    if name in wave.variables or any(known.id == name for known in wave.questions):
        raise OmnibusError(f"{name}: there is such a question already", "choose another name")
    answers = _merged_answers(question, groups, group_of)
    number = {answer.id: at for at, answer in enumerate(answers)}
    table = [number[group_of.get(answer.id, answer.id)] for answer in question.answers]
    place = np.array([*table, len(answers)], dtype=narrow(len(answers)))[membership.place]
    data = CodedText(tuple(answer.id for answer in answers), place)
    labels = tuple((answer.id, answer.label) for answer in answers)
    variable = Variable(name, question.text, Content.TEXT, labels=labels)
    new = replace(
        question,
        id=name,
        kind=Kind.SINGLE,
        variables=(name,),
        answers=answers,
        nets=(),
        reason=f"merged from {question.id}",
        confidence=Confidence.CHOSEN,
    )
    at = next(n for n, known in enumerate(wave.questions) if known.id == question.id)
    members = dict(wave.members)
    if question.id in members:
        members[name] = tuple(
            None if answer is None else group_of.get(answer, answer)
            for answer in members[question.id]
        )
    return replace(
        wave,
        questions=(*wave.questions[: at + 1], new, *wave.questions[at + 1 :]),
        variables={**wave.variables, name: variable},
        data={**wave.data, name: data},
        members=members,
    )


@dataclass(frozen=True, eq=False)
class Bands:
    """Numbers in bands. `edges` are the lower limits and, last, the upper limit; a band holds its
    lower limit and not its upper one, but the last holds both."""

    answers: tuple[Answer, ...]
    membership: Membership
    edges: tuple[float, ...]


def bands(numbers: NDArray[np.float64], asked: NDArray[np.bool_] | None = None) -> Bands:
    """These numbers (N, NaN for none) in some six bands of one round width, or one by one where
    they are few whole numbers. Nobody is left out; nothing is placed where there is no number."""
    there = ~np.isnan(numbers)
    known = numbers[there]
    found = distinct_numbers(known)
    whole = bool((found % 1 == 0).all())
    if len(found) == 0:
        edges: tuple[float, ...] = ()
    elif whole and len(found) <= _MOST_WHOLE and found[-1] - found[0] < 2 * _MOST_WHOLE:
        edges = (*found.tolist(), float(found[-1]) + 1)
    else:
        edges = _edges(float(found[0]), float(found[-1]), whole)
    answers = _band_answers(edges, whole, one_by_one=whole and len(found) == len(edges) - 1)
    place = np.full(len(numbers), len(answers), dtype=narrow(len(answers)))
    if answers:
        inner = np.searchsorted(np.array(edges), known, side="right") - 1
        place[there] = np.minimum(inner, len(answers) - 1)
    everybody = np.ones(len(numbers), dtype=np.bool_) if asked is None else asked
    return Bands(answers, Membership(answers, everybody, there, place=place), edges)


def _edges(low: float, high: float, whole: bool) -> tuple[float, ...]:
    """Round limits around the numbers, a round step apart."""
    step = _round_step((high - low) / _BANDS)
    if whole:
        step = max(1.0, float(math.ceil(step)))
    first = math.floor(low / step)
    last = math.floor(high / step) + 1
    return tuple(_tidy(step * number) for number in range(first, last + 1))


def _round_step(width: float) -> float:
    size: float = 10.0 ** math.floor(math.log10(width)) if width > 0 else 1.0
    return next((_tidy(step * size) for step in _STEPS if step * size >= width), 10 * size)


def _tidy(number: float) -> float:
    """The number without what binary fractions add to it."""
    return float(f"{number:.12g}")


def _band_answers(edges: tuple[float, ...], whole: bool, one_by_one: bool) -> tuple[Answer, ...]:
    answers = []
    for low, high in pairwise(edges):
        if one_by_one or (whole and high == low + 1):
            label = f"{low:,.12g}"
        elif whole:
            label = f"{low:,.0f} to {high - 1:,.0f}"
        else:
            label = f"{low:,.12g} to under {high:,.12g}"
        answers.append(Answer(f"{low:.12g}", label))
    return tuple(answers)


def _check(question: Question, answers: Sequence[str]) -> None:
    known = {answer.id for answer in question.answers}
    unknown = [answer for answer in answers if answer not in known]
    if unknown:
        raise OmnibusError(
            f"{question.id}: there is no answer {unknown[0]!r}",
            f"its answers are {', '.join(sorted(known))}",
        )


def _group_of(question: Question, groups: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """For each answer that is in a group the group's label."""
    found: dict[str, str] = {}
    for label, answers in groups.items():
        _check(question, answers)
        if label not in answers and any(answer.id == label for answer in question.answers):
            raise OmnibusError(
                f"{question.id}: the group {label!r} is called like an answer outside it",
                "give the group another name",
            )
        for answer in answers:
            if found.setdefault(answer, label) != label:
                raise OmnibusError(
                    f"{question.id}: the answer {answer!r} is in two groups",
                    "put it into one of them",
                )
    return found


def _merged_answers(
    question: Question, groups: Mapping[str, Sequence[str]], group_of: Mapping[str, str]
) -> tuple[Answer, ...]:
    """A group stands where its first answer stood; its population is that of its answers."""
    found: dict[str, Answer] = {}
    for answer in question.answers:
        label = group_of.get(answer.id)
        if label is None:
            found[answer.id] = replace(answer, value=None)
        elif label not in found:
            members = [each for each in question.answers if each.id in groups[label]]
            counts = [each.population for each in members]
            known = [count for count in counts if count is not None]
            whole = sum(known) if len(known) == len(counts) else None
            missing = all(each.missing for each in members)
            found[label] = Answer(label, label, missing, population=whole)
    return tuple(found.values())
