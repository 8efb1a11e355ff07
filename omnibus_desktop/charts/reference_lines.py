"""Reference lines: at the value of a bar, of the total, of an average, or at a target."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from omnibus_desktop.charts import palette
from omnibus_desktop.charts.board import INK, Board, Point, measured
from omnibus_desktop.charts.note_figures import Told
from omnibus_desktop.charts.notes import LineAt, Note
from omnibus_desktop.charts.room import Box, box_of
from omnibus_desktop.charts.scene import Item, Line, NativeChart, Text
from omnibus_desktop.values import dataclass

_DASH = (4.0, 3.0)
_UNDER = 9.0  # points from the plot to the middle of the text at its foot
_PAST = 3.0
_OVER = 5.0  # points from a line over columns to the text above it
_SIZE, _WIDEST = 12.0, 170.0  # of that text


@dataclass(frozen=True)
class _Stand:
    """Where a line crosses a plot: `at` is across, over columns down."""

    chart: NativeChart
    at: float


def put_line(board: Board, note: Note, told: Told) -> bool:
    """A dashed line across the plot, with its text at the foot (over columns at the right end);
    across each of several panels that have the answer."""
    stands = _stands(board, note, told)
    if not stands:
        board.remarks.append(f"There is no place on this chart for the line “{told.text}”")
        return True
    layer = board.before if board.stacked else board.behind
    for stand in stands:
        pieces = [_dashed(start, end, note) for start, end in _broken(board, stand)]
        layer += pieces
        board.shy += [box_of(piece) for piece in pieces]
    x, y, width, tall = stands[-1].chart.plot if board.upright else stands[0].chart.plot
    at = stands[-1].at if board.upright else stands[0].at
    above = measured(told.text, _WIDEST, _SIZE, False)[2] / 2 + _OVER
    anchor = (x + width, at - above) if board.upright else (at, _foot(board, y + tall) + _UNDER)
    nearer = (anchor[0] - 18.0, anchor[1])  # the text begins at the line
    shy = board.shy
    if board.upright:  # nearer to its line than clear of a band
        board.shy = [box for box in shy if min(box.right - box.left, box.bottom - box.top) < 1]
    text = board.place(note, told.text, nearer, 1.0)
    board.shy = shy
    if text is None:
        return False
    board.before.append(text)
    return True


def _foot(board: Board, plot: float) -> float:
    """How far down the numbers of an axis reach, or the plot that has none."""
    axis = (i for i in board.drawing.items if isinstance(i, Text) and i.role == "axis")
    return max([plot, *(box_of(item).bottom for item in axis)])


def _stands(board: Board, note: Note, told: Told) -> list[_Stand]:
    if note.line_at is LineAt.BAR:
        key = note.keys[0]
        end = board.end_of(key)
        return [] if end is None else [_Stand(board.chart_of(key), end)]
    if told.value is None:
        return []
    answer = note.keys[0][0] if note.keys else None
    found = []
    for chart in board.drawing.charts:
        shown = {key for series in chart.series for key in series.keys if key in board.bars}
        if answer is not None and answer not in {key[0] for key in shown}:
            continue
        at = board.at_value(chart, told.value, answer)
        if at is not None:
            found.append(_Stand(chart, at))
    return found


def _broken(board: Board, stand: _Stand) -> list[tuple[Point, Point]]:
    """The pieces of the line, which is broken at texts."""
    x, y, width, tall = stand.chart.plot
    at = stand.at
    texts = [box_of(item) for item in board.drawing.items if isinstance(item, Text)]
    if board.upright:
        broken = [(box.left, box.right) for box in texts if box.top - 1 < at < box.bottom + 1]
        return [((start, at), (end, at)) for start, end in _pieces(x, x + width, broken)]
    broken = [(box.top, box.bottom) for box in texts if box.left - 1 < at < box.right + 1]
    return [((at, start), (at, end)) for start, end in _pieces(y, y + tall + _PAST, broken)]


def broken_at(texts: list[Box], items: Iterable[Item]) -> list[Item]:
    """The items with dashed lines, and the line at 0, broken where they would run through one of
    these texts."""
    found: list[Item] = []
    for item in items:
        if not isinstance(item, Line) or not _gives_way(item):
            found.append(item)
        elif item.x1 == item.x2:
            hit = [(b.top, b.bottom) for b in texts if b.left < item.x1 < b.right]
            found += [replace(item, y1=y, y2=end) for y, end in _pieces(item.y1, item.y2, hit)]
        else:
            hit = [(b.left, b.right) for b in texts if b.top < item.y1 < b.bottom]
            found += [replace(item, x1=x, x2=end) for x, end in _pieces(item.x1, item.x2, hit)]
    return found


def _gives_way(line: Line) -> bool:
    return line.dash == _DASH or (line.role == "axis" and line.stroke == palette.INK)


def _dashed(start: Point, end: Point, note: Note) -> Line:
    key = note.keys[0] if note.keys else None
    return Line(*start, *end, INK, 1.0, f"leader {note.id}", key, _DASH)


def _pieces(
    start: float, end: float, texts: list[tuple[float, float]]
) -> list[tuple[float, float]]:
    """What is left of a line when it is broken at texts."""
    found = []
    for first, last in sorted(texts):
        if start >= end:
            break
        if first > start:
            found.append((start, min(first, end)))
        start = max(start, last)
    if start < end:
        found.append((start, end))
    return found
