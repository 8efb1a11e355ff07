"""Boxes and texts of notes: call-outs with their leaders, free texts, and what stands apart."""

from __future__ import annotations

from omnibus_desktop.charts import palette
from omnibus_desktop.charts.board import INK, STROKE, Board
from omnibus_desktop.charts.leaders import anchor_of, leader
from omnibus_desktop.charts.note_figures import Told
from omnibus_desktop.charts.notes import Note
from omnibus_desktop.charts.room import Box, box_of
from omnibus_desktop.charts.scene import Rect, Text
from omnibus_desktop.charts.sites import Reach
from omnibus_desktop.charts.spec import Key

PADDING = 5.0
_CLEAR = 4.0  # points that a free text keeps clear of others


def put_callout(board: Board, note: Note, told: Told) -> bool:
    """A box near its bar, with a line that leads there. False, as of the other kinds, where there
    is no room for it."""
    key = note.keys[0]

    def reach(place: Box) -> Reach:
        return leader(board, key, place)[1]

    text = board.place(note, told.text, anchor_of(board, key), PADDING, reach)
    if text is None:
        return False
    box = box_of(text).grown(PADDING)
    for start, end in leader(board, key, box)[0]:
        board.draw_line(start, end, note)
    board.before += [framed(text, key), text]
    return True


def put_between(board: Board, note: Note, said: str) -> bool:
    """A box with a line to each of the bars of several panels."""
    keys = tuple(dict.fromkeys(note.keys))

    def reach(place: Box) -> Reach:
        found = [leader(board, key, place)[1] for key in keys]
        return min(found, key=lambda each: each.value)

    text = board.place(note, said, anchor_of(board, keys[0]), PADDING, reach)
    if text is None:
        return False
    box = box_of(text).grown(PADDING)
    for start, end in (piece for key in keys for piece in leader(board, key, box)[0]):
        board.draw_line(start, end, note)
    board.before += [framed(text, keys[0]), text]
    return True


def put_text(board: Board, note: Note, told: Told) -> bool:
    """A text where there is room, low at the right if it can be: what is large stands above."""
    x, y, width, tall = board.drawing.charts[0].plot
    text = board.place(note, told.text, (x + 0.7 * width, y + 0.8 * tall), _CLEAR)
    if text is None:
        return False
    board.before.append(text)
    return True


def put_aside(board: Board, note: Note, words: str) -> None:
    """A box without a line, whose words name its bars instead."""
    key: Key | None = note.keys[0] if note.keys else None
    there = key is not None and key in board.bars
    x, y, width, tall = board.drawing.charts[0].plot
    anchor = anchor_of(board, key) if key is not None and there else (x + width / 2, y + tall / 2)
    text = board.place_aside(note, words, anchor, PADDING)
    if text is not None:
        board.before += [framed(text, key), text]


def framed(text: Text, key: Key | None) -> Rect:
    """The white box of a text, with the same role."""
    box = box_of(text).grown(PADDING)
    where = (box.left, box.top, box.right - box.left, box.bottom - box.top)
    return Rect(*where, palette.WHITE, text.role, key, INK, STROKE)
