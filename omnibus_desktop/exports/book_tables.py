"""The tables of a workbook: all questions of a wave, or those that are named."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from operator import itemgetter

from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.exports.book_front import LeftOut
from omnibus_desktop.tables.book import tabulate_all
from omnibus_desktop.tables.breaks import breaks_of
from omnibus_desktop.tables.method import check
from omnibus_desktop.tables.options import Options
from omnibus_desktop.tables.ordering import Order, order_words, rows_in_order
from omnibus_desktop.tables.some_rows import with_rows
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


def in_order(tabulated: Tabulated, question: str, order: Order | None) -> Tabulated:
    """The same with the answers of this question in the order in which they are looked at, which
    is said below them."""
    if order is None:
        return tabulated
    tables = (_ordered(t, order) if t.question == question else t for t in tabulated.tables)
    return replace(tabulated, tables=tuple(tables))


def _ordered(table: Table, order: Order) -> Table:
    words = order_words(table, order)
    if not words:
        return table  # it does not have that column
    ordered = with_rows(table, rows_in_order(table, order))
    return replace(ordered, notes=(*table.notes, f"{words}."))


def tables_of(
    wave: Wave,
    names: Sequence[str],
    options: Options,
    progress: Progress = nobody_waits,
) -> Tabulated:
    """The tables of the named questions, or where none is named of all that can be counted.

    A code that a question does not have is left out of its nets and its `without`. `progress`
    is told the share that is done, and may raise Cancelled. Raises
    OmnibusError where a name or a choice fits nothing, or where there is nothing to count.
    """
    questions = [wave.question(name) for name in names] or list(wave.questions)
    check(options)
    breaks_of(wave, options.by or (), options)  # what fits no question is told, not left out
    codes = [_codes(wave, question) for question in questions]
    _check_codes(options, frozenset().union(*codes))
    tables: list[Table] = []
    left_out: list[LeftOut] = []
    done = 0
    for run, fitting in _runs(questions, codes, options):
        of_run = _Share(progress, done / len(questions), len(run) / len(questions))
        made, out = _tables(wave, run, fitting, of_run.tell, all_or_none=bool(names))
        tables += made
        left_out += out
        done += len(run)
    if not tables:
        raise OmnibusError(f"{wave.source} has no question to count", "choose another file")
    return Tabulated(tuple(tables), tuple(left_out))


@dataclass(frozen=True)
class _Share:
    """The progress of one part of the work."""

    progress: Progress
    start: float
    part: float

    def tell(self, share: float) -> None:
        self.progress(self.start + self.part * share)


def _runs(
    questions: Sequence[Question], codes: Sequence[frozenset[str]], options: Options
) -> Iterator[tuple[list[Question], Options]]:
    """Neighbours to which the same options apply, each with the codes that it has."""
    pairs = [(_fitting(options, known), q) for q, known in zip(questions, codes, strict=True)]
    for fitting, run in groupby(pairs, key=itemgetter(0)):
        yield [question for _, question in run], fitting


def _tables(
    wave: Wave,
    questions: Sequence[Question],
    options: Options,
    progress: Progress,
    *,
    all_or_none: bool,
) -> tuple[list[Table], list[LeftOut]]:
    """The tables of these questions, and which have none, unless it must be `all_or_none`."""
    if all_or_none:
        return list(tabulate_all(wave, questions, options, progress)), []
    left_out = [LeftOut(q.id, _NOT_COUNTED[q.kind]) for q in questions if q.kind in _NOT_COUNTED]
    counted = [question for question in questions if question.kind not in _NOT_COUNTED]
    try:
        return list(tabulate_all(wave, counted, options, progress)), left_out
    except OmnibusError:
        tables: list[Table] = []
    for number, question in enumerate(counted):  # seldom: one of them has nothing to count
        progress(number / len(counted))
        try:
            tables += tabulate(wave, question, options)
        except OmnibusError as error:
            left_out.append(LeftOut(question.id, error.message))
    return tables, left_out


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
