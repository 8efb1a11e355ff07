"""Lines over waves: a line an answer, each with its name at its end in place of a legend."""

from __future__ import annotations

from omnibus_desktop.charts import lettering, palette
from omnibus_desktop.charts.layout.drawing import SMALLEST, Area, Drawing, Style, block, centred
from omnibus_desktop.charts.layout.ends import fit_ends
from omnibus_desktop.charts.layout.fit import SIZES
from omnibus_desktop.charts.layout.native import Plot
from omnibus_desktop.charts.layout.point_figures import NUMBERS_AT, point_figures
from omnibus_desktop.charts.layout.trends import (
    axis_top,
    feet,
    native_lines,
    trends_of,
)
from omnibus_desktop.charts.mark import Marks
from omnibus_desktop.charts.scene import Item, Line, Text
from omnibus_desktop.charts.spec import ChartSpec
from omnibus_desktop.tables.cells import HIDDEN

_LEFT = 54.0  # for the numbers of the axis, and half of the first figure
_SHORTEST_STEP = 52.0  # from wave to wave
_SHORTEST_AXIS = 90.0
_TO_FOOT = 10.0
_OVER = 20.0  # over the plot, for a figure at its top
_BETWEEN_NUMBERS = 34.0
_OVER_REMARK = 6.0
_LEFT_OUT = "Points without a figure have no room for it; the table has them all."


def lay_out(marks: Marks, area: Area, spec: ChartSpec, headroom: float = 0.0) -> Drawing | None:
    """The lines, with so many points of room for notes above them; None where their names do not
    fit beside them, or there are fewer than two waves."""
    if len(marks.groups) < 2:
        return None
    inner = area.below(headroom)
    for size in SIZES:
        drawing = _at(marks, inner, spec, size)
        if drawing is not None:
            return drawing
    return None


def _at(
    marks: Marks, area: Area, spec: ChartSpec, size: float, remarked: bool = False
) -> Drawing | None:
    """The lines with text of this size; `remarked` with room for a word on figures left out."""
    steps = len(marks.groups) - 1
    room = lettering.height(1, SMALLEST) + _OVER_REMARK if remarked else 0.0
    for ends in fit_ends(marks, area.width, size, spec.labels, _unended(marks)):
        wide = area.width - ends.width - _LEFT
        step = wide / (steps + 0.5)  # the name of the last wave needs room too
        if step < _SHORTEST_STEP:
            continue
        foot = feet(marks.groups, step, size)
        if foot is None:
            continue
        tall = area.height - _OVER - _TO_FOOT - foot.height - room
        if tall < _SHORTEST_AXIS:
            continue
        left = max(_LEFT, foot.widths[0] / 2)
        right = max(ends.width, foot.widths[-1] / 2)
        plot = Plot(area.x + left, area.y + _OVER, area.width - left - right, tall, axis_top(marks))
        trends = trends_of(marks, plot, spec)
        names = ends.placed(trends, plot, area.above(_TO_FOOT + foot.height + room))
        if names is None:
            continue
        figures, all_there = point_figures(trends, size, spec.labels)
        if spec.labels and not (all_there or remarked):
            return _at(marks, area, spec, size, remarked=True)
        items: list[Item] = [] if all_there else _axis(plot)
        items += foot.items(marks, plot, plot.y + tall + _TO_FOOT)
        items += [*trends.lines, *trends.markers, *figures, *names]
        if remarked and not all_there:
            items.append(_remark(area))
        return Drawing(tuple(items), (native_lines(marks, trends, size),), trends.remarks)
    return None


def _remark(area: Area) -> Text:
    """What the chart says at its foot where figures are left out."""
    tall = lettering.height(1, SMALLEST)
    lines = lettering.wrap(_LEFT_OUT, area.width, SMALLEST)
    style = Style(SMALLEST, colour=palette.DARK_GREY)
    return block(lines[:1], area.x, area.bottom - tall, area.width, style, "remark")


def _unended(marks: Marks) -> tuple[str, ...]:
    """Why a line ends before the newest wave, "" for those that do not."""
    newest = marks.groups[-1].name
    found = []
    for row in marks.cells:
        is_told = row[-1].text == HIDDEN or row[-1].is_count
        why = f"{row[-1].text} in {newest}" if is_told else f"Not in {newest}"
        found.append("" if row[-1].value is not None else why)
    return tuple(found)


def _axis(plot: Plot) -> list[Item]:
    """Light lines across, with numbers at their left."""
    step = next(
        (s for s in (5, 10, 20, 25, 50) if plot.height * s / plot.most >= _BETWEEN_NUMBERS), 100
    )
    style = Style(10.0, align="end", colour=palette.DARK_GREY)
    items: list[Item] = []
    for number in range(int(plot.most / step + 1e-9) + 1):
        at = plot.y + plot.height * (1 - number * step / plot.most)
        items.append(Line(plot.x, at, plot.x + plot.width, at, palette.GRID, 0.75, "axis"))
        x = plot.x - _LEFT
        text = f"{number * step}%"
        items.append(centred((text,), x, at, _LEFT - NUMBERS_AT, style, "axis"))
    return items
