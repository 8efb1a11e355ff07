"""From counts to the figures of tables: shares, intervals, differences, means.

Tables under the same columns are worked out together, one below the other: the cost of arithmetic
on small arrays is in the number of calls.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from omnibus_desktop.tables import averages, overlaps, quartiles
from omnibus_desktop.tables.breaks import Breaks
from omnibus_desktop.tables.comparisons import Compared, compare, testing
from omnibus_desktop.tables.counts import Stack, Sums, Tally
from omnibus_desktop.tables.intervals import Shares, share_interval
from omnibus_desktop.tables.known import Known
from omnibus_desktop.tables.options import Options
from omnibus_desktop.tables.packs import Floats
from omnibus_desktop.tables.rows import Layout, Rows
from omnibus_desktop.tables.significance import Sides
from omnibus_desktop.tables.table import Statistic
from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.wave import Wave

_MOST_PAIRED = 500  # columns at a time, each of which may be compared with each


@dataclass(frozen=True, eq=False)
class Figures:
    """R rows by C columns: shares and their intervals (0 to 1, NaN where the base is 0), and what
    was compared."""

    share: Floats
    low: Floats
    high: Floats
    compared: Compared


def may_stack(breaks: Breaks, options: Options) -> bool:
    """Whether several tables can be worked out together: not where a test looks at respondents
    in two groups or an adjustment at the table as a whole, or some figures are of responses."""
    overlapping = options.test == "pairs" and any(breaks.overlapping)
    how = testing(options)
    if overlapping or options.percent_of == "responses":
        return False
    return how.adjust == "none" or how.rules.scope == "row"


def figures(
    breaks: Breaks, stack: Stack, asked: Sequence[Rows], known: Sequence[Known], options: Options
) -> Figures:
    """The figures of all tables of the stack, one below the other."""
    columns = len(breaks.groups)
    if asked[0].of_responses:
        options = replace(options, test="none")
    sides = sides_of(stack, known)
    shared = None
    if options.test == "pairs" and len(stack.each) == 1:
        shared = overlaps.overlaps(breaks, asked[0].in_base)
    compared = compare(breaks, sides, options, shared)
    low, high = _interval(sides, columns, breaks.weights is not None, options)
    if asked[0].of_responses:
        low = high = np.full_like(low, np.nan)
    return Figures(sides.share[:columns].T, low.T, high.T, compared)


def sides_of(stack: Stack, known: Sequence[Known]) -> Sides:
    """The columns of all tables of the stack, then their rests, as sides of comparisons."""
    share = np.full(stack.weighted.shape, np.nan)
    weighted_base = stack.weighted_base.take(stack.table, axis=1)
    np.divide(stack.weighted, weighted_base, out=share, where=weighted_base > 0)
    population = np.stack([each.sides for each in known], axis=1)
    return Sides(share, stack.count, stack.table, stack.base, stack.effective_base, population)


def _interval(
    sides: Sides, columns: int, weighted: bool, options: Options
) -> tuple[Floats, Floats]:
    """The ends of the intervals of the columns' shares (C x R)."""
    of = Shares(
        sides.share[:columns],
        sides.count[:columns],
        sides.base[:columns].take(sides.table, axis=1),
        sides.effective[:columns].take(sides.table, axis=1),
        sides.population[:columns].take(sides.table, axis=1),
    )
    return share_interval(of, weighted, options.interval, options.level)


def described(
    wave: Wave,
    breaks: Breaks,
    tables: Sequence[tuple[Rows, Tally, Sums, Known]],
    options: Options,
) -> list[tuple[Statistic, ...]]:
    """Means and what goes with them of each table; of scales with the same points together."""
    found: list[tuple[Statistic, ...]] = [()] * len(tables)
    alike: dict[Layout, list[int]] = defaultdict(list)
    for number, (rows, _, _, _) in enumerate(tables):
        if rows.has_values:
            alike[rows.layout].append(number)
    at_once = max(1, _MOST_PAIRED // len(breaks.groups)) if options.test == "pairs" else len(tables)
    together = [
        numbers[start : start + at_once]
        for numbers in alike.values()
        for start in range(0, len(numbers), at_once)
    ]
    for numbers in together:
        those = [tables[number] for number in numbers]
        many = breaks.repeated(len(those))
        rows, sums = those[0][0], _beside(those)
        both = np.concatenate(
            [each.columns for *_, each in those] + [each.rests for *_, each in those]
        )
        for number, own in zip(
            numbers,
            _apart(averages.statistics(wave, many, rows, sums, both, options), len(those)),
            strict=True,
        ):
            found[number] = (
                own + quartiles.quartiles(wave, breaks, tables[number][0]) if own else own
            )
    return found


def _beside(those: Sequence[tuple[Rows, Tally, Sums, Known]]) -> Sums:
    """The sums of tables with the same rows side by side: of what answers carry alone, which is
    all that means are made of."""
    rows, first, sums, _ = those[0]
    if len(those) == 1:
        return sums
    answers = len(rows.values)
    halves = [tally.figures[:, :, :answers] for _, tally, _, _ in those]
    columns = first.figures.shape[1] // 2
    each = np.concatenate(
        [half[:, :columns] for half in halves] + [half[:, columns:] for half in halves], axis=1
    )
    tally = Tally(first.asked, first.base, each)
    return replace(sums, by_answer=tally.by_answer(answers))


def _apart(together: tuple[Statistic, ...], times: int) -> list[tuple[Statistic, ...]]:
    """The statistics of each of so many tables whose columns stand side by side."""
    if times == 1:
        return [together]
    if not together:
        return [()] * times
    columns = len(together[0].values) // times
    slices = [slice(at, at + columns) for at in range(0, columns * times, columns)]
    return [tuple(_part(each, here) for each in together) for here in slices]


def _part(whole: Statistic, here: slice) -> Statistic:
    """The statistic in these columns alone, which were compared with one another only."""
    return Statistic(
        whole.label,
        whole.values[here],
        whole.sds[here],
        whole.ses[here],
        whole.lows[here],
        whole.highs[here],
        whole.differs[here],
        whole.p_rest[here],
        whole.letters[here],
        tuple([line[here] for line in whole.p_pairs[here]]),
        whole.effective[here],
    )
