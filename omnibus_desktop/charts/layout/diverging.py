"""A scale as bars that part at a line: positive answers at its right, negative ones at its left."""

from __future__ import annotations

from functools import partial

from omnibus_desktop.charts import palette
from omnibus_desktop.charts.layout.bands import Bands, bands
from omnibus_desktop.charts.layout.beneath import STRIP, with_room_beneath
from omnibus_desktop.charts.layout.drawing import Area, Drawing, bar_with_figure, series_colour
from omnibus_desktop.charts.layout.fit import SIZES, Fitted, fit
from omnibus_desktop.charts.layout.ground import Ground, ground_of
from omnibus_desktop.charts.layout.legend import Legend, legend
from omnibus_desktop.charts.layout.native import native_chart, series_of
from omnibus_desktop.charts.layout.parted import parted_bars
from omnibus_desktop.charts.layout.parting import Parting, parting_of
from omnibus_desktop.charts.layout.rows import (
    Row,
    categories,
    is_over_nothing,
    row_labels,
    rows_fitted,
)
from omnibus_desktop.charts.layout.rules import rule, signed_axis
from omnibus_desktop.charts.mark import Marks
from omnibus_desktop.charts.scene import Item, Text
from omnibus_desktop.charts.spec import ChartSpec

_UNDER_LEGEND = 8.0
_UNDER_HEADS = 7.0
_LEGEND_SHARE = 0.35  # of the height
_AXIS_HEIGHT = 16.0
_OVER = 4.0  # by which the line stands out of the bars
_TRIES = 4  # for the headings' height, which depends on the room beside the labels
_TALLEST = 56.0  # points of a band
_UNLABELLED = "Segments too narrow for a figure have none; the table has them all"


def lay_out(marks: Marks, area: Area, spec: ChartSpec) -> Drawing | None:
    """Parted bars under a legend; None where the answers have no two sides, or the labels do not
    fit."""
    parting = parting_of(marks, spec)
    key = None if parting is None else _legend(marks, parting, area)
    if parting is None or key is None:
        return None
    below = area.below(key.height + _UNDER_LEGEND)
    found = rows_fitted(marks, partial(_fitted, marks, parting, below, spec))
    if found is None:
        return None
    rows, fitted, ground = found
    body = _body(marks, parting, rows, fitted, ground, spec)
    items = (*key.items, *ground.heads, *body.items)
    return Drawing(items, body.charts, (*body.remarks, *_not_shown(marks, parting)))


def _legend(marks: Marks, parting: Parting, area: Area) -> Legend | None:
    """The steps from the most negative to the most positive, in the largest text that leaves most
    of the height to the bars."""
    left, right = parting.left, parting.right
    places = [*zip(left.answers, left.colours, strict=True)][::-1]
    if parting.split is not None:
        places.append((parting.split, palette.NEUTRAL))
    places += zip(right.answers, right.colours, strict=True)
    entries: tuple[tuple[str, str | None], ...] = tuple(
        (marks.answers[answer].label, colour) for answer, colour in places
    )
    if parting.out is not None:
        entries = (*entries, (f"{marks.answers[parting.out].label} (not shown)", None))
    keys = (legend(entries, area, size) for size in SIZES[1:])
    return next((key for key in keys if key.height <= area.height * _LEGEND_SHARE), None)


def _fitted(
    marks: Marks,
    parting: Parting,
    area: Area,
    spec: ChartSpec,
    rows: tuple[Row, ...],
    least: float,
) -> tuple[Fitted, Ground] | None:
    """The labels and the ground beside them, once the height of its headings is known."""
    labels = tuple(row.label for row in rows)
    under = STRIP / 2 if spec.labels else _AXIS_HEIGHT
    heads = 0.0
    for _ in range(_TRIES):
        taken = heads + _UNDER_HEADS + under
        room = ground_of(marks, parting, area, 0.0, SIZES[-1], spec).least
        tall = area.height - taken
        fitted = fit(labels, area.width, tall, least, most=_TALLEST, room=room)
        if fitted is None:
            return None
        ground = ground_of(marks, parting, area, fitted.width, fitted.size, spec)
        if ground.least > area.width - fitted.width:
            return None
        if ground.height <= heads:
            return fitted, ground
        heads = ground.height
    return None


def _body(
    marks: Marks,
    parting: Parting,
    rows: tuple[Row, ...],
    fitted: Fitted,
    ground: Ground,
    spec: ChartSpec,
) -> Drawing:
    inner = ground.area.below(ground.height + _UNDER_HEADS)
    places = _places(inner.y + fitted.top, fitted.band, len(rows), spec)
    plot = ground.plot(places)
    over = [is_over_nothing(rows, number, fitted) for number in range(len(rows))]
    made = parted_bars(marks, parting, rows, places, plot, fitted.size, over, spec)
    labels = row_labels(rows, marks, fitted, places, inner)
    across = [item for item in (*labels, *made.figures) if isinstance(item, Text) and item.lines]
    split = [each for each in made.bars if each.fill is not None and each.stroke is None]
    top, foot = plot.y - _OVER, plot.y + plot.height + _OVER
    line = rule(plot.at(0.0), top, foot, [*across, *split], palette.INK, 1.0, "axis")
    items = [] if spec.labels else signed_axis(plot, lambda value: f"{abs(value):g}%")
    items += [*labels, *made.bars, *line, *made.figures]
    names = categories(rows)
    left = ground.area.x
    native = native_chart("parted", plot, left, places, names, made.series, fitted.size)
    aside = _aside(marks, parting, rows, places, ground, fitted.size, spec)
    columns = ground.figures(marks, parting, rows, places, fitted.size)
    remarks = (_UNLABELLED,) if made.is_unlabelled else ()
    return Drawing((*items, *aside.items, *columns), (native, *aside.charts), remarks)


def _places(start: float, band: float, count: int, spec: ChartSpec) -> Bands:
    """The bands, where figures are printed with room for those of narrow segments."""
    found = bands(start, band, count, overlap=100)
    return with_room_beneath(found) if spec.labels else found


def _aside(
    marks: Marks,
    parting: Parting,
    rows: tuple[Row, ...],
    places: Bands,
    ground: Ground,
    size: float,
    spec: ChartSpec,
) -> Drawing:
    """The answer in the middle as bars of its own."""
    if parting.aside is None:
        return Drawing(())
    plot = ground.aside(places)
    found = [None if r.group is None else marks.cells[parting.aside][r.group] for r in rows]
    items: list[Item] = []
    colours = []
    for number, (row, mark) in enumerate(zip(rows, found, strict=True)):
        low = row.group is not None and marks.groups[row.group].low
        colour = palette.NEUTRAL
        if mark is not None:
            colour = series_colour(mark, palette.MUTED, spec, low)
            figure = size if spec.labels else None
            y, thick = places.bar(number), places.thickness
            items += bar_with_figure(mark, plot, y, thick, colour, figure)
        colours.append(colour)
    labelled = frozenset(mark.key for mark in found if mark and spec.labels)
    name = marks.answers[parting.aside].label
    series = series_of(name, palette.MUTED, found, colours, labelled)
    native = native_chart("bar", plot, plot.x, places, categories(rows), [series], size, name)
    return Drawing(tuple(items), (native,))


def _not_shown(marks: Marks, parting: Parting) -> tuple[str, ...]:
    names = [marks.answers[answer].label for answer in parting.not_shown]
    return (f"Not shown in diverging bars: {', '.join(names)}",) if names else ()
