"""A legend: a coloured square and a label each, in the order of the data, in rows."""

from __future__ import annotations

from omnibus_desktop.charts import lettering
from omnibus_desktop.charts.layout.drawing import Area, Style, block
from omnibus_desktop.charts.scene import Item, Rect
from omnibus_desktop.values import dataclass

_SQUARE = 0.85  # of the size of the text
_TO_TEXT = 5.0
_BETWEEN = 18.0
_ROW_GAP = 3.0


@dataclass(frozen=True)
class Legend:
    """The legend's items, and how tall it is."""

    items: tuple[Item, ...]
    height: float


def legend(entries: tuple[tuple[str, str | None], ...], area: Area, size: float) -> Legend:
    """A legend of (label, colour) at the top of the area. Labels wrap; rows fill up. What has no
    colour is not shown: it has no square."""
    items: list[Item] = []
    square = size * _SQUARE
    x, y, tall = area.x, area.y, 0.0
    for label, colour in entries:
        before = 0.0 if colour is None else square + _TO_TEXT
        lines = lettering.wrap(label, area.width - before, size)
        wide = max((lettering.width(line, size) for line in lines), default=0.0)
        if x > area.x and x + before + wide > area.right:
            x, y, tall = area.x, y + tall + _ROW_GAP, 0.0
        middle = y + lettering.height(1, size) / 2
        if colour is not None:
            items.append(Rect(x, middle - square / 2, square, square, colour, "legend"))
        items.append(block(lines, x + before, y, wide, Style(size), "legend"))
        tall = max(tall, lettering.height(len(lines), size))
        x += before + wide + _BETWEEN
    return Legend(tuple(items), y + tall - area.y)
