"""The differences that a table marks: against the rest of a break, or between its groups."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from omnibus_desktop.tables.adjustments import adjusted_within
from omnibus_desktop.tables.breaks import Breaks
from omnibus_desktop.tables.chances import Floats
from omnibus_desktop.tables.counts import Sums
from omnibus_desktop.tables.options import Options
from omnibus_desktop.tables.presets import PRESETS, Preset
from omnibus_desktop.tables.significance import Side, p_values
from omnibus_desktop.values import dataclass

Letters = tuple[tuple[tuple[str, ...], ...], ...]
Places = NDArray[np.intp]


@dataclass(frozen=True, eq=False)
class Compared:
    """R x C: `differs` is +1, -1 or 0 against the rest, `p_rest` its p. `p_pairs` (R x C x C)
    is the p of two groups of a break, NaN where none was made; `letters` names for each cell
    the columns of its break whose share is lower beyond chance. Both only where pairs were
    tested."""

    differs: NDArray[np.int8]
    p_rest: Floats
    letters: Letters = ()
    p_pairs: Floats | None = None


@dataclass(frozen=True, eq=False)
class Testing:
    """How comparisons are made: by which rules, adjusted how, and p under which level."""

    rules: Preset
    adjust: str
    alpha: float


def testing(options: Options) -> Testing:
    """What was asked for, and the convention's own choice of what was not."""
    rules = PRESETS[options.preset]
    return Testing(rules, options.adjust or rules.adjust, 1 - options.level / 100)


def compare(
    breaks: Breaks,
    counted: Sums,
    share: Floats,
    population: Floats,
    rest_population: Floats,
    options: Options,
    shared: Floats | None = None,
) -> Compared:
    """All comparisons that were asked for, p values adjusted. `shared` (T x C x C, for each of
    T tables side by side) are the effective overlaps of groups, for tests of pairs; None where no
    groups overlap."""
    columns = len(breaks.groups)
    if options.test == "none" or not breaks.spans:
        return nothing(share.shape[0], columns)
    how, weighted = testing(options), breaks.weights is not None
    groups = _side(counted, share, slice(0, columns), population)
    if options.test == "rest":
        rests = _side(counted, share, slice(columns, None), rest_population)
        p = p_values(groups, rests, weighted, how.rules)
        return against_rest(breaks, p, groups.share - rests.share, how)
    first, second, _ = pairs(breaks.spans)
    one, other, overlap = groups.take(first), groups.take(second), None
    if shared is not None:
        overlap = overlap_of(shared, first, second)
        one, other = _unknown_where(overlap > 0, one), _unknown_where(overlap > 0, other)
    p = p_values(one, other, weighted, how.rules, overlap)
    return between_pairs(breaks, p, groups.share, how)


def nothing(rows: int, columns: int) -> Compared:
    """What there is where nothing was compared."""
    return Compared(np.zeros((rows, columns), dtype=np.int8), np.full((rows, columns), np.nan))


def against_rest(breaks: Breaks, p: Floats, difference: Floats, how: Testing) -> Compared:
    """The comparisons of groups with their rests, from unadjusted p and differences (R x C)."""
    families = breaks.spans if how.rules.scope == "row" else _tables(breaks)
    p = adjusted_within(p, how.adjust, families, how.rules.scope)
    with np.errstate(invalid="ignore"):
        sign = np.where(p < how.alpha, np.sign(difference), 0)
    return Compared(sign.astype(np.int8), p)


def between_pairs(breaks: Breaks, p: Floats, value: Floats, how: Testing) -> Compared:
    """The comparisons of all pairs of groups, from unadjusted p (R x pairs) and what was compared
    (R x C)."""
    first, second, families = pairs(breaks.spans)
    rows, columns = value.shape
    if how.rules.scope == "table":
        starts = np.searchsorted(first, [table.start for table in _tables(breaks)]).tolist()
        families = tuple(map(slice, starts, [*starts[1:], len(first)]))
    p = adjusted_within(p, how.adjust, families, how.rules.scope)
    p_pairs = np.full((rows, columns, columns), np.nan)
    p_pairs[:, first, second] = p_pairs[:, second, first] = p
    p_pairs.setflags(write=False)
    with np.errstate(invalid="ignore"):
        lower = value[:, :, None] > value[:, None, :]
        marked = (p_pairs < how.alpha) & lower
        strong = marked if how.rules.strong is None else (p_pairs < how.rules.strong) & lower
    none = nothing(rows, columns)
    return Compared(none.differs, none.p_rest, _letters(breaks, marked, strong), p_pairs)


def overlap_of(shared: Floats, first: Places, second: Places) -> Floats:
    """The overlap of each pair of columns, which stand in one table."""
    columns = shared.shape[1]
    return np.asarray(shared[first // columns, first % columns, second % columns])


def _tables(breaks: Breaks) -> tuple[slice, ...]:
    """The columns of each of the tables that stand side by side, each beginning with its total."""
    starts = [place for place, group in enumerate(breaks.groups) if group.by is None]
    return tuple(map(slice, starts, [*starts[1:], len(breaks.groups)]))


@lru_cache(maxsize=8)
def _pairs(spans: tuple[tuple[int, int], ...]) -> tuple[Places, Places, tuple[slice, ...]]:
    first, second, families, start = [], [], [], 0
    for begin, end in spans:
        one, other = np.triu_indices(end - begin, 1)
        first.append(one + begin)
        second.append(other + begin)
        families.append(slice(start, start + len(one)))
        start += len(one)
    return np.concatenate(first), np.concatenate(second), tuple(families)


def pairs(spans: tuple[slice, ...]) -> tuple[Places, Places, tuple[slice, ...]]:
    """All pairs of columns within a break: the first and the second of each, and which of the
    pairs belong to each break."""
    return _pairs(tuple((span.start, span.stop) for span in spans))


def _side(counted: Sums, share: Floats, columns: slice, population: Floats) -> Side:
    return Side(
        share[:, columns],
        counted.count[columns].T,
        counted.base[columns],
        counted.effective_base[columns],
        population,
    )


def _unknown_where(overlapping: NDArray[np.bool_], side: Side) -> Side:
    """The side without the populations of groups that share respondents: of how many the two
    consist together is not known."""
    population = np.where(overlapping, np.nan, side.population)
    return Side(side.share, side.count, side.base, side.effective, population)


def _letters(breaks: Breaks, marked: NDArray[np.bool_], strong: NDArray[np.bool_]) -> Letters:
    """The letters of the marked columns (R x C x C), small ones where the mark is not strong."""
    rows, columns, _ = marked.shape
    width = (columns + 7) // 8
    masks = np.packbits(np.concatenate((marked, strong), axis=1), axis=2).tobytes()
    capitals = tuple(group.letter for group in breaks.groups)
    known: dict[tuple[bytes, bytes], tuple[str, ...]] = {(bytes(width), bytes(width)): ()}
    found = []
    for start in range(0, 2 * rows * columns * width, 2 * columns * width):
        cells = []
        for at in range(start, start + columns * width, width):
            far = at + columns * width
            key = (masks[at : at + width], masks[far : far + width])
            if key not in known:
                known[key] = _named(*key, capitals)
            cells.append(known[key])
        found.append(tuple(cells))
    return tuple(found)


def _named(marked: bytes, strong: bytes, capitals: tuple[str, ...]) -> tuple[str, ...]:
    """The letters whose bits are set, the first column in the highest bit."""
    width = 8 * len(marked)
    all_, big = (int.from_bytes(mask, "big") for mask in (marked, strong))
    return tuple(
        letter if big >> (width - 1 - place) & 1 else letter.lower()
        for place, letter in enumerate(capitals)
        if all_ >> (width - 1 - place) & 1
    )
