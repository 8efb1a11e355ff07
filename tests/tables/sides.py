"""The test of two groups, from their counts."""

from __future__ import annotations

import math

import numpy as np

from omnibus_desktop.tables.presets import OURS, Preset
from omnibus_desktop.tables.significance import Sides, differences

Group = tuple[int, int, int | None]  # count, base, population


def sides_of(*groups: Group) -> Sides:
    """These groups as sides of one row of one table."""
    count, base, population = zip(*groups, strict=True)
    bases, counts = np.array(base)[:, None], np.array(count)[:, None]
    known = np.array([math.nan if each is None else float(each) for each in population])
    return Sides(counts / bases, counts, np.zeros(1, np.intp), bases, bases * 1.0, known[:, None])


def p_of(
    one: Group,
    other: Group,
    rules: Preset = OURS,
    *,
    weighted: bool = False,
    overlap: float | None = None,
) -> float:
    """The p of one group against the other, NaN where no test is made."""
    shared = None if overlap is None else np.array([overlap])
    first, second = np.array([0]), np.array([1])
    found = differences(sides_of(one, other), first, second, weighted, rules, shared)
    return float(found.p[0, 0])
