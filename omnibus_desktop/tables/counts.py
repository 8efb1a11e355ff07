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
from omnibus_desktop.tables.packs import Codes, Floats, Measures, by_cell
from omnibus_desktop.tables.rows import Rows
from omnibus_desktop.tables.weights import effective_base
from omnibus_desktop.values import dataclass

_WIDE = 1 << 22  # counts by cell and code that are held at a time


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
        codes = [part.codes for _, rows in those for part in rows.parts]
        sums = iter(_by_side(breaks, cell, codes, measures))
        for number, rows in those:
            picked = sum(next(sums) @ part.pick for part in rows.parts)
            found[number] = _tally(breaks, rows, np.asarray(picked), measures)
    return [found[number] for number in range(len(asked))]


@dataclass(frozen=True, eq=False)
class Stack:
    """T tables one below the other, R rows in all, `table` (R) being the number of the table of
    each. `each` are their own sums; the arrays here are the same ones by row (R x S)."""

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
    picked = [
        each.figures[:, :, [*rows.shown, *range(len(rows.values), each.figures.shape[2])]]
        for each, rows in zip(tallied, asked, strict=True)
    ]
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
        base[table],
        bases[table, weighted],
        effective[table],
        np.ascontiguousarray(count.T),
        np.ascontiguousarray(figures[weighted].T),
        np.ascontiguousarray(figures[squared].T),
    )


def by_place(
    place: NDArray[np.integer],
    places: int,
    cell: NDArray[np.integer],
    cells: int,
    weights: Floats | None,
) -> Floats:
    """Sums by cell and place (cells x places). Respondents in the cell beyond the last one, or
    at the place beyond the last one, are left out."""
    (found,) = by_cell(cell, cells, [Codes(place, places + 1)], [weights])
    return found[0, :, :places]


def _measures(breaks: Breaks) -> Measures:
    weights = breaks.weights
    if weights is None:
        return [None]
    positive = [] if weights.positive is None else [weights.positive]
    return [None, weights.each, weights.squared, *positive]


def _tally(breaks: Breaks, rows: Rows, picked: Floats, measures: Measures) -> Tally:
    everybody = picked[..., -1]
    asked = everybody[0] if rows.all_asked else _of_mask(breaks, rows.member.asked, [None])[0]
    base = picked[..., -2]
    if rows.base_is_all:
        base = everybody
    elif rows.base_is_asked:
        base = _of_mask(breaks, rows.member.asked, measures)
    return Tally(asked, base, picked[..., :-2])


def _of_mask(breaks: Breaks, mask: NDArray[np.bool_], measures: Measures) -> Floats:
    """Sums of those in the mask by side (measures x S), remembered, for questions share it."""
    key = id(mask), len(measures)
    if key not in breaks.of_masks:
        cell = without(breaks.cell, breaks.cells, mask)
        (found,) = _by_side(breaks, cell, [Codes(np.zeros_like(breaks.cell), 1)], measures)
        breaks.of_masks[key] = mask, found[..., 0]
    return breaks.of_masks[key][1]


def _by_side(
    breaks: Breaks, cell: NDArray[np.integer], codes: Sequence[Codes], measures: Measures
) -> list[Floats]:
    """Sums by side and code (measures x S x size). Where there are very many cells some of them
    are counted at a time."""
    step = _WIDE // max((each.size for each in codes), default=1)
    sides = breaks.sides
    if breaks.cells <= step:
        return [sides @ each for each in by_cell(cell, breaks.cells, codes, measures)]
    found: list[Floats] = []
    for first in range(0, breaks.cells, step):
        inside = (cell >= first) & (cell < first + step)
        block = np.where(inside, cell - np.minimum(cell, first), step)
        sums = [
            sides[:, first : first + step] @ each[:, : breaks.cells - first]
            for each in by_cell(block, step, codes, measures)
        ]
        found = [a + b for a, b in zip(found, sums, strict=True)] if found else sums
    return found
