"""Brackets under or over one stacked bar, from one of its segments to another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from omnibus_desktop.charts.board import Board, Point, measured
from omnibus_desktop.charts.layout.drawing import Style
from omnibus_desktop.charts.notes import Note
from omnibus_desktop.charts.room import Box
from omnibus_desktop.values import dataclass

_SIZES = (12.0, 11.0, 10.0, 9.0)
_WIDEST = 150.0
_FROM_BAR = 2.0  # points from the bar to the ends of the bracket
_ARMS = (6.0, 4.0)  # how far its line lies from there
_TO_TEXT = 2.0
_SPINE = 1.25
_NEAR = 1.0  # by how much the tops of segments of one bar may differ


@dataclass(frozen=True)
class _Site:
    """Where the ends, the line and the text of a bracket lie."""

    ends: tuple[Point, Point]
    line: float
    box: Box
    lines: tuple[str, ...]
    size: float


def put_beneath(board: Board, note: Note, said: str) -> bool:
    """A bracket from the middle of the first segment to that of the last, its text in its middle.
    False, and nothing drawn, for segments of several bars, and where there is no room."""
    bars = sorted((board.bars[key] for key in note.keys), key=lambda bar: bar.centre)
    if any(abs(bar.top - bars[0].top) > _NEAR for bar in bars):
        return False
    site = next(_sites(board, said, bars[0], bars[-1]), None)
    if site is None:
        return False
    if note.offset is not None:
        site = _moved(site, note.offset, board)
    for x, y in site.ends:
        board.draw_line((x, y), (x, site.line), note)
    (left, _), (right, _) = site.ends
    board.draw_line((left, site.line), (right, site.line), note, _SPINE)
    style = Style(site.size, bold=True, align="middle")
    board.before.append(board.write(note, site.lines, site.box, style))
    return True


def _moved(site: _Site, offset: tuple[float, float], board: Board) -> _Site:
    """The bracket with its line further from the bar or nearer to it, as the person moved it, and
    its text beside its middle."""
    box = site.box.moved(*offset).within(board.bounds)
    return replace(site, line=site.line + box.top - site.box.top, box=box)


def _sites(board: Board, said: str, first: Box, last: Box) -> Iterator[_Site]:
    """Places that cover nothing, in the largest text first, under the bar before over it."""
    middle = (first.centre + last.centre) / 2
    for size in _SIZES:
        lines, wide, tall = measured(said, max(_WIDEST, last.centre - first.centre), size, True)
        for arm in _ARMS:
            for edge, down in ((first.bottom, 1.0), (first.top, -1.0)):
                start = edge + down * _FROM_BAR
                line = start + down * arm
                top = line + _TO_TEXT if down > 0 else line - _TO_TEXT - tall
                box = Box(middle - wide / 2, top, middle + wide / 2, top + tall)
                box = box.within(board.bounds)
                spine = Box(first.centre, min(start, line), last.centre, max(start, line))
                if box.top == top and not any(
                    each.meets(other) for each in (box, spine) for other in board.taken
                ):
                    ends = (first.centre, start), (last.centre, start)
                    yield _Site(ends, line, box, lines, size)
