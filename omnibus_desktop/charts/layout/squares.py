"""Squares in a row of segments, a respondent each, where a group is too small for percentages."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from omnibus_desktop.charts.mark import Mark, Marks
from omnibus_desktop.charts.scene import Rect

_LARGEST, _SMALLEST = 16.0, 3.0  # points of a square with its gap
_SHARE = 0.15  # of a square that is gap
_EDGE = 0.5
Counted = Sequence[tuple[Mark, str]]  # marks that have a count, each with its colour


def squares(
    left: Counted,
    on_line: Counted,
    right: Counted,
    ends: tuple[float, float, float],
    middle: float,
    thickness: float,
) -> tuple[Rect, ...]:
    """The squares of one group: those on the line half at either side of it, the others from there
    outwards. `ends` are where the row may begin, where its line is, and where it may end. Nothing
    where they would be too small to be counted."""
    start, zero, end = ends
    half = _count(on_line) / 2
    rooms = ((zero - start, half + _count(left)), (end - zero, half + _count(right)))
    side = min(_LARGEST, thickness, *(room / count for room, count in rooms if count))
    if side < _SMALLEST:
        return ()
    x = zero - half * side
    middles = _run(on_line, x, 1, side, middle)
    before = _run(left, x, -1, side, middle)
    after = _run(right, x + 2 * half * side, 1, side, middle)
    return tuple(chain(before, middles, after))


def counted(marks: Marks, group: int, colours: Sequence[tuple[int, str]]) -> Counted | None:
    """The marks of these answers of a group, by their places, each with its colour; None where the
    group has bars, or one of its counts is withheld."""
    found = [(marks.cells[answer][group], colour) for answer, colour in colours]
    if not marks.groups[group].tiny or any(mark.count is None for mark, _ in found):
        return None
    return found


def _count(found: Counted) -> int:
    return sum(mark.count or 0 for mark, _ in found)


def _run(found: Counted, x: float, way: int, side: float, middle: float) -> list[Rect]:
    """Squares side by side from `x` on, to the right or to the left. Behind those of an answer is
    what holds its notes: a rectangle without ink."""
    items: list[Rect] = []
    inner = side * (1 - _SHARE)
    for mark, colour in found:
        count = mark.count or 0
        if not count:
            continue
        left = x if way > 0 else x - count * side
        items.append(Rect(left, middle - inner / 2, count * side, inner, None, "bar", mark.key))
        for number in range(count):
            at = left + number * side + (side - inner) / 2
            square = (at, middle - inner / 2, inner, inner)
            items.append(Rect(*square, colour, "unit", mark.key, colour, _EDGE))
        x += way * count * side
    return items
