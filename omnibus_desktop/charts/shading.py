"""Shaded bands: behind neighbouring bars, or between two values of the axis."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from omnibus_desktop.charts import lettering, palette
from omnibus_desktop.charts.board import Board, Point, measured
from omnibus_desktop.charts.layout.drawing import Style
from omnibus_desktop.charts.note_figures import Told
from omnibus_desktop.charts.notes import Note
from omnibus_desktop.charts.room import Box
from omnibus_desktop.charts.scene import NativeChart, Rect, Text
from omnibus_desktop.charts.sites import Reach

_MOST = 6.0  # points that a band stands out from its bars
_UNDER = 9.0
_PADDING = 3.0
_NARROW_SIZES = (12.0, 11.0, 10.0, 9.0)
_SIZE, _WIDEST = 12.0, 170.0  # of its text


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
    anchor = _anchor(board, note, boxes, told.text)

    def reach(place: Box) -> Reach:
        return Reach.CLEAR if any(_holds(box, place) for box in boxes) else Reach.NONE

    text = _in_narrow_band(board, note, boxes[0], told.text)
    text = text or board.place(note, told.text, anchor, 2.0, reach)
    text = text or board.place(note, told.text, anchor, 2.0)
    board.shy += boxes  # what other notes say is not about what is shaded
    if text is None:
        return False
    board.before.append(text)
    return True


def _in_narrow_band(board: Board, note: Note, band: Box, said: str) -> Text | None:
    """The text at the top of a band behind columns, broken into lines where it is wider than the
    band; None where it is not, or there is no room for its words."""
    room = band.right - band.left - 2 * _PADDING
    if not board.upright or note.values or measured(said, _WIDEST, _SIZE, False)[1] <= room:
        return None
    for size in _NARROW_SIZES:
        if any(lettering.width(word, size) > room for word in said.split()):
            continue
        lines, wide, tall = measured(said, room, size, False)
        left, top = band.left + _PADDING, band.top + _PADDING
        box = Box(left, top, left + wide, top + tall)
        if not any(box.meets(other) for other in board.taken) and _holds(band, box):
            box = box.moved(*(note.offset or (0.0, 0.0))).within(board.bounds)
            return board.write(note, lines, box, Style(size))
    return None


def _anchor(board: Board, note: Note, boxes: list[Box], said: str) -> Point:
    """Where the text is looked for first: at the end of the band, over columns at its top; of one
    between values under the axis, over columns at its right."""
    first = boxes[0]
    _, wide, _ = measured(said, _WIDEST, _SIZE, False)
    if board.upright:
        return (first.right - wide - 26.0, first.middle if note.values else first.top + _UNDER)
    if note.values:
        return (first.left - 18.0, first.bottom + _UNDER)
    return (first.right - wide - 26.0, first.middle)


def _holds(box: Box, place: Box) -> bool:
    return (
        box.left <= place.left
        and place.right <= box.right
        and box.top <= place.top
        and place.bottom <= box.bottom
    )


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
    return Box(min(chart.frame[0], x), run[0] - out, x + width, run[1] + out)
