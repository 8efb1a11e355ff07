"""Taking figures out of a table, and all figures from which they could be worked out."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from omnibus_desktop.tables.alternatives import Bools
from omnibus_desktop.tables.census import census_note
from omnibus_desktop.tables.disclosure import SMALL_COUNT
from omnibus_desktop.tables.presets import PRESETS
from omnibus_desktop.tables.risks import (
    LEAST_BASE,
    LEAST_POPULATION,
    SMALL_GROUP,
)
from omnibus_desktop.tables.table import NOT_THERE, Column, State, Statistic, Table
from omnibus_desktop.wave.plain_text import plain

_DIFFERENCING = (
    "Tables of the same answers by other breaks, filters, bases or waves can be subtracted from"
    " this one: check them together before they are published."
)
_NAMED = 6  # groups that a note names

_Number = TypeVar("_Number", bound=np.generic)
_Value = TypeVar("_Value")


def without(table: Table, cells: Bools, groups: Bools, covered: frozenset[str]) -> Table:
    """The table without these cells (R x C) and without the bases of these groups (C). `covered`
    are the breaks of which everybody stands in exactly one group."""
    if not cells.any() and not groups.any():
        return replace(table, notes=(*table.notes, "No figure had to be hidden.", _DIFFERENCING))
    untested = _untested(table, cells, covered)
    any_untested: Bools = np.any(untested, axis=0)
    pairs = None if table.p_pairs is None else np.where(_pairs(untested), np.nan, table.p_pairs)
    squares = table.weighted_squares
    columns = tuple(map(_column, table.columns, groups.tolist()))
    return replace(
        table,
        columns=columns,
        count=_fixed(np.where(cells, NOT_THERE, table.count)),
        weighted=_without(table.weighted, cells),
        percent=_without(table.percent, cells),
        low=_without(table.low, cells),
        high=_without(table.high, cells),
        differs=_fixed(np.where(untested, 0, table.differs).astype(np.int8)),
        p_rest=_without(table.p_rest, untested),
        p_pairs=None if pairs is None else _fixed(pairs),
        letters=tuple(
            _letters(table.columns, each, off)
            for each, off in zip(table.letters, untested.tolist(), strict=bool(table.letters))
        ),
        state=_fixed(np.where(cells, State.HIDDEN, table.state).astype(np.uint8)),
        weighted_squares=None if squares is None else _without(squares, cells),
        statistics=tuple(
            _statistic(table.columns, each, any_untested) for each in table.statistics
        ),
        responses=None if cells[:, 0].any() else table.responses,
        notes=_notes(table, columns, cells),
    )


def _untested(table: Table, cells: Bools, covered: frozenset[str]) -> Bools:
    """The cells whose comparisons are hidden (R x C): hidden cells; all of a row whose total is
    hidden, for p tells of the rest; of a row in which any is, all in its break where p is adjusted
    for the others or their rest is not what the total leaves; all of the table where p is adjusted
    over all of it."""
    adjusted = table.method.adjust != "none"
    if adjusted and PRESETS[table.method.preset].scope == "table":
        return np.full_like(cells, cells.any())
    untested = cells | cells[:, :1]
    for by in {column.by for column in table.columns}:
        of = [place for place, column in enumerate(table.columns) if column.by == by]
        if adjusted or by not in covered:
            untested[:, of] |= cells[:, of].any(axis=1, keepdims=True)
    return untested


def _pairs(untested: Bools) -> Bools:
    return np.asarray(untested[:, :, None] | untested[:, None, :])


Letters = tuple[tuple[str, ...], ...]


def _letters(columns: tuple[Column, ...], letters: Letters, off: list[bool]) -> Letters:
    """One row's letters, without those in and of columns that were not compared."""
    gone = {c.letter.casefold() for c, is_off in zip(columns, off, strict=True) if is_off}
    return tuple(
        () if is_off else tuple(letter for letter in each if letter.casefold() not in gone)
        for each, is_off in zip(letters, off, strict=True)
    )


def _column(column: Column, gone: bool) -> Column:
    if not gone:
        return column
    nan = float("nan")
    return replace(
        column,
        asked=NOT_THERE,
        unweighted_base=NOT_THERE,
        base=nan,
        effective_base=nan,
        low=False,
        tiny=False,
    )


def _statistic(columns: tuple[Column, ...], statistic: Statistic, off: Bools) -> Statistic:
    """Figures of a group in which any answer is hidden could tell how many gave it."""
    gone: list[bool] = off.tolist()

    def left(values: tuple[_Value, ...], nothing: _Value) -> tuple[_Value, ...]:
        return tuple(
            nothing if is_off else value for value, is_off in zip(values, gone, strict=bool(values))
        )

    return replace(
        statistic,
        values=left(statistic.values, None),
        sds=left(statistic.sds, None),
        ses=left(statistic.ses, None),
        lows=left(statistic.lows, None),
        highs=left(statistic.highs, None),
        p_rest=left(statistic.p_rest, None),
        differs=left(statistic.differs, 0),
        letters=_letters(columns, statistic.letters, gone) if statistic.letters else (),
        p_pairs=tuple(left(each, None) for each in left(statistic.p_pairs, (None,) * len(gone))),
    )


def _notes(table: Table, columns: tuple[Column, ...], cells: Bools) -> tuple[str, ...]:
    """The table's notes without the groups that are hidden, and what is hidden and why."""
    word = table.origin.respondent_word
    census = census_note(table.columns, word), census_note(columns, word)
    known = [census[1] if note == census[0] else note for note in table.notes]
    hidden = int(cells.sum())
    is_, they = ("figure is", "it") if hidden == 1 else ("figures are", "they")
    why = (
        f"For publication: {hidden} of {cells.size} {is_} hidden, where {they} could tell how a few"
        f" {word} answered. That is so for 1 to {SMALL_COUNT} {word} who gave an answer, or who"
        f" alone did not; for groups of under {LEAST_BASE}, and of which there are under"
        f" {LEAST_POPULATION} in all; for answers that none or all of a group under"
        f" {SMALL_GROUP} gave; and for what these could be worked out from."
    )
    gone: list[bool] = np.all(cells, axis=0).tolist()
    whole = [plain(column.label) for column, off in zip(columns, gone, strict=True) if off]
    named = ""
    if whole and len(whole) < len(columns):
        more = f" and {len(whole) - _NAMED} more" if len(whole) > _NAMED else ""
        named = f"All figures are hidden of: {', '.join(whole[:_NAMED])}{more}."
    return tuple(note for note in (*known, why, named, _DIFFERENCING) if note)


def _without(figures: NDArray[np.float64], gone: Bools) -> NDArray[np.float64]:
    return _fixed(np.where(gone, np.nan, figures))


def _fixed(array: NDArray[_Number]) -> NDArray[_Number]:
    array.setflags(write=False)
    return array
