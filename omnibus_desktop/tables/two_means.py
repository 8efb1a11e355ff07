"""Do two means of a table differ? The one comparison that somebody asks for, with its test.

Means of two groups that share nobody are compared as the table compares groups (means.py). A
group with the total is compared by the test of the group against the rest: the difference from
the total is a fixed part of that from the rest. Where the table did not make that test, the rest
is worked out from both, which takes a table without weights.
"""

from __future__ import annotations

import math

import numpy as np

from omnibus_desktop.tables.cells import is_withheld
from omnibus_desktop.tables.means import Means, differences_of_means
from omnibus_desktop.tables.method import ADJUSTED
from omnibus_desktop.tables.presets import PRESETS, Preset
from omnibus_desktop.tables.table import TOTAL, Statistic, Table
from omnibus_desktop.tables.two_cells import Tested

_WELCH, _POOLED = "Welch’s t-test of two means", "a t-test of two means with one variance"
_REST = " by the group and the rest"
_COUNT = "Count"


def compare_means_of(table: Table, label: str, one: int, other: int) -> Tested:
    """The test of the figure called so in two columns: of means alone."""
    figure = next((each for each in table.statistics if each.label == label), None)
    if figure is None or not figure.ses or one == other:
        return Tested()
    if is_withheld(table, one) or is_withheld(table, other):
        return Tested()
    columns = table.columns
    if TOTAL in (columns[one].key, columns[other].key):
        group = other if columns[one].key == TOTAL else one
        return _against_total(table, figure, group, one + other - group)
    if columns[one].by is None or columns[one].by != columns[other].by:
        return Tested()
    rules = PRESETS[table.method.preset]
    if figure.p_pairs:
        p = figure.p_pairs[one][other]
        adjusted = ADJUSTED.get(table.method.adjust, "")
        words = _words(table, one, other, rules) + (adjusted and f", {adjusted}")
        return Tested() if p is None else Tested(p, words)
    nets = any((columns[n].group or "").startswith("net:") for n in (one, other))
    if nets or columns[one].by in table.overlapping:
        return Tested()
    sides = [_side(table, figure, column) for column in (one, other)]
    return _tested(sides, rules, _words(table, one, other, rules))


def _against_total(table: Table, figure: Statistic, group: int, total: int) -> Tested:
    rules = PRESETS[table.method.preset]
    words = _words(table, group, total, rules) + _REST
    known = figure.p_rest[group] if table.method.test == "rest" and figure.p_rest else None
    if known is not None:
        return Tested(known, words)
    if table.weight is not None or table.columns[group].by is None:
        return Tested()
    own, everybody = _side(table, figure, group), _side(table, figure, total)
    if own is None or everybody is None:
        return Tested()
    return _tested([own, _rest(table, own, everybody, group, total)], rules, words)


def _side(table: Table, figure: Statistic, column: int) -> Means | None:
    """One column's mean with all that its test needs; None where it is not known."""
    count = next((each.values[column] for each in table.statistics if each.label == _COUNT), None)
    found = (figure.values[column], figure.sds[column], figure.ses[column])
    if count is None or None in found or not figure.effective:
        return None
    mean, deviation, error = (float(each or 0.0) for each in found)
    effective = figure.effective[column] or 0.0
    left = _left(count, table.columns[column].population)
    squared = error**2 / left if left > 0 else deviation**2 / max(effective, 1.0)
    return _means(count, effective, mean, deviation**2, squared, left)


def _rest(table: Table, own: Means, everybody: Means, group: int, total: int) -> Means | None:
    """Those of the total who are not in the group, unweighted."""
    n, all_of = float(own.count[0]), float(everybody.count[0])
    count = all_of - n
    if count < 2:
        return None
    sums = [float(side.count[0] * side.mean[0]) for side in (everybody, own)]
    squares = [
        float((side.count[0] - 1) * side.variance[0] + side.count[0] * side.mean[0] ** 2)
        for side in (everybody, own)
    ]
    mean = (sums[0] - sums[1]) / count
    variance = max(0.0, squares[0] - squares[1] - count * mean**2) / (count - 1)
    known = table.columns[total].population, table.columns[group].population
    population = None if None in known else (known[0] or 0) - (known[1] or 0)
    return _means(count, count, mean, variance, variance / count, _left(count, population))


def _means(*figures: float) -> Means:
    return Means(*(np.array([figure]) for figure in figures))


def _left(count: float, population: int | None) -> float:
    return 1.0 if not population else max(0.0, 1 - count / population)


def _tested(sides: list[Means | None], rules: Preset, words: str) -> Tested:
    one, other = sides
    if one is None or other is None:
        return Tested()
    p = float(differences_of_means(one, other, rules).p[0, 0])
    return Tested() if math.isnan(p) else Tested(p, words)


def _words(table: Table, one: int, other: int, rules: Preset) -> str:
    fewest = min(table.columns[each].unweighted_base for each in (one, other))
    words = _POOLED if fewest < rules.equal_spread_under else _WELCH
    known = any(table.columns[each].population for each in (one, other))
    return words + (" with finite population correction" if rules.finite and known else "")
