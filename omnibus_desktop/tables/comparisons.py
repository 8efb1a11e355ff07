"""The differences that a table marks: against the rest of a break, or between its groups."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.tables.breaks import Breaks
from omnibus_desktop.tables.counts import Sums
from omnibus_desktop.tables.intervals import Floats
from omnibus_desktop.tables.options import Options
from omnibus_desktop.tables.significance import Side, adjusted, p_values
from omnibus_desktop.values import dataclass

Letters = tuple[tuple[tuple[str, ...], ...], ...]


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


def compare(
    breaks: Breaks,
    counted: Sums,
    share: Floats,
    population: Floats,
    rest_population: Floats,
    options: Options,
) -> Compared:
    """All comparisons that were asked for, p values adjusted within each row of a break."""
    columns = len(breaks.groups)
    differs = np.zeros((share.shape[0], columns), dtype=np.int8)
    p_rest = np.full((share.shape[0], columns), np.nan)
    adjust, alpha = options.adjust or "none", 1 - options.level / 100
    here, there = slice(0, columns), slice(columns, None)
    groups = _side(counted, share, here, population)
    weighted = breaks.weights is not None
    if options.test == "none" or not breaks.spans:
        return Compared(differs, p_rest)
    if options.test == "pairs":
        return _pairs(breaks, groups, Compared(differs, p_rest), adjust, alpha)
    rests = _side(counted, share, there, rest_population)
    p = p_values(groups, rests, weighted)
    for span in breaks.spans:
        p_rest[:, span] = adjusted(p[:, span], adjust)
    sign = np.sign(np.nan_to_num(groups.share - rests.share)).astype(np.int8)
    return Compared(np.where(p_rest < alpha, sign, differs), p_rest)


def _side(counted: Sums, share: Floats, columns: slice, population: Floats) -> Side:
    return Side(
        share[:, columns],
        counted.count[columns].T,
        counted.base[columns],
        counted.effective_base[columns],
        population,
    )


def _pairs(breaks: Breaks, groups: Side, none: Compared, adjust: str, alpha: float) -> Compared:
    if any(breaks.overlapping):
        raise OmnibusError(
            "testing pairs of groups that share respondents is not yet built",
            "test against the rest, or break by a question with one answer",
        )
    rows, columns = none.p_rest.shape
    p_pairs = np.full((rows, columns, columns), np.nan)
    for span in breaks.spans:
        first, second = np.triu_indices(span.stop - span.start, 1)
        first, second = first + span.start, second + span.start
        p = p_values(groups.take(first), groups.take(second), breaks.weights is not None)
        p_pairs[:, first, second] = p_pairs[:, second, first] = adjusted(p, adjust)
    p_pairs.setflags(write=False)
    higher = groups.share[:, :, None] > groups.share[:, None, :]
    marked = (p_pairs < alpha) & higher
    return Compared(none.differs, none.p_rest, _letters(breaks, marked), p_pairs)


def _letters(breaks: Breaks, marked: NDArray[np.bool_]) -> Letters:
    names = [group.letter for group in breaks.groups]
    rows, columns, _ = marked.shape
    found: list[list[tuple[str, ...]]] = [[()] * columns for _ in range(rows)]
    for row, column, other in np.argwhere(marked).tolist():
        found[row][column] += (names[other],)
    return tuple(map(tuple, found))
