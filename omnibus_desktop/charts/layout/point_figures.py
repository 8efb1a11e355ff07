"""The figures at the points of lines: over them, or under them, where they meet nothing."""

from __future__ import annotations

from omnibus_desktop.charts import lettering
from omnibus_desktop.charts.layout.drawing import Style, block, triangle, triangle_width
from omnibus_desktop.charts.layout.trends import RADIUS, Point, Trends
from omnibus_desktop.charts.room import Box, box_of, crosses
from omnibus_desktop.charts.scene import Item

_LARGEST = 12.0
_OFF = 2.0  # points from a point to its figure
_APART = 1.0


def point_figures(trends: Trends, size: float, wanted: bool) -> tuple[list[Item], bool]:
    """The figures of all points but the last of each line, which stands at its name; and whether
    none of them had to be left out."""
    ends = {id(trends.last(answer)) for answer in range(len(trends.points))}
    inner = [point for row in trends.points for point in row if point and id(point) not in ends]
    if not wanted:
        return [], False
    taken = [box_of(marker) for marker in trends.markers]
    items: list[Item] = []
    all_there = True
    for point in sorted(inner, key=lambda each: each.y):
        own = Box(point.x - RADIUS, point.y - RADIUS, point.x + RADIUS, point.y + RADIUS)
        box = _free(point, min(size, _LARGEST), own, taken, trends)
        if box is None:
            all_there = False
            continue
        taken.append(box)
        items += _figure(point, box, min(size, _LARGEST))
    return items, all_there


def _free(point: Point, size: float, own: Box, taken: list[Box], trends: Trends) -> Box | None:
    """A place for the figure that meets no point, no other figure and no line."""
    text = lettering.width(point.mark.text, size)
    wide = text + (triangle_width(size) if point.mark.differs else 0.0)
    tall = lettering.height(1, size)
    left = point.x - text / 2
    for top in (own.top - _OFF - tall, own.bottom + _OFF):
        box = Box(left, top, left + wide, top + tall)
        if box.bottom > trends.plot.y + trends.plot.height:
            continue
        if any(box.meets(other, _APART) for other in taken):
            continue
        if not any(crosses((li.x1, li.y1), (li.x2, li.y2), box) for li in trends.lines):
            return box
    return None


def _figure(point: Point, box: Box, size: float) -> list[Item]:
    mark = point.mark
    wide = lettering.width(mark.text, size)
    items: list[Item] = [
        block((mark.text,), box.left, box.top, wide, Style(size), "label", mark.key)
    ]
    if mark.differs:
        items.append(triangle(mark, box.left + wide + 3.0, box.middle, size))
    return items
