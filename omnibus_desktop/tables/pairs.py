"""What tests of all pairs of groups found: kept as a number a test and a bit a letter, of which a
book has a million, and told when somebody looks."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from omnibus_desktop.tables.packs import Floats
from omnibus_desktop.tables.significance import Bools, Differences, Places
from omnibus_desktop.values import dataclass

Letters = tuple[tuple[tuple[str, ...], ...], ...]

_AT_ONCE = 1 << 22  # bytes of marks


@dataclass(frozen=True, eq=False)
class Pairs:
    """What was `found` of P pairs of C columns in R rows, of which the columns `first` and `second`
    make up one each. `marks` (levels x C x bytes x R) are for each cell the columns whose share
    is lower beyond chance, the first column in the highest bit; `capitals` (C) their letters."""

    found: Differences
    first: Places
    second: Places
    marks: NDArray[np.uint8]
    capitals: tuple[str, ...]

    def rows(self, here: slice | NDArray[np.intp]) -> Pairs:
        """The same of some rows."""
        return replace(self, found=self.found.rows(here), marks=self.marks[..., here])

    def without(self, cells: Bools) -> Pairs:
        """The same with nothing left of the comparisons of these cells (R x C)."""
        gone, found = cells.T, self.found
        either = gone[self.first] | gone[self.second]
        given = None if found.given is None else np.where(either, np.nan, found.given)
        bits = np.unpackbits(self.marks, axis=2, count=len(self.capitals))
        bits[:, gone[:, None] | gone[None]] = 0
        return replace(
            self,
            found=Differences(np.where(either, np.nan, found.z), given),
            marks=np.packbits(bits, axis=2),
        )

    @cached_property
    def p(self) -> Floats:
        """p of any two columns (R x C x C, read-only), NaN where no test was made."""
        p, columns = self.found.p.T, len(self.capitals)
        square = np.full((columns, columns), len(self.first))
        square[self.first, self.second] = np.arange(len(self.first))
        square[self.second, self.first] = np.arange(len(self.first))
        found = np.concatenate((p, np.full((len(p), 1), np.nan)), axis=1).take(square, axis=1)
        found.setflags(write=False)
        return found

    @cached_property
    def letters(self) -> Letters:
        """For each cell the letters of the columns of its break whose share is lower beyond chance;
        where there is a second level, small ones unless they are lower by it too."""
        levels, columns, width, _ = self.marks.shape
        # One text of bytes a cell. There are few different ones, so that each is read once.
        each = np.ascontiguousarray(self.marks.transpose(0, 3, 1, 2)).view(f"S{width}")
        keys = list(zip(*each.reshape(levels, -1).tolist(), strict=True))
        cells = [_named(key, width, self.capitals) for key in keys]
        return tuple(tuple(cells[at : at + columns]) for at in range(0, len(cells), columns))


def marks_of(
    higher: Bools, lower: Bools, first: Places, second: Places, columns: int
) -> NDArray[np.uint8]:
    """For each cell the columns that it is above (C x bytes x R), from whether the first of each
    pair is `higher` or `lower` than the second (P x R)."""
    pairs, rows = higher.shape
    width = (columns + 7) // 8
    ways = np.concatenate((higher, lower, np.zeros((1, rows), np.bool_))).view(np.uint8)
    place = np.full((columns, 8 * width), 2 * pairs)
    place[first, second], place[second, first] = np.arange(pairs), np.arange(pairs, 2 * pairs)
    found = np.empty((columns, width, rows), np.uint8)
    step = max(1, _AT_ONCE // place.size)
    for start in range(0, rows, step):
        here = slice(start, start + step)
        bits = ways[:, here].take(place.ravel(), axis=0).reshape(columns, width, 8, -1)
        sums = bits[:, :, 0]
        for bit in range(1, 8):
            sums = sums + sums
            sums |= bits[:, :, bit]
        found[:, :, here] = sums
    return found


@lru_cache(maxsize=1 << 14)
def _named(marked: tuple[bytes, ...], width: int, capitals: tuple[str, ...]) -> tuple[str, ...]:
    """The letters whose bits are set at the first level, small where they are not at the last;
    bytes of 0 at the end may be missing."""
    every, big = (
        int.from_bytes(mask.ljust(width, b"\0"), "big") for mask in (marked[0], marked[-1])
    )
    bits = range(8 * width - 1, -1, -1)
    return tuple(
        letter if big >> bit & 1 else letter.lower()
        for letter, bit in zip(capitals, bits, strict=False)
        if every >> bit & 1
    )
