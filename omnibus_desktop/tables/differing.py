"""Which questions differ most by a break, with all that were looked at taken into account."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import replace

import numpy as np

from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.tables.adjustments import adjusted
from omnibus_desktop.tables.options import Options
from omnibus_desktop.tables.overall import of_each_row, overall
from omnibus_desktop.tables.rest import shares_of_rest
from omnibus_desktop.tables.rounding import percent_text
from omnibus_desktop.tables.table import State, Table
from omnibus_desktop.tables.tabulate import OUR_CHOICE, tabulate
from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.question import Kind, Question
from omnibus_desktop.wave.wave import Wave

ADJUSTMENT = "holm"
_COUNTED = (Kind.SINGLE, Kind.MULTI, Kind.SCALE, Kind.GRID, Kind.NUMERIC)


@dataclass(frozen=True)
class Differing:
    """A question by a break. `p` is the question's own, `adjusted` that after all the others were
    looked at as well, `is_shown` whether that is significant; `words` tell its most telling figure,
    "" where there is none."""

    question: str
    p: float
    adjusted: float = 1.0
    is_shown: bool = False
    words: str = ""


@dataclass(frozen=True)
class Ranking:
    """The questions of which it can be said how much they differ, in order; and the ids of those of
    which it cannot, because figures are hidden to protect respondents."""

    found: tuple[Differing, ...]
    hidden: frozenset[str] = frozenset()


def differing(wave: Wave, by: str, options: Options = OUR_CHOICE) -> tuple[Differing, ...]:
    """Every question of which it can be said, as in `ranking_of`."""
    return ranking_of(wave, by, options).found


def ranking_of(
    wave: Wave,
    by: str,
    options: Options = OUR_CHOICE,
    progress: Callable[[float], object] | None = None,
) -> Ranking:
    """Every question of which it can be said, the most different by the groups of `by` first.

    Of a question with one answer p is Rao and Scott's where that can be had, else Pearson's
    chi-square's. Of a set it is the least of those of its answers, of a number the least of those
    of its groups' means against the rest, of a grid the least of its items, each times how many
    there are (Bonferroni). Over the questions they are adjusted by Holm's method (Scand. J.
    Statist. 6, 1979), so that of all that stay under 5% none is there by chance in 19 cases of 20.
    Raises OmnibusError where the wave does not have the break.
    """
    wave.question(by)
    chosen = replace(options, by=((by,),), test="rest", adjust="none")
    asked = [each for each in wave.questions if each.id != by and _is_asked(each)]
    found, hidden = [], []
    for number, question in enumerate(asked):
        if progress is not None:
            progress(number / len(asked))
        tables = _tables(wave, question, chosen)
        one = _of_question(question, tables, by)
        if one is not None:
            found.append(one)
        elif any(_has_hidden(table, by) for table in tables):
            hidden.append(question.id)
    if not found:
        return Ranking((), frozenset(hidden))
    after = adjusted(np.array([[each.p for each in found]]), ADJUSTMENT)[0].tolist()
    most = 1 - options.level / 100
    ranked = (
        replace(each, adjusted=p, is_shown=p < most) for each, p in zip(found, after, strict=True)
    )
    order = sorted(ranked, key=lambda each: (each.adjusted, each.p))
    return Ranking(tuple(order), frozenset(hidden))


def _is_asked(question: Question) -> bool:
    """Whether the question can differ by a break. One of which the population is known tells who
    the respondents are, not what they think."""
    known = any(answer.population is not None for answer in question.answers)
    return question.kind in _COUNTED and not known


def _tables(wave: Wave, question: Question, options: Options) -> tuple[Table, ...]:
    """The question's tables; none where the break is made of it, or there is nothing to count."""
    try:
        return tabulate(wave, question, options)
    except OmnibusError:
        return ()


def _has_hidden(table: Table, by: str) -> bool:
    groups = [place for place, column in enumerate(table.columns) if column.by == by]
    return bool((table.state[:, groups] == State.HIDDEN).any())


def _of_question(question: Question, tables: tuple[Table, ...], by: str) -> Differing | None:
    tested = [(p, table) for table in tables if (p := _of_table(table, by)) is not None]
    if not tested:
        return None
    least, table = min(tested, key=lambda each: each[0])
    return Differing(question.id, min(1.0, least * len(tested)), words=_words(table, by))


def _of_table(table: Table, by: str) -> float | None:
    """p of a question with one table, or of an item; None where it cannot be said."""
    if by in table.made_of:
        return None
    if table.kind is Kind.NUMERIC:
        return _least(_of_means(table, by))
    if table.kind is Kind.MULTI:
        results = (each for each in of_each_row(table, by) if each is not None)
        return _least(each.p if each.rao_scott_p is None else each.rao_scott_p for each in results)
    for each in overall(table):
        if each.by == by:
            return each.p if each.rao_scott_p is None else each.rao_scott_p
    return None


def _of_means(table: Table, by: str) -> Iterator[float]:
    for statistic in table.statistics[:1]:
        for column, p in zip(table.columns, statistic.p_rest, strict=False):
            if column.by == by and p is not None and math.isfinite(p):
                yield p


def _least(found: Iterator[float]) -> float | None:
    """The least of several, times their number."""
    known = list(found)
    return min(1.0, min(known) * len(known)) if known else None


def _words(table: Table, by: str) -> str:
    """The group and answer furthest from the rest: "London 75%, rest 40%: Fairly good"; "all" where
    groups overlap, so that the rest is not known."""
    groups = [place for place, column in enumerate(table.columns) if column.by == by]
    if table.kind is Kind.NUMERIC or not table.rows or not groups:
        return ""
    shown = (table.state[:, groups] == State.SHOWN) & np.isfinite(table.p_rest[:, groups])
    if not shown.any():
        return ""
    p = np.where(shown, table.p_rest[:, groups], np.inf)
    row, place = np.unravel_index(int(p.argmin()), p.shape)
    column = groups[int(place)]
    others = float(shares_of_rest(table)[int(row), column])
    whom = f"all {_percent(table, int(row), 0)}"
    if math.isfinite(others):
        whom = f"rest {percent_text(others, 100.0)}"
    group = f"{table.columns[column].label} {_percent(table, int(row), column)}"
    answer = table.rows[int(row)].label
    answer = f"{table.item_label}, {answer}" if table.item_label else answer
    return f"{group}, {whom}: {answer}"


def _percent(table: Table, row: int, column: int) -> str:
    return percent_text(float(table.weighted[row, column]), table.columns[column].base)
