"""The bars beside a map, each in the colour that its part of the map has."""

from __future__ import annotations

from collections.abc import Mapping

from omnibus_desktop.charts import palette
from omnibus_desktop.charts.layout.bands import bands
from omnibus_desktop.charts.layout.drawing import (
    Area,
    Drawing,
    Style,
    axis_max,
    bar_with_figure,
    centred,
    widest_figure,
)
from omnibus_desktop.charts.layout.fit import Label, fit
from omnibus_desktop.charts.layout.native import Plot, native_chart, series_of
from omnibus_desktop.charts.mark import Mark, MarkedGroup, Marks
from omnibus_desktop.charts.palettes import colours_of
from omnibus_desktop.charts.scene import Item
from omnibus_desktop.charts.spec import ChartSpec, Key, Sort

_TO_LABEL = 10.0
_SHORTEST_AXIS = 50.0


def map_bars(
    marks: Marks, colours: Mapping[Key, str], area: Area, spec: ChartSpec, beside: float = 0.0
) -> Drawing | None:
    """A bar a group of the one answer, the largest first; those of too few respondents, and those
    without a figure, last. The labels beside them are at least so many points wide as `beside`.
    None where they do not fit."""
    order = list(range(len(marks.groups)))
    if spec.sort is not Sort.GIVEN:
        order.sort(key=lambda place: _rank(*cells_of(marks)[place]))
    shown = marks.with_groups(order).without_tiny_bars
    lit = [mark.key in spec.highlight for mark in shown.cells[0]]
    labels = tuple(Label(g.label, bold) for g, bold in zip(shown.groups, lit, strict=True))
    room = _SHORTEST_AXIS + _TO_LABEL + widest_figure(shown.cells, 14.0)
    fitted = fit(labels, area.width, area.height, most=44.0, room=room)
    if fitted is None:
        return None
    x = area.x + max(fitted.width, beside) + _TO_LABEL
    figures = widest_figure(shown.cells, fitted.size)
    places = bands(area.y + fitted.top, fitted.band, len(labels))
    most = axis_max(shown.greatest, shown.percentages)
    plot = Plot(x, places.start, area.right - x - figures, places.length, most)
    items: list[Item] = []
    fills = []
    for number, (mark, group) in enumerate(cells_of(shown)):
        style, middle = Style(fitted.size, bold=lit[number]), places.middle(number)
        lines = fitted.lines[number]
        items.append(centred(lines, area.x, middle, fitted.width, style, "group label", mark.key))
        fills.append(palette.GRID if group.tiny else colours[mark.key])  # of so few: no bar
        y, thick = places.bar(number), places.thickness
        items += bar_with_figure(mark, plot, y, thick, fills[-1], fitted.size)
    row = shown.cells[0]
    keys = frozenset(mark.key for mark in row)
    series = series_of(shown.answers[0].label, colours_of(spec).accent, row, fills, keys)
    names = tuple(group.label for group in shown.groups)
    native = native_chart("bar", plot, area.x, places, names, [series], fitted.size)
    return Drawing(tuple(items), (native,))


def labels_width(bars: Drawing, area: Area) -> float:
    """How wide the labels are beside these bars, which were laid out in the area."""
    return bars.charts[0].plot[0] - area.x - _TO_LABEL


def cells_of(marks: Marks) -> list[tuple[Mark, MarkedGroup]]:
    """The marks of the one answer, each with its group."""
    return list(zip(marks.cells[0], marks.groups, strict=True))


def _rank(mark: Mark, group: MarkedGroup) -> tuple[bool, bool, float]:
    return mark.value is None, group.tiny, -(mark.value or 0.0)
