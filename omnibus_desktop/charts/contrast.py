"""Whether everything on a chart can be told from what it stands on.

Text has a contrast of at least 4.5 with what is behind it, a mark one of at least 3 with the page,
or an edge that has it (WCAG 2.2, 1.4.3 and 1.4.11). Only lines that merely guide the eye are free.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from omnibus_desktop.charts.palette import INK, WHITE, contrast, mixed
from omnibus_desktop.charts.room import Box, box_of
from omnibus_desktop.charts.scene import Ellipse, Item, Line, Polygon, Rect, Scene, Text
from omnibus_desktop.values import dataclass

OF_TEXT = 4.5
OF_MARKS = 3.0
_MARKS = frozenset({"bar", "unit", "swatch", "line", "region", "interval", "differs", "legend"})
_HEXES = "hexes of "
_EDGE = 0.75  # points
_STEPS = 24  # from a colour to ink


@dataclass(frozen=True)
class Faint:
    """Something that is hard to see: its role, the words of a text, and its contrast."""

    role: str
    text: str
    contrast: float


def faint(scene: Scene) -> tuple[Faint, ...]:
    """What of the scene is too faint on what it stands on, in the order of painting."""
    found: list[Faint] = []
    fills: list[tuple[Box, str]] = []
    for item in scene.items:
        seen = _contrast(item, fills)
        wanted = OF_TEXT if isinstance(item, Text) else OF_MARKS
        if seen is not None and seen < wanted:
            words = " ".join(item.lines) if isinstance(item, Text) else ""
            found.append(Faint(item.role, words, seen))
        if isinstance(item, Rect | Ellipse | Polygon) and item.fill:
            fills.append((box_of(item), item.fill))
    return tuple(found)


def edged(items: Iterable[Item]) -> tuple[Item, ...]:
    """The items with an edge around each mark that is too faint on the page, in a darker shade of
    its own colour; a line that is too faint is drawn in that shade."""
    return tuple(_edged(item) if _is_mark(item) else item for item in items)


def _edged(item: Item) -> Item:
    if isinstance(item, Text):
        return item
    if isinstance(item, Line):
        ink = item.stroke if item.stroke == WHITE else edge(item.stroke)
        return item if ink == item.stroke else replace(item, stroke=ink)
    if item.fill is None and item.stroke is None:
        return item
    around = _edge_of(item.fill, item.stroke)
    if around is None:
        return item
    edge_of_it = (around, item.stroke_width or _EDGE)
    if isinstance(item, Polygon):  # a chart has hundreds: `replace` takes five times as long
        return Polygon(item.points, item.fill, item.role, item.key, *edge_of_it)
    place = (item.x, item.y, item.width, item.height)
    return type(item)(*place, item.fill, item.role, item.key, *edge_of_it)


@lru_cache(maxsize=256)
def _edge_of(fill: str | None, stroke: str | None) -> str | None:
    """The colour of the edge that a mark of these colours needs; None where it needs none."""
    seen = fill if fill not in (None, WHITE) else stroke
    stands_out = any(ink and contrast(ink, WHITE) >= OF_MARKS for ink in (fill, stroke))
    return None if seen is None or stands_out else edge(seen)


def _is_mark(item: Item) -> bool:
    return item.role in _MARKS or item.role.startswith(_HEXES)


@lru_cache(maxsize=256)
def edge(colour: str, wanted: float = OF_MARKS) -> str:
    """The colour itself where it stands out from the page, else the lightest of its shades that
    does."""
    shades = (mixed(colour, INK, step / _STEPS) for step in range(_STEPS + 1))
    return next(shade for shade in shades if contrast(shade, WHITE) >= wanted)


def behind(box: Box, fills: Sequence[tuple[Box, str]], page: str = WHITE) -> str:
    """The colour behind the middle of a box: of the last of the fills there, or of the page."""
    x, y = box.centre, box.middle
    for around, fill in reversed(fills):
        if around.left <= x <= around.right and around.top <= y <= around.bottom:
            return fill
    return page


def _contrast(item: Item, fills: Sequence[tuple[Box, str]]) -> float | None:
    """How far the item stands out; None for what need not."""
    if isinstance(item, Text):
        return contrast(item.colour, behind(box_of(item), fills)) if item.lines else None
    if not _is_mark(item):
        return None
    if isinstance(item, Line):
        is_gap = item.stroke == WHITE  # between the parts of a hexagon map
        return None if is_gap else contrast(item.stroke, WHITE)
    inks = [ink for ink in (item.fill, item.stroke) if ink]
    if item.role == "differs":
        return max(contrast(ink, behind(box_of(item), fills)) for ink in inks)
    return max((contrast(ink, WHITE) for ink in inks), default=None)
