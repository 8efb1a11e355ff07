"""The line of a call-out: ways from a bar to its box, best first."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from omnibus_desktop.charts.board import Board, Point
from omnibus_desktop.charts.room import Box, crosses
from omnibus_desktop.charts.sites import Reach
from omnibus_desktop.charts.spec import Key

#: The pieces of a line, each from a point to a point.
Path = list[tuple[Point, Point]]

_WELL_AWAY = 3.0  # points from what a line passes
_OUT = 7.0  # points that a line runs on before it turns
_INSET = 3.0  # of a line's end from the corner of the box
_EDGE = 1.0  # by how much a line may reach into the box at which it ends
_UNDER = 1.5  # from a bar to a line along the gap beneath it


def anchor_of(board: Board, key: Key) -> Point:
    """Where the line of a note begins: after the figure of a bar, over that of a column, at the
    foot of a segment."""
    bar, reach = board.bars[key], board.reach[key]
    if board.stacked:
        return (bar.centre, bar.bottom)
    if board.upright:
        return (bar.centre, reach.top - 2.0)
    return (reach.right + 2.0, bar.middle)


def leader(board: Board, key: Key, box: Box) -> tuple[Path, Reach]:
    """The way from the bar to the box, and how it reaches it: one that keeps well away from all
    figures before one that passes close to them; the straight one where each crosses something."""
    ends = board.bars[key], box
    ways = sorted(_ways(board, key, box), key=_is_bent_askew)
    own = box.grown(-_EDGE)
    past = (way for way in ways if not any(crosses(*piece, own) for piece in way))
    free = [way for way in past if board.is_free(way, ends)]
    if not free:
        return ways[0], Reach.NONE
    far = board.reach[key], box
    clear = next((way for way in free if board.is_free(way, far, _WELL_AWAY)), None)
    return (free[0], Reach.CLOSE) if clear is None else (clear, Reach.CLEAR)


def _ways(board: Board, key: Key, box: Box) -> Iterator[Path]:
    start, bar = anchor_of(board, key), board.bars[key]
    if board.stacked:
        start = (_facing(bar, box), bar.top if box.bottom <= bar.top else bar.bottom)
    yield [(start, box.nearest(start))]
    if board.upright:
        yield _joined(start, (start[0], box.middle), box.nearest((start[0], box.middle)))
        yield from _from_the_side(bar, box)
        return
    turns = [x for x in (start[0] + _OUT, box.centre, box.right - _INSET) if x > start[0]]
    if not board.stacked:
        for x in turns:
            yield _joined(start, *_turned((x, start[1]), start[0], box))
        foot = bar.right - 1.0
        for edge, gap in ((bar.bottom, bar.bottom + _UNDER), (bar.top, bar.top - _UNDER)):
            for x in turns:
                yield _joined((foot, edge), (foot, gap), *_turned((x, gap), foot, box))
    if box.left >= bar.right:
        foot, gap = (bar.centre if board.stacked else bar.right - 1.0), bar.bottom + _UNDER
        turn, end = box.left - _OUT, min(max(gap, box.top + _INSET), box.bottom - _INSET)
        yield _joined((foot, bar.bottom), (foot, gap), (turn, gap), (turn, end), (box.left, end))


def _turned(turn: Point, start: float, box: Box) -> tuple[Point, ...]:
    """Where a level line from `start` turns, and where it ends at the box: at its side where the
    turn would be inside it."""
    x, y = turn
    if box.left < x < box.right and box.top < y < box.bottom:
        return ((min(max(start, box.left), box.right), y),)
    return turn, box.nearest(turn)


def _facing(segment: Box, box: Box) -> float:
    """How far across a line leaves a segment: in its middle, or as near to it as lies over or
    under the box."""
    x = min(max(segment.centre, box.left + _INSET), box.right - _INSET)
    low, high = segment.left + _INSET, segment.right - _INSET
    return min(max(x, low), high) if low < high else segment.centre


def _from_the_side(bar: Box, box: Box) -> Iterator[Path]:
    """From under the top of a column, where something else stands on it."""
    y = min(bar.top + _INSET, bar.bottom)
    is_right = box.centre >= bar.centre
    start = (bar.right if is_right else bar.left, y)
    for x in (box.left + _INSET, box.centre, box.right - _INSET):
        if (x > start[0]) is is_right:
            yield _joined(start, *_turned((x, y), start[0], box))


def _is_bent_askew(way: Path) -> bool:
    """Whether a line of several pieces has one that is neither upright nor level: it is taken
    where there is no other."""
    return len(way) > 1 and any(x != right and y != foot for (x, y), (right, foot) in way)


def _joined(*points: Point) -> Path:
    return list(pairwise(points))
