"""Exact probabilities of drawing without replacement: Fisher's test, intervals for a count."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from omnibus_desktop.tables import beta
from omnibus_desktop.tables.packs import Floats

Counts = NDArray[np.int64]

_AT_ONCE = 1 << 22  # probabilities held at a time


def fisher_p(x1: Counts, n1: Counts, x2: Counts, n2: Counts) -> Floats:
    """Fisher's exact p of x1 among n1 against x2 among n2, for many tables at once: two-sided,
    adding all tables with the same margins that are no more likely than the one found, as
    R's fisher.test does."""
    found = np.empty(len(x1))
    width = 1 + int(_possible(x1, n1, x2, n2)[1].max(initial=0))
    step = max(1, _AT_ONCE // width)
    for first in range(0, len(x1), step):
        part = slice(first, first + step)
        found[part] = _fisher(x1[part], n1[part], x2[part], n2[part])
    return found


def _possible(x1: Counts, n1: Counts, x2: Counts, n2: Counts) -> tuple[Counts, Counts]:
    """The least count that the first group can have, and how many more it can have at most."""
    gave = x1 + x2
    least = np.maximum(0, gave - n2)
    return least, np.minimum(gave, n1) - least


def _fisher(x1: Counts, n1: Counts, x2: Counts, n2: Counts) -> Floats:
    least, more = (each[:, None] for each in _possible(x1, n1, x2, n2))
    place = np.arange(int(more.max()) + 1)
    real = place <= more
    x = least + np.minimum(place, more)
    logs = _log_factorials(int((n1 + n2).max()).bit_length())
    n1, n2, gave = n1[:, None], n2[:, None], (x1 + x2)[:, None]
    chance = -(logs[x] + logs[n1 - x] + logs[gave - x] + logs[n2 - gave + x])
    found = np.take_along_axis(chance, x1[:, None] - least, axis=1)
    # The factorials that are the same for all tables of a cell cancel; R's tolerance of 1e-7.
    likelihood = np.where(real, np.exp(chance - chance.max(axis=1, keepdims=True)), 0.0)
    as_rare = real & (chance <= found + 1e-7)
    return np.asarray((likelihood * as_rare).sum(axis=1) / likelihood.sum(axis=1))


@lru_cache(maxsize=2)
def _log_factorials(bits: int) -> Floats:
    """ln(0!), ln(1!) ... for all numbers of so many bits."""
    whole = np.arange(1, 1 << bits, dtype=np.float64)
    return np.concatenate(([0.0], np.cumsum(np.log(whole))))


def count_interval(x: Counts, n: Counts, population: Counts, level: float) -> tuple[Counts, Counts]:
    """The smallest and the largest number K of the population that could have given the answer,
    when x of the n that were drawn without replacement did: each tail of the hypergeometric
    distribution must exceed half of what the level leaves over. (The confidence interval of
    R's samplingbook::Sprop, type "exact".)"""
    alpha = 1 - level / 100
    low = _least(x, n, population, alpha / 2)
    return low, population - _least(n - x, n, population, alpha / 2)


def _least(x: Counts, n: Counts, population: Counts, chance: float) -> Counts:
    """The smallest K with P(X >= x) > chance. That rises with K, so that halving finds it."""
    below, found = x - 1, population - n + x
    while np.any(found - below > 1):
        middle = (below + found) // 2
        enough = _reaches(x, n, population, middle) > chance
        found = np.where(enough, middle, found)
        below = np.where(enough, below, middle)
    return found


def _reaches(x: Counts, n: Counts, population: Counts, among: Counts) -> Floats:
    """P(X >= x) for n drawn from a population in which `among` belong: 1 for all x under the mean
    less 1, where it is over a half and its value is of no account."""
    surely = x <= n * (among / population) - 1
    rest = population - among
    with np.errstate(invalid="ignore", divide="ignore"):
        first = np.exp(
            _log_choose(among, x) + _log_choose(rest, n - x) - _log_choose(population, n)
        )
    # The chance of each further count by that of the one before; 12 standard deviations of them.
    steps = np.arange(min(int(n.max(initial=0)), 60 + int(6 * np.sqrt(n.max(initial=0)))))
    found = np.ones(len(x))
    size = max(1, _AT_ONCE // max(1, len(steps)))
    for start in range(0, len(x), size):
        part = slice(start, start + size)
        at = x[part, None] + steps
        above = np.maximum(among[part, None] - at, 0) * np.maximum(n[part, None] - at, 0.0)
        below = (at + 1.0) * np.maximum(rest[part, None] - n[part, None] + at + 1, 1)
        with np.errstate(over="ignore"):  # where it is sure
            found[part] += np.cumprod(above / below, axis=1).sum(axis=1)
    return np.where(surely, 1.0, first * np.where(surely, 0.0, found))


def _log_choose(of: Counts, some: Counts) -> Floats:
    """ln of the number of ways to choose; minus infinity where there is none."""
    possible = (some >= 0) & (some <= of)
    a, b = np.where(possible, of, 0), np.where(possible, some, 0)
    ways = beta.log_gamma(a + 1.0) - beta.log_gamma(b + 1.0) - beta.log_gamma(a - b + 1.0)
    return np.where(possible, ways, -np.inf)
