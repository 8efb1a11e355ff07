"""Where the text of a reference line stands: at its own line, and at no other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from omnibus_desktop.charts.board import Board, measured
from omnibus_desktop.charts.layout.drawing import Area
from omnibus_desktop.charts.room import Box, box_of
from omnibus_desktop.charts.scene import NativeChart, Text
from omnibus_desktop.charts.sites import Site

_SIZES = (12.0, 11.0, 10.0, 9.0)
_WIDTHS = (250.0, 170.0, 120.0, 90.0)  # points; the widest first, for a text of one line
_UNDER = 2.0  # points from the plot to a text at its foot
_OVER = 2.5  # from a line over columns to its text
_ROW = 15.0  # from a row of texts at the foot to the next
_ROWS = 2
_CLEAR = 2.0
_OTHER = 8.0  # points that a text keeps away from the lines of others
_STEP = 12.0  # points between places along a line over columns
_SAME = 0.5


def line_site(board: Board, chart: NativeChart, at: float, said: str) -> Site | None:
    """The first place for the text of the line that crosses this plot `at` a point across, over
    columns down, in the largest text; None where all of them are taken or read as the text of
    another line."""
    for size, widest in product(_SIZES, _WIDTHS):
        lines, wide, tall = measured(said, widest, size, False)
        boxes = _along if board.upright else _at_the_foot
        for box in boxes(board, chart, at, (wide, tall)):
            if _is_free(board, box, at):
                return Site(box, lines, size)
    return None


def foot_of(board: Board, plot: float) -> float:
    """How far down the numbers of an axis reach, or the plot that has none."""
    axis = (i for i in board.drawing.items if isinstance(i, Text) and i.role == "axis")
    return max([plot, *(box_of(item).bottom for item in axis)])


def _at_the_foot(
    board: Board, chart: NativeChart, at: float, size: tuple[float, float]
) -> Iterator[Box]:
    """Under the plot, beginning at the line, in its middle, or ending at it; in rows."""
    _, y, _, tall = chart.plot
    wide, high = size
    room, charts = board.bounds, board.drawing.charts
    if len(charts) > 1:
        own = board.region_of(chart)
        is_first = chart.plot[0] <= min(each.plot[0] for each in charts)  # labels are at its left
        room = replace(own, x=room.x, width=own.right - room.x) if is_first else own
    for row in range(_ROWS):
        top = foot_of(board, y + tall) + _UNDER + row * _ROW
        for left in (at, at - wide / 2, at - wide):
            box = Box(left, top, left + wide, top + high)
            if left >= room.x and box.right <= room.right + _SAME and _holds(board.bounds, box):
                yield box


def _along(board: Board, chart: NativeChart, at: float, size: tuple[float, float]) -> Iterator[Box]:
    """Over the line and under it, from its right end on."""
    x, _, width, _ = chart.plot
    wide, high = size
    for step in range(max(1, int((width - wide) / _STEP))):
        left = x + width - wide - step * _STEP
        for top in (at - _OVER - high, at + _OVER):
            box = Box(left, top, left + wide, top + high)
            if _holds(board.bounds, box):
                yield box


def _holds(bounds: Area, box: Box) -> bool:
    down = bounds.y <= box.top and box.bottom <= bounds.bottom + _SAME
    return down and bounds.x <= box.left and box.right <= bounds.right + _SAME


def _is_free(board: Board, box: Box, at: float) -> bool:
    low, high = (box.top, box.bottom) if board.upright else (box.left, box.right)
    others = (other for other in board.crossings if abs(other - at) > _SAME)
    if any(low - _OTHER < other < high + _OTHER for other in others):
        return False
    if any(line.meets(box) for line in board.shy if line.right == line.left or _is_level(line)):
        return False
    return not any(box.meets(taken, _CLEAR) for taken in board.taken)


def _is_level(line: Box) -> bool:
    return line.top == line.bottom
