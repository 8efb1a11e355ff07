"""Counting: for every column, and for every column's rest, how many gave each answer.

One formula for all kinds of questions. A single answer is one number a respondent; a set is eight
ticks to a byte, so that one count by byte gives eight answers at once. Both are counted by cell
(see breaks.py), and a column is a sum of cells.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from omnibus_desktop.tables.breaks import Breaks
from omnibus_desktop.tables.rows import Rows, union
from omnibus_desktop.tables.weights import effective_base
from omnibus_desktop.values import dataclass

_BITS = np.unpackbits(np.arange(256, dtype=np.uint8)[:, None], axis=1).astype(np.float64)
_WIDE = 1 << 22  # counts by cell and byte beyond which each answer is counted by itself


@dataclass(frozen=True, eq=False)
class Sums:
    """S sides (the C columns, then their C rests): respondents in the base (S), and by answer
    and net (S x R); the same of weights and of squared weights.

    `by_answer` holds all K answers (S x K): respondents whose weight is above 0, weights and
    squared weights, the raw material of means.
    """

    asked: NDArray[np.int64]
    base: NDArray[np.int64]
    weighted_base: NDArray[np.float64]
    effective_base: NDArray[np.float64]
    count: NDArray[np.int64]
    weighted: NDArray[np.float64]
    squared: NDArray[np.float64]
    by_answer: tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]


def sums(breaks: Breaks, rows: Rows) -> Sums:
    """All sums of these rows in these columns. Counts are exact; weights are summed in double
    precision."""
    sides = breaks.sides
    in_base = np.where(rows.in_base, breaks.cell, breaks.cells)
    measures: list[NDArray[np.float64] | None] = [None]
    if breaks.weights is not None:
        measures += [breaks.weights.each, breaks.weights.squared]
    positive = None if breaks.weights is None else breaks.weights.positive
    answers = [sides @ _by_answer(rows, in_base, breaks.cells, by) for by in measures]
    nets = [
        _net_sums(rows, of_answers, sides, in_base, by)
        for of_answers, by in zip(answers, measures, strict=True)
    ]
    bases = [sides @ _by_cell(in_base, breaks.cells, by) for by in measures]
    asked = sides @ _by_cell(
        np.where(rows.member.asked, breaks.cell, breaks.cells), breaks.cells, None
    )
    shown = list(rows.shown)
    found = [np.concatenate((a[:, shown], n), axis=1) for a, n in zip(answers, nets, strict=True)]
    return Sums(
        asked.astype(np.int64),
        bases[0].astype(np.int64),
        bases[-2] if len(bases) > 1 else bases[0],
        effective_base(bases[1], bases[2]) if len(bases) > 1 else bases[0],
        found[0].astype(np.int64),
        found[min(1, len(found) - 1)],
        found[-1],
        (
            sides @ _by_answer(rows, in_base, breaks.cells, positive)
            if positive is not None
            else answers[0],
            answers[min(1, len(answers) - 1)],
            answers[-1],
        ),
    )


def by_place(
    place: NDArray[np.integer],
    places: int,
    cell: NDArray[np.intp],
    cells: int,
    weights: NDArray[np.float64] | None,
) -> NDArray[np.float64]:
    """Sums by cell and place (cells x places). Respondents in the cell beyond the last one, or
    at the place beyond the last one, are left out."""
    joint = cell * (places + 1) + place
    found = np.bincount(joint, weights, minlength=(cells + 1) * (places + 1))
    return found.reshape(cells + 1, places + 1)[:cells, :places].astype(np.float64, copy=False)


def _by_cell(
    cell: NDArray[np.intp], cells: int, weights: NDArray[np.float64] | None
) -> NDArray[np.float64]:
    return np.bincount(cell, weights, minlength=cells + 1)[:cells].astype(np.float64, copy=False)


def _by_answer(
    rows: Rows, cell: NDArray[np.intp], cells: int, weights: NDArray[np.float64] | None
) -> NDArray[np.float64]:
    """Sums by cell and answer (M x K)."""
    count = len(rows.member.answers)
    if rows.member.place is not None:
        return by_place(rows.member.place, count, cell, cells, weights)
    ticks = rows.member.ticks
    assert ticks is not None
    if cells << 8 > _WIDE:
        ticked = [np.where(rows.member.holds(n), cell, cells) for n in range(count)]
        return np.array([_by_cell(each, cells, weights) for each in ticked]).T
    bytes_ = [
        by_place(ticks[:, n], 256, cell, cells, weights) @ _BITS for n in range(ticks.shape[1])
    ]
    return np.concatenate(bytes_, axis=1)[:, :count]


def _net_sums(
    rows: Rows,
    of_answers: NDArray[np.float64],
    sides: NDArray[np.float64],
    cell: NDArray[np.intp],
    weights: NDArray[np.float64] | None,
) -> NDArray[np.float64]:
    """Sums by side and net (S x nets): respondents with at least one of the net's answers. Where
    only one answer is possible that is the sum of its answers' sums."""
    found = np.empty((len(sides), len(rows.nets)))
    cells = sides.shape[1]
    for number, members in enumerate(rows.nets):
        if rows.member.place is not None:
            found[:, number] = of_answers[:, list(members)].sum(axis=1)
        else:
            belonging = np.where(union(rows.member, members), cell, cells)
            found[:, number] = sides @ _by_cell(belonging, cells, weights)
    return found
