"""The items of a grid -> marks: a group an item, or its breaks within each item."""

from __future__ import annotations

import math
from dataclasses import replace

from omnibus_desktop.charts.cell_marks import (
    answer_of,
    cells_of,
    columns_of,
    group_of,
    means_of,
    size_of,
)
from omnibus_desktop.charts.lettering import plain
from omnibus_desktop.charts.mark import Mark, MarkedGroup, Marks
from omnibus_desktop.charts.sides import sides_of
from omnibus_desktop.charts.spec import ChartSpec, Sort
from omnibus_desktop.tables.cells import low_mark
from omnibus_desktop.tables.table import TOTAL, Table
from omnibus_desktop.wave.question import Kind
from omnibus_desktop.words.averages import mean_base, mean_of

#: More bars than this in all are never drawn with the groups of their breaks.
_MOST_BARS = 48
_LIKE_OTHERS = 0.8  # of the largest base, from which on a base is like it
NO_ANSWERS = "This question has no answers to chart."


def marks_of_items(tables: tuple[Table, ...], spec: ChartSpec) -> Marks:
    first = tables[0]
    place, *others = columns_of(first, spec)
    means = _means_of_items(tables, spec.sort, place)
    if not first.rows:
        return means or Marks((), (), (), nothing=NO_ANSWERS)
    columns = [cells_of(table, (place,)) for table in tables]
    items = _sorted_items(tables, spec.sort, place)
    rows = range(len(first.rows))
    differ = _bases_differ(tables, place)
    groups = tuple(_item_group(tables[item], place, differ) for item in items)
    return Marks(
        answers=tuple(answer_of(first, row) for row in rows),
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
        broken=_broken([tables[item] for item in items], groups, (place, *others)),
    )


def _broken(
    items: list[Table], named: tuple[MarkedGroup, ...], places: tuple[int, ...]
) -> Marks | None:
    """The same items, each `named` over all its groups; None where there are none or too many. A
    group has the key of its item."""
    first = items[0]
    if len(places) == 1 or len(items) * len(places) > _MOST_BARS:
        return None
    several = len({first.columns[place].heading for place in places} - {""}) > 1
    found = [cells_of(table, places) for table in items]
    return Marks(
        answers=tuple(answer_of(first, row) for row in range(len(first.rows))),
        groups=tuple(
            _group_of_item(table, place, item, several)
            for table, item in zip(items, named, strict=True)
            for place in places
        ),
        cells=tuple(
            tuple(
                _with_item(mark, table)
                for table, rows in zip(items, found, strict=True)
                for mark in rows[row]
            )
            for row in range(len(first.rows))
        ),
        ordered=first.ordered,
        adds_up=first.kind is not Kind.MULTI,
        of_items=True,
        sides=sides_of(first),
        is_roomy=True,
    )


def _group_of_item(table: Table, place: int, item: MarkedGroup, several: bool) -> MarkedGroup:
    """A group under the label of its item, and with the name of its break where there are
    several."""
    group = group_of(table, table.columns[place])
    label = f"{group.heading}: {group.label}" if several and group.heading else group.label
    return replace(group, key=item.key, label=label, heading=item.label)


def _means_of_items(tables: tuple[Table, ...], sort: Sort, place: int) -> Marks | None:
    """The means of a grid's items by size, or as given where the person chose so. Each says of
    how many it is, where these are not the same for all."""
    sizes = [mean_of(table, place) for table in tables]
    items = list(range(len(tables)))
    if sort is not Sort.GIVEN:
        items.sort(key=lambda item: math.inf if sizes[item] is None else -(sizes[item] or 0.0))
    several = len({mean_base(table, place) for table in tables}) > 1
    found = tuple(tables[item] for item in items)
    groups = tuple(_item_group(table, place, False) for table in found)
    if several:
        groups = tuple(
            replace(group, label=f"{group.name}{_of_how_many(table, place)}")
            for group, table in zip(groups, found, strict=True)
        )
    return means_of(found, (place,) * len(items), groups)


def _of_how_many(table: Table, place: int) -> str:
    column = table.columns[place]
    size = "" if mean_of(table, place) is None else f" (n={mean_base(table, place):,})"
    return f"{low_mark(table, column)}{size}"


def _sorted_items(tables: tuple[Table, ...], sort: Sort, place: int) -> list[int]:
    """Items by the share of the first net, or of the first answer where there is no net."""
    items = list(range(len(tables)))
    if sort is Sort.GIVEN:
        return items
    rows = tables[0].rows
    row = next((number for number, each in enumerate(rows) if each.net), 0)
    return sorted(items, key=lambda item: -size_of(float(tables[item].percent[row, place])))


def _bases_differ(tables: tuple[Table, ...], place: int) -> bool:
    """Whether the items were answered by numbers so different that each has to say its own."""
    columns = [table.columns[place] for table in tables]
    bases = [column.unweighted_base for column in columns if not column.hidden]
    return bool(bases) and min(bases) < _LIKE_OTHERS * max(bases)


def _item_group(table: Table, place: int, with_base: bool) -> MarkedGroup:
    """An item, with its number of respondents where that is low, or `with_base`."""
    column = table.columns[place]
    with_base = (with_base and not column.hidden) or column.low
    name = plain(table.item_label) or table.item or table.question
    mark = low_mark(table, column)
    label = f"{name}{mark} (n={column.unweighted_base:,})" if with_base else name
    return MarkedGroup(f"{table.item}", name, label, low=column.low, tiny=column.tiny)


def _with_item(mark: Mark, table: Table) -> Mark:
    return replace(mark, key=(f"{table.item}/{mark.key[0]}", mark.key[1]))
