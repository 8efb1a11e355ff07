"""What words have to be about where a chart shows a part of its tables: one answer of several, some
columns, counts in place of percentages."""

from __future__ import annotations

from dataclasses import replace

from omnibus_desktop.charts.scene import Scene
from omnibus_desktop.charts.spec import ChartKind, Key
from omnibus_desktop.tables.some_rows import with_rows
from omnibus_desktop.tables.table import Table

_FIGURES = ("bar", "label")
_OF_A_PART = (ChartKind.UNIT, ChartKind.MAP, ChartKind.DOT, ChartKind.DIFFERENCE)


def spoken(
    tables: tuple[Table, ...], scene: Scene, charted: tuple[str, ...]
) -> tuple[tuple[Table, ...], tuple[str, ...]]:
    """The tables as far as the scene draws them, and the keys of the columns that it draws, empty
    for all. Those of other kinds of chart stay as they are."""
    keys = drawn_keys(scene)
    if scene.kind not in _OF_A_PART or len(tables) > 1 or not keys:
        return tables, charted
    table = tables[0]
    answers = {answer for answer, _ in keys}
    columns = {column for _, column in keys}
    if len(answers) == 1 and len(table.rows) > 1:
        (answer,) = answers
        table = with_rows(table, [n for n, row in enumerate(table.rows) if row.id == answer])
    if scene.kind == ChartKind.UNIT:  # told as it is shown: "5 of 9" for 56%
        counted = tuple(column._replace(tiny=True) for column in table.columns)
        table = replace(table, columns=counted)
    drawn = tuple(each.key for each in table.columns if each.key in columns)
    return (table,), drawn if len(drawn) < len(table.columns) else charted


def drawn_keys(scene: Scene) -> list[Key]:
    """The keys of the figures that have a bar, or a text where their bar would be: what is hidden
    has only that."""
    return [item.key for item in scene.items if item.role in _FIGURES and item.key is not None]
