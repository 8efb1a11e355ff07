"""Notes laid onto a drawing: call-outs, difference brackets, reference lines, group brackets."""

from __future__ import annotations

from collections.abc import Callable

from omnibus_desktop.charts import palette
from omnibus_desktop.charts.board import INK, STROKE, Board, Point
from omnibus_desktop.charts.brackets import put_bracket
from omnibus_desktop.charts.layout.drawing import Area, Drawing
from omnibus_desktop.charts.leaders import anchor_of, leader
from omnibus_desktop.charts.mark import Marks
from omnibus_desktop.charts.note_text import Found, both_named, by_key, filled, named
from omnibus_desktop.charts.notes import Note, NoteKind
from omnibus_desktop.charts.room import Box, box_of
from omnibus_desktop.charts.scene import Line, Rect, Text
from omnibus_desktop.charts.spec import Key

_PADDING = 5.0
_DASH = (4.0, 3.0)


def with_notes(
    drawing: Drawing, marks: Marks, notes: tuple[Note, ...], bounds: Area
) -> tuple[Drawing, int]:
    """The drawing with its notes, and for how many of them there was no room. A note whose bar
    is not on the chart is not drawn; a remark says so. Nothing spans the bars of several panels:
    a text names them."""
    board = Board(drawing, bounds)
    found = by_key(marks)
    for note in sorted(notes, key=_firmness):
        if note.keys and all(key in board.bars for key in note.keys):
            there = [found[key] for key in note.keys]
            said = filled(note, there, marks) or note.kind.value
            charts = [board.chart_of(key) for key in note.keys]
            if note.kind not in _PUT and any(chart is not charts[0] for chart in charts):
                if not _put_callout(board, note, f"{both_named(there)}: {said}"):
                    _put_aside(board, note, said, there)
                continue
            put = _PUT.get(note.kind, _put_callout if len(note.keys) == 1 else put_bracket)
            if not put(board, note, said):
                _put_aside(board, note, said, there)
        else:
            board.remarks.append(f"The bar of {named(note)} is not on this chart")
    items = (*board.behind, *drawing.items, *board.before)
    return Drawing(items, drawing.charts, (*drawing.remarks, *board.remarks)), board.crowded


def _firmness(note: Note) -> int:
    """Lines and brackets have one place each and go first; call-outs find theirs between."""
    return (NoteKind.LINE, NoteKind.DIFFERENCE, NoteKind.BRACKET, NoteKind.CALLOUT).index(note.kind)


def _put_callout(board: Board, note: Note, said: str) -> bool:
    """A box near its bar, with a line that leads there. False, as of the others, where there is
    no room for it."""
    key = note.keys[0]

    def is_reached(place: Box) -> bool:
        return leader(board, key, place)[1]

    text = board.place(note, said, anchor_of(board, key), _PADDING, is_reached)
    if text is None:
        return False
    box = box_of(text).grown(_PADDING)
    for start, end in leader(board, key, box)[0]:
        board.draw_line(start, end, note)
    board.before += [_framed(text, note), text]
    return True


def _put_aside(board: Board, note: Note, said: str, there: list[Found]) -> None:
    """A box without a line, which names its bars instead."""
    key = note.keys[0]
    is_named = len(there) == 1 and there[0][0].label in said
    words = said if is_named else f"{both_named(there)}: {said}"
    text = board.place_aside(note, words, anchor_of(board, key), _PADDING)
    if text is not None:
        board.before += [_framed(text, note), text]


def _framed(text: Text, note: Note) -> Rect:
    box = box_of(text).grown(_PADDING)
    where = (box.left, box.top, box.right - box.left, box.bottom - box.top)
    return Rect(*where, palette.WHITE, f"note {note.id}", note.keys[0], INK, STROKE)


def _put_line(board: Board, note: Note, said: str) -> bool:
    """A dashed line across the plot at the end of a bar, with its text at the foot (over columns
    at the right end)."""
    key = note.keys[0]
    bar = board.bars[key]
    x, y, width, tall = board.chart_of(key).plot
    texts = [box_of(item) for item in board.drawing.items if isinstance(item, Text)]
    if board.upright:
        at, anchor = bar.top, (x + width, bar.top)
        broken = [(box.left, box.right) for box in texts if box.top < at < box.bottom]
        ends = [((start, at), (end, at)) for start, end in _pieces(x, x + width, broken)]
    else:
        at, anchor = bar.right, (bar.right, y + tall + 9.0)
        broken = [(box.top, box.bottom) for box in texts if box.left < at < box.right]
        ends = [((at, start), (at, end)) for start, end in _pieces(y, y + tall + 3.0, broken)]
    lines = [_dashed(start, end, note, key) for start, end in ends]
    layer = board.before if board.stacked else board.behind
    layer += lines
    nearer = (anchor[0] - 18.0, anchor[1])  # the text begins at the line
    text = board.place(note, said, nearer, 1.0)
    if text is None:
        return False
    board.before.append(text)
    return True


def _dashed(start: Point, end: Point, note: Note, key: Key) -> Line:
    return Line(*start, *end, INK, 1.0, f"leader {note.id}", key, _DASH)


def _pieces(
    start: float, end: float, texts: list[tuple[float, float]]
) -> list[tuple[float, float]]:
    """What is left of a line when it is broken at texts."""
    found = []
    for first, last in sorted(texts):
        if first > start:
            found.append((start, min(first, end)))
        start = max(start, last)
    if start < end:
        found.append((start, end))
    return found


_PUT: dict[NoteKind, Callable[[Board, Note, str], bool]] = {
    NoteKind.CALLOUT: _put_callout,
    NoteKind.LINE: _put_line,
}
