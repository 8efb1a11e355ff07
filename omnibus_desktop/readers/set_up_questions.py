"""Questions as a person corrected them: text, kind, answers, their order, nets."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.readers.set_up_kinds import valued, with_kind
from omnibus_desktop.readers.set_up_numbers import with_codes
from omnibus_desktop.wave.question import Answer, Item, Kind, Net, Question
from omnibus_desktop.wave.recode import merged
from omnibus_desktop.wave.remark import Remark
from omnibus_desktop.wave.setup import ChangedAnswer, ChangedQuestion, Merged
from omnibus_desktop.wave.wave import Wave

Tell = Callable[[Remark], None]
Named = TypeVar("Named", Answer, Item)


def with_changed(wave: Wave, changes: Iterable[ChangedQuestion], tell: Tell) -> Wave:
    """The wave with these questions changed. `tell` is told what does not fit."""
    questions = {question.id: question for question in wave.questions}
    for change in changes:
        if change.id not in questions:
            tell(
                Remark(change.id, "There is no such question: what was set up for it is left out.")
            )
            continue
        wave, questions[change.id] = _changed(wave, questions[change.id], change, tell)
    return wave.with_questions(tuple(questions.values()))


def with_merged(wave: Wave, every: Iterable[Merged], tell: Tell) -> Wave:
    """The wave with questions made by merging answers of others."""
    for each in every:
        try:
            question = next(q for q in wave.questions if q.id == each.question)
            groups = {
                label: _known(each.id, answers, (a.id for a in question.answers), tell)
                for label, answers in each.groups
            }
            groups = {label: answers for label, answers in groups.items() if answers}
            wave = merged(wave, question, groups, each.id)
        except StopIteration:
            tell(Remark(each.id, f"It was merged of {each.question}, which is not there."))
        except OmnibusError as error:
            tell(Remark(each.id, f"It was left out: {error}."))
    return wave


def in_order(wave: Wave, order: Sequence[str]) -> Wave:
    """The wave with its questions in this order of ids, those left out following as they stood."""
    at = {name: place for place, name in enumerate(order)}
    return wave.with_questions(sorted(wave.questions, key=lambda q: at.get(q.id, len(order))))


def _changed(
    wave: Wave, question: Question, change: ChangedQuestion, tell: Tell
) -> tuple[Wave, Question]:
    if change.kind is not None:
        try:
            question = with_kind(wave, question, change.kind)
        except OmnibusError as error:
            tell(Remark(change.id, f"It stays as it was found. {error.message}"))
    if question.kind is Kind.NUMERIC:
        wave, question = with_codes(wave, question, change.answers, tell)
    else:
        question = _with_answers(question, change.answers, tell)
    question = _ordered(question, change.order, tell)
    if change.nets is not None:
        question = replace(question, nets=_nets(question, change.nets, tell))
    if change.text is not None or change.section is not None:
        text = (change.text or "").strip() or question.text
        section = question.section if change.section is None else change.section.strip()
        question = replace(question, text=text, section=section)
    return wave, question


def _with_answers(question: Question, changes: Sequence[ChangedAnswer], tell: Tell) -> Question:
    """The question with these of its answers, or labels of the items of a grid, changed."""
    if not changes:
        return question
    answers = {answer.id: answer for answer in question.answers}
    items = {item.id: item for item in question.items}
    scale = question.kind is Kind.SCALE or (question.kind is Kind.GRID and question.ordered)
    for change in changes:
        if change.id in answers:
            answers[change.id] = _answer(answers[change.id], change, scale)
        elif change.id in items:
            items[change.id] = Item(change.id, change.label or items[change.id].label)
        else:
            tell(_no_answer(question.id, change.id))
    return replace(question, answers=tuple(answers.values()), items=tuple(items.values()))


def _answer(answer: Answer, change: ChangedAnswer, scale: bool) -> Answer:
    new = Answer(
        answer.id,
        change.label or answer.label,
        answer.missing if change.missing is None else change.missing,
        answer.role if change.role is None else change.role,
        answer.population,
        answer.value,
    )
    same = (new.role, new.missing) == (answer.role, answer.missing)
    return new if same or not scale else valued(new)


def _ordered(question: Question, order: Sequence[str], tell: Tell) -> Question:
    """The question with its answers, or the items of a grid, in this order; the variables go with
    the ticks or items that they hold."""
    known = {answer.id for answer in question.answers} | {item.id for item in question.items}
    order = _known(question.id, order, known, tell)
    if not order:
        return question
    answers = _sorted(question.answers, order)
    items = _sorted(question.items, order)
    variables = question.variables
    if question.kind is Kind.GRID:
        variables = tuple(item.id for item in items)
    elif question.kind is Kind.MULTI and question.counted is not None:
        variables = tuple(answer.id for answer in answers)
    return replace(question, answers=answers, items=items, variables=variables)


def _sorted(every: tuple[Named, ...], order: Sequence[str]) -> tuple[Named, ...]:
    at = {name: place for place, name in enumerate(order)}
    return tuple(sorted(every, key=lambda each: at.get(each.id, len(order))))


def _nets(question: Question, nets: Iterable[Net], tell: Tell) -> tuple[Net, ...]:
    """The nets with the answers that there are; without any of them, none."""
    known = {answer.id for answer in question.answers}
    there = (Net(net.label, _known(question.id, net.answers, known, tell)) for net in nets)
    return tuple(net for net in there if net.answers)


def _known(about: str, ids: Sequence[str], known: Iterable[str], tell: Tell) -> tuple[str, ...]:
    """These ids without those that are not known, of which it tells."""
    every = frozenset(known)
    for name in ids:
        if name not in every:
            tell(_no_answer(about, name))
    return tuple(dict.fromkeys(name for name in ids if name in every))


def _no_answer(about: str, answer: str) -> Remark:
    return Remark(about, f"It has no answer {answer}: what was set up for it is left out.")
