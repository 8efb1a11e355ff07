"""Counting: for every column, and for every column's rest, how many gave each answer.

One formula for all kinds of questions: counts by cell and code (packs.py), from which answers,
nets and bases are picked (picks.py); a column is a sum of cells (banner.py).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from omnibus_desktop.tables.breaks import Breaks
from omnibus_desktop.tables.joint import without
from omnibus_desktop.tables.packs import ONE, Codes, Floats, Measure, by_cell
from omnibus_desktop.tables.picks import Part
from omnibus_desktop.tables.rows import Rows
from omnibus_desktop.tables.weights import effective_base
from omnibus_desktop.values import dataclass

_WIDE = 1 << 22  # counts by cell and code that are held at a time
_SMALL = 1 << 17  # multiplications at a time


@dataclass(frozen=True, eq=False)
class Tally:
    """One table's counts on S sides (the C columns, then their C rests). `asked` (S) are
    respondents; `base` (measures x S) and `figures` (measures x S x P, the K answers and then
    the nets) are respondents, weights and squared weights, or respondents alone; and last, of
    weights that are not all above 0, respondents whose weight is."""

    asked: Floats
    base: Floats
    figures: Floats

    def by_answer(self, answers: int) -> tuple[Floats, Floats, Floats]:
        """Of all K answers (S x K) respondents, weights and squared weights; respondents only
        those whose weight is above 0."""
        measures = len(self.figures)
        found = self.figures[:, :, :answers]
        return (
            found[3 if measures > 3 else 0],
            found[min(1, measures - 1)],
            found[min(2, measures - 1)],
        )


@dataclass(frozen=True, eq=False)
class Sums:
    """S sides (the C columns, then their C rests): respondents in the base (S), and by answer
    and net (S x R); the same of weights and of squared weights.

    `by_answer` holds all K answers (S x K): respondents whose weight is above 0, weights and
    squared weights, the raw material of means.
    """

    asked: NDArray[np.int64]
    base: NDArray[np.int64]
    weighted_base: Floats
    effective_base: Floats
    count: NDArray[np.int64]
    weighted: Floats
    squared: Floats
    by_answer: tuple[Floats, Floats, Floats]


def tallies(breaks: Breaks, asked: Sequence[Rows]) -> list[Tally]:
    """The counts of several questions in these columns. Counts are exact; weights are summed in
    double precision."""
    measures = _measures(breaks)
    together: dict[int, list[tuple[int, Rows]]] = defaultdict(list)
    for number, rows in enumerate(asked):
        together[id(rows.counted_in)].append((number, rows))
    found: dict[int, Tally] = {}
    for those in together.values():
        cell = without(breaks.cell, breaks.cells, those[0][1].counted_in)
        parts = [part for _, rows in those for part in rows.parts]
        sums = iter(_by_side(breaks, cell, parts, measures))
        for number, rows in those:
            picked = next(sums)
            for _ in rows.parts[1:]:
                picked = picked + next(sums)
            found[number] = _tally(breaks, rows, picked, measures)
    return [found[number] for number in range(len(asked))]


@dataclass(frozen=True, eq=False)
class Stack:
    """T tables one below the other, R rows in all, `table` (R) being the number of the table of
    each. `each` are their own sums; the arrays here are the same ones, bases by table (S x T) and
    figures by row (S x R)."""

    each: tuple[Sums, ...]
    table: NDArray[np.intp]
    base: NDArray[np.int64]
    weighted_base: Floats
    effective_base: Floats
    count: NDArray[np.int64]
    weighted: Floats
    squared: Floats


def stacked(tallied: Sequence[Tally], asked: Sequence[Rows]) -> Stack:
    """The tables of these tallies and rows, one below the other."""
    measures, _, _ = tallied[0].figures.shape
    weighted, squared = min(1, measures - 1), min(2, measures - 1)
    picked = [_of_rows(each, rows) for each, rows in zip(tallied, asked, strict=True)]
    figures = np.concatenate(picked, axis=2) if len(picked) > 1 else picked[0]
    bases = np.array([each.base for each in tallied])
    effective = effective_base(bases[:, 1], bases[:, 2]) if measures > 1 else bases[:, 0]
    base, people = bases[:, 0].astype(np.int64), np.array([each.asked for each in tallied])
    people, count = people.astype(np.int64), figures[0].astype(np.int64)
    sums, start = [], 0
    for number, (tally, rows) in enumerate(zip(tallied, asked, strict=True)):
        here = slice(start, start + len(rows.rows))
        start = here.stop
        sums.append(
            Sums(
                people[number],
                base[number],
                bases[number, weighted],
                effective[number],
                count[:, here],
                figures[weighted, :, here],
                figures[squared, :, here],
                tally.by_answer(len(rows.values)),
            )
        )
    table = np.repeat(np.arange(len(asked)), [len(rows.rows) for rows in asked])
    return Stack(
        tuple(sums),
        table,
        base.T,
        bases[:, weighted].T,
        effective.T,
        count,
        figures[weighted],
        figures[squared],
    )


def _of_rows(tally: Tally, rows: Rows) -> Floats:
    """The figures of the answers that are rows, and of the nets."""
    answers, figures = len(rows.values), tally.figures
    if len(rows.shown) == answers:
        return figures
    return figures[:, :, [*rows.shown, *range(answers, figures.shape[2])]]


def by_place(
    place: NDArray[np.integer],
    places: int,
    cell: NDArray[np.integer],
    cells: int,
    weights: Floats | None,
) -> Floats:
    """Sums by cell and place (cells x places). Respondents in the cell beyond the last one, or
    at the place beyond the last one, are left out."""
    (found,) = by_cell(cell, cells, [Codes(place, places + 1)], [Measure(weights)])
    return found[0, :, :places]


def _measures(breaks: Breaks) -> list[Measure]:
    weights = breaks.weights
    if weights is None:
        return [ONE]
    positive = [] if weights.positive is None else [Measure(weights.positive)]
    return [ONE, Measure(weights.each), Measure(weights.each, square=True), *positive]


def _tally(breaks: Breaks, rows: Rows, picked: Floats, measures: Sequence[Measure]) -> Tally:
    everybody = picked[..., -1]
    asked = everybody[0] if rows.all_asked else _of_mask(breaks, rows.member.asked, [ONE])[0]
    base = picked[..., -2]
    if rows.base_is_all or (rows.base_is_asked and rows.all_asked):
        base = everybody
    elif rows.base_is_asked:
        base = _of_mask(breaks, rows.member.asked, measures)
    return Tally(asked, base, picked[..., :-2])


def _of_mask(breaks: Breaks, mask: NDArray[np.bool_], measures: Sequence[Measure]) -> Floats:
    """Sums of those in the mask by side (measures x S), remembered, for questions share it."""
    key = id(mask), len(measures)
    if key not in breaks.of_masks:
        cell = without(breaks.cell, breaks.cells, mask)
        everybody = Part(Codes(np.zeros_like(breaks.cell), 1), np.ones((1, 1)))
        (found,) = _by_side(breaks, cell, [everybody], measures)
        breaks.of_masks[key] = mask, found[..., 0]
    return breaks.of_masks[key][1]


def _by_side(
    breaks: Breaks, cell: NDArray[np.integer], parts: Sequence[Part], measures: Sequence[Measure]
) -> list[Floats]:
    """The figures of each part by side (measures x S x P). Where there are very many cells some
    of them are counted at a time."""
    codes = [part.codes for part in parts]
    step = _WIDE // max((each.size for each in codes), default=1)
    sides = breaks.sides
    if breaks.cells <= step:
        counted = by_cell(cell, breaks.cells, codes, measures)
        return [sides @ _picked(n, part.pick) for n, part in zip(counted, parts, strict=True)]
    found: list[Floats] = []
    for first in range(0, breaks.cells, step):
        inside = (cell >= first) & (cell < first + step)
        counted = by_cell(
            np.where(inside, cell - np.minimum(cell, first), step), step, codes, measures
        )
        here = slice(0, breaks.cells - first)
        sums = [
            sides[:, first : first + step] @ _picked(n[:, here], part.pick)
            for n, part in zip(counted, parts, strict=True)
        ]
        found = [a + b for a, b in zip(found, sums, strict=True)] if found else sums
    return found


def _picked(counted: Floats, pick: Floats) -> Floats:
    """`counted @ pick` (measures x cells x P), a few cells at a time: of larger products linear
    algebra libraries make threads, which cost more than they bring here."""
    step = max(1, _SMALL // pick.size)
    if counted.shape[1] <= step:
        return counted @ pick
    found = np.empty((*counted.shape[:2], pick.shape[1]))
    for first in range(0, counted.shape[1], step):
        here = slice(first, first + step)
        np.matmul(counted[:, here], pick, out=found[:, here])
    return found
