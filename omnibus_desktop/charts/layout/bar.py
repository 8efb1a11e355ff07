"""Horizontal bars: an answer each, for one group. The nets of a scale repeat what the bars of its
steps show: they stand apart from them, in a lighter colour."""

from __future__ import annotations

import math

from omnibus_desktop.charts.layout.bands import bands
from omnibus_desktop.charts.layout.drawing import (
    Area,
    Drawing,
    Style,
    axis_max,
    bar_colour,
    bar_with_figure,
    centred,
    value_axis,
    widest_figure,
)
from omnibus_desktop.charts.layout.fit import Fitted, Label, fit
from omnibus_desktop.charts.layout.native import Plot, native_chart, series_of
from omnibus_desktop.charts.mark import Mark, Marks
from omnibus_desktop.charts.palettes import colours_of
from omnibus_desktop.charts.scene import Item, NativeChart
from omnibus_desktop.charts.spec import ChartSpec

_GUTTER = 36.0  # between charts side by side
_TO_LABEL = 10.0  # from the labels to the bars
_SHORTEST_AXIS = 60.0
_AXIS_HEIGHT = 16.0
_MOST_CHARTS = 3  # side by side
_ABOVE = 0.3  # of the height that bars leave free


def lay_out(marks: Marks, area: Area, spec: ChartSpec) -> Drawing | None:
    """Bars of the first group, in one chart or in up to three side by side; None where that
    does not fit."""
    for count in range(1, _MOST_CHARTS + 1):
        parts = _parts(len(marks.answers), count)
        areas = area.columns(count, _GUTTER)
        fitted = _fitted(marks, parts, areas[0], spec)
        if fitted is None:
            continue
        items: list[Item] = []
        charts: list[NativeChart] = []
        if count == 1:
            areas = (_lowered(areas[0], fitted[0], spec),)
        for part, labels, place in zip(parts, fitted, areas, strict=True):
            most = axis_max(marks.greatest, marks.percentages)
            made = _chart(marks.with_answers(part), labels, place, spec, most)
            items += made.items
            charts += made.charts
        return Drawing(tuple(items), tuple(charts))
    return None


def _lowered(area: Area, labels: Fitted, spec: ChartSpec) -> Area:
    """The area a little further down, where the bars do not fill it."""
    bars = labels.band * len(labels.lines) + 2 * labels.top + (0.0 if spec.labels else _AXIS_HEIGHT)
    return area.below(_ABOVE * max(0.0, area.height - bars))


def _parts(answers: int, count: int) -> tuple[range, ...]:
    """Which answers stand in which chart: as many in each, the rest in the last."""
    each = math.ceil(answers / count)
    parts = (range(start, min(start + each, answers)) for start in range(0, answers, each))
    return tuple(parts)


def _fitted(
    marks: Marks, parts: tuple[range, ...], area: Area, spec: ChartSpec
) -> tuple[Fitted, ...] | None:
    """The labels of each chart, all in one size of text."""
    height = area.height - (0.0 if spec.labels else _AXIS_HEIGHT)
    largest = 14.0
    while True:
        found = []
        for part in parts:
            labels = _labels(marks.with_answers(part))
            room = _SHORTEST_AXIS + _TO_LABEL + _figures(marks, largest)
            fitted = fit(labels, area.width, height, largest=largest, room=room)
            if fitted is None:
                return None
            found.append(fitted)
        smallest = min(fitted.size for fitted in found)
        if smallest == max(fitted.size for fitted in found):
            return tuple(found)
        largest = smallest


def _places(marks: Marks) -> list[int]:
    """The band of each answer: one stays empty before the nets that follow the steps of a scale."""
    nets = [marks.ordered and answer.net for answer in marks.answers]
    first = nets.index(True) if True in nets else 0
    return [place + (0 < first <= place) for place in range(len(nets))]


def _labels(marks: Marks) -> tuple[Label, ...]:
    """The label of each band, "" of an empty one."""
    places = _places(marks)
    found = [Label("")] * (places[-1] + 1)
    for place, answer in zip(places, marks.answers, strict=True):
        found[place] = Label(answer.label, answer.net)
    return tuple(found)


def _colours(marks: Marks, spec: ChartSpec) -> list[str]:
    """The colour of each answer's bar."""
    own = colours_of(spec)
    return [
        bar_colour(
            row[0],
            own.net if answer.net and marks.ordered else own.accent,
            spec,
            marks.groups[0].low,
        )
        for answer, row in zip(marks.answers, marks.cells, strict=True)
    ]


def _figures(marks: Marks, size: float) -> float:
    return widest_figure(tuple(row[:1] for row in marks.cells), size)


def _chart(marks: Marks, labels: Fitted, area: Area, spec: ChartSpec, most: float) -> Drawing:
    x = area.x + labels.width + _TO_LABEL
    width = area.right - x - _figures(marks, labels.size)
    places = _places(marks)
    rows = bands(area.y + labels.top, labels.band, places[-1] + 1)
    plot = Plot(x, rows.start, width, rows.length, most)
    unit = "%" if marks.percentages else ""
    items: list[Item] = [] if spec.labels else value_axis(plot, unit)
    charted: list[Mark | None] = [None] * rows.count
    colours = [colours_of(spec).accent] * rows.count
    found = zip(places, marks.answers, marks.cells, _colours(marks, spec), strict=True)
    for number, answer, (mark, *_), colour in found:
        charted[number], colours[number] = mark, colour
        style = Style(labels.size, bold=answer.net)
        lines, middle = labels.lines[number], rows.middle(number)
        items.append(centred(lines, area.x, middle, labels.width, style, "answer label", mark.key))
        figure = labels.size if spec.labels else None
        y, thick = rows.bar(number), rows.thickness
        items += bar_with_figure(mark, plot, y, thick, colour, figure)
    labelled = frozenset(mark.key for mark in charted if mark and spec.labels)
    series = series_of(marks.groups[0].name, colours_of(spec).accent, charted, colours, labelled)
    names = tuple(label.text for label in _labels(marks))
    native = native_chart("bar", plot, area.x, rows, names, [series], labels.size)
    return Drawing(tuple(items), (native,))
