"""A table fit for publication: what could tell of a few respondents is not in it.

See risks.py for what says too much by itself, and hiding.py for what has to be hidden with it. A
hidden figure is taken out of the table, and with it all that it could be worked out from: its
share, interval and p, the mean of its group, the chi-square of its break. No output can print what
is not there.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from omnibus_desktop.tables.alternatives import (
    Alternatives,
    Bools,
    Ints,
    ManyAnswers,
    OneAnswer,
)
from omnibus_desktop.tables.breaks import Breaks
from omnibus_desktop.tables.hiding import Crossed, hide_cells
from omnibus_desktop.tables.hiding_groups import hide_groups
from omnibus_desktop.tables.packs import Floats
from omnibus_desktop.tables.risks import (
    People,
    asked_tells,
    left_over,
    risky_cells,
    risky_groups,
    told_by_larger,
)
from omnibus_desktop.tables.rows import Rows
from omnibus_desktop.tables.table import Table
from omnibus_desktop.tables.withheld import Withheld, without

_MOST_WORK = 1e7  # steps beyond which all groups are hidden rather than looked at one by one
_MOST_PLACES = 512

_Places = NDArray[np.intp]


def published(table: Table, breaks: Breaks, rows: Rows, itself: Bools) -> Table:
    """The table without what is at risk, and without what that could be worked out from.

    Nothing is left of the columns that ask the same as the rows (`itself`, C, see itself.py); of
    a table too large to look at cell by cell only the total is left.
    """
    others = ~itself
    rest = replace(
        table,
        columns=tuple(c for c, is_other in zip(table.columns, others, strict=True) if is_other),
        count=table.count[:, others],
    )
    within, place = _places(breaks, others)
    given, alternatives = _answers(rows, place, within.shape[1])
    here = _at_places(rows.in_base, place, within.shape[1])
    base = np.array([column.unweighted_base for column in rest.columns], dtype=np.int64)
    certain = np.array([_is_certain(rows, given, row) for row in range(len(table.rows))])
    count, unsaid = rest.count, _in_no_row(rows, given)
    if unsaid is not None:
        count, certain = np.vstack((count, within @ unsaid)), np.append(certain, False)
    crossed = Crossed(count, base, within, here, _apart(breaks, rows, place, len(here)))
    way = _total_alone if _is_too_large(crossed) else _hidden
    hidden, gone = way(rest, crossed, certain, alternatives)
    hidden = hidden[: len(table.rows)]
    cells, groups = np.ones(table.count.shape, dtype=np.bool_), itself.copy()
    cells[:, others], groups[others] = hidden, gone
    answered = within @ _at_places(rows.member.answered, place, within.shape[1])
    others_too = bool((rows.in_base & ~rows.member.asked & (place < len(here))).any())
    people = People(_of_columns(rest)[1], base, answered, others_too)
    parts = left_over(within, list(_columns_of(rest).values()), ~gone)
    told = asked_tells(people, rest.count, hidden, parts)
    return without(table, Withheld(cells, groups, itself, told), _covered(rest, crossed))


def _places(breaks: Breaks, columns: Bools) -> tuple[Bools, _Places]:
    """Which places each of these columns holds (C x M), and the place of each respondent (N), M
    for those whom the filter leaves out. Cells that no column tells apart are one place."""
    within, merged = np.unique(breaks.within[columns] > 0, axis=1, return_inverse=True)
    number = np.append(np.asarray(merged).reshape(-1), within.shape[1])
    return within, number[breaks.cell].astype(np.intp)


def _at_places(who: Bools, place: _Places, places: int) -> Ints:
    """How many of those (N) are at each place."""
    return np.bincount(place[who], minlength=places + 1)[:-1].astype(np.int64)


def _answers(rows: Rows, place: _Places, places: int) -> tuple[Ints, Callable[[int], Alternatives]]:
    """How often each answer, or combination of answers, was given at each place; and what each
    row's respondents could have answered instead."""
    number = {answer: row for row, answer in enumerate(rows.shown)}
    members = tuple(tuple(number[answer] for answer in net) for net in rows.nets)
    answers = len(rows.shown)
    inside = rows.in_base & (place < places)
    at = place[inside]
    if rows.member.place is not None:
        row_of = np.full(len(rows.member.answers) + 1, answers, dtype=np.intp)
        row_of[list(rows.shown)] = np.arange(answers)
        given = _count(row_of[rows.member.place[inside]], at, answers + 1, places)
        in_no_row = int(given[answers].any())
        belongs = np.zeros((answers + 1, answers + len(members) + in_no_row), dtype=np.bool_)
        belongs[:answers, :answers] = np.eye(answers, dtype=np.bool_)
        belongs[answers, answers + len(members) :] = True
        for net, of_net in enumerate(members):
            belongs[list(of_net), answers + net] = True
        return given, OneAnswer(given, belongs).of
    assert rows.member.ticks is not None
    every = len(rows.member.answers)
    kept = np.zeros(every, dtype=np.bool_)
    kept[list(rows.shown)] = True
    ticks = rows.member.ticks[inside] & np.packbits(kept)
    packed, which = np.unique(ticks, axis=0, return_inverse=True)
    patterns = np.unpackbits(packed, axis=1, count=every)[:, list(rows.shown)] > 0
    given = _count(np.asarray(which).reshape(-1), at, len(patterns), places)
    return given, ManyAnswers(patterns, given, members, rows.of_responses).of


def _in_no_row(rows: Rows, given: Ints) -> Ints | None:
    """How many of the base at each place (M) gave no answer that is a row: what a reader finds
    by adding up, as if it were one more row, below the nets. None where there is nobody."""
    if rows.member.place is None or not given[-1].any():
        return None
    return np.asarray(given[-1])


def _count(what: NDArray[np.intp], at: _Places, kinds: int, places: int) -> Ints:
    joint = np.bincount(what * places + at, minlength=kinds * places)
    return joint.reshape(kinds, places).astype(np.int64)


def _apart(breaks: Breaks, rows: Rows, place: _Places, places: int) -> Bools:
    """Which two places have weights of their own, one for all who are there (after stratification
    say): a weighted sum then tells at which of them an answer was given (M x M)."""
    if breaks.weights is None:
        return np.zeros((places, places), dtype=np.bool_)
    inside = rows.in_base & (place < places)
    least, most = np.full(places, np.inf), np.full(places, -np.inf)
    np.minimum.at(least, place[inside], breaks.weights.each[inside])
    np.maximum.at(most, place[inside], breaks.weights.each[inside])
    alike = most - least <= 1e-9 * np.abs(most)
    return np.asarray(alike[:, None] & alike & (least[:, None] != least))


def _is_certain(rows: Rows, given: Ints, row: int) -> bool:
    """Whether all in the base are in this row by what it is: a net of all answers there are."""
    if rows.member.place is None:
        return False
    answers = len(rows.shown)
    members = {row} if row < answers else set(rows.nets[row - answers])
    covered = len(members) == answers
    return covered and not given[answers].any()


def _is_too_large(crossed: Crossed) -> bool:
    places = len(crossed.here)
    risky = int(risky_cells(crossed.count, crossed.base).sum())
    exchanges = min(places, 24) ** 2 / 2
    return places > _MOST_PLACES or 2 * risky * 2 * len(crossed.count) * exchanges > _MOST_WORK


def _hidden(
    table: Table, crossed: Crossed, certain: Bools, alternatives: Callable[[int], Alternatives]
) -> tuple[Bools, Bools]:
    """The cells (R x C) and the whole columns (C) to hide."""
    population, asked = _of_columns(table)
    groups = hide_groups(crossed, risky_groups(crossed.base, asked, population), population)
    hidden = np.tile(groups, (len(certain), 1))
    inside = crossed.within.astype(np.int64) @ ~crossed.within.T == 0
    part = inside & ~inside.T
    told = certain[:, None] | told_by_larger(crossed.count, crossed.base, part, hidden)
    while True:
        risky = risky_cells(crossed.count, crossed.base) & ~told
        # That nobody kept silent says nothing of anybody.
        risky[len(table.rows) :] &= crossed.count[len(table.rows) :] > 0
        hidden = hide_cells(crossed, risky, hidden, told, alternatives)
        still = told & (
            certain[:, None] | told_by_larger(crossed.count, crossed.base, part, hidden)
        )
        if (still == told).all():
            return hidden, groups
        told = still


def _total_alone(
    table: Table, crossed: Crossed, certain: Bools, alternatives: Callable[[int], Alternatives]
) -> tuple[Bools, Bools]:
    """The same with all groups hidden that are not the whole; the total is looked at by itself."""

    def at_one_place(row: int) -> Alternatives:
        found = alternatives(row)
        able, back = (each.sum(axis=1, keepdims=True) for each in (found.able, found.back))
        return replace(found, able=able, back=back)

    one = np.ones((1, 1), dtype=np.bool_)
    whole = Crossed(crossed.count[:, :1], crossed.base[:1], one, crossed.base[:1], ~one)
    first = replace(table, columns=table.columns[:1])
    cells, total = _hidden(first, whole, certain, at_one_place)
    groups = np.where(crossed.base == crossed.base[0], total, crossed.base > 0)
    return np.where(crossed.base == crossed.base[0], cells, groups), groups


def _of_columns(table: Table) -> tuple[Floats, Ints]:
    """The populations (NaN where not known) and how many were asked, of all columns."""
    population = [np.nan if c.population is None else c.population for c in table.columns]
    asked = [column.asked for column in table.columns]
    return np.array(population, dtype=np.float64), np.array(asked, dtype=np.int64)


def _columns_of(table: Table) -> dict[str, NDArray[np.intp]]:
    """The numbers of the columns of each break, by its name."""
    found: dict[str, list[int]] = {}
    for number, column in enumerate(table.columns):
        if column.by is not None:
            found.setdefault(column.by, []).append(number)
    return {name: np.array(numbers, dtype=np.intp) for name, numbers in found.items()}


def _covered(table: Table, crossed: Crossed) -> frozenset[str]:
    """The breaks in which everybody in the base stands in exactly one group."""
    times = {name: crossed.within[of].sum(axis=0) for name, of in _columns_of(table).items()}
    someone = crossed.here > 0
    return frozenset(name for name, each in times.items() if (each[someone] == 1).all())
