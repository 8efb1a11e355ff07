"""The tables of a workbook: all questions of a wave, or those that are named."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.exports.book_front import LeftOut
from omnibus_desktop.tables.breaks import breaks_of
from omnibus_desktop.tables.method import check
from omnibus_desktop.tables.options import Options
from omnibus_desktop.tables.table import Table
from omnibus_desktop.tables.tabulate import tabulate
from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.question import Kind, Question
from omnibus_desktop.wave.wave import Wave

Progress = Callable[[float], None]

_NOT_COUNTED = {
    Kind.OPEN: "its answers are texts",
    Kind.ADMIN: "it was not asked of the respondents",
}


@dataclass(frozen=True, eq=False)
class Tabulated:
    """At least one table, and the questions of the wave of which there is none."""

    tables: tuple[Table, ...]
    left_out: tuple[LeftOut, ...] = ()


def nobody_waits(_share: float) -> None:
    """The progress of a job that nobody looks at."""


def tables_of(
    wave: Wave,
    names: Sequence[str],
    options: Options,
    progress: Progress = nobody_waits,
) -> Tabulated:
    """The tables of the named questions, or where none is named of all that can be counted.

    A code that a question does not have is left out of its nets and its `without`. `progress`
    is told the share that is done before each question, and may raise Cancelled. Raises
    OmnibusError where a name or a choice fits nothing, or where there is nothing to count.
    """
    questions = [wave.question(name) for name in names] or list(wave.questions)
    check(options)
    breaks_of(wave, options.by or (), options)  # what fits no question is told, not left out
    codes = [_codes(wave, question) for question in questions]
    _check_codes(options, frozenset().union(*codes))
    tables: list[Table] = []
    left_out: list[LeftOut] = []
    for number, (question, known) in enumerate(zip(questions, codes, strict=True)):
        progress(number / len(questions))
        reason = "" if names else _NOT_COUNTED.get(question.kind, "")
        try:
            if not reason:
                tables += tabulate(wave, question, _fitting(options, known))
        except OmnibusError as error:
            if names:
                raise
            reason = error.message
        if reason:
            left_out.append(LeftOut(question.id, reason))
    if not tables:
        raise OmnibusError(f"{wave.source} has no question to count", "choose another file")
    return Tabulated(tuple(tables), tuple(left_out))


def _codes(wave: Wave, question: Question) -> frozenset[str]:
    """The ids of the answers that a net or `without` may name."""
    known = frozenset(answer.id for answer in question.answers)
    if question.kind not in (Kind.SINGLE, Kind.SCALE, Kind.MULTI):
        return known
    return known.union(answer.id for answer in wave.membership(question).answers)


def _check_codes(options: Options, known: frozenset[str]) -> None:
    """Raises OmnibusError for a code that none of the questions has."""
    named = [*options.without, *(code for net in options.nets for code in net.answers)]
    for code in named:
        if code not in known:
            raise OmnibusError(
                f"no question has an answer {code!r}",
                "list the answers with: omnibus-desktop questions",
            )


def _fitting(options: Options, known: frozenset[str]) -> Options:
    """The options with the codes that the question has."""
    return replace(
        options,
        without=tuple(code for code in options.without if code in known),
        nets=tuple(net for net in options.nets if known.issuperset(net.answers)),
    )
