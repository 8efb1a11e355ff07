"""Tables and choices -> marks: what is charted, in which order, with which text.

Arrays end here: marks, and all that is made of them, hold plain numbers and text.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from omnibus_desktop.charts.cell_marks import (
    answer_of,
    cells_of,
    columns_of,
    group_of,
    means_of,
    size_of,
)
from omnibus_desktop.charts.hidden import without_hidden
from omnibus_desktop.charts.item_marks import NO_ANSWERS, marks_of_items
from omnibus_desktop.charts.lettering import plain
from omnibus_desktop.charts.mark import Marks
from omnibus_desktop.charts.over_waves import marks_over_waves
from omnibus_desktop.charts.sides import sides_of
from omnibus_desktop.charts.spec import ChartSpec, Sort
from omnibus_desktop.tables.bases import are_unread
from omnibus_desktop.tables.over_waves import are_of_waves
from omnibus_desktop.tables.table import Table
from omnibus_desktop.wave.question import Kind

#: A label longer than this is not a label: it is shortened, and the scene says so.
LONGEST_LABEL = 400

_KEPT = 4  # marks remembered: while a slide is drawn they are asked for again and again


@lru_cache(maxsize=_KEPT)
def marks(tables: tuple[Table, ...], spec: ChartSpec) -> Marks:
    """What is charted of one table, of all items of a grid (a table each, same answers), or of one
    question in several waves (a table each, the oldest first)."""
    if not tables:
        return Marks((), (), (), nothing="There is nothing to chart.")
    if are_of_waves(tables):
        found = _if_any(marks_over_waves(tables, spec), tables)
    else:
        found = marks_of_items(tables, spec) if len(tables) > 1 else _of_table(tables[0], spec)
        found = _without_empty_groups(_if_any(found, tables), tables)
    broken = found.broken and _legible(_without_empty_groups(found.broken, tables), spec)
    return replace(_legible(found, spec), broken=broken)


def _legible(found: Marks, spec: ChartSpec) -> Marks:
    return _with_labels_of_bearable_length(without_hidden(found, spec.hidden))


def _if_any(found: Marks, tables: tuple[Table, ...]) -> Marks:
    """The marks, and why there is nothing to draw where that is so."""
    return found if found.nothing else replace(found, nothing=_why_nothing(found, tables))


def _of_table(table: Table, spec: ChartSpec) -> Marks:
    places = columns_of(table, spec)
    groups = tuple(group_of(table, table.columns[place]) for place in places)
    means = means_of((table,) * len(places), places, groups)
    if not table.rows:
        return means or Marks((), (), (), nothing=NO_ANSWERS)
    rows = _sorted_rows(table, spec.sort, places[0])
    cells = cells_of(table, places)
    return Marks(
        answers=tuple(answer_of(table, row) for row in rows),
        groups=groups,
        cells=tuple(cells[row] for row in rows),
        ordered=table.ordered,
        adds_up=table.kind is not Kind.MULTI,
        means=means,
        period=table.origin.period,
        sides=sides_of(table),
    )


def _sorted_rows(table: Table, sort: Sort, place: int) -> list[int]:
    """The rows as given; where asked for by size: each net before its own answers, as if they were
    one of its size, and last don't know, other and none that are in no net."""
    rows = list(range(len(table.rows)))
    by_size = sort is Sort.SIZE or (sort is Sort.AUTO and not table.ordered)
    if not by_size:
        return rows
    sizes = [size_of(value) for value in table.percent[:, place].tolist()]
    nets = sorted((row for row in rows if table.rows[row].net), key=lambda row: -sizes[row])
    head = {row: row for row in rows}
    for net in reversed(nets):  # an answer of several nets stands under the largest of them
        members = set(table.rows[net].members)
        head |= {row: net for row in rows if table.rows[row].id in members}

    def rank(row: int) -> tuple[bool, float, int, bool, bool, float]:
        own, of = table.rows[row], head[row]
        apart = own.last and of == row
        return apart, -sizes[of], of, row != of, own.last, -sizes[row]

    return sorted(rows, key=rank)


def _without_empty_groups(found: Marks, tables: tuple[Table, ...]) -> Marks:
    """The marks without the groups in which nobody answered, or of whose answers none was read,
    and a remark that names them."""
    filled = [place for place in range(len(found.groups)) if found.cells[0][place].base]
    if found.nothing or len(filled) == len(found.groups):
        return found
    empty = [group.name for place, group in enumerate(found.groups) if place not in filled]
    unread = are_unread(tables[0].answers_read)
    why = "no answer of theirs has been read" if unread else "nobody answered"
    remark = f"Not charted, as {why}: {', '.join(dict.fromkeys(empty))}"
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
        if are_unread(tables[0].answers_read):
            return f"No answer has been read yet{filtered}, so there is nothing to chart."
        return f"Nobody answered this question{filtered}, so there is nothing to chart."
    return "All figures of this question are hidden, so there is nothing to chart."


def _with_labels_of_bearable_length(found: Marks) -> Marks:
    answers = tuple(replace(each, label=_bearable(each.label)) for each in found.answers)
    groups = tuple(
        replace(each, label=_bearable(each.label), heading=_bearable(each.heading))
        for each in found.groups
    )
    if answers == found.answers and groups == found.groups:
        return found
    remark = f"Labels of more than {LONGEST_LABEL} characters are shortened on the chart"
    return replace(found, answers=answers, groups=groups, remarks=(*found.remarks, remark))


def _bearable(label: str) -> str:
    return label if len(label) <= LONGEST_LABEL else label[: LONGEST_LABEL - 1].rstrip() + "…"
