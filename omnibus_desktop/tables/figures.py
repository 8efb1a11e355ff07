"""From counts to the figures of tables: shares, intervals, differences, means.

Tables under the same columns are worked out together, one below the other: the cost of arithmetic
on small arrays is in the number of calls.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import fields, replace

import numpy as np

from omnibus_desktop.tables.averages import statistics
from omnibus_desktop.tables.breaks import Breaks
from omnibus_desktop.tables.chances import Floats
from omnibus_desktop.tables.comparisons import (
    Compared,
    against_rest,
    between_pairs,
    compare,
    nothing,
    p_of_pairs,
    testing,
)
from omnibus_desktop.tables.counts import Stack, Sums, Tally
from omnibus_desktop.tables.intervals import Shares, share_interval
from omnibus_desktop.tables.known import Known
from omnibus_desktop.tables.options import Options
from omnibus_desktop.tables.overlaps import overlaps
from omnibus_desktop.tables.quartiles import quartiles
from omnibus_desktop.tables.rows import Layout, Rows
from omnibus_desktop.tables.significance import Side, p_values
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
    share = np.full(stack.weighted.shape, np.nan)
    np.divide(stack.weighted, stack.weighted_base, out=share, where=stack.weighted_base > 0)
    population = np.array([each.sides for each in known])[stack.table]
    groups = _side(stack, share, population, slice(0, columns))
    if len(stack.each) == 1:
        shared = None
        if options.test == "pairs":
            shared = overlaps(breaks, asked[0].in_base)
        (one,), (sums,) = known, stack.each
        compared = compare(breaks, sums, share, one.columns, one.rests, options, shared)
    elif options.test == "none" or not breaks.spans:
        compared = nothing(len(share), columns)
    elif options.test == "rest":
        rests = _side(stack, share, population, slice(columns, None))
        how, weighted = testing(options), breaks.weights is not None
        p = p_values(groups, rests, weighted, how.rules)
        compared = against_rest(breaks, p, groups.share - rests.share, how)
    else:
        compared = _pairs(breaks, groups, options)
    of = Shares(groups.share, groups.count, groups.base, groups.effective, groups.population)
    low, high = share_interval(of, breaks.weights is not None, options.interval, options.level)
    if asked[0].of_responses:
        low = high = np.full_like(low, np.nan)
    return Figures(groups.share, low, high, compared)


def _pairs(breaks: Breaks, groups: Side, options: Options) -> Compared:
    """Pairs of groups that share nobody."""
    how = testing(options)
    p = p_of_pairs(breaks, groups, how.rules)
    return between_pairs(breaks, p, groups.share, how)


def _side(stack: Stack, share: Floats, population: Floats, columns: slice) -> Side:
    """Some columns of all tables. Bases are those of each row's table (R x C)."""
    return Side(
        share[:, columns],
        stack.count[:, columns],
        stack.base[:, columns],
        stack.effective_base[:, columns],
        population[:, columns],
    )


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
            _apart(statistics(wave, many, rows, sums, both, options), len(those)),
            strict=True,
        ):
            found[number] = own + quartiles(wave, breaks, tables[number][0]) if own else own
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
    names = [field.name for field in fields(Statistic) if field.name not in {"label", "p_pairs"}]
    found = []
    for start in range(0, columns * times, columns):
        here = slice(start, start + columns)
        found.append(
            tuple(
                replace(
                    each,
                    p_pairs=tuple(line[here] for line in each.p_pairs[here]),
                    **{name: getattr(each, name)[here] for name in names},
                )
                for each in together
            )
        )
    return found
