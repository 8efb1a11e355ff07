"""A question as one of another kind, because a person says so."""

from __future__ import annotations

from dataclasses import replace

from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.readers.infer_answers import listed
from omnibus_desktop.readers.infer_choices import in_order, in_own_order, is_number
from omnibus_desktop.readers.infer_kinds import distinct_texts
from omnibus_desktop.wave.question import Answer, Confidence, Kind, Question, Role
from omnibus_desktop.wave.variable import Content, Data, Variable
from omnibus_desktop.wave.wave import Wave

AS_SET = "as you set it"
MOST_ANSWERS = 5000  # more are no list to choose from
_CHOICES = (Kind.SINGLE, Kind.SCALE)
_SEVERAL = (Kind.MULTI, Kind.GRID)


def with_kind(wave: Wave, question: Question, kind: Kind) -> Question:
    """The question as one of this kind. A grid stays one: its items become scales, or choices
    without order.

    Raises OmnibusError, in words for a remark, where its variables hold something else.
    """
    if question.kind is Kind.GRID and kind in _CHOICES:
        made = _choice(question, kind)
    elif kind is Kind.ADMIN:
        made = _plain(question, kind)
    elif kind is question.kind:
        made = question
    elif kind in _SEVERAL or question.kind is Kind.MULTI or len(question.variables) > 1:
        raise OmnibusError(_several(kind))
    elif kind is Kind.OPEN:
        _check(wave, question, {Content.TEXT}, "texts")
        made = _plain(question, kind)
    elif kind is Kind.NUMERIC:
        _check(wave, question, {Content.NUMBER}, "numbers")
        made = _numeric(wave, question)
    else:
        _check(wave, question, {Content.NUMBER, Content.TEXT}, "numbers or texts")
        made = _choice(_chosen(wave, question), kind)
    return replace(made, reason=AS_SET, confidence=Confidence.CHOSEN)


def answers_of(variable: Variable, data: Data) -> tuple[Answer, ...]:
    """Every answer that a choice of this variable's values has: its labels, and the values that
    occur. Raises OmnibusError where they are too many to choose from."""
    text = variable.content is Content.TEXT
    values = distinct_texts(data) if text else tuple(data.values().tolist())
    if len(values) > MOST_ANSWERS:
        raise OmnibusError(
            f"It holds {len(values):,} different values; at most {MOST_ANSWERS:,} can be answers."
        )
    found = listed(variable.labels, variable.missing, values)
    return (in_own_order(found) if variable.labels or not text else in_order(found)).answers


def valued(answer: Answer) -> Answer:
    """An answer of a scale with the number that it counts as: its code, unless it is missing or
    says nothing on the scale."""
    point = answer.role is Role.SUBSTANTIVE and not answer.missing
    if point and answer.value is None and is_number(answer.id):
        return with_value(answer, float(answer.id))
    return answer if point else with_value(answer, None)


def with_value(answer: Answer, value: float | None) -> Answer:
    """The answer with this value; `replace` takes four times as long, and answers are many."""
    if answer.value == value:
        return answer
    return Answer(answer.id, answer.label, answer.missing, answer.role, answer.population, value)


def _several(kind: Kind) -> str:
    if kind in _SEVERAL:
        return "One variable cannot be a set or a grid: gather it with others."
    return "It has several variables: take it apart first."


def _check(wave: Wave, question: Question, contents: set[Content], what: str) -> None:
    held = wave.variables[question.variables[0]].content
    if held not in contents:
        raise OmnibusError(f"It holds {held}s, not {what}.")


def _plain(question: Question, kind: Kind) -> Question:
    """The question without anything to choose from."""
    return replace(question, kind=kind, answers=(), items=(), nets=(), counted=None, ordered=False)


def _chosen(wave: Wave, question: Question) -> Question:
    """The question with all its values as answers; those it has as a choice are kept."""
    if question.kind in _CHOICES:
        return question
    name = question.variables[0]
    known = {answer.id: answer for answer in question.answers}
    answers = (
        with_value(known.get(answer.id, answer), None)
        for answer in answers_of(wave.variables[name], wave.data[name])
    )
    return replace(question, answers=tuple(answers))


def _choice(question: Question, kind: Kind) -> Question:
    """The choice as a scale, or as one of answers in no order."""
    scale = kind is Kind.SCALE
    answers = tuple(
        valued(_as_point(answer)) if scale else with_value(answer, None)
        for answer in question.answers
    )
    kind = Kind.GRID if question.kind is Kind.GRID else kind
    return replace(question, kind=kind, answers=answers, ordered=scale)


def _as_point(answer: Answer) -> Answer:
    """ "None" is a point like the others on a scale."""
    return replace(answer, role=Role.SUBSTANTIVE) if answer.role is Role.NONE else answer


def _numeric(wave: Wave, question: Question) -> Question:
    """The question for a number; its answers are the codes that stand for none."""
    name = question.variables[0]
    codes = question.answers or _with_labels(wave.variables[name])
    special = tuple(
        with_value(answer, float(answer.id))
        for answer in codes
        if (answer.missing or answer.role is Role.DONT_KNOW) and is_number(answer.id)
    )
    return replace(
        question, kind=Kind.NUMERIC, answers=special, nets=(), counted=None, ordered=False
    )


def _with_labels(variable: Variable) -> tuple[Answer, ...]:
    """The answers that have a label, whether anybody gave them or not."""
    return listed(variable.labels, variable.missing, ()).answers
