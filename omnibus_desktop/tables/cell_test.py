"""The test of one cell against the rest of its break, worked out once more from what the table
holds, so that it can be told with its z.

A table keeps the p of its tests. Here the rest is put together from the other groups, and the test
of significance.py is made of both; where that does not come to the table's own p (other respondents
stand in the rest than in the groups, say) no z is told.
"""

from __future__ import annotations

import math

import numpy as np

from omnibus_desktop.tables.method import ADJUSTED
from omnibus_desktop.tables.presets import PRESETS
from omnibus_desktop.tables.significance import Sides, differences
from omnibus_desktop.tables.table import State, Table
from omnibus_desktop.values import dataclass

_SAME = 1e-6  # of p
_Z = "two-proportion z-test"
_FISHER = "Fisher’s exact test"
_CENSUS = "everybody answered, so that any difference is one"


@dataclass(frozen=True)
class CellTest:
    """`by` names the test; `z` is NaN where it has none or it cannot be told; `p` is as the table
    has it, adjusted where it adjusts, `unadjusted` before that."""

    by: str
    z: float
    p: float
    unadjusted: float
    adjusted_by: str = ""


def test_against_rest(table: Table, row: int, column: int) -> CellTest | None:
    """The test of this cell; None where none was made, or where a figure of the row is hidden in
    the break, which z could give away."""
    group = table.columns[column]
    if group.by is None or table.method.test != "rest" or np.isnan(table.p_rest[row, column]):
        return None
    places = [n for n, each in enumerate(table.columns) if each.by == group.by]
    if (table.state[row, places] == State.HIDDEN).any() or any(
        table.columns[n].hidden for n in places
    ):
        return None
    p = float(table.p_rest[row, column])
    adjusted_by = ADJUSTED.get(table.method.adjust, "")
    plain_test = CellTest(_Z, math.nan, p, math.nan, adjusted_by)
    if group.by in table.overlapping:
        return plain_test
    z, exact, found = _made_again(table, row, column, places)
    if math.isnan(found) or (not adjusted_by and abs(found - p) > _SAME):
        return plain_test
    if exact:
        return CellTest(_FISHER, math.nan, p, found, adjusted_by)
    if math.isinf(z):
        return CellTest(_CENSUS, math.nan, p, found, adjusted_by)
    return CellTest(_Z, z, p, found, adjusted_by)


def _made_again(
    table: Table, row: int, column: int, places: list[int]
) -> tuple[float, bool, float]:
    """z, whether Fisher's test stands for it, and p, of the group and the rest of its break."""
    group, others = table.columns[column], [n for n in places if n != column]
    rest = [table.columns[n] for n in others]
    base = sum(each.base for each in rest)
    squares = sum(each.base**2 / each.effective_base for each in rest if each.effective_base > 0)
    if not base > 0 or not squares > 0 or not group.base > 0:
        return math.nan, False, math.nan
    known = [each.population for each in (group, *rest)]
    whole = sum(each for each in known[1:] if each is not None)
    sides = Sides(
        share=np.array(
            [
                [float(table.weighted[row, column]) / group.base],
                [float(table.weighted[row, others].sum()) / base],
            ]
        ),
        count=np.array([[table.count[row, column]], [table.count[row, others].sum()]]),
        table=np.zeros(1, np.intp),
        base=np.array([[group.unweighted_base], [sum(each.unweighted_base for each in rest)]]),
        effective=np.array([[group.effective_base], [base**2 / squares]]),
        population=np.array(
            [
                [math.nan if known[0] is None else float(known[0])],
                [math.nan if None in known[1:] else float(whole)],
            ]
        ),
    )
    rules = PRESETS[table.method.preset]
    found = differences(sides, np.array([0]), np.array([1]), table.weight is not None, rules)
    exact = found.given is not None and not math.isnan(float(found.given[0, 0]))
    return float(found.z[0, 0]), exact, float(found.p[0, 0])
