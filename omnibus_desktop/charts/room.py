"""Where on a chart there is room for a note."""

from __future__ import annotations

import math
from bisect import insort
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from omnibus_desktop.charts import lettering
from omnibus_desktop.charts.layout.drawing import Area
from omnibus_desktop.charts.scene import Item, Line, Polygon, Text

_CLEARANCE = 4.0  # points between a note and what it must not cover
_STEP = 8  # points between places that are tried
_PIECE = 24.0  # points of a sloping line that are kept clear as one
_INSIDE = ("unit", "region label", "hexes of")  # parts of what is kept clear as a whole
_STEPS = (0.0, 14.0, 28.0, 56.0, 112.0, 168.0)


@dataclass(frozen=True, slots=True)
class Box:
    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    @property
    def centre(self) -> float:
        return (self.left + self.right) / 2

    @property
    def edges(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom."""
        return self.left, self.top, self.right, self.bottom

    def meets(self, other: Box, by: float = 0.0) -> bool:
        """Whether the two overlap, or come closer than `by` points."""
        return (
            self.left < other.right + by
            and other.left < self.right + by
            and self.top < other.bottom + by
            and other.top < self.bottom + by
        )

    def nearest(self, point: tuple[float, float]) -> tuple[float, float]:
        """The point of the box that is nearest to another."""
        x, y = point
        return min(max(x, self.left), self.right), min(max(y, self.top), self.bottom)

    def grown(self, by: float) -> Box:
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def moved(self, dx: float, dy: float) -> Box:
        return Box(self.left + dx, self.top + dy, self.right + dx, self.bottom + dy)

    def within(self, bounds: Area) -> Box:
        """The same box moved inside the bounds; its top left corner where it is too large."""
        dx = max(bounds.x - self.left, min(0.0, bounds.right - self.right))
        dy = max(bounds.y - self.top, min(0.0, bounds.bottom - self.bottom))
        return self.moved(dx, dy)


def box_of(item: Item) -> Box:
    """The rectangle around an item; of a text its lines, not the room they were given."""
    if isinstance(item, Line):
        xs, ys = (item.x1, item.x2), (item.y1, item.y2)
        return Box(min(xs), min(ys), max(xs), max(ys))
    if isinstance(item, Polygon):
        across, down = [x for x, _ in item.points], [y for _, y in item.points]
        return Box(min(across), min(down), max(across), max(down))
    return Box(item.x, item.y, item.x + item.width, item.y + item.height)


def around(boxes: Iterable[Box]) -> Box | None:
    """The rectangle around all of these; None for none."""
    found = list(boxes)
    if not found:
        return None
    return Box(
        min(box.left for box in found),
        min(box.top for box in found),
        max(box.right for box in found),
        max(box.bottom for box in found),
    )


def obstacles(items: Iterable[Item]) -> list[Box]:
    """What no note may cover: bars, figures, labels, intervals; not the lines of an axis."""
    return [box for item in items for box in _covered(item)]


def _covered(item: Item) -> Iterator[Box]:
    """What an item covers: of a text its lines, of a line over waves the boxes of its pieces;
    nothing more of what lies inside another item."""
    if item.role.startswith(_INSIDE):
        return
    if isinstance(item, Text):
        if item.lines:
            yield ink(item)
    elif not isinstance(item, Line) or item.role == "interval":
        yield box_of(item)
    elif item.role == "line":
        dx, dy = item.x2 - item.x1, item.y2 - item.y1
        count = max(1, math.ceil(math.hypot(dx, dy) / _PIECE))
        for number in range(count):
            start, end = number / count, (number + 1) / count
            xs = (item.x1 + start * dx, item.x1 + end * dx)
            ys = (item.y1 + start * dy, item.y1 + end * dy)
            yield Box(min(xs), min(ys), max(xs), max(ys))


def ink(text: Text) -> Box:
    """The box of the lines of a text, which may have been given more room."""
    wide = max(lettering.width(line, text.size, text.bold) for line in text.lines)
    share = {"start": 0.0, "middle": 0.5, "end": 1.0}[text.align]
    left = text.x + share * (text.width - wide)
    return Box(left, text.y, left + wide, text.y + text.height)


@dataclass(frozen=True, slots=True)
class Ground:
    """An area with what is taken in it: `blocked` are top, bottom, left and right of each, with the
    room around it, from the top on; `cells` are the rows in which a column of the area a step wide
    is blocked, as bits; `lefts` is where a text may begin beside something."""

    bounds: Area
    blocked: tuple[tuple[float, float, float, float], ...]
    cells: tuple[int, ...]
    lefts: frozenset[float]


def ground_of(taken: Iterable[Box], bounds: Area) -> Ground:
    """The area with what of this is in it."""
    whole = Box(bounds.x, bounds.y, bounds.right, bounds.bottom)
    near = [box for box in taken if box.meets(whole, _CLEARANCE)]
    blocked = sorted(
        (
            box.top - _CLEARANCE,
            box.bottom + _CLEARANCE,
            box.left - _CLEARANCE,
            box.right + _CLEARANCE,
        )
        for box in near
    )
    cells = [0] * (int(bounds.width / _STEP) + 2)
    for top, bottom, left, right in blocked:
        first, last = math.ceil(max(0.0, top - bounds.y)), math.floor(bottom - bounds.y)
        if last > first:
            rows = (1 << last) - (1 << first)
            start = max(0, math.floor((left - bounds.x) / _STEP))
            for cell in range(start, min(len(cells), math.ceil((right - bounds.x) / _STEP))):
                cells[cell] |= rows
    lefts = frozenset(_STEP * math.ceil((box.right + _CLEARANCE + 1) / _STEP) for box in near)
    return Ground(bounds, tuple(blocked), tuple(cells), lefts)


def free_places(
    size: tuple[float, float], anchor: tuple[float, float], ground: Ground, most: int
) -> list[tuple[float, Box]]:
    """Up to so many places for a box of this width and height that cover nothing that is taken,
    each with how far it is from the anchor: the nearest first, those to its right before others."""
    width, height = size
    bounds = ground.bounds
    x, y = anchor
    lefts: set[float] = {round(x + 18 + step) for step in _STEPS}
    lefts |= ground.lefts
    lefts |= {x - width / 2, x - width, x - width - 18}
    lefts |= {math.floor(bounds.right - width)}
    inside = (left for left in lefts if bounds.x <= left and left + width <= bounds.right)
    steps = sorted((left - x if left >= x else 2.0 * (x - left), left) for left in inside)
    found: list[tuple[float, float, float]] = []
    for across, left in steps:
        if len(found) >= most and across > found[most - 1][0]:
            break  # what is further across cannot be nearer
        if not _may_hold(ground, left, width, height):
            continue
        for low, high in _free_heights(left, width, ground):
            if high - low >= height:
                top = min(max(y - height / 2, low), high - height)
                cost = across + 1.5 * abs(top + height / 2 - y)
                insort(found, (cost, left, top))
    return [(cost, Box(left, top, left + width, top + height)) for cost, left, top in found[:most]]


def _may_hold(ground: Ground, left: float, width: float, height: float) -> bool:
    """Whether a strip may have so high a free stretch: no, where the whole columns and rows in it
    that are blocked leave none. It is much quicker to say than what is free."""
    start = math.ceil((left - ground.bounds.x) / _STEP)
    rows = 0
    for cell in ground.cells[start : math.floor((left + width - ground.bounds.x) / _STEP)]:
        rows |= cell
    free = ~rows & ((1 << math.ceil(ground.bounds.height)) - 1)
    wanted, have = max(1, math.floor(height)), 1
    while free and have < wanted:  # a bit stays where as many rows from there on are free
        more = min(have, wanted - have)
        free &= free >> more
        have += more
    return free != 0


def _free_heights(left: float, width: float, ground: Ground) -> Iterator[tuple[float, float]]:
    """The stretches from top to bottom in which a strip of the chart is free of what is blocked,
    from the top on."""
    right = left + width
    low, end = ground.bounds.y, ground.bounds.bottom
    inside = [
        (top, bottom)
        for top, bottom, first, last in ground.blocked
        if first < right and left < last
    ]
    for top, bottom in inside:
        if top > low:
            yield low, min(top, end)
        if bottom > low:
            low = bottom
    if low < end:
        yield low, end


def crosses(start: tuple[float, float], end: tuple[float, float], box: Box) -> bool:
    """Whether the straight line meets the inside of the box (Liang and Barsky, 1984)."""
    (x, y), (right, foot) = start, end
    if max(x, right) <= box.left or min(x, right) >= box.right:
        return False
    if max(y, foot) <= box.top or min(y, foot) >= box.bottom:
        return False
    dx, dy = right - x, foot - y
    first, last = 0.0, 1.0
    sides = (
        (-dx, x - box.left),
        (dx, box.right - x),
        (-dy, y - box.top),
        (dy, box.bottom - y),
    )
    for slope, distance in sides:
        if slope == 0:
            if distance <= 0:
                return False
            continue
        share = distance / slope
        if slope < 0:
            first = max(first, share)
        else:
            last = min(last, share)
    return first < last - 1e-9
