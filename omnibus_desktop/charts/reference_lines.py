"""Reference lines: at the value of a bar, of the total, of an average, or at a target."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from omnibus_desktop.charts import palette
from omnibus_desktop.charts.board import INK, Board, Point
from omnibus_desktop.charts.layout.drawing import Style
from omnibus_desktop.charts.line_texts import foot_of, line_site
from omnibus_desktop.charts.note_figures import Told
from omnibus_desktop.charts.notes import LineAt, Note
from omnibus_desktop.charts.room import Box, box_of
from omnibus_desktop.charts.scene import Item, Line, NativeChart, Text
from omnibus_desktop.values import dataclass

_DASH = (4.0, 3.0)
_PAST = 3.0
_IN_EACH = "(in each panel)"


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
        layer += [_dashed(start, end, note) for start, end in _broken(board, stand)]
        board.shy.append(_box_of(board, stand))
    said = f"{told.text} {_IN_EACH}" if len(stands) > 1 and told.text else told.text
    stand = stands[-1] if board.upright else stands[0]
    site = line_site(board, stand.chart, stand.at, said)
    if site is None:
        return False
    lowest = foot_of(board, stand.chart.plot[1] + stand.chart.plot[3]) + _PAST
    if not board.upright and site.box.top > lowest:
        layer.append(_dashed((stand.at, lowest), (stand.at, site.box.top), note))
    box = site.box
    if note.offset is not None:
        box = box.moved(*note.offset).within(board.bounds)
    board.before.append(board.write(note, site.lines, box, Style(site.size)))
    return True


def crossings(board: Board, note: Note, told: Told) -> list[float]:
    """Where the line crosses plots, across them, over columns down."""
    return [stand.at for stand in _stands(board, note, told)]


def _box_of(board: Board, stand: _Stand) -> Box:
    x, y, width, tall = stand.chart.plot
    if board.upright:
        return Box(x, stand.at, x + width, stand.at)
    return Box(stand.at, y, stand.at, y + tall + _PAST)


def _stands(board: Board, note: Note, told: Told) -> list[_Stand]:
    if note.line_at is LineAt.BAR and note.keys:
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
