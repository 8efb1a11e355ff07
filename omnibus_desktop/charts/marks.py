"""Tables and choices -> marks: what is charted, in which order, with which text.

Arrays end here: marks, and all that is made of them, hold plain numbers and text.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from omnibus_desktop.charts.hidden import without_hidden
from omnibus_desktop.charts.lettering import plain
from omnibus_desktop.charts.mark import Mark, MarkedAnswer, MarkedGroup, Marks
from omnibus_desktop.charts.over_waves import marks_over_waves
from omnibus_desktop.charts.sides import sides_of
from omnibus_desktop.charts.spec import ChartSpec, Sort
from omnibus_desktop.tables.cells import HIDDEN, is_withheld, low_mark, share_text, symbols_of
from omnibus_desktop.tables.over_waves import are_of_waves
from omnibus_desktop.tables.rest import shares_of_rest
from omnibus_desktop.tables.table import TOTAL, Column, State, Table
from omnibus_desktop.wave.question import Kind
from omnibus_desktop.words.averages import average_text, mean_base, mean_of

#: A label longer than this is not a label: it is shortened, and the scene says so.
LONGEST_LABEL = 400

_KEPT = 4  # marks remembered: while a slide is drawn they are asked for again and again
_NO_ANSWERS = "This question has no answers to chart."


@lru_cache(maxsize=_KEPT)
def marks(tables: tuple[Table, ...], spec: ChartSpec) -> Marks:
    """What is charted of one table, of all items of a grid (a table each, same answers), or of one
    question in several waves (a table each, the oldest first)."""
    if not tables:
        return Marks((), (), (), nothing="There is nothing to chart.")
    if are_of_waves(tables):
        found = _if_any(marks_over_waves(tables, spec), tables)
    else:
        found = _of_items(tables, spec) if len(tables) > 1 else _of_table(tables[0], spec)
        found = _without_empty_groups(_if_any(found, tables))
    return _with_labels_of_bearable_length(without_hidden(found, spec.hidden))


def _if_any(found: Marks, tables: tuple[Table, ...]) -> Marks:
    """The marks, and why there is nothing to draw where that is so."""
    return found if found.nothing else replace(found, nothing=_why_nothing(found, tables))


def _of_table(table: Table, spec: ChartSpec) -> Marks:
    places = _columns(table, spec)
    groups = tuple(_group(table, table.columns[place]) for place in places)
    means = _means((table,) * len(places), places, groups)
    if not table.rows:
        return means or Marks((), (), (), nothing=_NO_ANSWERS)
    rows = _sorted_rows(table, spec.sort, places[0])
    cells = _cells(table, places)
    return Marks(
        answers=tuple(_answer(table, row) for row in rows),
        groups=groups,
        cells=tuple(cells[row] for row in rows),
        ordered=table.ordered,
        adds_up=table.kind is not Kind.MULTI,
        means=means,
        period=table.origin.period,
        sides=sides_of(table),
    )


def _of_items(tables: tuple[Table, ...], spec: ChartSpec) -> Marks:
    first = tables[0]
    place, *others = _columns(first, spec)
    means = _means_of_items(tables, spec.sort, place)
    if not first.rows:
        return means or Marks((), (), (), nothing=_NO_ANSWERS)
    columns = [_cells(table, (place,)) for table in tables]
    items = _sorted_items(tables, spec.sort, place)
    rows = range(len(first.rows))
    groups = tuple(_item_group(tables[item], place) for item in items)
    return Marks(
        answers=tuple(_answer(first, row) for row in rows),
        groups=groups,
        cells=tuple(
            tuple(_with_item(columns[item][row][0], tables[item]) for item in items) for row in rows
        ),
        ordered=first.ordered,
        adds_up=first.kind is not Kind.MULTI,
        of_items=True,
        breaks_left_out=bool(others) and first.columns[place].key == TOTAL,
        means=means,
        sides=sides_of(first),
    )


def _means_of_items(tables: tuple[Table, ...], sort: Sort, place: int) -> Marks | None:
    """The means of a grid's items by size, or as given where the person chose so. Each says of
    how many it is, where these are not the same for all."""
    sizes = [mean_of(table, place) for table in tables]
    items = list(range(len(tables)))
    if sort is not Sort.GIVEN:
        items.sort(key=lambda item: math.inf if sizes[item] is None else -(sizes[item] or 0.0))
    several = len({mean_base(table, place) for table in tables}) > 1
    found = tuple(tables[item] for item in items)
    groups = tuple(_item_group(table, place) for table in found)
    if several:
        groups = tuple(
            replace(group, label=f"{group.name}{_of_how_many(table, place)}")
            for group, table in zip(groups, found, strict=True)
        )
    return _means(found, (place,) * len(items), groups)


def _of_how_many(table: Table, place: int) -> str:
    column = table.columns[place]
    size = "" if mean_of(table, place) is None else f" (n={mean_base(table, place):,})"
    return f"{low_mark(table, column)}{size}"


def _means(
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


def _columns(table: Table, spec: ChartSpec) -> tuple[int, ...]:
    """Places of the columns that are charted."""
    wanted = [place for place, column in enumerate(table.columns) if column.key in spec.columns]
    return tuple(wanted or range(len(table.columns)))


def _sorted_rows(table: Table, sort: Sort, place: int) -> list[int]:
    """Nets, answers, and last don't know, other and none; by size within each where asked for."""
    rows = list(range(len(table.rows)))
    by_size = sort is Sort.SIZE or (sort is Sort.AUTO and not table.ordered)
    if not by_size:
        return rows
    sizes = [_size(value) for value in table.percent[:, place].tolist()]
    return sorted(
        rows, key=lambda row: (table.rows[row].last, not table.rows[row].net, -sizes[row])
    )


def _sorted_items(tables: tuple[Table, ...], sort: Sort, place: int) -> list[int]:
    """Items by the share of the first net, or of the first answer where there is no net."""
    items = list(range(len(tables)))
    if sort is Sort.GIVEN:
        return items
    rows = tables[0].rows
    row = next((number for number, each in enumerate(rows) if each.net), 0)
    return sorted(items, key=lambda item: -_size(float(tables[item].percent[row, place])))


def _size(percent: float) -> float:
    return -1.0 if math.isnan(percent) else percent


def _cells(table: Table, places: Sequence[int]) -> list[tuple[Mark, ...]]:
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


def _answer(table: Table, row: int) -> MarkedAnswer:
    found = table.rows[row]
    label = plain(found.label) or found.id
    return MarkedAnswer(found.id, label, found.net, found.last, found.members)


def _group(table: Table, column: Column) -> MarkedGroup:
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


def _item_group(table: Table, place: int) -> MarkedGroup:
    column = table.columns[place]
    name = plain(table.item_label) or table.item or table.question
    mark = low_mark(table, column)
    label = f"{name}{mark} (n={column.unweighted_base})" if column.low else name
    return MarkedGroup(f"{table.item}", name, label, low=column.low, tiny=column.tiny)


def _with_item(mark: Mark, table: Table) -> Mark:
    return replace(mark, key=(f"{table.item}/{mark.key[0]}", mark.key[1]))


def _figure_text(value: float | None) -> str:
    if value is None or math.isnan(value):
        return "[z]"
    return average_text(value)


def _without_empty_groups(found: Marks) -> Marks:
    """The marks without the groups in which nobody answered, and a remark that names them."""
    filled = [place for place in range(len(found.groups)) if found.cells[0][place].base]
    if found.nothing or len(filled) == len(found.groups):
        return found
    empty = [group.name for place, group in enumerate(found.groups) if place not in filled]
    remark = f"Not charted, as nobody answered: {', '.join(empty)}"
    means = found.means
    if means is not None:
        keys = {found.groups[place].key for place in filled}
        means = means.with_groups([n for n, each in enumerate(means.groups) if each.key in keys])
    return replace(found.with_groups(filled), means=means, remarks=(*found.remarks, remark))


def _why_nothing(found: Marks, tables: tuple[Table, ...]) -> str:
    if any(mark.value is not None for row in found.cells for mark in row):
        return ""
    filtered = f" with this filter ({plain(tables[0].filter_words)})" if tables[0].filter else ""
    if all(mark.base == 0 for row in found.cells for mark in row):
        return f"Nobody answered this question{filtered}, so there is nothing to chart."
    return "All figures of this question are hidden, so there is nothing to chart."


def _with_labels_of_bearable_length(found: Marks) -> Marks:
    answers = tuple(replace(each, label=_bearable(each.label)) for each in found.answers)
    groups = tuple(replace(each, label=_bearable(each.label)) for each in found.groups)
    if answers == found.answers and groups == found.groups:
        return found
    remark = f"Labels of more than {LONGEST_LABEL} characters are shortened on the chart"
    return replace(found, answers=answers, groups=groups, remarks=(*found.remarks, remark))


def _bearable(label: str) -> str:
    return label if len(label) <= LONGEST_LABEL else label[: LONGEST_LABEL - 1].rstrip() + "…"
