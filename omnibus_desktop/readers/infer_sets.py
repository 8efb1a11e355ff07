"""Several variables as one question: a set of ticks, a set of mentions, a grid."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from omnibus_desktop.readers.infer_answers import Listed, means_ticked, role_of
from omnibus_desktop.readers.infer_choices import bare_codes, choice, in_own_order
from omnibus_desktop.readers.infer_kinds import Single
from omnibus_desktop.readers.infer_labels import Shared, shared, without_number
from omnibus_desktop.wave.question import Answer, Confidence, Item, Kind, Question
from omnibus_desktop.wave.variable import AnswerSet, Content


def of_set(known: AnswerSet, singles: Mapping[str, Single]) -> Question:
    """A multiple-response set that the file defines. `singles` has all of its variables."""
    members = [singles[name] for name in known.variables]
    name = known.name.lstrip("$")
    if known.counted is None:
        common = shared([member.text for member in members])
        question = mentions(name, _text(known.label, common, name), members, "a set of the file")
        return replace(question, confidence=Confidence.STATED)
    labels = [_tick_label(member, known) for member in members]
    common = shared(labels)
    text = _text(known.label, common, name)
    items = labels if common is None else common.items
    question = ticks(name, text, members, items, known.counted, "a set of the file")
    return replace(question, confidence=Confidence.STATED)


def ticks(
    name: str,
    text: str,
    members: Sequence[Single],
    labels: Sequence[str],
    counted: float | str,
    reason: str,
) -> Question:
    """A multiple-response question of which each variable is one answer."""
    answers = tuple(
        Answer(member.variable.name, label, role=role_of(label))
        for member, label in zip(members, labels, strict=True)
    )
    names = tuple(member.variable.name for member in members)
    return Question(name, text, Kind.MULTI, names, answers, counted=counted, reason=reason)


def mentions(name: str, text: str, members: Sequence[Single], reason: str) -> Question:
    """A multiple-response question of which each variable holds the code of one answer."""
    names = tuple(member.variable.name for member in members)
    answers = tuple(replace(answer, value=None) for answer in together(members).answers)
    return Question(name, text, Kind.MULTI, names, answers, reason=reason)


def grid(
    name: str, text: str, members: Sequence[Single], labels: Sequence[str], reason: str
) -> Question:
    """A grid: the variables are its items, all with the same answers."""
    names = tuple(member.variable.name for member in members)
    bare = not members[0].variable.labels and members[0].variable.content is not Content.TEXT
    made = (
        bare_codes(together(members), reason)
        if bare
        else choice(
            together(members), reason, Confidence.LIKELY, said_ordered=members[0].said_ordered
        )
    )
    scale = next((member for member in members if member.kind is Kind.SCALE), None)
    return Question(
        name,
        text,
        Kind.GRID,
        names,
        answers=made.answers if scale is None else _with_others(scale.answers, made.answers),
        items=tuple(map(Item, names, labels)),
        nets=made.nets if scale is None else scale.nets,
        reason=f"{reason}; {made.reason}" if made.kind is Kind.SCALE else reason,
        ordered=made.ordered or scale is not None,
    )


def _with_others(points: tuple[Answer, ...], every: tuple[Answer, ...]) -> tuple[Answer, ...]:
    """The answers of an item that is a scale, then what was answered to other items only: they
    are answers too, but no points of the scale, and no number stands for them."""
    known = {answer.id for answer in points}
    others = (replace(answer, value=None) for answer in every if answer.id not in known)
    return (*points, *others)


def together(members: Sequence[Single]) -> Listed:
    """The answers of all members, each once."""
    answers = {answer.id: answer for member in members for answer in member.answers}
    unlabelled = {code for member in members for code in member.unlabelled}
    every = Listed(tuple(answers.values()), tuple(unlabelled))
    first = members[0]
    if len(answers) == len(first.answers):
        return replace(every, answers=first.answers)
    if first.variable.labels:
        return every
    return in_own_order(_ascending(every))


def _ascending(answers: Listed) -> Listed:
    """Answers that are bare numbers, in the order of these; texts as they are."""
    codes = [answer.id for answer in answers.answers]
    if not all(code.lstrip("-").isdigit() for code in codes):
        return answers
    return replace(answers, answers=tuple(sorted(answers.answers, key=lambda a: int(a.id))))


def _tick_label(member: Single, known: AnswerSet) -> str:
    """What a tick in this variable means: its own label, or in a set of that type the label of
    the counted value."""
    of_counted = next(
        (answer.label for answer in member.answers if _is(answer.id, known.counted)), ""
    )
    own = without_number(member.variable.label, known.name, member.variable.name)
    if known.labels_from_counted and of_counted:
        return of_counted
    return own or (member.variable.name if means_ticked(of_counted) else of_counted)


def _is(code: str, counted: float | str | None) -> bool:
    return code == str(counted) or (isinstance(counted, float) and code == f"{counted:g}")


def _text(label: str, common: Shared | None, name: str) -> str:
    """The set's own label; what its variables share is added where the label does not say it."""
    first = label.split(" ", maxsplit=1)[0]
    own = without_number(label, first if name.casefold().startswith(first.casefold()) else name)
    if common is None or common.text.casefold() in own.casefold():
        return own or name
    if not own or own.casefold() in common.text.casefold():
        return without_number(common.text, name)
    return f"{own}: {without_number(common.text, name)}"
