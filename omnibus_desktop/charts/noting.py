"""Notes laid onto a drawing, each by its kind."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from math import inf

from omnibus_desktop.charts import palette
from omnibus_desktop.charts.board import ASIDE, LED, Board
from omnibus_desktop.charts.brackets import put_bracket
from omnibus_desktop.charts.callouts import put_aside, put_between, put_callout, put_text
from omnibus_desktop.charts.layout.drawing import Area, Drawing
from omnibus_desktop.charts.mark import Marks
from omnibus_desktop.charts.note_figures import Told
from omnibus_desktop.charts.note_text import BETWEEN_NAMES, by_key, named, names_of, one_named
from omnibus_desktop.charts.notes import LineAt, Note, NoteKind
from omnibus_desktop.charts.reference_lines import broken_at, crossings, put_line
from omnibus_desktop.charts.room import box_of
from omnibus_desktop.charts.scene import Item, Line
from omnibus_desktop.charts.shading import put_band

_SPANS = (NoteKind.DIFFERENCE, NoteKind.BRACKET)
_AT_VALUES = (NoteKind.LINE, NoteKind.BAND)  # that need no bar where they have values
_OF_THE_CHART = (LineAt.TOTAL, LineAt.AVERAGE)  # lines that need no bar of their own
_FIRMNESS = {
    NoteKind.BAND: 0,
    NoteKind.LINE: 1,
    NoteKind.DIFFERENCE: 2,
    NoteKind.BRACKET: 2,
    NoteKind.CALLOUT: 3,
    NoteKind.TEXT: 4,
}


def with_notes(
    drawing: Drawing,
    marks: Marks,
    notes: tuple[Note, ...],
    bounds: Area,
    told: Mapping[str, Told],
    under: float = inf,
) -> tuple[Drawing, int] | None:
    """The drawing with its notes, which say what they are `told` to, and how badly those fit for
    which there was no room; None as soon as that is not `under` so much. A note whose bar is not on
    the chart is not drawn; a remark says so. Nothing spans the bars of several panels: a text names
    them, with a line to each or with none."""
    board = Board(drawing, bounds)
    found = by_key(marks)
    board.crossings = _crossings(board, notes, told)
    for note in sorted(notes, key=partial(_turn, board)):
        if not drawing.charts or not _has_its_bars(board, note):
            board.remarks.append(f"The bar of {named(note)} is not on this chart")
            continue
        said = told[note.id]
        names = names_of([found[key] for key in note.keys if key in found])
        if note.kind in _SPANS and board.is_across_charts(note.keys):
            apart = f"{names}: {said.text}"
            if not put_between(board, note, apart):
                put_aside(board, note, apart)
        elif not _PUT[note.kind](board, note, said):
            if board.crowded + (LED if note.kind in _SPANS else ASIDE) >= under:
                return None
            if len(note.keys) == 1 and note.keys[0] in found:
                names = one_named(found[note.keys[0]], marks, said.text)
            is_said = all(name in said.text for name in names.split(BETWEEN_NAMES))
            apart = said.text if is_said else f"{names}: {said.text}"
            if note.kind in _SPANS and put_callout(board, note, Told(apart)):
                board.crowded += LED
            else:
                put_aside(board, note, apart)
    if board.crowded >= under:
        return None
    texts = [box_of(item) for item in board.before if item.role.startswith("note ")]
    items = tuple(item for layer in _layers(board) for item in broken_at(texts, layer))
    return Drawing(items, drawing.charts, (*drawing.remarks, *board.remarks)), board.crowded


def _crossings(board: Board, notes: tuple[Note, ...], told: Mapping[str, Told]) -> list[float]:
    """Where all the reference lines cross the plots: the text of one keeps clear of the others."""
    lines = [note for note in notes if note.kind is NoteKind.LINE]
    there = [note for note in lines if board.drawing.charts and _has_its_bars(board, note)]
    return [at for note in there for at in crossings(board, note, told[note.id])]


def _layers(board: Board) -> tuple[Iterable[Item], ...]:
    """The items from behind; the grid of an axis lies under the lines of notes, which may stand
    on one of its own."""
    lines = [item for item in board.behind if isinstance(item, Line)]
    if not lines:
        return (board.behind, board.drawing.items, board.before)
    bands = [item for item in board.behind if not isinstance(item, Line)]
    grid = [item for item in board.drawing.items if _is_grid(item)]
    rest = [item for item in board.drawing.items if not _is_grid(item)]
    return (bands, grid, lines, rest, board.before)


def _is_grid(item: Item) -> bool:
    return isinstance(item, Line) and item.role == "axis" and item.stroke == palette.GRID


def _turn(board: Board, note: Note) -> tuple[int, float]:
    """Bands, lines and brackets have one place each and go first, of brackets the short ones, so
    that long ones stand around them; call-outs find theirs between."""
    boxes = [board.bars[key] for key in note.keys if key in board.bars]
    if note.kind not in _SPANS or not boxes:
        return _FIRMNESS[note.kind], 0.0
    ends = [box.centre if board.upright else box.middle for box in boxes]
    return _FIRMNESS[note.kind], max(ends) - min(ends)


def _has_its_bars(board: Board, note: Note) -> bool:
    if not note.keys:
        return note.kind is NoteKind.TEXT or (note.kind in _AT_VALUES and bool(note.values))
    if note.kind is NoteKind.LINE and note.line_at in _OF_THE_CHART:
        answers = {answer for answer, _ in board.bars}
        return all(answer in answers for answer, _ in note.keys)
    if note.kind is NoteKind.BAND:
        return any(key in board.bars for key in note.keys)
    return all(key in board.bars for key in note.keys)


_PUT: dict[NoteKind, Callable[[Board, Note, Told], bool]] = {
    NoteKind.CALLOUT: put_callout,
    NoteKind.LINE: put_line,
    NoteKind.DIFFERENCE: put_bracket,
    NoteKind.BRACKET: put_bracket,
    NoteKind.BAND: put_band,
    NoteKind.TEXT: put_text,
}
