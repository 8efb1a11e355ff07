"""Small multiples: a panel an answer, its bars the groups in order, one axis for all."""

from __future__ import annotations

import math
from dataclasses import replace

from omnibus_desktop.charts import lettering, palette
from omnibus_desktop.charts.layout.bands import Bands, bands
from omnibus_desktop.charts.layout.drawing import (
    Area,
    Drawing,
    Style,
    axis_max,
    bar_colour,
    bar_with_figure,
    block,
    value_axis,
    widest_figure,
)
from omnibus_desktop.charts.layout.fit import SIZES, Fitted, fit_at, longest_line
from omnibus_desktop.charts.layout.native import Plot, native_chart, series_of
from omnibus_desktop.charts.layout.rows import Row, categories, row_labels, rows_of
from omnibus_desktop.charts.mark import Mark, Marks
from omnibus_desktop.charts.scene import Item, NativeChart
from omnibus_desktop.charts.spec import ChartSpec
from omnibus_desktop.values import dataclass

_GUTTER = 16.0
_NARROW_GUTTER = 9.0
_MANY_ACROSS = 6
_MOST_ACROSS = 8
_TO_LABEL = 10.0
_SHORTEST_AXIS = 42.0
_AXIS_HEIGHT = 16.0
_AXIS_END = 12.0  # half a number of the axis stands out at its end
_UNDER_TITLE = 5.0
_TALLEST_BAND = 40.0
_BETWEEN_ROWS = 14.0
_TITLE_SHARE = 0.42  # of the height of a row of panels
_SHARES = (0.17, 0.22, 0.27, 0.33)  # of the width, for the groups' labels


@dataclass(frozen=True)
class _Grid:
    """How the panels stand: panels a row, the area of each row, its titles and labels."""

    across: int
    rows: tuple[Area, ...]
    titles: tuple[tuple[str, ...], ...]
    title_size: float
    title_height: float
    fitted: Fitted
    figures: float  # the room after the bars


def lay_out(marks: Marks, area: Area, spec: ChartSpec) -> Drawing | None:
    """Panels in as few rows as fit; None where they do not fit legibly."""
    bars = rows_of(marks.groups)
    for down in range(1, math.ceil(math.sqrt(len(marks.answers))) + 1):
        across = math.ceil(len(marks.answers) / down)
        if across > _MOST_ACROSS:
            continue
        rows = _rows(area, math.ceil(len(marks.answers) / across))
        if not any(_at(marks, bars, rows, across, SIZES[-1], share, spec) for share in _SHARES):
            continue  # not even in the smallest text
        for size in SIZES[1:]:
            for share in _SHARES:
                grid = _at(marks, bars, rows, across, size, share, spec)
                if grid is not None:
                    return _drawn(marks, bars, grid, spec)
    return None


def _rows(area: Area, down: int) -> tuple[Area, ...]:
    tall = (area.height - _BETWEEN_ROWS * (down - 1)) / down
    return tuple(
        replace(area, y=area.y + n * (tall + _BETWEEN_ROWS), height=tall) for n in range(down)
    )


def _at(
    marks: Marks,
    bars: tuple[Row, ...],
    rows: tuple[Area, ...],
    across: int,
    size: float,
    share: float,
    spec: ChartSpec,
) -> _Grid | None:
    area = rows[0]
    if lettering.height(len(bars), size) > area.height:
        return None
    figures = widest_figure(marks.cells, size) if spec.labels else _AXIS_END
    column = area.width * share
    names = tuple(bar.label for bar in bars)
    width = _panel_width(area, longest_line(names, size, column), across)
    if width - figures < _SHORTEST_AXIS:
        return None
    titles = tuple(lettering.wrap(answer.label, width, size, True) for answer in marks.answers)
    title = lettering.height(max(map(len, titles)), size) + _UNDER_TITLE
    if title > area.height * _TITLE_SHARE or _breaks_words(marks, width, size):
        return None
    height = area.height - title - (0.0 if spec.labels else _AXIS_HEIGHT)
    fitted = fit_at(names, size, column, area.width, height, 0.0, _TALLEST_BAND)
    if fitted is None:
        return None
    return _Grid(across, rows, titles, size, title, fitted, figures)


def _breaks_words(marks: Marks, width: float, size: float) -> bool:
    if size <= SIZES[-1]:
        return False
    words = (word for answer in marks.answers for word in answer.label.split(" "))
    return any(lettering.width(word, size, True) > width for word in words)


def _gutter(across: int) -> float:
    return _NARROW_GUTTER if across > _MANY_ACROSS else _GUTTER


def _panel_width(area: Area, labels: float, across: int) -> float:
    return (area.width - labels - _TO_LABEL - _gutter(across) * (across - 1)) / across


def _drawn(marks: Marks, bars: tuple[Row, ...], grid: _Grid, spec: ChartSpec) -> Drawing:
    items: list[Item] = []
    charts: list[NativeChart] = []
    most = axis_max(marks.greatest, marks.percentages)
    for down, area in enumerate(grid.rows):
        inner = area.below(grid.title_height)
        places = bands(inner.y + grid.fitted.top, grid.fitted.band, len(bars))
        items += row_labels(bars, marks, grid.fitted, places, inner)
        width = _panel_width(area, grid.fitted.width, grid.across)
        start = area.x + grid.fitted.width + _TO_LABEL
        panels = range(down * grid.across, min((down + 1) * grid.across, len(marks.answers)))
        for number, answer in enumerate(panels):
            x = start + number * (width + _gutter(grid.across))
            panel = Area(x, area.y, width, area.height)
            made = _panel(marks, answer, bars, grid, places, panel, most, spec)
            items += made.items
            charts += made.charts
    return Drawing(tuple(items), tuple(charts))


def _panel(
    marks: Marks,
    answer: int,
    bars: tuple[Row, ...],
    grid: _Grid,
    places: Bands,
    panel: Area,
    most: float,
    spec: ChartSpec,
) -> Drawing:
    size = grid.fitted.size
    plot = Plot(panel.x, places.start, panel.width - grid.figures, places.length, most)
    items: list[Item] = []
    style = Style(grid.title_size, bold=True)
    key, lines = marks.cells[answer][0].key, grid.titles[answer]
    y = panel.y + grid.title_height - _UNDER_TITLE - lettering.height(len(lines), style.size)
    items.append(block(lines, panel.x, y, panel.width, style, "answer label", key))
    if not spec.labels:
        items += value_axis(plot, "%" if marks.percentages else "")
    found = [None if bar.group is None else marks.cells[answer][bar.group] for bar in bars]
    colours = [_colour(marks, mark, bar, spec) for mark, bar in zip(found, bars, strict=True)]
    for number, (mark, colour) in enumerate(zip(found, colours, strict=True)):
        if mark is not None:
            figure = size if spec.labels else None
            y, thick = places.bar(number), places.thickness
            items += bar_with_figure(mark, plot, y, thick, colour, figure)
    label = marks.answers[answer].label
    labelled = frozenset(mark.key for mark in found if mark) if spec.labels else frozenset()
    series = series_of(label, palette.ACCENT, found, colours, labelled)
    names = categories(bars)
    native = native_chart("bar", plot, panel.x, places, names, [series], size, label)
    return Drawing(tuple(items), (native,))


def _colour(marks: Marks, mark: Mark | None, bar: Row, spec: ChartSpec) -> str:
    if mark is None or bar.group is None:
        return palette.ACCENT
    group = marks.groups[bar.group]
    colour = palette.DARK_GREY if group.total and len(marks.groups) > 1 else palette.ACCENT
    return bar_colour(mark, colour, spec, group.low)
