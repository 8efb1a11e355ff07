"""Horizontal bars in clusters: a cluster an answer, a bar a group."""

from __future__ import annotations

from omnibus_desktop.charts import palette
from omnibus_desktop.charts.layout.bands import bands
from omnibus_desktop.charts.layout.drawing import (
    GAP,
    SMALLEST,
    Area,
    Drawing,
    Style,
    axis_max,
    bar_colour,
    bar_with_figure,
    centred,
    series_colour,
    swatch,
    value_axis,
    widest_figure,
)
from omnibus_desktop.charts.layout.fit import SIZES, Fitted, Label, fit
from omnibus_desktop.charts.layout.legend import Legend, legend
from omnibus_desktop.charts.layout.native import Plot, native_chart, series_of
from omnibus_desktop.charts.mark import MarkedGroup, Marks
from omnibus_desktop.charts.palettes import colours_of, of_group, with_own
from omnibus_desktop.charts.scene import Item, Series
from omnibus_desktop.charts.spec import ChartSpec

_TO_LABEL = 10.0
_UNDER_LEGEND = 8.0
_SHORTEST_AXIS = 120.0
_AXIS_HEIGHT = 16.0
_LEGEND_SHARE = 0.25
_THINNEST = 11.0  # points of a bar, for a figure of 9 points beside it
_THICKEST = 22.0
_MOST_GROUPS = 6


def lay_out(marks: Marks, area: Area, spec: ChartSpec) -> Drawing | None:
    """Clusters with a legend of the groups above; None where bars would be too thin for their
    figures, or more than can be told apart."""
    series = len(marks.groups)
    if series > _MOST_GROUPS:
        return None
    colours = group_colours(marks.groups, spec)
    key = group_legend(marks.groups, colours, area)
    if key is None:
        return None
    below = area.below(key.height + _UNDER_LEGEND)
    fitted = fit(
        tuple(Label(answer.label, answer.net) for answer in marks.answers),
        below.width,
        below.height - (0.0 if spec.labels else _AXIS_HEIGHT),
        least=_THINNEST * (series + 0.5),
        most=_THICKEST * (series + 0.5),
        room=_SHORTEST_AXIS,
    )
    if fitted is None:
        return None
    body = _body(marks, fitted, below, colours, spec)
    return Drawing((*key.items, *body.items), body.charts)


def group_colours(groups: tuple[MarkedGroup, ...], spec: ChartSpec) -> tuple[str, ...]:
    """A colour a group; the total is dark grey."""
    names = tuple(of_group(group.key) for group in groups if not group.total)
    others = iter(with_own(names, colours_of(spec).categorical(len(names)), spec))
    return tuple(palette.DARK_GREY if group.total else next(others) for group in groups)


def group_legend(
    groups: tuple[MarkedGroup, ...], colours: tuple[str, ...], area: Area
) -> Legend | None:
    """The legend in the largest text that leaves most of the height to the bars."""
    entries = tuple(
        (group.label, palette.faded(colour) if group.low else colour)
        for group, colour in zip(groups, colours, strict=True)
    )
    keys = (legend(entries, area, size) for size in SIZES[1:])
    return next((key for key in keys if key.height <= area.height * _LEGEND_SHARE), None)


def _body(
    marks: Marks, fitted: Fitted, area: Area, colours: tuple[str, ...], spec: ChartSpec
) -> Drawing:
    series = len(marks.groups)
    places = bands(area.y + fitted.top, fitted.band, len(marks.answers), series)
    size = max(SMALLEST, min(fitted.size, 12.0, places.thickness * 0.8))
    x = area.x + fitted.width + _TO_LABEL
    figures = widest_figure(marks.cells, size)
    most = axis_max(marks.greatest, marks.percentages)
    plot = Plot(x, places.start, area.right - x - figures, places.length, most)
    items: list[Item] = []
    if not spec.labels:
        items += value_axis(plot, "%" if marks.percentages else "")
    for number, (answer, row) in enumerate(zip(marks.answers, marks.cells, strict=True)):
        style = Style(fitted.size, bold=answer.net)
        lines, middle = fitted.lines[number], places.middle(number)
        key = row[0].key
        items.append(centred(lines, area.x, middle, fitted.width, style, "answer label", key))
        for place, mark in enumerate(row):
            colour = series_colour(mark, colours[place], spec, marks.groups[place].low)
            y, thick = places.bar(number, place), places.thickness
            figure = size if spec.labels else None
            made = bar_with_figure(mark, plot, y, thick, colour, figure)
            items += [*swatch(mark, x - GAP / 2, y + thick / 2, size, colour), *made]
    names = tuple(answer.label for answer in marks.answers)
    found = group_series(marks, colours, spec)
    native = native_chart("bar", plot, area.x, places, names, found, size)
    return Drawing(tuple(items), (native,))


def group_series(marks: Marks, colours: tuple[str, ...], spec: ChartSpec) -> list[Series]:
    """A series a group, with a value an answer."""
    series = []
    for place, (group, colour) in enumerate(zip(marks.groups, colours, strict=True)):
        found = [row[place] for row in marks.cells]
        colour_of = series_colour if len(marks.groups) > 1 else bar_colour
        fills = [colour_of(mark, colour, spec, group.low) for mark in found]
        labelled = frozenset(mark.key for mark in found) if spec.labels else frozenset()
        series.append(series_of(group.label, colour, found, fills, labelled))
    return series
