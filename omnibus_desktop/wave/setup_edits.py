"""What a person corrects about a wave, each as a function from the old set-up to the new.

Nothing here changes anything: undo is going back to the older value. `None` for what is corrected
always means: as it was found.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from omnibus_desktop.wave.question import Answer, Item, Kind, Net, Question, Role
from omnibus_desktop.wave.setup import ChangedAnswer, ChangedQuestion, Gathered, Merged, Setup
from omnibus_desktop.wave.wave import Wave

NOT_AN_AUTHORITY = ""  # as the code of an authority: the value means none


def with_fact(setup: Setup, name: str, said: str | int | None) -> Setup:
    """The set-up with another title, organisation, region...: `name` is that of its field."""
    facts: dict[str, Any] = {name: said}
    return replace(setup, **facts)


def with_text(setup: Setup, question: str, text: str | None) -> Setup:
    """The set-up with another text for this question."""
    return _with_question(setup, question, text=text)


def with_section(setup: Setup, question: str, section: str | None) -> Setup:
    """The set-up with this question in another section; "" is none."""
    return _with_question(setup, question, section=section)


def with_kind(setup: Setup, question: str, kind: Kind | None) -> Setup:
    """The set-up with this question as one of another kind."""
    return _with_question(setup, question, kind=kind)


def with_nets(setup: Setup, question: str, nets: tuple[Net, ...] | None) -> Setup:
    """The set-up with these nets, and no others, of the question."""
    return _with_question(setup, question, nets=nets)


def with_answer_order(setup: Setup, question: str, order: Sequence[str]) -> Setup:
    """The set-up with the question's answers in this order of their ids; () is as found."""
    return _with_question(setup, question, order=tuple(order))


def with_label(setup: Setup, question: str, answer: str, label: str | None) -> Setup:
    """The set-up with another label for this answer. The answer of a question that was made by
    merging is a group where it has the group's label, and that is renamed."""
    for merged in setup.merged:
        if merged.id == question and any(name == answer for name, _ in merged.groups):
            if not label or any(name == label for name, _ in merged.groups):
                return setup
            groups = tuple((label if n == answer else n, ids) for n, ids in merged.groups)
            setup = _with_merged(setup, replace(merged, groups=groups))
            return _with_other_id(setup, question, answer, label)
    return _with_answer(setup, question, answer, label=label)


def with_role(setup: Setup, question: str, answer: str, role: Role | None) -> Setup:
    """The set-up with another role for this answer."""
    return _with_answer(setup, question, answer, role=role)


def with_missing(setup: Setup, question: str, answer: str, missing: bool | None) -> Setup:
    """The set-up with this answer left out of rows and base, or not."""
    return _with_answer(setup, question, answer, missing=missing)


def with_question_order(setup: Setup, order: Sequence[str]) -> Setup:
    """The set-up with questions in this order of their ids; () is as found."""
    return replace(setup, order=tuple(order))


def with_gathered(setup: Setup, gathered: Gathered) -> Setup:
    """The set-up with one more question, gathered of variables. What was gathered of one of them
    before is apart again."""
    ours = set(gathered.variables)
    others = tuple(each for each in setup.gathered if not ours & set(each.variables))
    gone = {each.id for each in setup.gathered} - {each.id for each in others}
    setup = _without_questions(setup, gone)
    return replace(setup, gathered=(*others, gathered))


def taken_apart(setup: Setup, question: str) -> Setup:
    """The set-up with this question as one question a variable; what was only gathered or merged
    by a person is as it was before that."""
    if any(each.id == question for each in setup.gathered):
        kept = tuple(each for each in setup.gathered if each.id != question)
        return _without_questions(replace(setup, gathered=kept), {question})
    if any(each.id == question for each in setup.merged):
        kept_merged = tuple(each for each in setup.merged if each.id != question)
        return _without_questions(replace(setup, merged=kept_merged), {question})
    if question in setup.apart:
        return setup
    return replace(_without_questions(setup, {question}), apart=(*setup.apart, question))


def with_merged(setup: Setup, merged: Merged) -> Setup:
    """The set-up with one more question, made of another by merging answers."""
    return replace(setup, merged=(*setup.merged, merged))


def with_group(setup: Setup, question: str, label: str, answers: Sequence[str]) -> Setup:
    """The set-up where these answers of a question that was made by merging are one more group.
    A group among them is dissolved in the new one."""
    merged = next(each for each in setup.merged if each.id == question)
    members: list[str] = []
    kept: list[tuple[str, tuple[str, ...]]] = []
    known = dict(merged.groups)
    for answer in answers:
        members += known.get(answer, (answer,))
    for name, ids in merged.groups:
        left = tuple(each for each in ids if each not in members)
        if left:
            kept.append((name, left))
    return _with_merged(setup, replace(merged, groups=(*kept, (label, tuple(members)))))


def with_authority(setup: Setup, value: str, code: str | None) -> Setup:
    """The set-up where this value of the file means the authority with this code, or, with
    `NOT_AN_AUTHORITY`, none."""
    others = tuple(pair for pair in setup.authorities if pair[0] != value)
    return replace(setup, authorities=others if code is None else (*others, (value, code)))


def essential(setup: Setup, found: Wave, plain: Wave) -> Setup:
    """The set-up without what says nothing new: corrections that say what is there anyway.
    `plain` is the wave with this set-up but for its changed questions and their order."""
    questions = {question.id: question for question in plain.questions}
    changed = tuple(
        kept
        for each in setup.changed
        if (kept := _essential(each, questions.get(each.id))) != ChangedQuestion(each.id)
    )
    natural = tuple(questions)
    return replace(
        setup,
        title=_new(setup.title or None, found.title),
        organisation=_new(setup.organisation, found.organisation),
        population=_new(setup.population, found.population),
        weight=_new(setup.weight, found.weight),
        changed=changed,
        order=() if _in_full(setup.order, natural) == natural else setup.order,
    )


def _essential(changed: ChangedQuestion, question: Question | None) -> ChangedQuestion:
    """What this changes of the question; all of it where there is no such question to compare."""
    if question is None:
        return changed
    answers: dict[str, Answer | Item] = {answer.id: answer for answer in question.answers}
    answers |= {item.id: item for item in question.items}
    kept = (_essential_answer(each, answers.get(each.id)) for each in changed.answers)
    natural = tuple(answers)
    return replace(
        changed,
        text=_new(changed.text or None, question.text),
        section=_new(changed.section, question.section),
        kind=_new(changed.kind, question.kind),
        answers=tuple(each for each in kept if each != ChangedAnswer(each.id)),
        order=() if _in_full(changed.order, natural) == natural else changed.order,
        nets=_new(changed.nets, question.nets),
    )


def _essential_answer(changed: ChangedAnswer, answer: Answer | Item | None) -> ChangedAnswer:
    if answer is None:
        return changed
    changed = replace(changed, label=_new(changed.label or None, answer.label))
    if isinstance(answer, Item):
        return changed
    return replace(
        changed,
        role=_new(changed.role, answer.role),
        missing=_new(changed.missing, answer.missing),
    )


def _in_full(order: tuple[str, ...], natural: tuple[str, ...]) -> tuple[str, ...]:
    """The ids in this order, those left out following as they stood."""
    named = tuple(name for name in order if name in natural)
    return (*named, *(name for name in natural if name not in named))


def _new(said: Any, found: Any) -> Any:
    return None if said == found else said


def _with_question(setup: Setup, question: str, **said: Any) -> Setup:
    return _changing(setup, question, lambda changed: replace(changed, **said))


def _with_answer(setup: Setup, question: str, answer: str, **said: Any) -> Setup:
    def change(changed: ChangedQuestion) -> ChangedQuestion:
        known = {each.id: each for each in changed.answers}
        known[answer] = replace(known.get(answer, ChangedAnswer(answer)), **said)
        kept = tuple(each for each in known.values() if each != ChangedAnswer(each.id))
        return replace(changed, answers=kept)

    return _changing(setup, question, change)


def _changing(
    setup: Setup, question: str, change: Callable[[ChangedQuestion], ChangedQuestion]
) -> Setup:
    """The set-up with what is changed of one question changed further; nothing is kept of a
    question of which nothing is changed."""
    known = {each.id: each for each in setup.changed}
    known[question] = change(known.get(question, ChangedQuestion(question)))
    return replace(
        setup,
        changed=tuple(each for each in known.values() if each != ChangedQuestion(each.id)),
    )


def _with_other_id(setup: Setup, question: str, answer: str, new: str) -> Setup:
    """The set-up where what was said of this answer of the question is said of `new`."""

    def renamed(ids: Sequence[str]) -> tuple[str, ...]:
        return tuple(new if each == answer else each for each in ids)

    def change(changed: ChangedQuestion) -> ChangedQuestion:
        answers = (replace(a, id=new) if a.id == answer else a for a in changed.answers)
        nets = changed.nets
        if nets is not None:
            nets = tuple(replace(net, answers=renamed(net.answers)) for net in nets)
        order = renamed(changed.order)
        return replace(changed, answers=tuple(answers), order=order, nets=nets)

    return _changing(setup, question, change)


def _with_merged(setup: Setup, merged: Merged) -> Setup:
    return replace(
        setup, merged=tuple(merged if each.id == merged.id else each for each in setup.merged)
    )


def _without_questions(setup: Setup, gone: set[str]) -> Setup:
    """The set-up without what was said about these questions, and about those made of them."""
    made = {each.id for each in setup.merged if each.question in gone}
    gone = gone | made
    return replace(
        setup,
        changed=tuple(each for each in setup.changed if each.id not in gone),
        merged=tuple(each for each in setup.merged if each.id not in gone),
        order=tuple(name for name in setup.order if name not in gone),
    )
