"""Which respondents agree in every break: they share a cell.

A break table counts by cell once, and each of its columns is a sum of cells (see counts.py).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.columns import distinct_numbers
from omnibus_desktop.wave.membership import Membership

_TABLE = 1 << 16  # numbers below which cells are found by a table, not by sorting


@dataclass(frozen=True, eq=False)
class Joint:
    """`cell` (N) is each respondent's cell, of M, in the narrowest type that also holds M;
    `belongs` has for each membership answers x cells: 1 where those in the cell gave the
    answer."""

    cell: NDArray[np.integer]
    cells: int
    belongs: tuple[NDArray[np.float64], ...]


def joint(respondents: int, members: Sequence[Membership]) -> Joint:
    """The cells of these memberships together: those that occur only."""
    cell: NDArray[np.integer] = np.zeros(respondents, dtype=np.uint8)
    size = 1 if respondents else 0
    for member in members:
        for code, codes in _codes(member):
            cell, size = _squeezed(_crossed(cell, code, size, codes), size * codes)
    example = np.zeros(size, dtype=np.intp)
    example[cell] = np.arange(respondents)
    return Joint(cell, size, tuple(_belongs(member, example) for member in members))


def without(
    cell: NDArray[np.integer], cells: int, keep: NDArray[np.bool_] | None
) -> NDArray[np.integer]:
    """The cells, and `cells` for those who are not kept (None: all are). By bits, which is twenty
    times as fast as choosing."""
    if keep is None:
        return cell
    out: NDArray[np.integer] = keep.view(np.uint8).astype(cell.dtype, copy=False) - cell.dtype.type(
        1
    )
    np.bitwise_or(out, cell, out=out)
    np.minimum(out, cell.dtype.type(cells), out=out)
    return out


def narrowest(most: int) -> np.dtype[np.unsignedinteger]:
    """The narrowest type for numbers up to this one."""
    return np.dtype(np.uint8 if most < 1 << 8 else np.uint16 if most < 1 << 16 else np.uint32)


def _codes(member: Membership) -> list[tuple[NDArray[np.integer], int]]:
    """What respondents answered as numbers, and how many numbers there may be."""
    if member.place is not None:
        return [(member.place, len(member.answers) + 1)]
    assert member.ticks is not None
    return [(member.ticks[:, number], 256) for number in range(member.ticks.shape[1])]


def _crossed(
    cell: NDArray[np.integer], code: NDArray[np.integer], size: int, codes: int
) -> NDArray[np.integer]:
    wide = np.dtype(np.uint16) if size * codes <= _TABLE else np.dtype(np.int64)
    crossed: NDArray[np.integer] = cell.astype(wide)
    crossed *= wide.type(codes)
    np.add(crossed, code, out=crossed, casting="unsafe")
    return crossed


def _squeezed(cell: NDArray[np.integer], size: int) -> tuple[NDArray[np.integer], int]:
    """Cells numbered anew, those that occur only, in their order."""
    if size > _TABLE:
        found = distinct_numbers(cell)
        return np.searchsorted(found, cell).astype(narrowest(len(found))), len(found)
    occurs = np.bincount(cell, minlength=size) > 0
    count = int(occurs.sum())
    return (np.cumsum(occurs) - 1).astype(narrowest(count))[cell], count


def _belongs(member: Membership, example: NDArray[np.intp]) -> NDArray[np.float64]:
    count = len(member.answers)
    if member.place is not None:
        given = np.arange(count)[:, None] == member.place[example]
        return np.asarray(given, dtype=np.float64)
    assert member.ticks is not None
    ticks = np.unpackbits(member.ticks[example], axis=1, count=count)
    return np.asarray(ticks.T, dtype=np.float64)
