"""What is under the pointer."""

from __future__ import annotations

import math

from omnibus_desktop.charts.room import Box, box_of
from omnibus_desktop.charts.scene import Ellipse, Item, Line, Polygon, Scene
from omnibus_desktop.charts.spec import Key

TOLERANCE = 3.0  # points
_BARS = ("bar", "unit")
MARKS = (*_BARS, "region")  # roles of what stands for a figure
_PAGE = "page"  # of a template: what lies behind everything


def at(scene: Scene, x: float, y: float) -> Item | None:
    """The item on top at this point of the scene, else the nearest one within three points.
    None where there is nothing."""
    nearest: Item | None = None
    least = TOLERANCE
    for item in reversed(scene.items):
        if item.role == _PAGE or _is_outline(item):
            continue
        distance = _distance(item, x, y)
        if distance <= 0:
            return item
        if distance < least:
            nearest, least = item, distance
    return nearest


def _is_outline(item: Item) -> bool:
    """Whether it only parts others from one another, such as the regions of a map of types."""
    return isinstance(item, Polygon) and item.fill is None and item.key is None


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


def bars_of(scene: Scene) -> tuple[Key, ...]:
    """The marks that have a bar, in the order of the scene."""
    keys = (item.key for item in scene.items if item.role == "bar" and item.key is not None)
    return tuple(dict.fromkeys(keys))


def marks_of(scene: Scene) -> tuple[Key, ...]:
    """All marks that stand for a figure, bars or not, in the order of the scene."""
    keys = (item.key for item in scene.items if item.role in MARKS and item.key is not None)
    return tuple(dict.fromkeys(keys))


def beside(scene: Scene, key: Key | None, right: int, down: int) -> Key | None:
    """The mark next to this one in a direction (1, 0 or -1 each way): the nearest bar that lies
    there in line with it, else the next in the order of the scene; the first for none. None where
    the chart has no bars."""
    bars = {i.key: box_of(i) for i in scene.items if i.role in _BARS and i.key is not None}
    order = list(bars)
    forward = right + down > 0
    if key is None or key not in bars:
        return (order[0] if forward else order[-1]) if order else None
    own = bars[key]
    steps = [
        (step, number)
        for number, (other, box) in enumerate(bars.items())
        if other != key and (step := _step_to(own, box, right, down)) is not None
    ]
    if steps:
        return order[min(steps)[1]]
    return order[(order.index(key) + (1 if forward else -1)) % len(order)]


def _step_to(own: Box, other: Box, right: int, down: int) -> tuple[float, float] | None:
    """How far it is to a box that lies this way and in line, and how far to the side; None where
    it does not."""
    if right:
        in_line = own.top < other.middle < own.bottom or other.top < own.middle < other.bottom
        step, aside = (other.centre - own.centre) * right, abs(other.middle - own.middle)
        apart = other.left >= own.right - 1 if right > 0 else other.right <= own.left + 1
    else:
        in_line = own.left - 1 <= other.right and other.left <= own.right + 1
        step, aside = (other.middle - own.middle) * down, abs(other.left - own.left)
        apart = other.top >= own.bottom - 1 if down > 0 else other.bottom <= own.top + 1
    return (step, aside) if in_line and apart and step > 0 else None
