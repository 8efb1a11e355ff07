"""The figures at the points of lines: over them, or under them, where they meet nothing."""

from __future__ import annotations

from collections.abc import Iterator

from omnibus_desktop.charts import lettering
from omnibus_desktop.charts.contrast import edge
from omnibus_desktop.charts.layout.drawing import Style, block, triangle, triangle_width
from omnibus_desktop.charts.layout.trends import RADIUS, Point, Trends
from omnibus_desktop.charts.room import Box, box_of, crosses
from omnibus_desktop.charts.scene import Item

_SIZES = (12.0, 10.0, 9.0)  # of all figures: the largest in which most of them have room
_LEGIBLE = 5.4  # contrast with the page, so that it suffices on a shaded band, too
_OFF = 2.0  # points from a point to its figure
_APART = 1.0
NUMBERS_AT = 28.0  # left of the plot, where the numbers of an axis end
_ASIDE = 0.6  # of its width by which a figure stands left or right of its point
Placed = list[tuple[Point, Box, str]]


def point_figures(trends: Trends, size: float, wanted: bool) -> tuple[list[Item], bool]:
    """The figures of all points but the last of each line, which stands at its name, in a shade of
    their line's colour; and whether none of them had to be left out."""
    ends = {id(trends.last(answer)) for answer in range(len(trends.points))}
    inner = [
        (point, edge(colour, _LEGIBLE))
        for row, colour in zip(trends.points, trends.colours, strict=True)
        for point in row
        if point and id(point) not in ends
    ]
    if not wanted:
        return [], False
    best, at = _placed(inner, trends, min(size, _SIZES[0])), min(size, _SIZES[0])
    for smaller in (each for each in _SIZES if each < at):
        if len(best) == len(inner):
            break
        found = _placed(inner, trends, smaller)
        if len(found) > len(best):
            best, at = found, smaller
    items = [item for placed in best for item in _figure(*placed, at)]
    return items, len(best) == len(inner)


def _placed(inner: list[tuple[Point, str]], trends: Trends, size: float) -> Placed:
    """Those that find a place in this size, the upper ones first."""
    taken = [box_of(marker) for marker in trends.markers]
    found: Placed = []
    for point, colour in sorted(inner, key=lambda each: each[0].y):
        box = _free(point, size, taken, trends)
        if box is not None:
            taken.append(box)
            found.append((point, box, colour))
    return found


def _free(point: Point, size: float, taken: list[Box], trends: Trends) -> Box | None:
    """A place for the figure that meets no point, no other figure and no line; of several the one
    that is furthest from the other points of its wave."""
    others = [p.y for row in trends.points for p in row if p and p.x == point.x and p is not point]
    free = [box for box in _around(point, size, trends.plot.x) if _is_free(box, taken, trends)]
    straight = [box for box in free if box.left < point.x < box.right]
    return max(
        straight or free,
        key=lambda box: min((abs(box.middle - y) for y in others), default=0.0),
        default=None,
    )


def _around(point: Point, size: float, start: float) -> Iterator[Box]:
    """Over and under the point, in its middle, then at either side of that; of the first wave,
    which stands at `start`, also before it."""
    text = lettering.width(point.mark.text, size)
    wide = text + (triangle_width(size) if point.mark.differs else 0.0)
    tall = lettering.height(1, size)
    for aside in (0.0, _ASIDE * text, -_ASIDE * text - (wide - text)):
        left = point.x - text / 2 + aside
        for top in (point.y - RADIUS - _OFF - tall, point.y + RADIUS + _OFF):
            yield Box(left, top, left + wide, top + tall)
    right = point.x - RADIUS - _OFF
    if point.x <= start and right - wide > start - NUMBERS_AT:
        yield Box(right - wide, point.y - tall / 2, right, point.y + tall / 2)


def _is_free(box: Box, taken: list[Box], trends: Trends) -> bool:
    if box.bottom > trends.plot.y + trends.plot.height:
        return False
    if any(box.meets(other, _APART) for other in taken):
        return False
    return not any(crosses((li.x1, li.y1), (li.x2, li.y2), box) for li in trends.lines)


def _figure(point: Point, box: Box, colour: str, size: float) -> list[Item]:
    mark = point.mark
    wide = lettering.width(mark.text, size)
    style = Style(size, colour=colour)
    items: list[Item] = [block((mark.text,), box.left, box.top, wide, style, "label", mark.key)]
    if mark.differs:
        items.append(triangle(mark, box.left + wide + 3.0, box.middle, size, colour))
    return items
