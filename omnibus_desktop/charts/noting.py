"""Notes laid onto a drawing: call-outs, difference brackets, reference lines, group brackets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from omnibus_desktop.charts import lettering, palette
from omnibus_desktop.charts.layout.drawing import Area, Drawing, Style, block
from omnibus_desktop.charts.marks import Marks
from omnibus_desktop.charts.note_text import Found, by_key, filled
from omnibus_desktop.charts.notes import Note, NoteKind
from omnibus_desktop.charts.room import Box, box_of, crosses, nearest_free, obstacles
from omnibus_desktop.charts.scene import Item, Line, NativeChart, Rect, Text
from omnibus_desktop.charts.spec import Key

_INK = palette.DARK_GREY
_STROKE = 0.75
_PADDING = 5.0
_ARM = 7.0  # of a bracket, at least
_DASH = (4.0, 3.0)
_SIZES = ((12.0, 170.0), (11.0, 130.0), (10.0, 210.0), (9.0, 110.0))  # of text, and its widest


@dataclass
class Board:
    """A drawing while notes are put onto it, one after another."""

    drawing: Drawing
    marks: Marks
    bounds: Area
    bars: dict[Key, Box] = field(init=False)
    found: dict[Key, Found] = field(init=False)
    taken: list[Box] = field(init=False)
    behind: list[Item] = field(default_factory=list)
    before: list[Item] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    crowded: int = 0  # notes for which there was no room

    def __post_init__(self) -> None:
        items = self.drawing.items
        self.found = by_key(self.marks)
        self.bars = {i.key: box_of(i) for i in items if i.role == "bar" and i.key is not None}
        self.taken = obstacles(items)

    @property
    def upright(self) -> bool:
        """Whether the bars are columns."""
        return self.drawing.charts[0].kind == "column"

    def figure_end(self, key: Key) -> float:
        """How far to the right the bar reaches with its figure; of columns: how far up."""
        bar = self.bars[key]
        ends = [
            box_of(item)
            for item in self.drawing.items
            if item.key == key and item.role in ("label", "differs")
        ]
        if self.upright:
            return min([bar.top, *(box.top for box in ends)])
        inside = [box.right for box in ends if abs(box.middle - bar.middle) < bar.bottom - bar.top]
        return max([bar.right, *inside]) if not self.stacked else bar.right

    @property
    def stacked(self) -> bool:
        return self.drawing.charts[0].kind == "stacked"

    def chart_of(self, key: Key) -> NativeChart:
        """The editable chart that holds the mark."""
        return next(
            chart
            for chart in self.drawing.charts
            if any(key in series.keys for series in chart.series)
        )


def with_notes(
    drawing: Drawing, marks: Marks, notes: tuple[Note, ...], bounds: Area
) -> tuple[Drawing, int]:
    """The drawing with its notes, and for how many of them there was no room. A note whose bar
    is not on the chart is not drawn; a remark says so."""
    board = Board(drawing, marks, bounds)
    for note in notes:
        said = (
            filled(note, [board.found[key] for key in note.keys], marks)
            if (note.keys and all(key in board.bars for key in note.keys))
            else ""
        )
        if not said:
            name = lettering.plain(note.text) or note.kind.value
            board.remarks.append(f"The bar of the note “{name}” is not on this chart")
            continue
        _PUT[note.kind](board, note, said)
    items = (*board.behind, *drawing.items, *board.before)
    remarks = (*drawing.remarks, *board.remarks)
    return Drawing(items, drawing.charts, remarks), board.crowded


def _put_callout(board: Board, note: Note, said: str) -> None:
    key = note.keys[0]
    bar = board.bars[key]
    anchor = (bar.centre, bar.bottom) if board.stacked else (board.figure_end(key), bar.middle)
    if board.upright:
        anchor = (bar.centre, board.figure_end(key))
    text = _placed(board, note, said, anchor, _PADDING)
    box = _around(text, _PADDING)
    role = f"leader {note.id}"
    for start, end in _leader(board, key, anchor, box):
        board.before.append(Line(*start, *end, _INK, _STROKE, role, key))
    frame = Rect(
        box.left,
        box.top,
        box.right - box.left,
        box.bottom - box.top,
        palette.WHITE,
        f"note {note.id}",
        key,
        _INK,
        _STROKE,
    )
    board.before += [frame, text]


Point = tuple[float, float]


def _leader(board: Board, key: Key, anchor: Point, box: Box) -> list[tuple[Point, Point]]:
    """From the bar to the box: straight where nothing is in the way, else along the gap under
    the bar."""
    bar = board.bars[key]
    end = (
        min(max(anchor[0], box.left), box.right),
        min(max(anchor[1], box.top), box.bottom),
    )
    start = (anchor[0] + 2.0, anchor[1]) if not (board.upright or board.stacked) else anchor
    others = [other for other in board.taken if not other.meets(box) and not bar.meets(other)]
    if not any(crosses(start, end, other) for other in others) or box.left < anchor[0]:
        return [(start, end)]
    gap = bar.bottom + 1.5
    turn = (bar.centre if board.stacked else bar.right - 1.0, gap)
    corner = (box.left - 8.0, gap)
    foot = (turn[0], bar.bottom)
    last = (box.left, min(max(gap, box.top), box.bottom))
    return [(foot, turn), (turn, corner), (corner, last)]


def _put_bracket(board: Board, note: Note, said: str) -> None:
    """A bracket from the first of its bars to the last, with its text beside the middle."""
    if board.upright:
        _put_bracket_above(board, note, said)
        return
    ordered = sorted(note.keys, key=lambda key: board.bars[key].middle)
    first, last = board.bars[ordered[0]], board.bars[ordered[-1]]
    between = [box for box in board.taken if box.top < last.bottom and box.bottom > first.top]
    x = max(box.right for box in between if _on_way(board, note, box)) + _ARM + 3.0
    dx, dy = note.offset or (0.0, 0.0)
    x += dx
    role = f"leader {note.id}"
    ends = (ordered[0], ordered[-1])
    ys = []
    for key in ends:
        bar = board.bars[key]
        start = (board.figure_end(key) + 3.0, bar.middle)
        in_way = [box for box in board.taken if not box.meets(bar)]
        straight = not any(crosses(start, (x, bar.middle), box) for box in in_way)
        y = bar.middle if straight and not board.stacked else bar.bottom + 1.5
        from_x = start[0] if straight and not board.stacked else bar.right - 1.0
        if y != bar.middle:
            board.before.append(Line(from_x, bar.bottom, from_x, y, _INK, _STROKE, role, key))
        board.before.append(Line(from_x, y, x, y, _INK, _STROKE, role, key))
        ys.append(y)
    board.before.append(Line(x, ys[0], x, ys[1], _INK, 1.25, role, ordered[0]))
    spine = Box(x - 1.0, ys[0], x + 1.0, ys[1])
    board.taken.append(spine)
    text = _beside(board, note, said, (x, (ys[0] + ys[1]) / 2 + dy))
    board.before.append(text)


def _on_way(board: Board, note: Note, box: Box) -> bool:
    """Whether a bracket must stand clear of this box: within panels only of its own panel."""
    if len(board.drawing.charts) == 1:
        return True
    charts = [board.chart_of(key) for key in note.keys]
    if any(chart is not charts[0] for chart in charts):
        return True
    x, _, width, _ = charts[0].plot
    widest = max((board.figure_end(key) for key in board.bars if key in _keys(charts[0])))
    return x <= box.left and box.right <= max(x + width, widest) + 0.5


def _keys(chart: NativeChart) -> set[Key]:
    return {key for series in chart.series for key in series.keys}


def _put_bracket_above(board: Board, note: Note, said: str) -> None:
    """The same over columns."""
    ordered = sorted(note.keys, key=lambda key: board.bars[key].centre)
    first, last = board.bars[ordered[0]], board.bars[ordered[-1]]
    between = [box for box in board.taken if box.left < last.right and box.right > first.left]
    dx, dy = note.offset or (0.0, 0.0)
    y = min(box.top for box in between) - _ARM - 2.0 + dy
    role = f"leader {note.id}"
    for key in (ordered[0], ordered[-1]):
        x = board.bars[key].centre
        end = board.figure_end(key) - 2.0
        board.before.append(Line(x, y, x, end, _INK, _STROKE, role, key))
    board.before.append(Line(first.centre, y, last.centre, y, _INK, 1.25, role, ordered[0]))
    size = 12.0
    lines = lettering.wrap(said, max(90.0, last.right - first.left), size, True)
    wide = max(lettering.width(line, size, True) for line in lines)
    tall = lettering.height(len(lines), size)
    middle = (first.centre + last.centre) / 2 + dx
    box = Box(middle - wide / 2, y - tall - 2.0, middle + wide / 2, y - 2.0)
    inside = box.within(board.bounds)
    if any(inside.meets(other) for other in board.taken) or inside.bottom > y:
        _tell_crowded(board, said)
    board.taken += [inside, Box(first.centre, y - 1, last.centre, y + 1)]
    style = Style(size, bold=True, align="middle")
    board.before.append(
        block(lines, inside.left, inside.top, wide, style, f"note {note.id}", ordered[0])
    )


def _beside(board: Board, note: Note, said: str, anchor: Point) -> Text:
    """The text of a bracket, right of its middle; lower size and more lines where room is short."""
    x, y = anchor
    room = board.bounds.right - x - 6.0
    key = note.keys[0]
    for size in (12.0, 11.0, 10.0, 9.0):
        wide = min(170.0, room)
        if wide < 36.0 or _longest_word(said, size) > wide:
            continue
        lines = lettering.wrap(said, wide, size, True)
        width = max(lettering.width(line, size, True) for line in lines)
        tall = lettering.height(len(lines), size)
        box = Box(x + 6.0, y - tall / 2, x + 6.0 + width, y + tall / 2).within(board.bounds)
        if note.offset is None and any(box.meets(other) for other in board.taken):
            continue
        board.taken.append(box)
        style = Style(size, bold=True)
        return block(lines, box.left, box.top, width, style, f"note {note.id}", key)
    return _placed(board, note, said, anchor, 2.0, bold=True, moved=False)


def _longest_word(text: str, size: float) -> float:
    return max(lettering.width(word, size, True) for word in text.split(" "))


def _put_line(board: Board, note: Note, said: str) -> None:
    """A dashed line across the plot at the end of a bar, behind the bars, with its text at the
    foot (at the right end over columns)."""
    key = note.keys[0]
    bar, chart = board.bars[key], board.chart_of(key)
    x, y, width, tall = chart.plot
    texts = [box_of(item) for item in board.drawing.items if isinstance(item, Text)]
    role = f"leader {note.id}"
    if board.upright:
        pieces = _pieces(
            x, x + width, [(b.left, b.right) for b in texts if b.top < bar.top < b.bottom]
        )
        lines = [Line(a, bar.top, b, bar.top, _INK, 1.0, role, key, _DASH) for a, b in pieces]
        anchor = (x + width, bar.top)
    else:
        at = bar.right
        pieces = _pieces(y, y + tall, [(b.top, b.bottom) for b in texts if b.left < at < b.right])
        lines = [Line(at, a, at, b, _INK, 1.0, role, key, _DASH) for a, b in pieces]
        anchor = (at, y + tall + 8.0)
    board.behind += lines if not board.stacked else []
    board.before += lines if board.stacked else []
    board.before.append(_placed(board, note, said, anchor, 1.0, nearer=True))


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


def _placed(
    board: Board,
    note: Note,
    said: str,
    anchor: Point,
    padding: float,
    bold: bool = False,
    nearer: bool = False,
    moved: bool = True,
) -> Text:
    """The note's text where there is room for it near the anchor, moved as the person asked."""
    at = (anchor[0] - 18.0, anchor[1]) if nearer else anchor
    for size, widest in _SIZES:
        lines, wide, tall = _measured(said, widest, size, bold)
        box = nearest_free(wide + 2 * padding, tall + 2 * padding, at, board.taken, board.bounds)
        if box is not None:
            break
    else:
        size, widest = _SIZES[-1]
        lines, wide, tall = _measured(said, widest, size, bold)
        left, top = anchor[0] + 18.0, anchor[1] - tall / 2
        box = Box(left, top, left + wide + 2 * padding, top + tall + 2 * padding)
        box = box.within(board.bounds)
        if note.offset is None:
            _tell_crowded(board, said)
    if note.offset is not None and moved:
        box = box.moved(*note.offset).within(board.bounds)
    board.taken.append(box)
    style = Style(size, bold=bold)
    left, top = box.left + padding, box.top + padding
    return block(lines, left, top, wide, style, f"note {note.id}", note.keys[0])


def _measured(
    said: str, widest: float, size: float, bold: bool
) -> tuple[tuple[str, ...], float, float]:
    lines = lettering.wrap(said, widest, size, bold)
    wide = max(lettering.width(line, size, bold) for line in lines)
    return lines, wide, lettering.height(len(lines), size)


def _around(text: Text, padding: float) -> Box:
    return Box(
        text.x - padding,
        text.y - padding,
        text.x + text.width + padding,
        text.y + text.height + padding,
    )


def _tell_crowded(board: Board, said: str) -> None:
    board.crowded += 1
    board.remarks.append(f"There is no free room for the note “{said}”: move it by hand")


_PUT: dict[NoteKind, Callable[[Board, Note, str], None]] = {
    NoteKind.CALLOUT: _put_callout,
    NoteKind.DIFFERENCE: _put_bracket,
    NoteKind.BRACKET: _put_bracket,
    NoteKind.LINE: _put_line,
}
