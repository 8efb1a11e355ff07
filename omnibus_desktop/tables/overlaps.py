"""How many respondents two groups of a break share, where somebody can be in several."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from omnibus_desktop.tables.breaks import Breaks
from omnibus_desktop.tables.packs import Floats


def overlaps(breaks: Breaks, in_base: NDArray[np.bool_]) -> Floats | None:
    """The effective overlap of each two columns (1 x C x C, of one table) among those in the base
    (N, bool); None where no break has groups that overlap. 0 for columns of different breaks.

    Unweighted it is the number of respondents in both. The covariance of two weighted shares is
    p (1 - p) sum w^2 / (W1 W2), the sum over those in both groups; the effective overlap is the
    e12 that makes this p (1 - p) e12 / (e1 e2), so that the unweighted formula of the test holds
    with effective bases. (Quantum approximates it by Kish's effective base of those in both,
    which is the same where weights are equal; this one never makes a variance negative.)
    """
    spans = [
        span
        for span, overlapping in zip(breaks.spans, breaks.overlapping, strict=True)
        if overlapping
    ]
    if not spans:
        return None
    cell = np.where(in_base, breaks.cell, breaks.cells)
    weights = breaks.weights
    squared = _by_cell(cell, breaks.cells, None if weights is None else weights.squared)
    shared = np.zeros((len(breaks.groups),) * 2)
    for span in spans:
        inside = breaks.within[span]
        both = (inside * squared) @ inside.T
        if weights is not None:
            weight = inside @ _by_cell(cell, breaks.cells, weights.each)
            both = _effective(both, weight)
        shared[span, span] = both
    return shared[None]


def _effective(squared: Floats, weight: Floats) -> Floats:
    """S12 e1 e2 / (W1 W2), with e = W^2 / S: W1 W2 S12 / (S1 S2)."""
    alone = np.diagonal(squared)
    below = np.outer(alone, alone)
    found = np.zeros_like(squared)
    np.divide(np.outer(weight, weight) * squared, below, out=found, where=below > 0)
    return found


def _by_cell(cell: NDArray[np.intp], cells: int, weights: Floats | None) -> Floats:
    return np.bincount(cell, weights, minlength=cells + 1)[:cells].astype(np.float64)
