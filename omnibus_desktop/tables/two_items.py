"""Do two items of a grid differ in an answer, or in their mean? The same respondents answered
both, so that the test is of those who did:

shares by those who gave the answer to one item and not to the other (McNemar, see two_cells.py);
means by the mean of each respondent's difference d, t = d / SE(d) with n - 1 degrees of freedom
(R's t.test, paired). With weights n is the effective base and SE the linearised standard error (R
survey, svymean of d); a known population multiplies SE^2 by 1 - n / N.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from omnibus_desktop.tables.breaks import Breaks, breaks_of, default_by
from omnibus_desktop.tables.chances import student_tails
from omnibus_desktop.tables.filters import union
from omnibus_desktop.tables.options import Options
from omnibus_desktop.tables.presets import PRESETS, Preset
from omnibus_desktop.tables.rows import Rows, rows_of
from omnibus_desktop.tables.table import State, Table
from omnibus_desktop.tables.two_cells import People, Tested, paired
from omnibus_desktop.wave.membership import look_up
from omnibus_desktop.wave.question import Question
from omnibus_desktop.wave.wave import Wave

Key = tuple[str, str]  # ("ITEM/ANSWER" or "ITEM/statistic:Mean", column)
_MEAN = "statistic:Mean"
_T = "a paired t-test of two items of the same respondents"
_FINITE = " with finite population correction"


def compare_items(
    wave: Wave,
    question: Question,
    options: Options,
    tables: tuple[Table, ...],
    pair: tuple[Key, Key],
) -> Tested:
    """The test of an answer, or of the mean, in two items of a grid in one group; `tables` are
    those of the items. Nothing is tested where a figure of either item is hidden."""
    (one, column), (other, same) = pair
    items = [name.partition("/") for name in (one, other)]
    found = [next((t for t in tables if t.item == item), None) for item, _, _ in items]
    if column != same or not all(found) or items[0][0] == items[1][0]:
        return Tested()
    if any((table.state == State.HIDDEN).any() for table in found if table is not None):
        return Tested()
    by = default_by(wave, question) if options.by is None else options.by
    breaks = breaks_of(wave, by, options)
    rows = [rows_of(wave, question, item, options) for item, _, _ in items]
    place = next((n for n, each in enumerate(breaks.groups) if each.key == column), None)
    if place is None:
        return Tested()
    inside = _inside(breaks, place) & rows[0].in_base & rows[1].in_base
    population = next(c.population for c in tables[0].columns if c.key == column)
    rules = PRESETS[options.preset]
    weight = None if breaks.weights is None else breaks.weights.each[inside]
    answers = [answer for _, _, answer in items]
    if answers == [_MEAN, _MEAN]:
        apart = _numbers(rows[0])[inside] - _numbers(rows[1])[inside]
        return _of_means(apart, weight, population, rules)
    given = [_given(each, answer) for each, answer in zip(rows, answers, strict=True)]
    if given[0] is None or given[1] is None:
        return Tested()
    return _of_shares(given[0][inside], given[1][inside], weight, population, rules)


def _of_shares(
    one: NDArray[np.bool_],
    other: NDArray[np.bool_],
    weight: NDArray[np.float64] | None,
    population: int | None,
    rules: Preset,
) -> Tested:
    only, only_other = one & ~other, other & ~one
    people = People(len(one), population, weight is not None, "items")
    if weight is None:
        return paired(float(only.sum()), float(only_other.sum()), people, rules)
    squares = float((weight**2).sum())
    scale = float(weight.sum()) / squares if squares > 0 else 0.0  # to the effective base
    first, second = (float(weight[side].sum()) * scale for side in (only, only_other))
    return paired(first, second, people, rules)


def _of_means(
    apart: NDArray[np.float64],
    weight: NDArray[np.float64] | None,
    population: int | None,
    rules: Preset,
) -> Tested:
    known = np.isfinite(apart)
    apart = apart[known]
    w = np.ones_like(apart) if weight is None else weight[known]
    n = int((w > 0).sum())
    if n < max(2, rules.smallest_base):
        return Tested()
    total = float(w.sum())
    mean = float((w * apart).sum()) / total
    squared = n / (n - 1) * float(((w * (apart - mean)) ** 2).sum()) / total**2
    left = 1 - n / population if rules.finite and population else 1.0
    if left <= 0 or not squared > 0:
        return Tested()
    freedom = total**2 / float((w**2).sum()) - 1
    p = float(student_tails(mean / math.sqrt(squared * left), freedom))
    return Tested(p, _T + (_FINITE if left < 1 else ""))


def _inside(breaks: Breaks, column: int) -> NDArray[np.bool_]:
    """Who is in this column (N)."""
    of_cell = np.append(breaks.within[column] > 0, False)
    return look_up(of_cell, breaks.cell)


def _given(rows: Rows, answer: str) -> NDArray[np.bool_] | None:
    """Who gave this answer, or one of this net (N); None where there is no such row."""
    place = next((n for n, row in enumerate(rows.rows) if row.id == answer), None)
    if place is None:
        return None
    singles = len(rows.shown)
    numbers = (rows.shown[place],) if place < singles else rows.nets[place - singles]
    return union(rows.member, numbers)


def _numbers(rows: Rows) -> NDArray[np.float64]:
    """The number that each respondent's answer carries (N), NaN where there is none."""
    assert rows.member.place is not None
    return look_up(np.append(rows.values, np.nan), rows.member.place)
