"""Small multiples: a panel an answer, its bars the groups in order, one axis for all."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial

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
from omnibus_desktop.charts.layout.fit import SIZES, Fitted, balanced, fit_at, longest_line
from omnibus_desktop.charts.layout.native import Plot, native_chart, series_of
from omnibus_desktop.charts.layout.rows import Row, categories, row_labels, rows_of
from omnibus_desktop.charts.mark import Mark, Marks
from omnibus_desktop.charts.palettes import colours_of
from omnibus_desktop.charts.scene import Item, NativeChart, Text
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
_TALLEST_BAND = 48.0
_BETWEEN_ROWS = 14.0
_TITLE_SHARE = 0.42  # of the height of a row of panels
_FEW_LINES = 4  # of a group's label: each more takes width from all panels
_SHARES = (0.17, 0.22, 0.27, 0.33, 0.42)  # of the width, for the groups' labels


@dataclass(frozen=True)
class _Grid:
    """How the panels stand: panels a row, the area of each row, its titles and labels."""

    across: int
    rows: tuple[Area, ...]
    titles: tuple[tuple[str, ...], ...]
    title_size: float
    title_height: float
    fitted: Fitted
    before: float  # the room that figures take at the left of the plot
    after: float  # and at its right


@dataclass(frozen=True)
class Panel:
    """A panel of one answer: its rows, where they are, and the plot from `x` on."""

    marks: Marks
    answer: int
    rows: tuple[Row, ...]
    places: Bands
    x: float
    width: float
    size: float
    spec: ChartSpec

    @property
    def found(self) -> list[Mark | None]:
        """The mark of each row, None of a heading."""
        row = self.marks.cells[self.answer]
        return [None if each.group is None else row[each.group] for each in self.rows]

    def plot(self, most: float, least: float = 0.0) -> Plot:
        """The plot whose axis has these ends."""
        return Plot(self.x, self.places.start, self.width, self.places.length, most, least)

    def native(
        self,
        kind: str,
        plot: Plot,
        colour: str,
        colours: Sequence[str],
        found: Sequence[Mark | None] | None = None,
    ) -> NativeChart:
        """The panel as an editable chart with these colours of its rows; `found` are its marks
        where they are not those of the answer."""
        shown = self.found if found is None else found
        keys = frozenset(mark.key for mark in shown if mark) if self.spec.labels else frozenset()
        label = self.marks.answers[self.answer].label
        series = series_of(label, colour, shown, colours, keys)
        names = categories(self.rows)
        return native_chart(kind, plot, self.x, self.places, names, [series], self.size, label)


@dataclass(frozen=True)
class Inside:
    """What stands in panels: how much room figures of a size take before and after the plot,
    whether an axis is always under it, and the panel itself."""

    room: Callable[[Marks, float, ChartSpec], tuple[float, float]]
    draw: Callable[[Panel], Drawing]
    has_axis: bool = False
    tallest: float = _TALLEST_BAND


def lay_out(marks: Marks, area: Area, spec: ChartSpec) -> Drawing | None:
    """Panels of bars in as few rows as fit; None where they do not fit legibly."""
    return in_panels(marks, area, spec, Inside(_figures, _bars))


def in_panels(marks: Marks, area: Area, spec: ChartSpec, inside: Inside) -> Drawing | None:
    """The same of whatever stands inside."""
    bars = rows_of(marks.groups)
    for down in range(1, math.ceil(math.sqrt(len(marks.answers))) + 1):
        across = math.ceil(len(marks.answers) / down)
        if across > _MOST_ACROSS:
            continue
        rows = _rows(area, math.ceil(len(marks.answers) / across))
        at = partial(_at, marks, bars, rows, across, spec, inside)
        if not any(at(SIZES[-1], share) for share in _SHARES):
            continue  # not even in the smallest text
        for size in SIZES[1:]:
            grid = _balanced((at(size, share) for share in _SHARES), area.width)
            if grid is not None:
                return _drawn(marks, bars, grid, spec, inside)
    return None


def _balanced(tried: Iterable[_Grid | None], width: float) -> _Grid | None:
    """The first of these with labels of few lines, else that in which labels and panels are in
    balance; None where there is none."""
    grids: dict[Fitted, _Grid] = {}

    def found() -> Iterator[Fitted]:
        for grid in tried:
            if grid is not None:
                grids[grid.fitted] = grid
                yield grid.fitted

    best = balanced(found(), width, _FEW_LINES)
    return None if best is None else grids[best]


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
    spec: ChartSpec,
    inside: Inside,
    size: float,
    share: float,
) -> _Grid | None:
    area = rows[0]
    if lettering.height(len(bars), size) > area.height:
        return None
    before, after = inside.room(marks, size, spec)
    column = area.width * share
    names = tuple(bar.label for bar in bars)
    width = _panel_width(area, longest_line(names, size, column), across)
    if width - before - after < _SHORTEST_AXIS:
        return None
    titles = tuple(lettering.wrap(answer.label, width, size, True) for answer in marks.answers)
    title = lettering.height(max(map(len, titles)), size) + _UNDER_TITLE
    if title > area.height * _TITLE_SHARE or _breaks_words(marks, width, size):
        return None
    has_axis = inside.has_axis or not spec.labels
    height = area.height - title - (_AXIS_HEIGHT if has_axis else 0.0)
    fitted = fit_at(names, size, column, area.width, height, 0.0, inside.tallest)
    if fitted is None:
        return None
    return _Grid(across, rows, titles, size, title, fitted, before, after)


def _breaks_words(marks: Marks, width: float, size: float) -> bool:
    if size <= SIZES[-1]:
        return False
    words = (word for answer in marks.answers for word in answer.label.split(" "))
    return any(lettering.width(word, size, True) > width for word in words)


def _gutter(across: int) -> float:
    return _NARROW_GUTTER if across > _MANY_ACROSS else _GUTTER


def _panel_width(area: Area, labels: float, across: int) -> float:
    return (area.width - labels - _TO_LABEL - _gutter(across) * (across - 1)) / across


def _figures(marks: Marks, size: float, spec: ChartSpec) -> tuple[float, float]:
    return 0.0, widest_figure(marks.cells, size) if spec.labels else _AXIS_END


def _drawn(
    marks: Marks, bars: tuple[Row, ...], grid: _Grid, spec: ChartSpec, inside: Inside
) -> Drawing:
    items: list[Item] = []
    charts: list[NativeChart] = []
    for down, area in enumerate(grid.rows):
        inner = area.below(grid.title_height)
        places = bands(inner.y + grid.fitted.top, grid.fitted.band, len(bars))
        items += row_labels(bars, marks, grid.fitted, places, inner)
        width = _panel_width(area, grid.fitted.width, grid.across)
        start = area.x + grid.fitted.width + _TO_LABEL
        panels = range(down * grid.across, min((down + 1) * grid.across, len(marks.answers)))
        for number, answer in enumerate(panels):
            x = start + number * (width + _gutter(grid.across))
            items.append(_title(marks, answer, grid, Area(x, area.y, width, area.height)))
            plot = (x + grid.before, width - grid.before - grid.after)
            made = inside.draw(Panel(marks, answer, bars, places, *plot, grid.fitted.size, spec))
            items += made.items
            charts += made.charts
    return Drawing(tuple(items), tuple(charts))


def _title(marks: Marks, answer: int, grid: _Grid, panel: Area) -> Text:
    style = Style(grid.title_size, bold=True)
    key, lines = marks.cells[answer][0].key, grid.titles[answer]
    y = panel.y + grid.title_height - _UNDER_TITLE - lettering.height(len(lines), style.size)
    return block(lines, panel.x, y, panel.width, style, "answer label", key)


def _bars(panel: Panel) -> Drawing:
    """The bars of a panel, with a figure each or an axis under them."""
    marks, spec, places = panel.marks, panel.spec, panel.places
    most = axis_max(marks.greatest, marks.percentages)
    plot = panel.plot(most)
    items: list[Item] = []
    if not spec.labels:
        items += value_axis(plot, "%" if marks.percentages else "")
    colours = [
        _colour(marks, mark, bar, spec) for mark, bar in zip(panel.found, panel.rows, strict=True)
    ]
    for number, (mark, colour) in enumerate(zip(panel.found, colours, strict=True)):
        if mark is not None:
            figure = panel.size if spec.labels else None
            y, thick = places.bar(number), places.thickness
            items += bar_with_figure(mark, plot, y, thick, colour, figure)
    return Drawing(tuple(items), (panel.native("bar", plot, colours_of(spec).accent, colours),))


def _colour(marks: Marks, mark: Mark | None, bar: Row, spec: ChartSpec) -> str:
    if mark is None or bar.group is None:
        return colours_of(spec).accent
    group = marks.groups[bar.group]
    colour = palette.DARK_GREY if group.total and len(marks.groups) > 1 else colours_of(spec).accent
    return bar_colour(mark, colour, spec, group.low)
