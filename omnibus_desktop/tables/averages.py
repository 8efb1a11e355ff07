"""Figures of answers that carry numbers: mean, standard deviation, standard error, median."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from omnibus_desktop.tables.breaks import Breaks
from omnibus_desktop.tables.counts import Sums, by_place
from omnibus_desktop.tables.intervals import mean_interval
from omnibus_desktop.tables.means import Means, compare_means
from omnibus_desktop.tables.options import Options
from omnibus_desktop.tables.overlaps import overlaps
from omnibus_desktop.tables.packs import Floats
from omnibus_desktop.tables.rows import Rows
from omnibus_desktop.tables.table import Statistic
from omnibus_desktop.tables.weights import effective_base
from omnibus_desktop.wave.wave import Wave

_AT_ONCE = 1 << 22  # numbers held at a time: columns x different values
_SAME = 1e-12


def statistics(
    wave: Wave, breaks: Breaks, rows: Rows, sums: Sums, population: Floats, options: Options
) -> tuple[Statistic, ...]:
    """Mean (with standard deviation, error, interval and tests), median and count, one value a
    column; empty for a question whose answers carry no numbers. `population` (2C: the columns,
    then their rests) is NaN where it is not known."""
    columns = len(breaks.groups)
    if rows.amounts is not None:
        values, (count, weight, squared) = _amounts(wave, breaks, rows)
    else:
        order = _numbered(rows)
        values = rows.values[order]
        count, weight, squared = (by[:, order] for by in sums.by_answer)
    if not len(values):
        return ()
    step = max(1, _AT_ONCE // len(values))
    blocks = [slice(first, first + step) for first in range(0, 2 * columns, step)]
    parts = [_described(values, (count[b], weight[b], squared[b]), population[b]) for b in blocks]
    means = Means(*(np.concatenate(each) for each in zip(*parts, strict=True)))
    median = _median(values, weight[:columns])
    return (
        _tested(wave, breaks, rows, means, options),
        Statistic("Median", _plain(median)),
        Statistic("Count", _plain(means.count[:columns])),
    )


def _tested(wave: Wave, breaks: Breaks, rows: Rows, means: Means, options: Options) -> Statistic:
    """The means of the columns, with what is known of how sure they are."""
    groups = means.take(slice(0, len(breaks.groups)))
    error = np.sqrt(groups.error * groups.left)
    low, high = mean_interval(groups.mean, error, groups.effective, options.level)
    wanted = options.test == "pairs" and any(breaks.overlapping)
    shared = overlaps(breaks, _given(wave, rows)) if wanted else None
    found = compare_means(breaks, means, options, shared)
    return Statistic(
        "Mean",
        _plain(groups.mean),
        _plain(np.sqrt(groups.variance)),
        _plain(error),
        _plain(low),
        _plain(high),
        tuple(found.differs[0].tolist()),
        _plain(found.p_rest[0]),
        found.pairs.letters[0] if found.pairs else (),
        tuple(map(_plain, found.pairs.p[0])) if found.pairs else (),
        _plain(groups.effective),
    )


def _numbered(rows: Rows) -> NDArray[np.intp]:
    """The answers that carry numbers, in the order of these."""
    numbered = np.flatnonzero(np.isfinite(rows.values))
    return numbered[np.argsort(rows.values[numbered], kind="stable")]


def _given(wave: Wave, rows: Rows) -> NDArray[np.bool_]:
    """Who is in the base with a number (N)."""
    if rows.amounts is None:
        assert rows.member.place is not None
        carries = np.append(np.isfinite(rows.values), False)
        return np.asarray(rows.in_base & carries[rows.member.place])
    data = wave.data[rows.amounts]
    real = np.append(~np.isin(data.values(), rows.amount_out), False)
    return np.asarray(rows.in_base & real[data.places()])


_Spread = tuple[Floats, Floats, Floats]  # respondents, weights, squared weights: sides x values


def _amounts(wave: Wave, breaks: Breaks, rows: Rows) -> tuple[Floats, _Spread]:
    """The different numbers of a numeric question, ascending, and how often each side has
    each."""
    assert rows.amounts is not None
    data = wave.data[rows.amounts]
    values, place = data.values(), data.places()
    real = ~np.isin(values, rows.amount_out)
    cell = np.where(rows.in_base, breaks.cell, breaks.cells)
    weights, sides = breaks.weights, breaks.sides
    measures: list[Floats | None] = [None]
    if weights is not None:
        # who counts as 0 adds nothing to what is known of the spread
        measures = [weights.positive, weights.each, weights.squared]
    if breaks.cells * len(values) <= _AT_ONCE:
        found = [sides @ by_place(place, len(values), cell, breaks.cells, by) for by in measures]
    else:
        inside = np.concatenate((sides, np.zeros((len(sides), 1))), axis=1) > 0
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
) -> tuple[Floats, Floats, Floats, Floats, Floats, Floats]:
    """The fields of Means for these sides.

    The variance is that of a sample, n / (n - 1) times the weighted mean square (R survey,
    svyvar), and does not depend on the scale of the weights. The square of the standard error is
    the linearised one, n / (n - 1) * sum (w (x - mean))^2 / (sum w)^2 (R survey, svymean), to be
    multiplied by 1 - n / N for a known population.
    """
    count, weight, squared = spread
    n, total = count.sum(axis=1), weight.sum(axis=1)
    with np.errstate(invalid="ignore", divide="ignore"):
        mean = (weight @ values) / total
        deviation = values[None, :] - mean[:, None]
        # a mean of sums of weights is as good as a number from which it differs by so little
        deviation = np.where(np.abs(deviation) > _SAME * np.abs(mean[:, None]), deviation, 0) ** 2
        sample = np.where(n > 1, n / (n - 1), np.nan)
        variance = sample * (weight * deviation).sum(axis=1) / total
        error = sample * (squared * deviation).sum(axis=1) / total**2
        left = np.where(np.isnan(population), 1.0, np.maximum(0.0, 1 - n / population))
    return n, effective_base(total, squared.sum(axis=1)), mean, variance, error, left


def _median(values: Floats, weight: Floats) -> Floats:
    """The value with half the weight on either side; the middle of two where half lies exactly
    between them."""
    upto, total = np.cumsum(weight, axis=1), weight.sum(axis=1)
    half = total[:, None] / 2
    noise = 1e-12 * total[:, None]
    lower = values[np.argmax(upto >= half - noise, axis=1)]
    upper = values[np.argmax(upto > half + noise, axis=1)]
    return np.where(total > 0, (lower + upper) / 2, np.nan)


def _plain(figures: Floats) -> tuple[float | None, ...]:
    plain, known = figures.tolist(), np.isfinite(figures)
    if known.all():
        return tuple(plain)
    return tuple(each if is_one else None for each, is_one in zip(plain, known, strict=True))
