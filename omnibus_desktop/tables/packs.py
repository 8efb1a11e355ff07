"""Counting respondents by cell and by what they answered.

The whole cost of a table is here: one pass over one byte a respondent. `numpy.bincount` takes
as long for 40 places as for 8,000, so that several questions are counted at once, as one number
of many digits (a *pack*), and each is a margin of what comes out. In small waves, where calls cost
more than respondents, many questions are counted one behind the other in one call.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from omnibus_desktop.tables.joint import narrowest
from omnibus_desktop.values import dataclass

Floats = NDArray[np.float64]

_PLACES = 8_192  # of a pack: 64 KB of numbers, which stay in the processor's cache
_AT_ONCE = 131_072  # respondents, so that the numbers in between stay there, too
_LEAST = 32_768  # respondents at once, however few there are
_SPARSE = 2  # respondents for each that is counted, from which it pays to choose these
_FEW = 2_048  # respondents up to which questions are counted one behind the other


@dataclass(frozen=True, eq=False)
class Measure:
    """What each respondent (N) adds: one, where `weights` is None, its weight or the square of
    it. Squares are made as they are needed: memory costs more than arithmetic."""

    weights: Floats | None = None
    square: bool = False

    def of(self, here: slice) -> Floats | None:
        """What these respondents add."""
        if self.weights is None:
            return None
        weights = self.weights[here]
        return weights * weights if self.square else weights


ONE = Measure()


@dataclass(frozen=True, eq=False)
class Codes:
    """What respondents answered as numbers (N) below `size`."""

    code: NDArray[np.integer]
    size: int


def by_cell(
    cell: NDArray[np.integer], cells: int, codes: Sequence[Codes], measures: Sequence[Measure]
) -> list[Floats]:
    """For each of the codes its sums by cell and code (measures x cells x size). Respondents in
    the cell `cells` are left out."""
    if len(cell) <= _FEW:
        return _behind(cell, cells, codes, measures)
    found: list[Floats | None] = [None] * len(codes)
    for pack in _packs([each.size for each in codes], cells + 1):
        margins = _packed(cell, cells, [codes[number] for number in pack], measures)
        for number, margin in zip(pack, margins, strict=True):
            found[number] = margin
    return [each for each in found if each is not None]


def _packs(sizes: Sequence[int], cells: int) -> list[list[int]]:
    """The numbers of the codes that are counted together."""
    packs: list[list[int]] = []
    places = _PLACES + 1
    for number in sorted(range(len(sizes)), key=lambda number: sizes[number]):
        if places * sizes[number] > _PLACES:
            packs.append([])
            places = cells
        packs[-1].append(number)
        places *= sizes[number]
    return packs


def _packed(
    cell: NDArray[np.integer], cells: int, codes: Sequence[Codes], measures: Sequence[Measure]
) -> list[Floats]:
    sizes = [each.size for each in codes]
    places = (cells + 1) * math.prod(sizes)
    sums = np.zeros((len(measures), places))
    step = min(_AT_ONCE, max(_LEAST, len(cell) // 4))
    joint, index = np.empty(step, narrowest(places)), np.empty(step, np.intp)
    for start in range(0, len(cell), step):
        here = slice(start, min(start + step, len(cell)))
        own, chosen = _counted(cell[here], cells)
        digits, at = joint[: len(own)], index[: len(own)]
        digits[:] = own
        for each in codes:
            code = each.code[here]
            np.multiply(digits, digits.dtype.type(each.size), out=digits)
            np.add(digits, code if chosen is None else code[chosen], out=digits, casting="unsafe")
        at[:] = digits
        for number, measure in enumerate(measures):
            added = measure.of(here)
            if added is not None and chosen is not None:
                added = added[chosen]
            sums[number] += np.bincount(at, added, minlength=places)
    table = sums.reshape(len(measures), cells + 1, -1)[:, :cells]
    return list(_margins(table, sizes))


def _counted(
    cell: NDArray[np.integer], cells: int
) -> tuple[NDArray[np.integer], NDArray[np.intp] | None]:
    """The cells of those who are counted, and which they are, where a filter leaves out most;
    else all of them, and None: then to choose takes as long as to count the others, too."""
    inside = cell != cells
    if np.count_nonzero(inside) * _SPARSE > len(cell):
        return cell, None
    chosen = np.flatnonzero(inside)
    return cell[chosen], chosen


def _margins(table: Floats, sizes: Sequence[int]) -> Iterator[Floats]:
    """The sums (measures x cells x size) by each of the codes of a pack, the first having the
    highest digit."""
    for size in sizes[:-1]:
        digits = table.reshape(*table.shape[:2], size, -1)
        yield digits @ np.ones(digits.shape[3])
        table = np.ones(size) @ digits
    yield table


def _behind(
    cell: NDArray[np.integer], cells: int, codes: Sequence[Codes], measures: Sequence[Measure]
) -> list[Floats]:
    of_size: dict[int, list[int]] = defaultdict(list)
    for number, each in enumerate(codes):
        of_size[each.size].append(number)
    found: list[Floats] = [np.empty(0)] * len(codes)
    for size, numbers in of_size.items():
        places = (cells + 1) * size
        first = cell.astype(np.intp) * size
        index = np.arange(0, places * len(numbers), places)[:, None] + first
        index += np.array([codes[number].code for number in numbers])
        at = index.ravel()
        sums = np.empty((len(measures), places * len(numbers)))
        for row, measure in zip(sums, measures, strict=True):
            added = measure.of(slice(None))
            weights = None if added is None else np.tile(added, len(numbers))
            row[:] = np.bincount(at, weights, minlength=len(row))
        tables = sums.reshape(len(measures), len(numbers), cells + 1, size)[:, :, :cells]
        for place, number in enumerate(numbers):
            found[number] = tables[:, place]
    return found
