"""Finds variables in a row that are one question: grids, ticks and mentions that no set names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from omnibus_desktop.readers.infer_answers import (
    Listed,
    means_chosen,
    means_not_ticked,
    means_ticked,
    role_of,
)
from omnibus_desktop.readers.infer_kinds import Single
from omnibus_desktop.readers.infer_labels import (
    Shared,
    common_name,
    head,
    numbered,
    shared,
    without_number,
)
from omnibus_desktop.readers.infer_sets import grid, mentions, ticks
from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.question import Confidence, Kind, Question, Role
from omnibus_desktop.wave.variable import Content

_ALL_THAT_APPLY = re.compile(
    r"(select|tick|check|choose|mark|pick|circle|code) (all|any|up to|as many|every)|"
    r"all that apply|multiple (answers|responses|choice)|multi(ple)?[- ]?(code|response)",
    re.IGNORECASE,
)
_ORDINAL = r"\d*(1st|2nd|3rd|\dth)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
_MENTION = re.compile(
    rf"\W*({_ORDINAL})\W*(response|mention|answer|reason)?s?\W*|"
    rf"\W*(response|mention|answer)s?\W*\d*\W*",
    re.IGNORECASE,
)
_FEWEST_STATEMENTS = 3


@dataclass(frozen=True)
class Tick:
    """A variable with two answers of which one means "ticked". `named`: the file says so by words
    such as "Selected" or by a label of its own. `from_zero`: coded 0 and 1, or 1 alone."""

    counted: float | str
    named: bool
    from_zero: bool
    label: str = ""  # of the ticked answer, where it is one of its own


def groups(singles: Sequence[Single]) -> list[Single | Question]:
    """The same variables in the same order, with those that are one question put together."""
    found: list[Single | Question] = []
    for row in _rows(singles):
        if len(row) == 1:
            found.append(row[0])
            continue
        members = [member for member in row if member.is_choice]
        found.extend(_one_question(members))
        found.extend(member for member in row if not member.is_choice)
    return found


def _rows(singles: Sequence[Single]) -> Iterator[list[Single]]:
    """Neighbours that may be one question; a text for "other" between them does no harm."""
    row: list[Single] = []
    for one in singles:
        last = next((member for member in reversed(row) if member.is_choice), None)
        follows = last is not None and (
            one.kind is Kind.OPEN or (one.is_choice and _belong_together(row, last, one))
        )
        if row and not follows:
            yield from _without_texts_behind(row)
            row = []
        row.append(one)
    yield from _without_texts_behind(row)


def _without_texts_behind(row: list[Single]) -> Iterator[list[Single]]:
    """The row; texts that nothing followed stand alone."""
    behind = 0
    while behind < len(row) - 1 and not row[-1 - behind].is_choice:
        behind += 1
    if row:
        yield row[: len(row) - behind]
    yield from ([text] for text in row[len(row) - behind :] if behind)


def _belong_together(row: Sequence[Single], last: Single, one: Single) -> bool:
    """Whether the next variable continues the question: the same answers, and its name or the
    beginning of its label follows the last one's."""
    if _holds_its_name(last) and _holds_its_name(one):
        return last.text != one.text
    if not _same_answers(last, one):
        return False
    if one.text in (member.text for member in row) and one.variable.label:
        return False  # the same items again: the next of paired grids
    before, now = head(last.text), head(one.text)
    if before and before == now:
        return True
    names = numbered(last.variable.name), numbered(one.variable.name)
    if names[0] is not None and names[1] is not None and names[0][0] == names[1][0]:
        return not names[0][0].isalpha() or _agreement(one)
    return _agreement(one)


def _holds_its_name(one: Single) -> bool:
    """Whether all that stands in it is the text at its head, as forms write an answer that was
    chosen; alone it would be given by 100%."""
    if one.variable.content is not Content.TEXT or len(one.answers) != 1:
        return False
    return one.text.casefold().endswith(one.answers[0].label.casefold())


def _agreement(one: Single) -> bool:
    """Statements to agree with belong together whatever their variables are called."""
    return one.kind is Kind.SCALE and "(agree)" in one.reason


def _same_answers(one: Single, other: Single) -> bool:
    if one.variable.content is not other.variable.content:
        return False
    if one.answers == other.answers:
        return True
    first, second = _tick(one), _tick(other)
    if first is not None and second is not None and (first.label or second.label):
        return bool(first.label) and bool(second.label) and first.counted == second.counted
    if one.variable.labels or other.variable.labels:
        labels = _labels(one), _labels(other)
        return min(map(len, labels)) > 1 and (labels[0] <= labels[1] or labels[1] <= labels[0])
    ids = {answer.id for answer in one.answers}, {answer.id for answer in other.answers}
    return 2 * len(ids[0] & ids[1]) >= min(map(len, ids))


def _labels(one: Single) -> set[tuple[str, str]]:
    """Its labelled answers without don't know and its like, which neighbours need not share."""
    answers = Listed(one.answers, one.unlabelled).substantive()
    return {(answer.id, answer.label.casefold()) for answer in answers}


def _one_question(members: Sequence[Single]) -> list[Single | Question]:
    """The members as one question where there is a sign of it, else each by itself."""
    if len(members) == 1 or (_by_agreement_only(members) and len(members) < _FEWEST_STATEMENTS):
        return list(members)
    names = [member.variable.name for member in members]
    name = common_name(names)
    labels = [without_number(member.text, name) for member in members]
    common = shared(labels)
    items = common.items if common else tuple(labels)
    text = without_number(common.text, name) if common else _listing(labels)
    if all(_holds_its_name(member) for member in members):
        reason = "columns in a row that hold nothing but the answer they are called by"
        answers = {member.answers[0].id: member.answers[0] for member in members}
        found = mentions(name, text, members, reason)
        return [replace(found, answers=tuple(replace(a, value=None) for a in answers.values()))]
    marks = [_tick(member) for member in members]
    if all(mark is not None for mark in marks):
        counted = _counted([mark for mark in marks if mark is not None], common, text)
        if counted is not None:
            own = [mark.label or item for mark, item in zip(marks, items, strict=True) if mark]
            items = tuple(own) if not common else items
            return [ticks(name, text, members, items, counted, "ticks in a row")]
    if all(_MENTION.fullmatch(item) for item in items) and not _is_scale(members):
        return [mentions(name, text, members, "first, second, ... mentions with the same answers")]
    made = grid(name, text, members, items, f"{len(members)} in a row with the same answers")
    return [made if common else replace(made, confidence=Confidence.GUESS)]


def _listing(labels: Sequence[str]) -> str:
    """A text for a question of which nothing but the items is known."""
    if len(labels) == 2:
        return " / ".join(labels)
    return f"{labels[0]}, and {len(labels) - 1} more"


def _by_agreement_only(members: Sequence[Single]) -> bool:
    parts = [numbered(member.variable.name) for member in members]
    stems = {part[0] if part else "" for part in parts}
    strong = len(stems) == 1 and stems != {""} and not stems.pop().isalpha()
    heads = {head(member.text) for member in members}
    return not strong and (len(heads) > 1 or heads == {""})


def _is_scale(members: Sequence[Single]) -> bool:
    return any(member.kind is Kind.SCALE for member in members)


def _counted(marks: Sequence[Tick], common: Shared | None, text: str) -> float | str | None:
    """The code that means "ticked", None where the variables are rather a grid of yes and no."""
    if len({mark.counted for mark in marks}) > 1:
        return None
    sure = all(mark.named for mark in marks) or _ALL_THAT_APPLY.search(text) is not None
    if sure or (common is not None and all(mark.from_zero for mark in marks)):
        return marks[0].counted
    return None


def _tick(one: Single) -> Tick | None:
    """How the variable is a tick, None where it is not: it has other answers than two."""
    answers = one.answers
    if not 0 < len(answers) <= 2 or any(role_of(a.label) is Role.DONT_KNOW for a in answers):
        return None
    zero_one = {answer.id for answer in answers} <= {"0", "1"}
    text = one.variable.content is Content.TEXT
    for answer in answers:
        other = next((each.label for each in answers if each is not answer), "")
        counted: float | str = answer.id if text else float(answer.id)
        if means_chosen(answer.label):
            return Tick(counted, True, zero_one)
        if means_ticked(answer.label) and means_not_ticked(other):
            return Tick(counted, False, zero_one)
        if answer.id == "1" and means_not_ticked(other):
            return Tick(counted, True, zero_one, answer.label)
    return None
