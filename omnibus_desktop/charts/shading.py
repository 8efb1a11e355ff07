"""Shaded bands: behind neighbouring bars, or between two values of the axis."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from omnibus_desktop.charts import palette
from omnibus_desktop.charts.board import Board, Point
from omnibus_desktop.charts.note_figures import Told
from omnibus_desktop.charts.notes import Note
from omnibus_desktop.charts.room import Box
from omnibus_desktop.charts.scene import NativeChart, Rect

_MOST = 6.0  # points that a band stands out from its bars
_UNDER = 9.0


def put_band(board: Board, note: Note, told: Told) -> bool:
    """A light rectangle behind the chart, with its text beside what it is behind."""
    boxes = list(_between_values(board, note) if note.values else _behind_bars(board, note))
    if not boxes:
        board.remarks.append(f"There is no place on this chart for the band “{told.text}”")
        return True
    key = note.keys[0] if note.keys else None
    for box in boxes:
        where = (box.left, box.top, box.right - box.left, box.bottom - box.top)
        board.behind.append(Rect(*where, palette.BAND, f"band {note.id}", key))
    text = board.place(note, told.text, _anchor(board, note, boxes), 2.0)
    if text is None:
        return False
    board.before.append(text)
    return True


def _anchor(board: Board, note: Note, boxes: list[Box]) -> Point:
    """Where the text is looked for first: after the longest of its bars, or over the tallest; of
    a band between values at the end of the axis."""
    first = boxes[0]
    if note.values:
        if board.upright:
            return (first.right - 18.0, first.middle)
        return (first.left - 18.0, first.bottom + _UNDER)
    reach = [board.reach[key] for key in note.keys if key in board.reach]
    if board.upright:
        return (first.centre, min(box.top for box in reach) - _UNDER)
    return (max(box.right for box in reach) - 4.0, first.middle)


def _between_values(board: Board, note: Note) -> Iterator[Box]:
    for chart in board.drawing.charts:
        x, y, width, tall = chart.plot
        ends = [board.at_value(chart, value) for value in note.values]
        known = [end for end in ends if end is not None]
        if len(known) < 2:
            continue
        low, high = min(known), max(known)
        if board.upright:
            yield Box(x, max(low, y), x + width, min(high, y + tall))
        else:
            yield Box(max(low, x), y, min(high, x + width), y + tall)


def _behind_bars(board: Board, note: Note) -> Iterator[Box]:
    """A box for each run of neighbouring bars, in each chart that has some of them."""
    for chart in board.drawing.charts:
        bars = {
            key: board.bars[key]
            for series in chart.series
            for key in series.keys
            if key in board.bars
        }
        wanted = {_span(board, bars[key]) for key in note.keys if key in bars}
        spans = sorted({_span(board, box) for box in bars.values()})
        for run in _runs(spans, wanted):
            yield _box(board, chart, run, spans)


def _span(board: Board, box: Box) -> tuple[float, float]:
    """From where to where a bar reaches along the axis of the categories."""
    return (box.left, box.right) if board.upright else (box.top, box.bottom)


def _runs(
    spans: list[tuple[float, float]], wanted: set[tuple[float, float]]
) -> Iterator[tuple[float, float]]:
    start: float | None = None
    end = 0.0
    for span in spans:
        if span in wanted:
            start = span[0] if start is None else start
            end = span[1]
        elif start is not None:
            yield start, end
            start = None
    if start is not None:
        yield start, end


def _box(
    board: Board, chart: NativeChart, run: tuple[float, float], spans: list[tuple[float, float]]
) -> Box:
    """Half way to the next bars at either side, over the whole plot and the labels beside it."""
    gaps = [after[0] - before[1] for before, after in pairwise(spans) if after[0] > before[1]]
    out = min([_MOST, *(gap / 2 for gap in gaps)])
    x, y, width, tall = chart.plot
    if board.upright:
        return Box(run[0] - out, y, run[1] + out, y + tall)
    left = chart.frame[0] if chart.shows_categories else x
    return Box(left, run[0] - out, x + width, run[1] + out)
