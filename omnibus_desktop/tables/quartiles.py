"""The quartiles of numbers given as answers."""

from __future__ import annotations

import numpy as np

from omnibus_desktop.tables.breaks import Breaks
from omnibus_desktop.tables.counts import by_place
from omnibus_desktop.tables.packs import Floats
from omnibus_desktop.tables.rows import Rows
from omnibus_desktop.tables.table import Statistic
from omnibus_desktop.wave.wave import Wave

QUARTILES = (("Lower quartile", 0.25), ("Upper quartile", 0.75))

_AT_ONCE = 1 << 22  # numbers held at a time: cells x different values
_ROUNDING = 1e-12  # of a sum of weights


def quartiles(wave: Wave, breaks: Breaks, rows: Rows) -> tuple[Statistic, ...]:
    """The lower and the upper quartile of a numeric question, one value a column, None for
    nobody; empty for other questions.

    The value up to which a quarter of the weight lies, the middle of two where it lies exactly
    between them: as the median of averages.py, type 2 of Hyndman and Fan (1996), in PSPP and
    SPSS the percentiles by AEMPIRICAL, in SAS the default.
    """
    if rows.amounts is None:
        return ()
    data = wave.data[rows.amounts]
    values, place = data.values(), data.places()
    real = ~np.isin(values, rows.amount_out)
    if not real.any():
        return ()
    each = None if breaks.weights is None else breaks.weights.each
    cell = np.where(rows.in_base, breaks.cell, breaks.cells)
    if breaks.cells * len(values) <= _AT_ONCE:
        weight = breaks.within @ by_place(place, len(values), cell, breaks.cells, each)
        found = _quantiles(values[real], weight[:, real])
    else:
        inside = np.append(breaks.within, np.zeros((len(breaks.within), 1)), axis=1) > 0
        columns = [
            by_place(place, len(values), np.where(row[cell], 0, 1), 1, each)[:, real]
            for row in inside
        ]
        found = np.concatenate([_quantiles(values[real], weight) for weight in columns], axis=1)
    return tuple(
        Statistic(label, tuple(None if value != value else value for value in line))
        for (label, _), line in zip(QUARTILES, found.tolist(), strict=True)
    )


def _quantiles(values: Floats, weight: Floats) -> Floats:
    """The quartiles (2 x C) of these ascending values, by their weights (C x values)."""
    upto = np.cumsum(weight, axis=1)
    total = upto[:, -1:]
    found = np.empty((len(QUARTILES), len(weight)))
    for line, (_, share) in zip(found, QUARTILES, strict=True):
        lower = values[np.argmax(upto >= total * (share - _ROUNDING), axis=1)]
        upper = values[np.argmax(upto > total * (share + _ROUNDING), axis=1)]
        line[:] = np.where(total[:, 0] > 0, (lower + upper) / 2, np.nan)
    return found
