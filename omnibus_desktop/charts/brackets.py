"""Brackets: the difference between two bars, or several bars taken together."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from omnibus_desktop.charts.board import Board, Point, measured
from omnibus_desktop.charts.callouts import put_callout
from omnibus_desktop.charts.layout.drawing import Area, Style
from omnibus_desktop.charts.note_figures import Told
from omnibus_desktop.charts.notes import Note
from omnibus_desktop.charts.room import Box, box_of, crosses
from omnibus_desktop.charts.scene import Rect, Text
from omnibus_desktop.charts.segment_brackets import put_beneath
from omnibus_desktop.charts.spec import Key
from omnibus_desktop.values import dataclass

_ARM = 10.0  # points from the longest bar to the bracket
_TO_TEXT = 6.0
_SIZES = (12.0, 11.0, 10.0, 9.0)
_WIDTHS = _WIDEST, _NARROW = 150.0, 96.0
_SPINE = 1.25
_CLEARANCE = 3.0


def put_bracket(board: Board, note: Note, told: Told) -> bool:
    """A bracket from the first of its bars to the last, with its text beside or above it. False,
    and nothing drawn, where there is no room."""
    if len(note.keys) < 2:
        return put_callout(board, note, told)
    said = told.text
    if board.upright:
        return _put_above(board, note, said)
    if board.stacked and put_beneath(board, note, said):
        return True
    ordered = sorted(note.keys, key=lambda key: board.bars[key].middle)
    ends = (ordered[0], ordered[-1])
    found = (_sited(board, note, said, ends, region) for region in _regions(board, note))
    site = next((each for each in found if each is not None), None)
    if site is None:
        if note.offset is None:
            return False
        site = _moved_site(board, note, said, ends)
    arms = [_arm(board, board.bars[k], board.reach[k], site.x) for k in ends]
    if note.offset is None and _cross_a_note(board, arms):
        return False
    for start, end in (piece for arm in arms for piece in arm):
        board.draw_line(start, end, note)
    top, bottom = (arm[-1][1][1] for arm in arms)
    board.draw_line((site.x, top), (site.x, bottom), note, _SPINE)
    style = Style(site.size, bold=True)
    board.before.append(board.write(note, site.lines, site.box, style))
    return True


def _regions(board: Board, note: Note) -> tuple[Area, ...]:
    """Where it may stand: in the panel of its bars, and not in others; else anywhere."""
    own = board.region(note.keys)
    return (own,) if len(board.drawing.charts) > 1 else tuple(dict.fromkeys((own, board.bounds)))


@dataclass(frozen=True)
class _Site:
    """Where a bracket stands, and its text."""

    x: float
    box: Box
    lines: tuple[str, ...]
    size: float


def _sited(
    board: Board, note: Note, said: str, ends: tuple[Key, Key], region: Area
) -> _Site | None:
    """The first place in the region at which the text covers nothing; none of a note that the
    person moved."""
    x = _spine(board, note, region)
    if x > region.right or note.offset is not None:
        return None
    top, bottom = board.bars[ends[0]].middle, board.bars[ends[1]].middle
    for size, widest in product(_SIZES, _WIDTHS):
        lines, wide, tall = measured(said, min(widest, region.width), size, True)
        for box in _beside(x, top, bottom, wide, tall, region is not board.bounds):
            if box.left < x and any(box.top - 1 < end < box.bottom + 1 for end in (top, bottom)):
                continue  # an arm would run through it
            if _inside(box, region) and not any(box.meets(o, _CLEARANCE) for o in board.taken):
                return _Site(x, box, lines, size)
    return None


def _moved_site(board: Board, note: Note, said: str, ends: tuple[Key, Key]) -> _Site:
    """Where a bracket stands that the person moved."""
    dx, dy = note.offset or (0.0, 0.0)
    region = board.region(note.keys)
    x = min(_spine(board, note, region) + dx, board.bounds.right)
    top, bottom = board.bars[ends[0]].middle, board.bars[ends[1]].middle
    size = _SIZES[0]
    lines, wide, tall = measured(said, _WIDEST, size, True)
    box = next(_beside(x, top, bottom, wide, tall, False)).moved(0.0, dy)
    return _Site(max(x, board.bounds.x), box.within(board.bounds), lines, size)


def _spine(board: Board, note: Note, region: Area) -> float:
    """Where the bracket stands clear of all that is between its bars."""
    boxes = [board.reach[key] for key in note.keys]
    top, bottom = min(box.top for box in boxes), max(box.bottom for box in boxes)
    between = [
        box.right
        for box in board.taken
        if box.top < bottom and top < box.bottom and region.x - 1.0 <= box.left < region.right
    ]
    return max(between) + _ARM


def _arm(board: Board, bar: Box, reach: Box, x: float) -> list[tuple[Point, Point]]:
    """The arm from a bar to the bracket: straight on where nothing is in the way, else along the
    gap under the bar."""
    start = (reach.right + 3.0, bar.middle)
    others = (box for box in board.taken if not box.meets(bar))
    if not board.stacked and not any(crosses(start, (x, bar.middle), box) for box in others):
        return [(start, (x, bar.middle))]
    foot = bar.centre if board.stacked else bar.right - 1.0
    gap = bar.bottom + 1.5
    return [((foot, bar.bottom), (foot, gap)), ((foot, gap), (x, gap))]


def _cross_a_note(board: Board, arms: list[list[tuple[Point, Point]]]) -> bool:
    """Whether these would run through the words of another note, or its box."""
    boxes = [box_of(item) for item in board.before if isinstance(item, Text | Rect)]
    return any(crosses(*piece, box) for arm in arms for piece in arm for box in boxes)


def _beside(
    x: float, top: float, bottom: float, wide: float, tall: float, in_panel: bool
) -> Iterator[Box]:
    """Places for the text along the bracket, middle first: right of it, in a panel also left."""
    middle = (top + bottom) / 2
    reach = max(0.0, (bottom - top) / 2)
    steps = [
        0.0,
        *(sign * share * reach for share in (0.2, 0.4, 0.6, 0.8, 1.0) for sign in (1, -1)),
    ]
    for left in (x + _TO_TEXT, x - _TO_TEXT - wide)[: 2 if in_panel else 1]:
        for step in steps:
            y = middle + step - tall / 2
            yield Box(left, y, left + wide, y + tall)


def _inside(box: Box, region: Area) -> bool:
    return (
        region.x <= box.left
        and box.right <= region.right
        and region.y <= box.top
        and box.bottom <= region.bottom
    )


def _put_above(board: Board, note: Note, said: str) -> bool:
    """The same over columns: the bracket lies above the tallest of them and under the legend, its
    text on it."""
    ordered = sorted(note.keys, key=lambda key: board.bars[key].centre)
    ends = [_top(board.reach[key], board.bars[key]) for key in (ordered[0], ordered[-1])]
    left, right = ends[0][0], ends[1][0]
    dx, dy = note.offset or (0.0, 0.0)
    under = board.under_legend
    taken = [box for box in board.taken if box.top >= under]
    above = [box.top for box in taken if box.left < right + 2 and box.right > left - 2]
    size = _SIZES[0]
    lines, wide, tall = measured(said, max(_WIDEST, right - left), size, True)
    y = min(above) - _ARM + dy
    y = max(y, under + tall + 2.0)
    middle = (left + right) / 2 + dx
    top = y - tall - 2.0
    box = Box(middle - wide / 2, top, middle + wide / 2, top + tall).within(board.bounds)
    arms = [(end, (end[0], y)) for end in ends]
    reaches = board.reach[ordered[0]], board.reach[ordered[-1]]
    is_clear = right > left and board.is_free(arms, reaches)  # points may stand over one another
    if note.offset is None and (not is_clear or any(box.meets(other) for other in board.taken)):
        return False
    for arm in arms:
        board.draw_line(*arm, note)
    board.draw_line((left, y), (right, y), note, _SPINE)
    style = Style(size, bold=True, align="middle")
    board.before.append(board.write(note, lines, box, style))
    return True


def _top(reach: Box, bar: Box) -> Point:
    return (bar.centre, reach.top - 2.0)
