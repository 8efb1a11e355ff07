"""What there is to say of two figures side by side: whether they differ, by which test, and on what
bases, before anybody makes a note of it."""

from __future__ import annotations

from omnibus_desktop.charts.hover_lines import interval_of, p_words
from omnibus_desktop.charts.lettering import plain
from omnibus_desktop.charts.note_sources import Place, Sources
from omnibus_desktop.charts.spec import Key
from omnibus_desktop.tables.cells import cell_text
from omnibus_desktop.tables.table import Table
from omnibus_desktop.tables.two_cells import compare_cells, points, significant, whole_points

_SAID = {
    True: "beyond chance at {level:g}%",
    False: "no more than chance at {level:g}%",
    None: "not tested",
}


def pair_words(
    tables: tuple[Table, ...], one: Key, other: Key, unions: tuple[Table, ...] = ()
) -> str:
    """The difference of two marks with its test, then of each its share, base and margin, a line
    each, as plain text; "" where they are not two shares of one table that may be shown, or of so
    few that no percentages are printed. `unions` are the tables with the net of both answers."""
    sources = Sources(tables, unions=unions)
    first, second = sources.place(one), sources.place(other)
    if first is None or second is None or first.table is not second.table:
        return ""
    if not (_has_share(first) and _has_share(second)):
        return ""
    return "\n".join(
        (*_difference(sources, first, second), _share(first, second), _share(second, first))
    )


def _has_share(place: Place) -> bool:
    return place.is_shown and not place.table.columns[place.column].tiny


def _difference(sources: Sources, first: Place, second: Place) -> list[str]:
    table, cells = first.table, ((first.row, first.column), (second.row, second.column))
    exact = points(table, *cells)
    if exact is None:
        return []
    found = compare_cells(table, *cells, sources.both(first, second))
    size = whole_points(exact)
    said = _SAID[significant(table, found)].format(level=table.level)
    sure = "" if found.p is None else f" ({p_words(found.p)})"
    lines = [f"{size} point{'' if size == 1 else 's'} apart: {said}{sure}"]
    return [*lines, f"By {found.by}"] if found.by else lines


def _share(place: Place, beside: Place) -> str:
    """What tells it from the other, its share, base and margin."""
    table, cell = place.table, (place.row, place.column)
    group = table.columns[place.column]
    names = []
    if place.row != beside.row or place.column == beside.column:
        names.append(plain(table.rows[place.row].label))
    if place.column != beside.column:
        names.append(plain(group.label))
    ends = (float(figures[cell]) for figures in (table.percent, table.low, table.high))
    margin = interval_of(table, *ends)
    figures = f"{cell_text(table, *cell)}, base {group.unweighted_base:,}"
    return f"{', '.join(names)}: {figures}{f'; {margin}' if margin else ''}"
