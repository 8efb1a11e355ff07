"""Taking figures out of a table, and all figures from which they could be worked out."""

from __future__ import annotations

from collections.abc import Sequence
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
from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.plain_text import plain

_DIFFERENCING = (
    "Tables of the same answers by other breaks, filters, bases or waves can be subtracted from"
    " this one: check them together before they are published."
)
_BY_ITSELF = (
    "No figures are shown of groups by this question itself: each would stand there twice, and what"
    " is hidden could be read where it stands again."
)
_NAMED = 6  # groups that a note names

_MOST_HIDDEN = 0.5  # share of hidden figures of groups beyond which another way is named

_Number = TypeVar("_Number", bound=np.generic)
_Value = TypeVar("_Value")


@dataclass(frozen=True, eq=False)
class Withheld:
    """What is taken out: these `cells` (R x C), the bases of these `groups` (C), and how many were
    `asked` of all columns. `itself` (C) are those of the columns that ask the same as the rows."""

    cells: Bools
    groups: Bools
    itself: Bools
    asked: bool


def without(table: Table, withheld: Withheld, covered: frozenset[str]) -> Table:
    """The table without what is to be withheld. `covered` are the breaks of which everybody stands
    in exactly one group."""
    cells = withheld.cells
    columns = tuple(
        _column(column, gone, withheld.asked)
        for column, gone in zip(table.columns, withheld.groups.tolist(), strict=True)
    )
    notes = _notes(table, columns, withheld)
    if not cells.any() and not withheld.groups.any():
        return replace(table, columns=columns, notes=notes)
    untested = _untested(table, cells, covered)
    any_untested: Bools = np.any(untested, axis=0)
    squares = table.weighted_squares
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
        pairs=None if table.pairs is None else table.pairs.without(untested),
        state=_fixed(np.where(cells, State.HIDDEN, _states(table, columns)).astype(np.uint8)),
        weighted_squares=None if squares is None else _without(squares, cells),
        statistics=tuple(
            _statistic(table.columns, each, any_untested) for each in table.statistics
        ),
        responses=None if cells[:, 0].any() else table.responses,
        notes=notes,
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


Letters = tuple[tuple[str, ...], ...]


def _letters(columns: tuple[Column, ...], letters: Letters, off: list[bool]) -> Letters:
    """One row's letters, without those in and of columns that were not compared."""
    gone = {c.letter.casefold() for c, is_off in zip(columns, off, strict=True) if is_off}
    return tuple(
        () if is_off else tuple(letter for letter in each if letter.casefold() not in gone)
        for each, is_off in zip(letters, off, strict=True)
    )


def _column(column: Column, gone: bool, asked_gone: bool) -> Column:
    if not gone:
        empty = not column.asked and not column.unweighted_base
        return column._replace(asked=NOT_THERE) if asked_gone and not empty else column
    nan = float("nan")
    return column._replace(
        asked=NOT_THERE,
        unweighted_base=NOT_THERE,
        base=nan,
        effective_base=nan,
        low=False,
        tiny=False,
        left_out=False,
    )


def _states(table: Table, columns: tuple[Column, ...]) -> NDArray[np.uint8]:
    """The states, none of which says that nobody was asked where that is withheld: all hidden
    figures of the group would be known to be 0."""
    seen = np.array([State.LOW if column.low else State.SHOWN for column in columns])
    withheld = np.array([column.asked_hidden for column in columns])
    unsaid = withheld & (table.state == State.NOT_ASKED)
    return np.where(unsaid, seen, table.state).astype(np.uint8)


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
        effective=left(statistic.effective, None),
    )


def _notes(table: Table, columns: tuple[Column, ...], withheld: Withheld) -> tuple[str, ...]:
    """The table's notes without the groups that are hidden, and what is hidden and why. Columns
    that ask the same as the rows have a note of their own, and are in no other."""
    word = table.origin.respondent_word
    census = census_note(table.columns, word), census_note(columns, word)
    known = [census[1] if note == census[0] else note for note in table.notes]
    others = ~withheld.itself
    rest = [column for column, is_other in zip(columns, others.tolist(), strict=True) if is_other]
    cells = withheld.cells[:, others]
    found = (
        *known,
        _BY_ITSELF if withheld.itself.any() else "",
        _why(cells, word, "other " if withheld.itself.any() else ""),
        _whole_groups(rest, cells),
        _other_way(rest, cells),
        _DIFFERENCING,
    )
    return tuple(note for note in found if note)


def _why(cells: Bools, word: str, other: str) -> str:
    """How many figures are hidden, and for which reasons; `other` than those of another note."""
    hidden = int(cells.sum())
    if not hidden:
        return f"No {other}figure had to be hidden."
    is_, they = ("figure is", "it") if hidden == 1 else ("figures are", "they")
    return (
        f"For publication: {hidden} of {cells.size} {other}{is_} hidden, where {they} could tell"
        f" how a few {word} answered. That is so for 1 to {SMALL_COUNT} {word} who gave an answer,"
        f" or who alone did not; for groups of under {LEAST_BASE}, and of which there are under"
        f" {LEAST_POPULATION} in all; for answers that none or all of a group under"
        f" {SMALL_GROUP} gave; and for what these could be worked out from."
    )


def _whole_groups(columns: Sequence[Column], cells: Bools) -> str:
    """Names the groups of which no figure is left; "" where there are none, or nothing else."""
    gone: list[bool] = np.all(cells, axis=0).tolist()
    whole = [plain(column.label) for column, off in zip(columns, gone, strict=True) if off]
    if not whole or len(whole) == len(columns):
        return ""
    more = f" and {len(whole) - _NAMED} more" if len(whole) > _NAMED else ""
    return f"All figures are hidden of: {', '.join(whole[:_NAMED])}{more}."


def _other_way(columns: Sequence[Column], cells: Bools) -> str:
    """What to try where breaks side by side leave few figures of groups; "" where they do not."""
    breaks = {column.by for column in columns if column.by is not None}
    of_groups = cells[:, [column.by is not None for column in columns]]
    if len(breaks) < 2 or of_groups.sum() <= _MOST_HIDDEN * of_groups.size:
        return ""
    return "Broken by one question alone, more figures may be shown."


def _without(figures: NDArray[np.float64], gone: Bools) -> NDArray[np.float64]:
    return _fixed(np.where(gone, np.nan, figures))


def _fixed(array: NDArray[_Number]) -> NDArray[_Number]:
    array.setflags(write=False)
    return array
