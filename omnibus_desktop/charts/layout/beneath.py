"""Figures of segments that are too narrow for them: under the bar, each with a short leader."""

from __future__ import annotations

from collections.abc import Sequence

from omnibus_desktop.charts import lettering, palette
from omnibus_desktop.charts.layout.drawing import SMALLEST, Style, block, triangle, triangle_width
from omnibus_desktop.charts.layout.spread import spread
from omnibus_desktop.charts.mark import Mark
from omnibus_desktop.charts.scene import Item, Line, Rect

_LEADER = 3.0  # from the bar to the figure
_BETWEEN = 4.0
_SLACK = 1.5  # by which a figure inside the next bar may stand out of it
#: How much room figures need under a bar, in points.
STRIP = _LEADER + lettering.height(1, SMALLEST) + _SLACK


def figures_beneath(
    segments: Sequence[tuple[Mark, Rect]], left: float, right: float
) -> list[Item] | None:
    """The figures of these segments of one bar, in the order of the segments from left to right,
    between two ends; None where they do not fit side by side."""
    widths = [_width(mark) for mark, _ in segments]
    wanted = [
        at.x + at.width / 2 - wide / 2 for (_, at), wide in zip(segments, widths, strict=True)
    ]
    starts = spread(wanted, widths, left, right, _BETWEEN)
    if starts is None:
        return None
    items: list[Item] = []
    for (mark, at), x, wide in zip(segments, starts, widths, strict=True):
        foot, top = at.y + at.height, at.y + at.height + _LEADER
        ends = (at.x + at.width / 2, foot, x + wide / 2, top + 1.0)
        items.append(Line(*ends, palette.DARK_GREY, 0.75, "leader", mark.key))
        figure = lettering.width(mark.text, SMALLEST)
        items.append(block((mark.text,), x, top, figure, Style(SMALLEST), "label", mark.key))
        if mark.differs:
            middle = top + lettering.height(1, SMALLEST) / 2
            items.append(triangle(mark, x + figure + 3.0, middle, SMALLEST))
    return items


def _width(mark: Mark) -> float:
    sign = triangle_width(SMALLEST) if mark.differs else 0.0
    return lettering.width(mark.text, SMALLEST) + sign
