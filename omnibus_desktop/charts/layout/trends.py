"""What line and slope charts share: points, the lines between them, the waves at their foot."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from omnibus_desktop.charts import lettering, palette
from omnibus_desktop.charts.layout.drawing import Style, axis_max, bar_colour, block
from omnibus_desktop.charts.layout.native import Plot
from omnibus_desktop.charts.mark import Mark, MarkedAnswer, MarkedGroup, Marks
from omnibus_desktop.charts.palettes import colours_of, of_answer, with_own
from omnibus_desktop.charts.scene import Ellipse, Item, Line, NativeChart, Series
from omnibus_desktop.charts.spec import ChartSpec
from omnibus_desktop.tables.table import TOTAL

RADIUS = 4.0  # of a point
STROKE = 2.25
_BETWEEN_FEET = 8.0


@dataclass(frozen=True, slots=True)
class Point:
    """A mark where it is drawn."""

    mark: Mark
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Trends:
    """The lines of a chart: `points` of each answer (None where a wave has no figure), their
    `colours`, and what of them is drawn."""

    points: tuple[tuple[Point | None, ...], ...]
    colours: tuple[str, ...]
    lines: tuple[Line, ...]
    markers: tuple[Ellipse, ...]
    plot: Plot
    remarks: tuple[str, ...] = ()

    def last(self, answer: int) -> Point | None:
        """The last point of a line."""
        return next((point for point in reversed(self.points[answer]) if point), None)


@dataclass(frozen=True, slots=True)
class Feet:
    """The names of the waves under the plot, how wide each is, and how tall all are."""

    lines: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    height: float
    size: float

    def items(self, marks: Marks, plot: Plot, top: float) -> list[Item]:
        """The names under their waves, and the line on which the waves stand."""
        step = plot.width / (len(self.lines) - 1)
        foot = plot.y + plot.height
        items: list[Item] = [
            Line(plot.x, foot, plot.x + plot.width, foot, palette.MUTED, 0.75, "axis")
        ]
        for wave, (lines, wide) in enumerate(zip(self.lines, self.widths, strict=True)):
            style, left = Style(self.size, align="middle"), plot.x + wave * step - wide / 2
            key = marks.cells[0][wave].key
            items.append(block(lines, left, top, wide, style, "group label", key))
        return items


def feet(groups: tuple[MarkedGroup, ...], step: float, size: float) -> Feet | None:
    """The waves' names in this size, side by side; None where a word does not fit whole."""
    room = step - _BETWEEN_FEET
    words = (word for group in groups for word in lettering.words(group.label))
    if any(lettering.width(word, size) > room for word in words) and size > 9.0:
        return None
    lines = tuple(lettering.wrap(group.label, room, size) for group in groups)
    widths = tuple(max(lettering.width(line, size) for line in each) for each in lines)
    if max(widths) > room + 0.5:
        return None
    return Feet(lines, widths, lettering.height(max(map(len, lines)), size), size)


def axis_top(marks: Marks) -> float:
    """Where the axis ends."""
    return axis_max(marks.greatest, marks.percentages)


def trends_of(marks: Marks, plot: Plot, spec: ChartSpec) -> Trends:
    """The lines where this plot has them: a line is broken where a wave has no figure."""
    colours = _colours(marks, spec)
    step = plot.width / (len(marks.groups) - 1)
    points = tuple(
        tuple(_point(mark, plot, wave * step) for wave, mark in enumerate(row))
        for row in marks.cells
    )
    lines = [
        Line(start.x, start.y, end.x, end.y, colour, STROKE, "line", end.mark.key)
        for row, colour in zip(points, colours, strict=True)
        for start, end in pairwise(row)
        if start and end
    ]
    markers = [
        _marker(point, palette.faded(colour) if group.low else colour)
        for row, colour in zip(points, colours, strict=True)
        for point, group in zip(row, marks.groups, strict=True)
        if point
    ]
    absent = [
        answer.label for answer, row in zip(marks.answers, points, strict=True) if not any(row)
    ]
    remarks = (f"Not charted, as there is no figure: {', '.join(absent)}",) if absent else ()
    return Trends(points, colours, tuple(lines), tuple(markers), plot, remarks)


def native_lines(marks: Marks, trends: Trends, size: float) -> NativeChart:
    """The same as an editable chart, whose first and last points are at the ends of its plot."""
    series = tuple(
        Series(
            name=answer.label,
            colour=colour,
            values=tuple(mark.value for mark in row),
            labels=("",) * len(row),
            keys=tuple(mark.key for mark in row),
            point_colours=tuple(
                palette.faded(colour) if group.low else colour for group in marks.groups
            ),
        )
        for answer, row, colour in zip(marks.answers, marks.cells, trends.colours, strict=True)
    )
    plot = trends.plot
    return NativeChart(
        kind="line",
        plot=plot.box,
        frame=(
            plot.x - 2 * RADIUS,
            plot.y - 2 * RADIUS,
            plot.width + 4 * RADIUS,
            plot.height + 4 * RADIUS,
        ),
        categories=tuple(group.label for group in marks.groups),
        series=series,
        axis_max=plot.most,
        gap_width=0,
        overlap=0,
        label_size=size,
        shows_categories=False,
    )


def _colours(marks: Marks, spec: ChartSpec) -> tuple[str, ...]:
    """A colour a line; grey for what stands last, for the total among groups, and for all but the
    highlighted ones. Of groups with a low base it is pale."""
    names = tuple(of_answer(answer.id) for answer in marks.answers if not _is_grey(answer))
    several = colours_of(spec).categorical(len(names))
    if len(names) < len(marks.answers) and palette.DARK_GREY in several:
        more = colours_of(spec).categorical(len(names) + 1)
        several = tuple(colour for colour in more if colour != palette.DARK_GREY)
    own = iter(with_own(names, several, spec))
    colours = (palette.DARK_GREY if _is_grey(answer) else next(own) for answer in marks.answers)
    found = []
    for answer, colour, row in zip(marks.answers, colours, marks.cells, strict=True):
        lit = next((mark for mark in row if mark.key in spec.highlight), row[0])
        found.append(bar_colour(lit, colour, spec, answer.low))
    return tuple(found)


def _is_grey(answer: MarkedAnswer) -> bool:
    return answer.last or answer.id == TOTAL


def _point(mark: Mark, plot: Plot, across: float) -> Point | None:
    if mark.value is None:
        return None
    share = max(0.0, min(1.0, mark.value / plot.most))
    return Point(mark, plot.x + across, plot.y + plot.height * (1 - share))


def _marker(point: Point, colour: str) -> Ellipse:
    """A disc."""
    x, y, size = point.x - RADIUS, point.y - RADIUS, 2 * RADIUS
    return Ellipse(x, y, size, size, colour, "bar", point.mark.key)
