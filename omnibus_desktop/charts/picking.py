"""What is under the pointer."""

from __future__ import annotations

import math

from omnibus_desktop.charts.room import box_of
from omnibus_desktop.charts.scene import Ellipse, Item, Line, Polygon, Scene

TOLERANCE = 3.0  # points


def at(scene: Scene, x: float, y: float) -> Item | None:
    """The item on top at this point of the scene, else the nearest one within three points.
    None where there is nothing."""
    nearest: Item | None = None
    least = TOLERANCE
    for item in reversed(scene.items):
        distance = _distance(item, x, y)
        if distance <= 0:
            return item
        if distance < least:
            nearest, least = item, distance
    return nearest


def _distance(item: Item, x: float, y: float) -> float:
    """How far the point is from the item, 0 or less inside it. A line has no inside."""
    if isinstance(item, Line):
        return _to_line(item, x, y) + 1e-9
    if isinstance(item, Polygon) and _inside(item, x, y):
        return 0.0
    box = box_of(item)
    if isinstance(item, Ellipse):
        return _to_ellipse(item, x, y)
    across = max(box.left - x, 0.0, x - box.right)
    down = max(box.top - y, 0.0, y - box.bottom)
    outside = math.hypot(across, down)
    return max(outside, 0.5) if isinstance(item, Polygon) else outside


def _to_ellipse(item: Ellipse, x: float, y: float) -> float:
    """How far the point is from the ellipse on the way to its middle."""
    across, down = item.width / 2, item.height / 2
    dx, dy = x - item.x - across, y - item.y - down
    turns = math.hypot(dx / across, dy / down) if across and down else math.inf
    return math.hypot(dx, dy) * (1 - 1 / turns) if turns > 1 else 0.0


def _to_line(line: Line, x: float, y: float) -> float:
    dx, dy = line.x2 - line.x1, line.y2 - line.y1
    length = dx * dx + dy * dy
    share = ((x - line.x1) * dx + (y - line.y1) * dy) / length if length else 0.0
    share = min(1.0, max(0.0, share))
    return math.hypot(x - line.x1 - share * dx, y - line.y1 - share * dy)


def _inside(polygon: Polygon, x: float, y: float) -> bool:
    """Whether a ray to the right leaves the polygon an odd number of times."""
    inside = False
    points = polygon.points
    for (x1, y1), (x2, y2) in zip(points, (*points[1:], points[0]), strict=True):
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) / (y2 - y1) * (x2 - x1):
            inside = not inside
    return inside
