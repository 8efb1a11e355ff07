"""A scene made larger or smaller as a whole, to fit a slide of another size."""

from __future__ import annotations

from dataclasses import replace

from omnibus_desktop.charts.scene import Item, Line, NativeChart, Polygon, Scene, Text
from omnibus_desktop.charts.text_scene import NativeTable, TextScene

#: A factor, and how far to move right and down afterwards.
Move = tuple[float, float, float]


def fitted(scene: Scene, width: float, height: float) -> Scene:
    """The scene in the middle of a slide of this size, as large as fits."""
    if (scene.width, scene.height) == (width, height):
        return scene
    by = min(width / scene.width, height / scene.height)
    move = (by, (width - by * scene.width) / 2, (height - by * scene.height) / 2)
    made = replace(
        scene,
        width=width,
        height=height,
        items=tuple(_item(item, move) for item in scene.items),
        charts=tuple(_chart(chart, move) for chart in scene.charts),
    )
    if not isinstance(made, TextScene):
        return made
    return replace(made, tables=tuple(_table(table, move) for table in made.tables))


def _item(item: Item, move: Move) -> Item:
    by, right, down = move
    if isinstance(item, Line):
        return replace(
            item,
            x1=item.x1 * by + right,
            y1=item.y1 * by + down,
            x2=item.x2 * by + right,
            y2=item.y2 * by + down,
            width=item.width * by,
            dash=tuple(length * by for length in item.dash),
        )
    if isinstance(item, Polygon):
        points = tuple((x * by + right, y * by + down) for x, y in item.points)
        return replace(item, points=points, stroke_width=item.stroke_width * by)
    x, y, width, height = _box((item.x, item.y, item.width, item.height), move)
    moved = replace(item, x=x, y=y, width=width, height=height)
    if not isinstance(moved, Text):
        return replace(moved, stroke_width=moved.stroke_width * by)
    return replace(moved, size=moved.size * by, leading=moved.leading * by)


def _chart(chart: NativeChart, move: Move) -> NativeChart:
    return replace(
        chart,
        plot=_box(chart.plot, move),
        frame=_box(chart.frame, move),
        label_size=chart.label_size * move[0],
    )


def _table(table: NativeTable, move: Move) -> NativeTable:
    by, right, down = move
    beside, above = table.padding
    return replace(
        table,
        x=table.x * by + right,
        y=table.y * by + down,
        widths=tuple(width * by for width in table.widths),
        heights=tuple(height * by for height in table.heights),
        size=table.size * by,
        padding=(beside * by, above * by),
    )


def _box(box: tuple[float, float, float, float], move: Move) -> tuple[float, float, float, float]:
    by, right, down = move
    return box[0] * by + right, box[1] * by + down, box[2] * by, box[3] * by
