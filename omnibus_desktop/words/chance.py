"""What a test found, in words: "p = 0.034", "not tested"; and whether of two answers one leads."""

from __future__ import annotations

import math

from omnibus_desktop.tables.presets import PRESETS
from omnibus_desktop.tables.table import Table
from omnibus_desktop.tables.two_cells import People, Tested, paired, significant
from omnibus_desktop.wave.question import Kind


def chance(p: float | None) -> str:
    """ "p = 0.034", "p < 0.001"; "not tested" where there is no p."""
    if p is None or math.isnan(p):
        return "not tested"
    return "p < 0.001" if p < 0.001 else f"p = {p:.3f}"


def is_ahead(table: Table, one: int, other: int, place: int) -> bool | None:
    """Whether more of a column gave the first of two answers, beyond chance; None: not to be
    tested."""
    return significant(table, answers_tested(table, one, other, place))


def answers_tested(table: Table, one: int, other: int, place: int) -> Tested:
    """McNemar's test of two answers of a column (two_cells.py). How many gave both is not known of
    a set of answers: as many are taken as if the one had nothing to do with the other."""
    column, weighted = table.columns[place], table.weight is not None
    base = column.base
    shares = [float(table.weighted[row, place]) for row in (one, other)]
    both = shares[0] * shares[1] / base if table.kind is Kind.MULTI and base > 0 else 0.0
    scale = column.effective_base / base if weighted and base > 0 else 1.0
    only, only_other = ((share - both) * scale for share in shares)
    people = People(column.unweighted_base, column.population, weighted)
    return paired(only, only_other, people, PRESETS[table.method.preset])
