"""Hexagons of a map: their corners, the outline of a region, and where a text fits inside it."""

from __future__ import annotations

import math
from dataclasses import replace
from functools import lru_cache

from omnibus_desktop.authorities.hexes import Hex
from omnibus_desktop.charts.layout.drawing import Area
from omnibus_desktop.values import dataclass

RADIUS = 1 / math.sqrt(3)  # from the middle to a corner, in widths of a hexagon
_MAP_SHARE = 0.46  # of the width of an area
_GUTTER = 28.0  # points beside the map
_SMALLEST = 7.0  # points of a hexagon
_STEPS = ((0.0, 0.0), (0.5, 0.0), (0.0, 0.43))  # from the middle of a hexagon
_FINER_STEPS = tuple((x / 8, y * 0.43 / 4) for x in range(-4, 5) for y in range(5))
_SAMPLE = 0.3  # widths of a hexagon between points at which a text is looked at
_ROUND = 4  # decimals by which corners of neighbours are the same
Corner = tuple[float, float]


def corners(middle: Corner, width: float = 1.0) -> tuple[Corner, ...]:
    """The six corners of a hexagon, from the top one clockwise."""
    x, y = middle
    turns = (math.pi * (number / 3 - 0.5) for number in range(6))
    return tuple(
        (x + width * RADIUS * math.cos(turn), y + width * RADIUS * math.sin(turn)) for turn in turns
    )


@dataclass(frozen=True, eq=False)
class Shape:
    """A region: its hexagons. Known by itself, so that what was found of it can be kept."""

    name: str
    hexes: tuple[Hex, ...]


@dataclass(frozen=True)
class Sheet:
    """Where a map lies: how wide a hexagon is and where the one at 0, 0 has its middle, in points;
    and the area that is left beside it."""

    side: float
    origin: Corner
    beside: Area


def sheet_of(hexes: tuple[Hex, ...], area: Area) -> Sheet | None:
    """The largest map at the left of the area; None where hexagons would be too small."""
    wide = max(each.x for each in hexes) + 1.0
    tall = max(each.y for each in hexes) + 2 * RADIUS
    side = min(area.height / tall, area.width * _MAP_SHARE / wide)
    if side < _SMALLEST:
        return None
    top = area.y + max(0.0, (area.height - side * tall) / 2)
    taken = side * wide + _GUTTER
    beside = replace(area, x=area.x + taken, width=area.width - taken)
    return Sheet(side, (area.x + side / 2, top + side * RADIUS), beside)


@lru_cache(maxsize=2)
def shapes(hexes: tuple[Hex, ...]) -> tuple[Shape, ...]:
    """The regions of these hexagons."""
    names = dict.fromkeys(each.region for each in hexes)
    return tuple(Shape(name, tuple(h for h in hexes if h.region == name)) for name in names)


@lru_cache(maxsize=64)
def outlines(shape: Shape) -> tuple[tuple[Corner, ...], ...]:
    """The outline of each piece of a region: the edges that only one of its hexagons has."""
    edges: set[tuple[Corner, Corner]] = set()
    for each in shape.hexes:
        ring = [_rounded(corner) for corner in corners((each.x, each.y))]
        edges |= set(zip(ring, (*ring[1:], ring[0]), strict=True))
    ahead = {start: end for start, end in edges if (end, start) not in edges}
    found = []
    while ahead:
        first, at = ahead.popitem()
        ring = [first]
        while at != first:
            ring.append(at)
            at = ahead.pop(at)
        found.append(tuple(ring))
    return tuple(sorted(found))


def _rounded(corner: Corner) -> Corner:
    return round(corner[0], _ROUND) + 0.0, round(corner[1], _ROUND) + 0.0


@lru_cache(maxsize=4096)
def place_inside(shape: Shape, wide: float, tall: float) -> Corner | None:
    """The middle of a rectangle of this size (in widths of a hexagon) that lies wholly in the
    region, as near to its middle as can be; None where none does."""
    hexes = shape.hexes
    across, down = [each.x for each in hexes], [each.y for each in hexes]
    if wide > max(across) - min(across) + 1 or tall > max(down) - min(down) + 2 * RADIUS:
        return None
    x, y = sum(across) / len(hexes), sum(down) / len(hexes)
    points = _points(wide, tall)
    for steps in (_STEPS, _FINER_STEPS):
        tried = {(x, y)} | {(each.x + dx, each.y + dy) for each in hexes for dx, dy in steps}
        near = sorted(tried, key=lambda at: (at[0] - x) ** 2 + (at[1] - y) ** 2)
        for at in near:
            if all(_inside(at, point, hexes) for point in points):
                return at
    return None


def _points(wide: float, tall: float) -> list[Corner]:
    """Points of a rectangle around 0, its corners first: they are the first to stick out."""
    across, down = (max(1, math.ceil(size / _SAMPLE)) for size in (wide, tall))
    found = [
        ((i / across - 0.5) * wide, (j / down - 0.5) * tall)
        for i in range(across + 1)
        for j in range(down + 1)
    ]
    return sorted(found, key=lambda at: -abs(at[0]) - abs(at[1]))


def _inside(at: Corner, point: Corner, hexes: tuple[Hex, ...]) -> bool:
    x, y = at[0] + point[0], at[1] + point[1]
    for each in hexes:
        across, down = abs(x - each.x), abs(y - each.y)
        if across <= 0.5 and down <= RADIUS - across * RADIUS:
            return True
    return False
