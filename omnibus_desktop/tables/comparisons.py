"""The differences that a table marks: against the rest of a break, or between its groups."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from omnibus_desktop.tables.adjustments import adjusted_within
from omnibus_desktop.tables.breaks import Breaks
from omnibus_desktop.tables.normal import z_value
from omnibus_desktop.tables.options import Options
from omnibus_desktop.tables.packs import Floats
from omnibus_desktop.tables.presets import PRESETS, Preset
from omnibus_desktop.tables.significance import Bools, Differences, Places, Sides, differences
from omnibus_desktop.values import dataclass

if TYPE_CHECKING:
    from omnibus_desktop.tables.pairs import Pairs


@dataclass(frozen=True, eq=False)
class Compared:
    """R x C: `differs` is +1, -1 or 0 against the rest, `p_rest` its p. `pairs` are the tests of
    all pairs of groups of a break, None where none were asked for."""

    differs: NDArray[np.int8]
    p_rest: Floats
    pairs: Pairs | None = None


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
    breaks: Breaks, sides: Sides, options: Options, shared: Floats | None = None
) -> Compared:
    """All comparisons that were asked for, p values adjusted, of the columns and then their rests
    (2C sides). `shared` (T x C x C, for each of T tables side by side) are the effective overlaps
    of groups, for tests of pairs; None where no groups overlap."""
    columns = len(breaks.groups)
    if options.test == "none" or not breaks.spans:
        return nothing(sides.share.shape[1], columns)
    how, weighted = testing(options), breaks.weights is not None
    if options.test == "rest":
        groups = np.arange(columns)
        found = differences(sides, groups, groups + columns, weighted, how.rules)
        return against_rest(breaks, found, how)
    first, second, _ = pairs(breaks.spans)
    overlap = None if shared is None else overlap_of(shared, first, second)
    found = differences(sides, first, second, weighted, how.rules, overlap)
    return between_pairs(breaks, found, how)


def nothing(rows: int, columns: int) -> Compared:
    """What there is where nothing was compared."""
    return Compared(np.zeros((rows, columns), dtype=np.int8), np.full((rows, columns), np.nan))


def against_rest(breaks: Breaks, found: Differences, how: Testing) -> Compared:
    """The comparisons of groups with their rests, from unadjusted tests (C x R)."""
    families = breaks.spans if how.rules.scope == "row" else _tables(breaks)
    p = adjusted_within(found.p.T, how.adjust, families, how.rules.scope)
    with np.errstate(invalid="ignore"):
        sign = np.where(p < how.alpha, np.sign(found.z.T), 0)
    return Compared(sign.astype(np.int8), p)


def between_pairs(breaks: Breaks, found: Differences, how: Testing) -> Compared:
    """The comparisons of all pairs of groups, from unadjusted tests (pairs x R)."""
    first, second, families = pairs(breaks.spans)
    if how.adjust != "none":
        if how.rules.scope == "table":
            starts = np.searchsorted(first, [table.start for table in _tables(breaks)]).tolist()
            families = tuple(map(slice, starts, [*starts[1:], len(first)]))
        p = adjusted_within(found.p.T, how.adjust, families, how.rules.scope)
        found = Differences(found.z, np.ascontiguousarray(p.T))
    from omnibus_desktop.tables.pairs import Pairs, marks_of  # the rest is tested far more often

    levels = (how.alpha,) if how.rules.strong is None else (how.alpha, how.rules.strong)
    columns = len(breaks.groups)
    marks = np.stack([marks_of(*_sure(found, each), first, second, columns) for each in levels])
    capitals = tuple(group.letter for group in breaks.groups)
    none = nothing(found.z.shape[1], columns)
    return replace(none, pairs=Pairs(found, first, second, marks, capitals))


def _sure(found: Differences, alpha: float) -> tuple[Bools, Bools]:
    """Where the first of a pair is higher beyond chance, and where it is lower. (p is under alpha
    where z is beyond the value that has it as its p.)"""
    least = z_value(100 * (1 - alpha))
    with np.errstate(invalid="ignore"):
        higher, lower = found.z > least, found.z < -least
        if found.given is not None:
            known = ~np.isnan(found.given)
            sure, z = found.given[known] < alpha, found.z[known]
            higher[known], lower[known] = sure & (z > 0), sure & (z < 0)
    return higher, lower


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
