"""What a file itself says of its questions, which no guess may overrule: which variables ask
nothing or are numbers, what answers count as, and who was asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from omnibus_desktop.readers.contents import Contents
from omnibus_desktop.readers.infer_kinds import Single
from omnibus_desktop.wave.question import Answer, Confidence, Kind, Question, Role
from omnibus_desktop.wave.remark import Remark

_SENT = 1.0  # the value of a yes/no variable that sends on


def as_said(one: Single, contents: Contents) -> Single:
    """The variable as the file says that it is, where it does."""
    name = one.variable.name
    if name in contents.about_interview:
        reason = "a fact about the interview, as the file says"
        return _without_answers(one, Kind.ADMIN, reason)
    if name in contents.verbatims:
        return _without_answers(one, Kind.OPEN, "what people wrote, as the file says")
    special = (contents.quantities or {}).get(name)
    if special is None or one.kind is Kind.ADMIN:
        return one
    answers = tuple(_no_number(answer) for answer in one.answers if answer.id in special)
    return _without_answers(one, Kind.NUMERIC, "a quantity, as the file says", answers)


def _no_number(answer: Answer) -> Answer:
    """The answer as one that no mean counts, whatever its label says."""
    role = Role.OTHER if answer.role is Role.SUBSTANTIVE else answer.role
    return replace(answer, role=role, value=float(answer.id))


def _without_answers(
    one: Single, kind: Kind, reason: str, answers: tuple[Answer, ...] = ()
) -> Single:
    return replace(
        one,
        kind=kind,
        reason=reason,
        answers=answers,
        unlabelled=(),
        ordered=False,
        nets=(),
        confidence=Confidence.STATED,
    )


def with_scores(found: Iterable[Question], contents: Contents) -> list[Question]:
    """The questions with the numbers that the file says their answers count as in a mean: where
    it says so for every variable of a question, and says the same."""
    scores = contents.scores or {}
    return [_scored(question, scores) if scores else question for question in found]


def _scored(question: Question, scores: Mapping[tuple[str, str], float]) -> Question:
    if question.kind not in (Kind.SINGLE, Kind.SCALE, Kind.GRID):
        return question
    values = [
        {answer.id: scores.get((name, answer.id)) for answer in question.answers}
        for name in question.variables
    ]
    if any(value != values[0] for value in values) or not any(
        score is not None for score in values[0].values()
    ):
        return question
    answers = (replace(answer, value=values[0][answer.id]) for answer in question.answers)
    kind = Kind.SCALE if question.kind is Kind.SINGLE else question.kind
    return replace(
        question,
        kind=kind,
        answers=tuple(answers),
        ordered=True,
        reason=f"{question.reason}; the file says what its answers count as",
        confidence=Confidence.STATED,
    )


def with_said_routing(
    found: Iterable[Question], contents: Contents
) -> tuple[tuple[Question, ...], list[Remark]]:
    """The questions with the routing that the file states. One that its own data contradict is
    not believed, but told: people who answered would fall out of the base."""
    routing, questions = contents.routing, list(found)
    if not routing:
        return tuple(questions), []
    owners = {name: question for question in questions for name in question.variables}
    remarks = []
    for at, question in enumerate(questions):
        senders = {routing.get(name) for name in question.variables}
        sender = senders.pop() if len(senders) == 1 else None
        if sender is None or sender not in owners or sender in question.variables:
            continue
        turned_away = _answered(question, contents) & (contents.data[sender].numbers() != _SENT)
        if many := int(np.count_nonzero(turned_away)):
            message = (
                f"The file says that only those with {sender} were asked, but {many:,} others have"
                " an answer: everybody counts as asked."
            )
            remarks.append(Remark(question.id, message))
            continue
        router, by = _sent_by(sender, owners[sender])
        questions[at] = replace(question, routed_from=router, routed_by=(by,))
    return tuple(questions), remarks


def _answered(question: Question, contents: Contents) -> NDArray[np.bool_]:
    """Who has a value in any of the question's variables (N, bool); in a set of ticks, who has a
    tick: those who were not asked often have as many zeros."""
    answered = np.zeros(contents.respondents, dtype=np.bool_)
    for name in question.variables:
        numbers = contents.data[name].numbers()
        texts = contents.data[name].texts()
        answered |= np.fromiter(map(bool, texts), np.bool_, len(texts))
        answered |= numbers == question.counted if question.counted else ~np.isnan(numbers)
    return answered


def _sent_by(sender: str, owner: Question) -> tuple[str, str]:
    """The question and its answer that stand for "yes" in this variable of a question."""
    if owner.kind is Kind.MULTI and owner.counted is not None:
        return sender, sender
    return (owner.id if owner.variables == (sender,) else sender), "1"
