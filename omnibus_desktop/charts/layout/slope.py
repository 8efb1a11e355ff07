"""Slopes: two waves, the figures of each at its side, and by how much every answer changed."""

from __future__ import annotations

from omnibus_desktop.charts import lettering, palette
from omnibus_desktop.charts.layout.drawing import Area, Drawing, Style, block
from omnibus_desktop.charts.layout.ends import fit_ends
from omnibus_desktop.charts.layout.fit import SIZES
from omnibus_desktop.charts.layout.native import Plot
from omnibus_desktop.charts.layout.spread import spread
from omnibus_desktop.charts.layout.trends import (
    RADIUS,
    Trends,
    axis_top,
    feet,
    native_lines,
    trends_of,
)
from omnibus_desktop.charts.mark import Marks
from omnibus_desktop.charts.note_text import points
from omnibus_desktop.charts.scene import Item, Line
from omnibus_desktop.charts.spec import ChartSpec

_SHORTEST_STEP = 110.0
_WIDEST_STEP = 680.0
_SHORTEST_AXIS = 90.0
_TO_FOOT = 10.0
_OVER = 10.0
_LEADER = 14.0
_BETWEEN = 2.0


def lay_out(marks: Marks, area: Area, spec: ChartSpec, headroom: float = 0.0) -> Drawing | None:
    """The slopes of the answers that both waves have, with so many points of room for notes
    above; None where that are none, or their names do not fit."""
    if len(marks.groups) != 2:
        return None
    both = [n for n, row in enumerate(marks.cells) if all(mark.value is not None for mark in row)]
    if not both:
        return None
    shown = marks.with_answers(both)
    missing = [a.label for n, a in enumerate(marks.answers) if n not in both]
    remarks = (f"Not charted, as not in both waves: {', '.join(missing)}",) if missing else ()
    inner = area.below(headroom)
    for size in SIZES:
        drawing = _at(shown, inner, spec, size)
        if drawing is not None:
            return Drawing(drawing.items, drawing.charts, remarks)
    return None


def changes(marks: Marks) -> tuple[str, ...]:
    """By how many points each answer changed, and whether that is no more than chance, or
    was not tested."""
    found = []
    for first, second in marks.cells:
        said = points((second.value or 0.0) - (first.value or 0.0))
        known = "not significant" if second.tested else "not tested"
        found.append(said if second.differs else f"{said}, {known}")
    return tuple(found)


def _at(marks: Marks, area: Area, spec: ChartSpec, size: float) -> Drawing | None:
    texts = [row[0].text for row in marks.cells]
    figures = max(lettering.width(text, size, True) for text in texts) if spec.labels else 0.0
    for ends in fit_ends(marks, area.width, size, spec.labels, changes(marks), 0.5):
        most = area.width - ends.width
        foot = feet(marks.groups, min(most, _WIDEST_STEP) * 0.8, size)
        if foot is None:
            continue
        left = max(figures + RADIUS + _LEADER, foot.widths[0] / 2)
        right = max(ends.width, foot.widths[1] / 2)
        step = min(area.width - left - right, _WIDEST_STEP)
        tall = area.height - _OVER - _TO_FOOT - foot.height
        if step < max(_SHORTEST_STEP, sum(foot.widths) / 2 + 8.0) or tall < _SHORTEST_AXIS:
            continue
        plot = Plot(area.x + left, area.y + _OVER, step, tall, axis_top(marks))
        trends = trends_of(marks, plot, spec)
        above = area.above(_TO_FOOT + foot.height)
        names = ends.placed(trends, plot, above)
        starts = _starts(trends, plot, above, size, figures) if spec.labels else []
        if names is None or starts is None:
            continue
        items: list[Item] = [*_rules(plot), *foot.items(marks, plot, plot.y + tall + _TO_FOOT)]
        items += [*trends.lines, *trends.markers, *starts, *names]
        return Drawing(tuple(items), (native_lines(marks, trends, size),))
    return None


def _rules(plot: Plot) -> list[Item]:
    """A light line for each of the waves."""
    return [
        Line(x, plot.y, x, plot.y + plot.height, palette.GRID, 0.75, "axis")
        for x in (plot.x, plot.x + plot.width)
    ]


def _starts(trends: Trends, plot: Plot, area: Area, size: float, wide: float) -> list[Item] | None:
    """The figures of the first wave at its left, pushed apart where they would meet."""
    first = [row[0] for row in trends.points if row[0]]
    tall = lettering.height(1, size)
    tops = spread(
        [point.y - tall / 2 for point in first],
        [tall] * len(first),
        area.y,
        area.bottom,
        _BETWEEN,
    )
    if tops is None:
        return None
    items: list[Item] = []
    right = plot.x - RADIUS - _LEADER
    for point, top, colour in zip(first, tops, trends.colours, strict=True):
        mark, style = point.mark, Style(size, bold=True, align="end")
        x, middle = point.x - RADIUS - 1.0, top + tall / 2
        items.append(Line(right + 3.0, middle, x, point.y, colour, 0.75, "leader", mark.key))
        items.append(block((mark.text,), right - wide, top, wide, style, "label", mark.key))
    return items
