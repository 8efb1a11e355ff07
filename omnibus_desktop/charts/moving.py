"""A note while it is dragged: what is drawn of it follows the hand, and nothing is laid out anew.

At release the chart is laid out with the new offset; until then this is close enough to aim by.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from omnibus_desktop.charts.room import Box, around, box_of
from omnibus_desktop.charts.scene import Item, Line, Rect, Text


def parts(items: Iterable[Item], note: str) -> tuple[list[Item], list[Item]]:
    """The items of this note, and all others."""
    own: list[Item] = []
    others: list[Item] = []
    for item in items:
        prefix, _, name = item.role.partition(" ")
        is_own = name == note and prefix in ("note", "leader", "band")
        (own if is_own else others).append(item)
    return own, others


def hold_of(own: Iterable[Item]) -> Box | None:
    """The box by which a note is moved: that of its text with its frame."""
    return around(box_of(item) for item in own if isinstance(item, Text | Rect) and _moves(item))


def moved(own: list[Item], dx: float, dy: float) -> list[Item]:
    """The items of a note moved so far: its text and frame, the end of its leader, the spine of
    its bracket with the arms that lead there. A line across the plot and a band stay."""
    lines = [item for item in own if isinstance(item, Line)]
    framed = any(isinstance(item, Rect) and _moves(item) for item in own)
    found: list[Item] = [_shifted(item, dx, dy) for item in own if _moves(item)]
    hold = hold_of(found)
    if framed and hold is not None:
        start = (lines[0].x1, lines[0].y1) if lines else None
        return [*_leader(lines, start, hold), *found]
    spine = next((each for each in lines if not each.dash and each.width > 1), None)
    stays: list[Item] = [item for item in own if not _moves(item) and not isinstance(item, Line)]
    return [*stays, *(_stretched(line, spine, dx, dy) for line in lines), *found]


def _moves(item: Item) -> bool:
    return item.role.startswith("note ")


def _shifted(item: Item, dx: float, dy: float) -> Item:
    if isinstance(item, Rect | Text):
        return replace(item, x=item.x + dx, y=item.y + dy)
    return item


def _leader(lines: list[Line], start: tuple[float, float] | None, hold: Box) -> list[Item]:
    """One straight line from the bar to the box."""
    if start is None:
        return []
    x, y = hold.nearest(start)
    return [replace(lines[0], x2=x, y2=y)]


def _stretched(line: Line, spine: Line | None, dx: float, dy: float) -> Line:
    """A line of a bracket whose spine moves across, over columns up and down."""
    if spine is None:
        return line
    if spine.x1 == spine.x2:
        x1, x2 = (x + dx if x == spine.x1 else x for x in (line.x1, line.x2))
        return replace(line, x1=x1, x2=x2)
    y1, y2 = (y + dy if y == spine.y1 else y for y in (line.y1, line.y2))
    return replace(line, y1=y1, y2=y2)
