"""The rows of a table: which answers and nets, and who is in the base."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.tables.bands import banded
from omnibus_desktop.tables.options import Options
from omnibus_desktop.tables.table import Row
from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.membership import Membership
from omnibus_desktop.wave.question import Answer, Kind, Net, Question, Role
from omnibus_desktop.wave.wave import Wave

BASES = ("answered", "asked", "all", "any")

_LAST = (Role.DONT_KNOW, Role.NONE, Role.OTHER)


@dataclass(frozen=True, eq=False)
class Rows:
    """R rows over a question's K answers.

    `member` says who gave which answer and `in_base` (N) who is counted at all. `shown` are the
    numbers of the answers that are rows, `nets` those of the members of each net, which stand
    below. `values` (K) is the number that an answer carries, NaN where it carries none.
    `amounts` is the name of the variable whose numbers are described one by one (a numeric
    question) and `amount_out` are the codes that are no amounts.
    """

    rows: tuple[Row, ...]
    member: Membership
    in_base: NDArray[np.bool_]
    shown: tuple[int, ...]
    nets: tuple[tuple[int, ...], ...]
    values: NDArray[np.float64]
    amounts: str | None = None
    amount_out: tuple[float, ...] = ()


def rows_of(wave: Wave, question: Question, item: str | None, options: Options) -> Rows:
    """The rows of this question, or of one item of a grid, under the chosen base and nets.

    Raises OmnibusError where there is nothing to count or an answer is named that is not there.
    """
    if options.base not in BASES:
        raise OmnibusError(
            f"there is no base {options.base!r}", "choose one of " + ", ".join(BASES)
        )
    amounts: str | None = None
    amount_out: tuple[float, ...] = ()
    if question.kind is Kind.NUMERIC:
        amounts, amount_out = question.variables[0], _not_amounts(wave, question)
        question, member = banded(wave, question, amount_out)
    else:
        member = wave.membership(question, item)
    answers = member.answers
    if not answers:
        raise OmnibusError(
            f"{question.id} has no answers to count", "choose a question with answers"
        )
    out = _left_out(question, answers, options)
    shown = tuple(number for number in range(len(answers)) if number not in out)
    nets = _nets(question, answers, shown, options)
    values = _values(question, answers, shown)
    return Rows(
        tuple(_answer_row(answers[number]) for number in shown)
        + tuple(
            Row(f"net:{net.label}", net.label, True, tuple(answers[n].id for n in numbers))
            for net, numbers in nets
        ),
        member,
        _in_base(wave, member, out, _named(answers, options), options.base),
        shown,
        tuple(numbers for _, numbers in nets),
        values,
        amounts,
        amount_out,
    )


def _answer_row(answer: Answer) -> Row:
    return Row(answer.id, answer.label, last=answer.role in _LAST)


def _named(answers: tuple[Answer, ...], options: Options) -> frozenset[int]:
    """The numbers of the answers that were named to be left out."""
    return frozenset(n for n, answer in enumerate(answers) if answer.id in options.without)


def _left_out(question: Question, answers: tuple[Answer, ...], options: Options) -> frozenset[int]:
    """The numbers of the answers that are no rows: those named, and the file's user-missing."""
    unknown = set(options.without) - {answer.id for answer in answers}
    if unknown:
        raise OmnibusError(
            f"{question.id} has no answer {min(unknown)!r} to leave out",
            "list the answers with: omnibus-desktop questions",
        )
    if options.with_missing:
        return _named(answers, options)
    missing = frozenset(n for n, answer in enumerate(answers) if answer.missing)
    return _named(answers, options) | missing


def _nets(
    question: Question, answers: tuple[Answer, ...], shown: tuple[int, ...], options: Options
) -> list[tuple[Net, tuple[int, ...]]]:
    """The question's own nets and those asked for, as numbers of the answers that are rows. A
    net asked for replaces the question's own of the same name."""
    number = {answers[n].id: n for n in shown}
    known = {answer.id for answer in answers}
    for net in options.nets:
        unknown = [code for code in net.answers if code not in known]
        if unknown:
            raise OmnibusError(
                f"{question.id} has no answer {unknown[0]!r} for the net {net.label!r}",
                "list the answers with: omnibus-desktop questions",
            )
    nets = {net.label: net for net in (*question.nets, *options.nets)}
    found = [
        (net, tuple(number[code] for code in net.answers if code in number))
        for net in nets.values()
    ]
    return [(net, numbers) for net, numbers in found if numbers]


def _values(
    question: Question, answers: tuple[Answer, ...], shown: tuple[int, ...]
) -> NDArray[np.float64]:
    """The numbers that the answers of a scale carry; all NaN for other questions, whose codes
    are names and not amounts."""
    values = np.full(len(answers), np.nan)
    if question.kind is Kind.SCALE or (question.kind is Kind.GRID and question.ordered):
        for number in shown:
            answer = answers[number]
            if answer.role is Role.SUBSTANTIVE and answer.value is not None and not answer.missing:
                values[number] = answer.value
    return values


def _in_base(
    wave: Wave,
    member: Membership,
    out: frozenset[int],
    named: frozenset[int],
    base: str,
) -> NDArray[np.bool_]:
    """Who is in the base (N). Who gave only answers that were left out is not; under the bases
    "asked" and "all" only answers left out by name count so, for there the base is people."""
    if base in {"asked", "all"}:
        people = member.asked if base == "asked" else np.ones(wave.respondents, dtype=np.bool_)
        return people & ~_only(member, named) if named else people
    if base == "any" and member.ticks is not None:
        return _any_but(member, out)
    return member.answered & ~_only(member, out) if out else member.answered


def _only(member: Membership, out: frozenset[int]) -> NDArray[np.bool_]:
    """Who gave an answer, and none but these."""
    if member.place is not None:
        listed = np.zeros(len(member.answers) + 1, dtype=np.bool_)
        listed[list(out)] = True
        return np.asarray(listed[member.place])
    return _any_but(member, frozenset()) & ~_any_but(member, out)


def _any_but(member: Membership, out: frozenset[int]) -> NDArray[np.bool_]:
    """Who ticked at least one answer other than these."""
    assert member.ticks is not None
    return union(member, tuple(n for n in range(len(member.answers)) if n not in out))


def union(member: Membership, numbers: tuple[int, ...]) -> NDArray[np.bool_]:
    """Who belongs to at least one of these answers (N)."""
    wanted = np.zeros(len(member.answers) + 1, dtype=np.bool_)
    wanted[list(numbers)] = True
    if member.place is not None:
        return np.asarray(wanted[member.place])
    assert member.ticks is not None
    mask = np.packbits(wanted[:-1])
    return np.asarray((member.ticks & mask).any(axis=1))


def _not_amounts(wave: Wave, question: Question) -> tuple[float, ...]:
    """The codes of a numeric question that stand for something else: declared missing, or
    labelled as don't know, none or other."""
    missing = wave.variables[question.variables[0]].missing
    labelled = tuple(
        answer.value
        for answer in question.answers
        if answer.value is not None and (answer.missing or answer.role is not Role.SUBSTANTIVE)
    )
    values = wave.data[question.variables[0]].values().tolist() if missing else []
    return labelled + tuple(value for value in values if missing.holds(value))
