"""Figures of answers that carry numbers: mean, standard deviation, standard error, median."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from omnibus_desktop.tables.breaks import Breaks
from omnibus_desktop.tables.counts import Sums, by_place
from omnibus_desktop.tables.intervals import Floats
from omnibus_desktop.tables.rows import Rows
from omnibus_desktop.tables.table import Statistic
from omnibus_desktop.wave.wave import Wave

_AT_ONCE = 1 << 22  # numbers held at a time: columns x different values


def statistics(
    wave: Wave, breaks: Breaks, rows: Rows, sums: Sums, population: Floats
) -> tuple[Statistic, ...]:
    """Mean (with standard deviation and error), median and count, one value a column; empty for
    a question whose answers carry no numbers. `population` (C) is NaN where it is not known."""
    columns = len(breaks.groups)
    if rows.amounts is not None:
        values, (count, weight, squared) = _amounts(wave, breaks, rows)
    else:
        numbered = np.flatnonzero(np.isfinite(rows.values))
        order = numbered[np.argsort(rows.values[numbered], kind="stable")]
        values = rows.values[order]
        count, weight, squared = (by[:columns, order] for by in sums.by_answer)
    if not len(values):
        return ()
    step = max(1, _AT_ONCE // len(values))
    blocks = [slice(first, first + step) for first in range(0, columns, step)]
    parts = [_described(values, (count[b], weight[b], squared[b]), population[b]) for b in blocks]
    mean, sd, se, median, counts = (np.concatenate(each) for each in zip(*parts, strict=True))
    return (
        Statistic("Mean", _plain(mean), _plain(sd), _plain(se)),
        Statistic("Median", _plain(median)),
        Statistic("Count", _plain(counts)),
    )


_Spread = tuple[Floats, Floats, Floats]  # respondents, weights, squared weights: columns x values


def _amounts(wave: Wave, breaks: Breaks, rows: Rows) -> tuple[Floats, _Spread]:
    """The different numbers of a numeric question, ascending, and how often each column has
    each."""
    assert rows.amounts is not None
    data = wave.data[rows.amounts]
    values, place = data.values(), data.places()
    real = ~np.isin(values, rows.amount_out)
    cell = np.where(rows.in_base, breaks.cell, breaks.cells)
    weights = breaks.weights
    measures: list[Floats | None] = [None]
    if weights is not None:
        # who counts as 0 adds nothing to what is known of the spread
        measures = [weights.positive, weights.each, weights.squared]
    if breaks.cells * len(values) <= _AT_ONCE:
        found = [
            breaks.within @ by_place(place, len(values), cell, breaks.cells, by) for by in measures
        ]
    else:
        inside = np.concatenate((breaks.within, np.zeros((len(breaks.within), 1))), axis=1) > 0
        found = [
            np.array([_by_value(place, row[cell], len(values), by) for row in inside])
            for by in measures
        ]
    count, squared = found[0][:, real], found[-1][:, real]
    return values[real], (count, found[min(1, len(found) - 1)][:, real], squared)


def _by_value(
    place: NDArray[np.integer], inside: NDArray[np.bool_], values: int, by: Floats | None
) -> Floats:
    weights = None if by is None else by[inside]
    return np.bincount(place[inside], weights, minlength=values + 1)[:values].astype(np.float64)


def _described(
    values: Floats, spread: _Spread, population: Floats
) -> tuple[Floats, Floats, Floats, Floats, Floats]:
    """Mean, standard deviation, standard error, median and count of each column.

    The standard deviation is that of a sample, n / (n - 1) times the weighted mean square (R
    survey, svyvar), and does not depend on the scale of the weights. The standard error is the
    linearised one, n / (n - 1) * sum (w (x - mean))^2 / (sum w)^2, times 1 - n / N for a known
    population (R survey, svymean).
    """
    count, weight, squared = spread
    n, total = count.sum(axis=1), weight.sum(axis=1)
    with np.errstate(invalid="ignore", divide="ignore"):
        mean = (weight @ values) / total
        deviation = (values[None, :] - mean[:, None]) ** 2
        sample = n / (n - 1)
        sd = np.sqrt(sample * (weight * deviation).sum(axis=1) / total)
        left = np.where(np.isnan(population), 1.0, np.maximum(0.0, 1 - n / population))
        se = np.sqrt(sample * (squared * deviation).sum(axis=1) * left) / total
    sd, se = np.where(n > 1, sd, np.nan), np.where(n > 1, se, np.nan)
    return mean, sd, se, _median(values, weight, total), n


def _median(values: Floats, weight: Floats, total: Floats) -> Floats:
    """The value with half the weight on either side; the middle of two where half lies exactly
    between them."""
    upto = np.cumsum(weight, axis=1)
    half = total[:, None] / 2
    noise = 1e-12 * total[:, None]
    lower = values[np.argmax(upto >= half - noise, axis=1)]
    upper = values[np.argmax(upto > half + noise, axis=1)]
    return np.where(total > 0, (lower + upper) / 2, np.nan)


def _plain(figures: Floats) -> tuple[float | None, ...]:
    return tuple(None if figure != figure else figure for figure in figures.tolist())
