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

_BLOCK = 1 << 12  # numbers worked on at a time


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
    p = p_of_pairs(breaks, groups, how.rules, shared)
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


def p_of_pairs(breaks: Breaks, groups: Side, rules: Preset, shared: Floats | None = None) -> Floats:
    """Unadjusted p of all pairs of groups (R x pairs), by blocks of rows that stay near the
    processor. `shared` as in `compare`."""
    first, second, _ = pairs(breaks.spans)
    rows, overlap = len(groups.share), None
    if shared is not None:
        overlap = overlap_of(shared, first, second)
    found = np.empty((rows, len(first)))
    for here in _blocks(rows, len(first)):
        part = groups.rows(here)
        one, other = part.take(first), part.take(second)
        if overlap is not None:
            one, other = _unknown_where(overlap > 0, one), _unknown_where(overlap > 0, other)
        found[here] = p_values(one, other, breaks.weights is not None, rules, overlap)
    return found


def between_pairs(breaks: Breaks, p: Floats, value: Floats, how: Testing) -> Compared:
    """The comparisons of all pairs of groups, from unadjusted p (R x pairs) and what was compared
    (R x C)."""
    first, second, families = pairs(breaks.spans)
    rows, columns = value.shape
    if how.rules.scope == "table":
        starts = np.searchsorted(first, [table.start for table in _tables(breaks)]).tolist()
        families = tuple(map(slice, starts, [*starts[1:], len(first)]))
    p = adjusted_within(p, how.adjust, families, how.rules.scope)
    square, directed = _squares(breaks.spans, columns)
    p_pairs = np.empty((rows, columns, columns))
    levels = (how.alpha,) if how.rules.strong is None else (how.alpha, how.rules.strong)
    masks = np.empty((len(levels), rows, columns, (columns + 7) // 8), dtype=np.uint8)
    for here in _blocks(rows, columns * columns):
        part, least = p[here], len(p[here])
        np.take(np.c_[part, np.full(least, np.nan)], square, axis=1, out=p_pairs[here])
        above = value[here].take(first, axis=1) - value[here].take(second, axis=1)
        for level, mask in zip(levels, masks, strict=True):
            with np.errstate(invalid="ignore"):
                sure = part < level
                ways = sure & (above > 0), sure & (above < 0), np.zeros((least, 1), np.bool_)
            mask[here] = np.packbits(np.concatenate(ways, axis=1).take(directed, axis=1), axis=2)
    p_pairs.setflags(write=False)
    none = nothing(rows, columns)
    return Compared(none.differs, none.p_rest, _letters(breaks, masks), p_pairs)


def _blocks(rows: int, columns: int) -> list[slice]:
    step = max(1, _BLOCK // max(1, columns))
    return [slice(start, start + step) for start in range(0, rows, step)]


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


def _squares(spans: tuple[slice, ...], columns: int) -> tuple[Places, Places]:
    """For each two columns (C x C) the number of their pair, of P, and P where they are none;
    and, with pairs counted once each way round, the number of the pair in which the first of the
    two stands first, 2 P where they are none."""
    first, second, _ = pairs(spans)
    number = np.arange(len(first))
    square = np.full((columns, columns), len(first))
    square[first, second] = square[second, first] = number
    directed = np.full((columns, columns), 2 * len(first))
    directed[first, second], directed[second, first] = number, number + len(first)
    return square, directed


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


def _letters(breaks: Breaks, masks: NDArray[np.uint8]) -> Letters:
    """The letters of the columns whose bits are set (levels x R x C x bytes); where there is a
    second level, small ones unless they are set there too."""
    columns = masks.shape[2]
    capitals = tuple(group.letter for group in breaks.groups)
    # One text of bytes a cell. There are few different ones, so that each is read once.
    marked, *strong = masks.view(f"S{masks.shape[3]}").reshape(len(masks), -1).tolist()
    keys = list(zip(marked, *strong, strict=True))
    known = {key: _named(key[0], key[-1], capitals) for key in set(keys)}
    cells = [known[key] for key in keys]
    return tuple(tuple(cells[at : at + columns]) for at in range(0, len(cells), columns))


def _named(marked: bytes, strong: bytes, capitals: tuple[str, ...]) -> tuple[str, ...]:
    """The letters whose bits are set, the first column in the highest bit; bytes of 0 at the end
    may be missing."""
    width = (len(capitals) + 7) // 8
    every, big = (int.from_bytes(mask.ljust(width, b"\0"), "big") for mask in (marked, strong))
    bits = range(8 * width - 1, -1, -1)
    return tuple(
        letter if big >> bit & 1 else letter.lower()
        for letter, bit in zip(capitals, bits, strict=False)
        if every >> bit & 1
    )
