"""A square a respondent, filled for those who gave the answer; a row an answer or a group."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from omnibus_desktop.charts import lettering, palette
from omnibus_desktop.charts.layout.drawing import (
    GAP,
    Area,
    Drawing,
    Style,
    bar_colour,
    centred,
    triangle,
    triangle_width,
)
from omnibus_desktop.charts.layout.fit import SIZES, Fitted, Label, fit
from omnibus_desktop.charts.layout.legend import legend
from omnibus_desktop.charts.layout.native import Plot, series_of
from omnibus_desktop.charts.layout.rows import rows_of
from omnibus_desktop.charts.mark import Mark, Marks
from omnibus_desktop.charts.palettes import colours_of
from omnibus_desktop.charts.scene import Item, NativeChart, Rect
from omnibus_desktop.charts.spec import ChartSpec

MOST_IN_LINE = 60
_SQUARES = (
    48.0,
    42.0,
    36.0,
    30.0,
    26.0,
    22.0,
    19.0,
    16.0,
    14.0,
    12.0,
    10.0,
    8.0,
    6.0,
)  # with their gaps
_EASY = 14.0  # a square that is counted with ease
_SHARE = 0.2  # of a square that is gap
_TO_LABEL = 10.0
_BETWEEN_ROWS = 6.0
_UNDER_LEGEND = 10.0
_EDGE = 0.75
_KEY = ("Gave the answer", "Did not")


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of the chart: its label and its mark, or the heading of a break. Of a low base its
    squares are pale."""

    label: Label
    role: str
    mark: Mark | None
    low: bool = False


@dataclass(frozen=True, slots=True)
class _Grid:
    """How squares stand: how large, how many in a line, and how many lines the longest row has."""

    square: float
    across: int
    lines: int


def lay_out(marks: Marks, area: Area, spec: ChartSpec) -> Drawing | None:
    """The rows with their words "5 of 9"; None where labels or squares do not fit."""
    rows = _rows(marks)
    key = legend(
        tuple(zip(_KEY, (colours_of(spec).accent, palette.WHITE), strict=True)), area, 11.0
    )
    inner = area.below(key.height + _UNDER_LEGEND)
    marked = [row.mark for row in rows if row.mark is not None]
    most = max((mark.base for mark in marked if mark.value is not None), default=0)
    for size in SIZES:
        for grid in _grids(most, inner, len(rows)):
            words = max(_words_width(mark, size) for mark in marked)
            taken = grid.across * grid.square + words + _TO_LABEL
            least = grid.lines * grid.square + _BETWEEN_ROWS
            fitted = fit(
                tuple(row.label for row in rows),
                inner.width,
                inner.height,
                least=least,
                most=max(least, 60.0),
                largest=size,
                room=taken,
            )
            if fitted is not None and fitted.size == size:
                drawing = _drawn(rows, fitted, grid, inner, spec)
                return Drawing((*_outlined(key.items), *drawing.items), drawing.charts)
    return None


def words_of(mark: Mark) -> str:
    """ "5 of 9", or the sign in place of what may not be shown."""
    return mark.text if mark.value is None else f"{mark.count:,} of {mark.base:,}"


def _rows(marks: Marks) -> tuple[_Row, ...]:
    """A row an answer of the one group, or a row a group of the one answer."""
    if len(marks.groups) == 1:
        return tuple(
            _Row(Label(answer.label, answer.net), "answer label", row[0])
            for answer, row in zip(marks.answers, marks.cells, strict=True)
        )
    found = []
    for row in rows_of(marks.groups):
        if row.group is None:
            found.append(_Row(row.label, "heading", None))
            continue
        group, mark = marks.groups[row.group], marks.cells[0][row.group]
        label = Label(f"{group.name}{group.sign}")  # of how many its words say
        found.append(_Row(label, "group label", mark, group.low))
    return tuple(found)


def _grids(most: int, area: Area, rows: int) -> Iterator[_Grid]:
    """Ways for squares to stand: large ones in as few lines as can be, then smaller ones, of each
    size the longest lines first."""
    lines = max(1, math.ceil(most / MOST_IN_LINE))
    longest = max(lines, 6)
    ways = [(square, lines) for square in _SQUARES if square >= _EASY]
    ways += [
        (square, down)
        for square in _SQUARES
        if square <= _EASY
        for down in range(lines, longest + 1)
    ]
    for square, down in ways:
        across = max(1, math.ceil(most / down))
        if across * square < area.width and rows * down * square < area.height:
            yield _Grid(square, across, down)


def _words_width(mark: Mark, size: float) -> float:
    sign = triangle_width(size) if mark.differs else 0.0
    return GAP + lettering.width(words_of(mark), size, True) + sign


def _drawn(
    rows: tuple[_Row, ...], fitted: Fitted, grid: _Grid, area: Area, spec: ChartSpec
) -> Drawing:
    x = area.x + fitted.width + _TO_LABEL
    items: list[Item] = []
    top = area.y + fitted.top
    for number, row in enumerate(rows):
        middle = top + (number + 0.5) * fitted.band
        style = Style(fitted.size, bold=row.label.bold)
        lines, key = fitted.lines[number], None if row.mark is None else row.mark.key
        wide = area.width if row.label.wide else fitted.width
        items.append(centred(lines, area.x, middle, wide, style, row.role, key))
        if row.mark is not None:
            items += _squares(row.mark, grid, x, middle, spec, row.low)
            items += _words(row.mark, x, middle, grid, fitted.size)
    wide = grid.across * grid.square
    plot = Plot(x, top, wide, fitted.band * len(rows), 100.0)
    marks = [row.mark for row in rows]
    series = series_of(
        "", colours_of(spec).accent, marks, (colours_of(spec).accent,) * len(rows), frozenset()
    )
    names = tuple(row.label.text for row in rows)
    frame = (area.x, plot.y, area.width, plot.height)
    chart = NativeChart("shapes", plot.box, frame, names, (series,), 100.0, 0, 0, fitted.size)
    return Drawing(tuple(items), (chart,))


def _squares(
    mark: Mark, grid: _Grid, x: float, middle: float, spec: ChartSpec, low: bool
) -> list[Item]:
    """The squares of a row from left to right, line by line; what is hidden has none. Behind them
    is what holds notes: a rectangle without ink."""
    if mark.value is None or mark.count is None:
        return []
    fill = bar_colour(mark, colours_of(spec).accent, spec, low)
    side = grid.square * (1 - _SHARE)
    lines = math.ceil(mark.base / grid.across)
    top = middle - (lines * grid.square - grid.square * _SHARE) / 2
    wide = min(mark.base, grid.across) * grid.square - grid.square * _SHARE
    tall = lines * grid.square - grid.square * _SHARE
    items: list[Item] = [Rect(x, top, wide, tall, None, "bar", mark.key)]
    for number in range(mark.base):
        down, across = divmod(number, grid.across)
        place = (x + across * grid.square, top + down * grid.square, side, side)
        given = number < mark.count
        colour = fill if given else palette.WHITE
        edge = fill if given else palette.aside(2)
        items.append(Rect(*place, colour, "unit", mark.key, edge, _EDGE))
    return items


def _words(mark: Mark, x: float, middle: float, grid: _Grid, size: float) -> list[Item]:
    """The figure after the squares of its row."""
    is_shown = mark.value is not None
    start = x + (min(mark.base, grid.across) * grid.square if is_shown else 0.0) + GAP
    text = words_of(mark)
    wide = lettering.width(text, size, True)
    style = Style(size, bold=True)
    items: list[Item] = [centred((text,), start, middle, wide, style, "label", mark.key)]
    if mark.differs:
        items.append(triangle(mark, start + wide + 3.0, middle, size))
    return items


def _outlined(items: tuple[Item, ...]) -> Iterator[Item]:
    """The legend with an edge around its white square."""
    for item in items:
        if isinstance(item, Rect):
            colour = palette.aside(2) if item.fill == palette.WHITE else item.fill
            yield Rect(
                item.x, item.y, item.width, item.height, item.fill, item.role, None, colour, _EDGE
            )
        else:
            yield item
