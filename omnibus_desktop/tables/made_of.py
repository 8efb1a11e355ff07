"""Breaks that are made of what they break, or of which that is made: regions by their areas.

There each group gave one answer, or each answer comes from one group, because of how they were
made. The shares of 100% and 0% say nothing about respondents, and to test them would mark all.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from omnibus_desktop.tables.breaks import Breaks
from omnibus_desktop.tables.itself import by_itself
from omnibus_desktop.tables.table import Statistic, Table
from omnibus_desktop.wave.plain_text import plain
from omnibus_desktop.wave.question import Kind
from omnibus_desktop.wave.wave import Wave

WHY = "its groups are made of the same as these answers"
_FEWEST = 30  # respondents: fewer may fall so by chance
_FEWEST_PARTS = 3  # of the finer of the two

_Number = TypeVar("_Number", bound=np.generic)


def untested(wave: Wave, table: Table, breaks: Breaks) -> Table:
    """The table without comparisons in breaks that are the question itself, or that are made of
    it, or of which it is made; a note says so. Of sets of which several may be ticked the others'
    answers are no such thing, and stay tested."""
    if table.kind is Kind.MULTI or table.method.test == "none":
        return table
    same = by_itself(wave, table, breaks)
    off = np.zeros(len(table.columns), dtype=np.bool_)
    for span, overlapping in zip(breaks.spans, breaks.overlapping, strict=True):
        may_be = not overlapping and table.kind is not Kind.NUMERIC  # of which any number may do
        off[span] = same[span].any() or (may_be and _is_made_of(table, span))
    if not off.any():
        return table
    cells = np.tile(off, (len(table.rows), 1))
    by = [column.by for column, gone in zip(table.columns, off.tolist(), strict=True) if gone]
    found = replace(
        table,
        differs=_fixed(np.where(cells, 0, table.differs).astype(np.int8)),
        p_rest=_fixed(np.where(cells, np.nan, table.p_rest)),
        pairs=None if table.pairs is None else table.pairs.without(cells),
        statistics=tuple(_statistic(each, off.tolist()) for each in table.statistics),
        made_of=tuple(dict.fromkeys(each for each in by if each is not None)),
    )
    return replace(found, notes=(*table.notes, made_of_words(found)))


def made_of_words(table: Table) -> str:
    """ "Not tested by “Region”: its groups are made of the same as these answers, so that 100% and
    0% are no finding."; "" where all breaks are tested."""
    if not table.made_of:
        return ""
    headings = (column.heading for column in table.columns if column.by in table.made_of)
    listed = " and ".join(f"“{plain(name)}”" for name in dict.fromkeys(headings))
    return f"Not tested by {listed}: {WHY}, so that 100% and 0% are no finding."


def _is_made_of(table: Table, span: slice) -> bool:
    """Whether every group gave one answer, or every answer comes from one group, the finer of the
    two having more parts than the other."""
    answers = [place for place, row in enumerate(table.rows) if not row.net]
    count = table.count[answers, span]
    there = count[count.any(axis=1)][:, count.any(axis=0)] > 0
    rows, groups = there.shape
    if count.sum() < _FEWEST or min(rows, groups) < 2 or max(rows, groups) < _FEWEST_PARTS:
        return False
    if groups > rows:
        return bool((there.sum(axis=0) == 1).all())
    return bool(rows > groups and (there.sum(axis=1) == 1).all())


def _statistic(statistic: Statistic, off: list[bool]) -> Statistic:
    """The statistic without what its groups were compared with."""
    if not statistic.differs:
        return statistic
    return replace(
        statistic,
        differs=tuple(
            0 if gone else each for each, gone in zip(statistic.differs, off, strict=True)
        ),
        p_rest=tuple(
            None if gone else each
            for each, gone in zip(statistic.p_rest, off, strict=bool(statistic.p_rest))
        ),
        letters=tuple(
            () if gone else each
            for each, gone in zip(statistic.letters, off, strict=bool(statistic.letters))
        ),
        p_pairs=tuple(
            (None,) * len(off) if gone else each
            for each, gone in zip(statistic.p_pairs, off, strict=bool(statistic.p_pairs))
        ),
    )


def _fixed(array: NDArray[_Number]) -> NDArray[_Number]:
    array.setflags(write=False)
    return array
