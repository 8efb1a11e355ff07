"""Dots with intervals: a row a group, or of the total alone a row an answer."""

from __future__ import annotations

from dataclasses import replace

from omnibus_desktop.charts import lettering, palette
from omnibus_desktop.charts.layout.drawing import (
    GAP,
    Area,
    Drawing,
    Style,
    axis_max,
    bar_colour,
    centred,
    triangle,
    value_axis,
    widest_figure,
)
from omnibus_desktop.charts.layout.native import Plot
from omnibus_desktop.charts.layout.panels import Inside, Panel, in_panels
from omnibus_desktop.charts.layout.rules import rule
from omnibus_desktop.charts.mark import Mark, MarkedAnswer, MarkedGroup, Marks
from omnibus_desktop.charts.palettes import colours_of
from omnibus_desktop.charts.scene import Ellipse, Item, Line, Text
from omnibus_desktop.charts.spec import ChartSpec

_WIDEST = 10.0  # of a dot, in points
_OF_BAND = 0.62  # the same as a share of its band
_TALLEST = 56.0  # points of a band
_STROKE = 1.75
_CAP = 0.36  # of the dot's width, above and below the interval's line
_BESIDE_AXIS = 12.0  # half a number of the axis stands out at its ends
_DASH = (4.0, 3.0)


def lay_out(marks: Marks, area: Area, spec: ChartSpec) -> Drawing | None:
    """A panel an answer; None where they do not fit legibly."""
    shown = _turned(marks) if len(marks.groups) == 1 and not marks.of_items else marks
    return in_panels(shown, area, spec, Inside(_room, _dots, has_axis=True, tallest=_TALLEST))


def _turned(marks: Marks) -> Marks:
    """The answers of one group as rows of one panel."""
    groups = tuple(
        MarkedGroup(answer.id, answer.label, answer.label, low=marks.groups[0].low)
        for answer in marks.answers
    )
    answer = MarkedAnswer("", "")
    return replace(
        marks, answers=(answer,), groups=groups, cells=(tuple(row[0] for row in marks.cells),)
    )


def _room(marks: Marks, size: float, spec: ChartSpec) -> tuple[float, float]:
    after = widest_figure(marks.cells, size) if spec.labels else 0.0
    return _BESIDE_AXIS, max(after, _BESIDE_AXIS + 8.0)


def _dots(panel: Panel) -> Drawing:
    """The dots of a panel over its axis, with the total as a line around which they lie."""
    marks = panel.marks
    ends = (mark.high or mark.value or 0.0 for row in marks.cells for mark in row)
    plot = panel.plot(axis_max(max(ends), marks.percentages))
    colours = [_colour(panel, number) for number in range(len(panel.rows))]
    dots: list[Item] = []
    for number, (mark, colour) in enumerate(zip(panel.found, colours, strict=True)):
        if mark is not None:
            dots += _dot(panel, number, mark, plot, colour)
    items = value_axis(plot, "%" if marks.percentages else "")
    items += [*_total_line(panel, plot, dots), *dots]
    accent = colours_of(panel.spec).accent
    return Drawing(tuple(items), (panel.native("dots", plot, accent, colours),))


def _colour(panel: Panel, number: int) -> str:
    """Of a low base the dot is hollow instead of pale."""
    mark, row = panel.found[number], panel.rows[number]
    if mark is None or row.group is None:
        return colours_of(panel.spec).accent
    total = panel.marks.groups[row.group].total
    colour = palette.DARK_GREY if total else colours_of(panel.spec).accent
    return bar_colour(mark, colour, panel.spec, False)


def _dot(panel: Panel, number: int, mark: Mark, plot: Plot, colour: str) -> list[Item]:
    """The interval with its caps, the dot upon it, and the figure behind both."""
    group = panel.rows[number].group
    assert group is not None
    middle, size = panel.places.middle(number), panel.size
    wide = min(_WIDEST, panel.places.band * _OF_BAND)
    items: list[Item] = []
    at = plot.x
    if mark.value is not None:
        at = plot.at(min(max(mark.value, 0.0), plot.most))
        items += _interval(mark, plot, middle, wide * _CAP, colour)
        fill = palette.WHITE if panel.marks.groups[group].low else colour
        box = (at - wide / 2, middle - wide / 2, wide, wide)
        items.append(Ellipse(*box, fill, "bar", mark.key, colour, _STROKE))
        at += wide / 2
        if mark.high is not None:
            at = max(at, plot.at(min(mark.high, plot.most)))
    if (panel.spec.labels or mark.is_count) and mark.text:
        figure = lettering.width(mark.text, size)
        where = (at + GAP, middle, figure, Style(size), "label", mark.key)
        items.append(centred((mark.text,), *where))
        if mark.differs:
            items.append(triangle(mark, at + GAP + figure + 3.0, middle, size))
    return items


def _interval(mark: Mark, plot: Plot, middle: float, cap: float, colour: str) -> list[Item]:
    if mark.low is None or mark.high is None:
        return []
    left, right = (plot.at(min(max(end, 0.0), plot.most)) for end in (mark.low, mark.high))
    ends = (
        (left, middle, right, middle),
        *((x, middle - cap, x, middle + cap) for x in (left, right)),
    )
    return [Line(*end, colour, 1.5, "interval", mark.key) for end in ends]


def _total_line(panel: Panel, plot: Plot, dots: list[Item]) -> list[Item]:
    """A dashed line from the total's dot through the rows beneath it, broken at figures."""
    groups = panel.marks.groups
    place = next((n for n, row in enumerate(panel.rows) if row.group is not None), 0)
    mark, group = panel.found[place], panel.rows[place].group
    if mark is None or mark.value is None or group is None or not groups[group].total:
        return []
    texts = [item for item in dots if isinstance(item, Text)]
    top, foot = panel.places.middle(place), plot.y + plot.height
    x = plot.at(min(max(mark.value, 0.0), plot.most))
    return rule(x, top, foot, texts, palette.DARK_GREY, 1.0, "total line", _DASH)
