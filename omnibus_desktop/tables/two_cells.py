"""Do two cells of a table differ? The one comparison that somebody asks for, with its test.

Cells of two groups that share nobody are compared as the table compares groups (significance.py);
a group with the total by the test against the rest, which is the same (the difference from the
total is a fixed part of that from the rest). Two answers of one group come from the same
respondents: they are compared by those who gave one and not the other (McNemar 1947),

    z = (b - c) / sqrt((b + c) (1 - n / N)),

b and c being how many gave only the one or only the other, and the last factor 1 where the
population N is not known; it is the within-group test of multinomial shares where nobody gave
both. With weights b and c are shares of the effective base. Where b + c is under 25 the exact
binomial test stands in, which knows no finite population and no weights.
"""

from __future__ import annotations

import math
from fractions import Fraction

import numpy as np

from omnibus_desktop.tables.method import ADJUSTED
from omnibus_desktop.tables.normal import normal_tails
from omnibus_desktop.tables.presets import PRESETS, Preset
from omnibus_desktop.tables.rounding import half_up
from omnibus_desktop.tables.significance import Sides, differences
from omnibus_desktop.tables.table import TOTAL, Column, State, Table
from omnibus_desktop.values import dataclass

FEWEST_DISCORDANT = 25

_Z = "a two-proportion z-test"
_REST = "a two-proportion z-test of the group against the rest"
_FISHER = "Fisher’s exact test"
_MCNEMAR = "McNemar’s test of two {} of the same respondents"
_BINOMIAL = "an exact binomial test of two {} of the same respondents"
_CENSUS = "comparing all there are, as everybody answered"
_FINITE = " with finite population correction"
_PARTS = 10**9  # of a point: sums of weights are not known better

Cell = tuple[int, int]  # row and column


@dataclass(frozen=True)
class Tested:
    """`p` is None where no test could be made; `by` names the test then made, "" for none."""

    p: float | None = None
    by: str = ""


def points(table: Table, one: Cell, other: Cell) -> Fraction | None:
    """By how many percentage points the first cell is above the second, exactly; None where
    either may not be shown, or has no base."""
    first, second = _share(table, one), _share(table, other)
    return None if first is None or second is None else 100 * (first - second)


def whole_points(difference: Fraction) -> int:
    """The size of a difference in whole points, half up: 12.5 and -12.5 are 13. What differs from
    a half only by the noise of weights counts as one."""
    size = abs(difference)
    if size.denominator > _PARTS:
        size = Fraction(half_up(_PARTS * size.numerator, size.denominator), _PARTS)
    return half_up(size.numerator, size.denominator)


def compare_cells(table: Table, one: Cell, other: Cell, both: tuple[float, float] | None) -> Tested:
    """The test of two cells. `both` are how many of the group gave both answers, counted and
    weighted; None where that is not known."""
    if _share(table, one) is None or _share(table, other) is None:
        return Tested()
    rules, columns = PRESETS[table.method.preset], table.columns
    if one[1] == other[1]:
        return Tested() if both is None else _paired(table, one, other, both, rules)
    if TOTAL in (columns[one[1]].key, columns[other[1]].key):
        if one[0] != other[0]:
            return Tested()
        return _against_total(table, one, other, rules)
    return _of_groups(table, one, other, rules)


def significant(table: Table, found: Tested) -> bool | None:
    """Whether the difference is beyond chance at the level of the table; None: not tested."""
    return None if found.p is None else found.p < 1 - table.level / 100


def _share(table: Table, cell: Cell) -> Fraction | None:
    base = table.columns[cell[1]].base
    if table.state[cell] in (State.HIDDEN, State.NOT_ASKED) or not base > 0:
        return None
    weighted = float(table.weighted[cell])
    return None if math.isnan(weighted) else Fraction(weighted) / Fraction(base)


def _of_groups(table: Table, one: Cell, other: Cell, rules: Preset) -> Tested:
    """Two groups of a break in which nobody is in both."""
    first, second = table.columns[one[1]], table.columns[other[1]]
    if first.by is None or first.by != second.by:
        return Tested()
    if one[0] == other[0] and table.p_pairs is not None:
        p = float(table.p_pairs[one[0], one[1], other[1]])
        exact = f", {_FISHER} where counts are small" if rules.exact else ""
        adjusted = ADJUSTED.get(table.method.adjust, "")
        words = f"{_Z}{_corrected(rules, first, second)}{exact}"
        return Tested() if math.isnan(p) else Tested(p, words + (adjusted and f", {adjusted}"))
    nets = any((column.group or "").startswith("net:") for column in (first, second))
    if nets or first.by in table.overlapping:
        return Tested()
    sides = [(_count(table, one), first), (_count(table, other), second)]
    return _two_samples(table, sides, rules, _Z)


def _against_total(table: Table, one: Cell, other: Cell, rules: Preset) -> Tested:
    """A group and the total, by the test of the group against all others."""
    row, of_group = one[0], next(c for _, c in (one, other) if table.columns[c].key != TOTAL)
    place = next(c for _, c in (one, other) if table.columns[c].key == TOTAL)
    group, whole = table.columns[of_group], table.columns[place]
    p = float(table.p_rest[row, of_group])
    if table.method.test == "rest" and not math.isnan(p):
        return Tested(p, f"{_REST}{_corrected(rules, group, whole)}")
    count, weighted = _count(table, (row, of_group))
    in_all, weighted_in_all = _count(table, (row, place))
    base = whole.base - group.base
    squares = whole.base**2 / whole.effective_base - group.base**2 / group.effective_base
    if not base > 0 or not squares > 0:
        return Tested()
    known = whole.population is not None and group.population is not None
    rest = group._replace(
        unweighted_base=whole.unweighted_base - group.unweighted_base,
        base=base,
        effective_base=base**2 / squares,
        population=(whole.population or 0) - (group.population or 0) if known else None,
    )
    sides = [((count, weighted), group), ((in_all - count, weighted_in_all - weighted), rest)]
    return _two_samples(table, sides, rules, _REST)


def _two_samples(
    table: Table, sides: list[tuple[tuple[int, float], Column]], rules: Preset, words: str
) -> Tested:
    """The test of significance.py for two groups, each with its count and weighted count."""
    columns = [column for _, column in sides]
    known = [math.nan if c.population is None else float(c.population) for c in columns]
    made = Sides(
        share=np.array([[weighted / column.base] for (_, weighted), column in sides]),
        count=np.array([[count] for (count, _), _ in sides]),
        table=np.zeros(1, np.intp),
        base=np.array([[column.unweighted_base] for column in columns]),
        effective=np.array([[column.effective_base] for column in columns]),
        population=np.array(known)[:, None],
    )
    found = differences(made, np.array([0]), np.array([1]), table.weight is not None, rules)
    p = float(found.p[0, 0])
    if math.isnan(p):
        return Tested()
    if found.given is not None and not math.isnan(float(found.given[0, 0])):
        return Tested(p, _FISHER)
    if math.isinf(float(found.z[0, 0])):
        return Tested(p, _CENSUS)
    return Tested(p, words + _corrected(rules, *columns))


def _paired(
    table: Table, one: Cell, other: Cell, both: tuple[float, float], rules: Preset
) -> Tested:
    """Two answers of one group, of which `both` is how many gave both."""
    column, weighted = table.columns[one[1]], table.weight is not None
    counted, weight = both
    only, only_other = (_count(table, cell)[0] - counted for cell in (one, other))
    if weighted:
        scale = column.effective_base / column.base
        only, only_other = ((_count(table, c)[1] - weight) * scale for c in (one, other))
    people = People(column.unweighted_base, column.population, weighted)
    return paired(only, only_other, people, rules)


@dataclass(frozen=True)
class People:
    """The respondents who gave, or did not give, either of two answers."""

    base: int
    population: int | None
    weighted: bool
    what: str = "answers"  # "items": the same answer, or another, of two items


def paired(only: float, only_other: float, people: People, rules: Preset) -> Tested:
    """The test of how many gave only the one and only the other; with weights of the effective
    base."""
    discordant = only + only_other
    if people.base < rules.smallest_base or not discordant > 0:
        return Tested()
    left = 1.0
    if rules.finite and people.population:
        left = 1 - people.base / people.population
    if left <= 0:
        return Tested(0.0 if only != only_other else 1.0, _CENSUS)
    if rules.exact and discordant < FEWEST_DISCORDANT:
        if people.weighted:
            return Tested()
        exact = _BINOMIAL.format(people.what)
        return Tested(_binomial(int(min(only, only_other)), int(discordant)), exact)
    z = (only - only_other) / math.sqrt(discordant * left)
    words = _MCNEMAR.format(people.what)
    return Tested(float(normal_tails(z)), words + (_FINITE if left < 1 else ""))


def _binomial(fewer: int, trials: int) -> float:
    """The two-sided p of so many heads or fewer of a fair coin."""
    ways = sum(math.comb(trials, heads) for heads in range(fewer + 1))
    return min(1.0, math.ldexp(ways, 1 - trials))


def _count(table: Table, cell: Cell) -> tuple[int, float]:
    return int(table.count[cell]), float(table.weighted[cell])


def _corrected(rules: Preset, *columns: Column) -> str:
    return _FINITE if rules.finite and any(column.population for column in columns) else ""
