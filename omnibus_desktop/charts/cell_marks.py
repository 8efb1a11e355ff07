"""Cells of a table -> marks, its rows -> answers, its columns -> groups."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from omnibus_desktop.charts.lettering import plain
from omnibus_desktop.charts.mark import Mark, MarkedAnswer, MarkedGroup, Marks
from omnibus_desktop.charts.spec import ChartSpec
from omnibus_desktop.tables.cells import HIDDEN, is_withheld, low_mark, share_text, symbols_of
from omnibus_desktop.tables.rest import shares_of_rest
from omnibus_desktop.tables.table import TOTAL, Column, State, Table
from omnibus_desktop.words.averages import average_text


def columns_of(table: Table, spec: ChartSpec) -> tuple[int, ...]:
    """Places of the columns that are charted."""
    wanted = [place for place, column in enumerate(table.columns) if column.key in spec.columns]
    return tuple(wanted or range(len(table.columns)))


def cells_of(table: Table, places: Sequence[int]) -> list[tuple[Mark, ...]]:
    """For each row of the table its marks in these columns."""
    columns = [(place, table.columns[place]) for place in places]
    states, differs = table.state.tolist(), table.differs.tolist()
    counts, weighted, percents = (
        array.tolist() for array in (table.count, table.weighted, table.percent)
    )
    lows, highs, rests = (
        array.tolist() for array in (table.low, table.high, shares_of_rest(table))
    )
    tested, symbols = _tested(table).tolist(), symbols_of(table)
    found = []
    for r, row in enumerate(table.rows):
        line = []
        for c, column in columns:
            key, base = (row.id, column.key), column.unweighted_base
            if states[r][c] == State.HIDDEN:
                line.append(Mark(key, None, HIDDEN, base=base))
            elif states[r][c] == State.NOT_ASKED or math.isnan(percents[r][c]):
                line.append(Mark(key, None, "[z]", base=base))
            else:
                text = share_text(symbols, column, counts[r][c], weighted[r][c])
                figures = (differs[r][c], counts[r][c], base)
                ends = (_known(lows[r][c]), _known(highs[r][c]), _known(rests[r][c]))
                told = (tested[r][c], column.tiny)
                line.append(Mark(key, percents[r][c], text, *figures, *ends, *told))
        found.append(tuple(line))
    return found


def _tested(table: Table) -> NDArray[np.bool_]:
    """Of each cell whether it was compared with the rest of its break."""
    tested: NDArray[np.bool_] = ~np.isnan(table.p_rest) | (table.differs != 0)
    return tested


def _known(value: float) -> float | None:
    return None if math.isnan(value) else value


def answer_of(table: Table, row: int) -> MarkedAnswer:
    found = table.rows[row]
    label = plain(found.label) or found.id
    return MarkedAnswer(found.id, label, found.net, found.last, found.members)


def group_of(table: Table, column: Column) -> MarkedGroup:
    """A group with its star and its number of respondents: "North East* (n=8)"; of a known
    population "North East (8 of 12)"."""
    name = plain(column.label) or column.key
    star = low_mark(table, column)
    size = f" (n={column.unweighted_base})" if column.low else ""
    if column.population is not None and not column.hidden:
        size = f" ({column.unweighted_base} of {column.population})"
    return MarkedGroup(
        key=column.key,
        name=name,
        label=f"{name}{star}{size}",
        heading=plain(column.heading),
        low=column.low,
        total=column.key == TOTAL,
        tiny=column.tiny,
    )


def size_of(percent: float) -> float:
    return -1.0 if math.isnan(percent) else percent


def means_of(
    tables: tuple[Table, ...], places: tuple[int, ...], groups: tuple[MarkedGroup, ...]
) -> Marks | None:
    """Marks of the mean, or of the first figure there is: for each group that of its table in
    its column. None where there is no figure."""
    if not all(table.statistics for table in tables):
        return None
    of_first = tables[0].statistics
    which = next((n for n, each in enumerate(of_first) if each.label.casefold() == "mean"), 0)
    label = of_first[which].label
    row = []
    for table, place, group in zip(tables, places, groups, strict=True):
        statistic = table.statistics[which]
        value = statistic.values[place]
        column = table.columns[place]
        name = f"statistic:{label}"
        key = (name, column.key) if group.key == column.key else (f"{group.key}/{name}", column.key)
        text = HIDDEN if value is None and is_withheld(table, place) else _figure_text(value)
        low, high = (ends[place] if ends else None for ends in (statistic.lows, statistic.highs))
        row.append(Mark(key, value, text, base=column.unweighted_base, low=low, high=high))
    answer = MarkedAnswer(f"statistic:{label}", plain(label))
    return Marks((answer,), groups, (tuple(row),), percentages=False)


def _figure_text(value: float | None) -> str:
    if value is None or math.isnan(value):
        return "[z]"
    return average_text(value)
