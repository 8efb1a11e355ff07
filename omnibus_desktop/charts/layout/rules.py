"""Upright lines through a plot, and the numbers of an axis that has both signs."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable

from omnibus_desktop.charts import palette
from omnibus_desktop.charts.layout.drawing import Style, block
from omnibus_desktop.charts.layout.native import Plot
from omnibus_desktop.charts.scene import Item, Line, Rect, Text

_CLEAR = 1.0  # points between a line and what it is broken at
_BETWEEN_NUMBERS = 38.0
_SHORTEST = 1.0


def rule(
    x: float,
    top: float,
    foot: float,
    around: Iterable[Rect | Text],
    colour: str,
    width: float,
    role: str,
    dash: tuple[float, ...] = (),
) -> list[Item]:
    """A line from top to foot, broken at each of the things around that lie on it."""
    pieces: list[Item] = []
    for start, end in sorted(
        (item.y - _CLEAR, item.y + item.height + _CLEAR)
        for item in around
        if item.x - _CLEAR < x < item.x + item.width + _CLEAR and item.width > 0
    ):
        if min(start, foot) - top > _SHORTEST:
            pieces.append(Line(x, top, x, min(start, foot), colour, width, role, dash=dash))
        top = max(top, end)
    if foot - top > _SHORTEST:
        pieces.append(Line(x, top, x, foot, colour, width, role, dash=dash))
    return pieces


def signed_axis(plot: Plot, text: Callable[[float], str]) -> list[Item]:
    """Light lines and numbers under a plot with values on both sides of 0."""
    y, width, tall = plot.y, plot.width, plot.height
    span = plot.most - plot.least
    numbers = max(1, int(width / _BETWEEN_NUMBERS))
    decade = 10.0 ** math.floor(math.log10(span / numbers))
    step = next(decade * s for s in (1, 2, 5, 10, 20) if span / (decade * s) <= numbers)
    style = Style(10.0, align="middle")
    items: list[Item] = []
    for number in range(math.ceil(plot.least / step - 1e-9), int(plot.most / step + 1e-9) + 1):
        at = plot.at(number * step)
        items.append(Line(at, y, at, y + tall, palette.GRID, 0.75, "axis"))
        items.append(block((text(number * step),), at - 20, y + tall + 2, 40, style, "axis"))
    return items
