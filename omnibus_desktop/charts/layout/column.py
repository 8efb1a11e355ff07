"""Columns: an answer each or a cluster each, for short labels."""

from __future__ import annotations

from omnibus_desktop.charts import lettering, palette
from omnibus_desktop.charts.layout.bands import Bands, bands
from omnibus_desktop.charts.layout.clustered import group_colours, group_legend, group_series
from omnibus_desktop.charts.layout.drawing import (
    SMALLEST,
    Area,
    Drawing,
    Style,
    axis_max,
    bar_length,
    block,
    swatch,
    triangle,
    triangle_width,
)
from omnibus_desktop.charts.layout.fit import SIZES, tallest
from omnibus_desktop.charts.layout.native import Plot, native_chart
from omnibus_desktop.charts.mark import Mark, Marks
from omnibus_desktop.charts.palettes import colours_of
from omnibus_desktop.charts.scene import Item, Line, Rect
from omnibus_desktop.charts.spec import ChartSpec
from omnibus_desktop.values import dataclass

_WIDEST_BAND = 150.0
_THICKEST = 48.0  # of a column in a band of usual width
_OF_BAND, _THICK = 0.45, 96.0  # of a wider one
_BETWEEN_LABELS = 8.0
_UNDER_LEGEND = 10.0
_OVER_LABELS = 6.0
_SHORTEST_AXIS = 110.0
_MOST_GROUPS = 5


@dataclass(frozen=True)
class _Fitted:
    """Labels under the columns, and the size of the figures above them."""

    size: float
    figure_size: float
    lines: tuple[tuple[str, ...], ...]
    height: float


def lay_out(marks: Marks, area: Area, spec: ChartSpec, headroom: float = 0.0) -> Drawing | None:
    """Columns with labels below and so many points of room for notes above them; None where the
    labels do not fit without breaking words."""
    if len(marks.groups) > _MOST_GROUPS:
        return None
    single = len(marks.groups) == 1
    colours = (colours_of(spec).accent,) if single else group_colours(marks.groups, spec)
    key = None if single else group_legend(marks.groups, colours, area)
    if key is None and not single:
        return None
    inner = area.below(headroom + (key.height + _UNDER_LEGEND if key else 0.0))
    places = _places(marks, inner)
    fitted = _fitted(marks, places, inner)
    if fitted is None:
        return None
    body = _body(marks, places, fitted, inner, colours, spec)
    return Drawing((*(key.items if key else ()), *body.items), body.charts)


def _places(marks: Marks, area: Area) -> Bands:
    """The bands: as wide as the area lets them be, but a few columns stand in its middle."""
    count, series = len(marks.answers), len(marks.groups)
    band = area.width / count
    if series > 1:
        return bands(area.x, band, count, series, thickest=_THICKEST)
    band = min(band, tallest(count, _WIDEST_BAND))
    thickest = max(_THICKEST, min(_THICK, _OF_BAND * band))
    start = area.x + (area.width - band * count) / 2
    return bands(start, band, count, series, thickest=thickest)


def _fitted(marks: Marks, places: Bands, area: Area) -> _Fitted | None:
    room = places.band - _BETWEEN_LABELS
    for size in SIZES:
        words = (word for answer in marks.answers for word in answer.label.split(" "))
        if any(lettering.width(word, size, True) > room for word in words):
            continue
        lines = tuple(lettering.wrap(a.label, room, size, a.net) for a in marks.answers)
        tall = lettering.height(max(map(len, lines)), size) + _OVER_LABELS
        figures = _figure_size(marks, places, size)
        if figures is not None and area.height - tall - size * 1.5 >= _SHORTEST_AXIS:
            return _Fitted(size, figures, lines, tall)
    return None


def _figure_size(marks: Marks, places: Bands, largest: float) -> float | None:
    """The size at which each figure is no wider than its column, or than the band of one."""
    room = places.band - 4.0 if places.series == 1 else places.thickness - 1.0
    for size in SIZES:
        widest = max(_figure_width(mark, size) for row in marks.cells for mark in row)
        if SMALLEST <= size <= largest and widest <= room:
            return size
    return None


def _figure_width(mark: Mark, size: float) -> float:
    """The room over a column: the figure stands in its middle, a triangle at its right."""
    return lettering.width(mark.text, size) + (2 * triangle_width(size) if mark.differs else 0.0)


def _body(
    marks: Marks,
    places: Bands,
    fitted: _Fitted,
    area: Area,
    colours: tuple[str, ...],
    spec: ChartSpec,
) -> Drawing:
    over = lettering.height(1, fitted.figure_size) + 4.0
    tall = area.height - fitted.height - over
    most = axis_max(marks.greatest, marks.percentages)
    plot = Plot(places.start, area.y + over, places.length, tall, most)
    foot = plot.y + tall
    series, single = group_series(marks, colours, spec), len(marks.groups) == 1
    items: list[Item] = []
    for number, (answer, row) in enumerate(zip(marks.answers, marks.cells, strict=True)):
        left = places.middle(number) - places.band / 2 + _BETWEEN_LABELS / 2
        style = Style(fitted.size, bold=answer.net, align="middle")
        width, y = places.band - _BETWEEN_LABELS, foot + _OVER_LABELS
        key = row[0].key
        items.append(block(fitted.lines[number], left, y, width, style, "answer label", key))
        for place, mark in enumerate(row):
            fill = series[place].point_colours[number]
            items += _column(mark, places.bar(number, place), places.thickness, plot, fill)
            if spec.labels or mark.is_count:
                x = places.bar(number, place) + places.thickness / 2
                items += _figure(mark, x, plot, fitted.figure_size)
                if not single:
                    items += _swatch(mark, x, plot, fitted.figure_size, fill)
    items.append(Line(plot.x, foot, plot.x + plot.width, foot, palette.MUTED, 0.75, "axis"))
    names = tuple(answer.label for answer in marks.answers)
    native = native_chart("column", plot, plot.x, places, names, series, fitted.figure_size)
    return Drawing(tuple(items), (native,))


def _column(mark: Mark, x: float, thick: float, plot: Plot, fill: str) -> list[Item]:
    if mark.value is None:
        return []
    tall = bar_length(mark, plot.height, plot.most)
    return [Rect(x, plot.y + plot.height - tall, thick, tall, fill, "bar", mark.key)]


def _swatch(mark: Mark, middle: float, plot: Plot, size: float, colour: str) -> list[Item]:
    """The colour of a group without a column, over its count."""
    over = plot.y + plot.height - lettering.height(1, size) - size / 2
    return swatch(mark, middle + size * 0.3, over, size, colour)


def _figure(mark: Mark, middle: float, plot: Plot, size: float) -> list[Item]:
    wide = lettering.width(mark.text, size)
    x = middle - wide / 2
    top = plot.y + plot.height - bar_length(mark, plot.height, plot.most)
    y = top - lettering.height(1, size) - 2.0
    items: list[Item] = [block((mark.text,), x, y, wide, Style(size), "label", mark.key)]
    if mark.differs:
        sign_middle = y + lettering.height(1, size) / 2
        items.append(triangle(mark, x + wide + 3.0, sign_middle, size))
    return items
