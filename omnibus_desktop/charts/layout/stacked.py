"""Bars of a whole each, cut into the answers: a bar a group, or a bar an item of a grid."""

from __future__ import annotations

from dataclasses import replace

from omnibus_desktop.charts import palette
from omnibus_desktop.charts.layout.bands import Bands, bands
from omnibus_desktop.charts.layout.beneath import room_after, told_figures, with_room_beneath
from omnibus_desktop.charts.layout.drawing import (
    Area,
    Drawing,
    series_colour,
    value_axis,
)
from omnibus_desktop.charts.layout.fit import SIZES, Fitted, fit
from omnibus_desktop.charts.layout.inside import size_inside
from omnibus_desktop.charts.layout.legend import Legend, legend
from omnibus_desktop.charts.layout.native import Plot, native_chart, series_of
from omnibus_desktop.charts.layout.nets import NetColumns, net_columns, net_figures
from omnibus_desktop.charts.layout.rows import (
    Row,
    categories,
    is_over_nothing,
    row_labels,
    rows_fitted,
)
from omnibus_desktop.charts.layout.squares import counted, squares
from omnibus_desktop.charts.mark import Mark, Marks
from omnibus_desktop.charts.palettes import colours_of, of_answer, with_own
from omnibus_desktop.charts.scene import Item, Rect, Series
from omnibus_desktop.charts.spec import ChartSpec, Key

_TO_LABEL = 12.0
_UNDER_LEGEND = 8.0
_SHORTEST_AXIS = 200.0
_AXIS_HEIGHT = 16.0
_LEGEND_SHARE = 0.35  # of the height
_SLACK = 30.0  # for figures that have no room in bars that are shorter by those after them
_GAP = 1.0  # the white line between segments
_UNLABELLED = "Segments too narrow for a figure have none; the table has them all"


def lay_out(marks: Marks, area: Area, spec: ChartSpec) -> Drawing | None:
    """Stacked bars with a legend above, and the nets of the answers in columns at the right."""
    whole = marks.with_answers(_segmented(marks))
    nets = net_columns(marks, area) if spec.labels else NetColumns()
    inner = replace(area, width=area.width - nets.width)
    colours = _colours(whole, spec)
    key = _legend(whole, colours, inner)
    if key is None:
        return None
    tall = max(key.height, nets.height) + _UNDER_LEGEND
    height = inner.height - tall - (0.0 if spec.labels else _AXIS_HEIGHT)

    def fit_these(rows: tuple[Row, ...], least: float) -> tuple[Fitted, None] | None:
        labels = tuple(row.label for row in rows)
        found = fit(labels, inner.width, height, least, most=56.0, room=_SHORTEST_AXIS)
        return None if found is None else (found, None)

    placed = rows_fitted(marks, fit_these)
    if placed is None:
        return None
    rows, fitted, _ = placed
    body = _body(whole, rows, fitted, inner.below(tall), colours, spec)
    beside = net_figures(marks, nets, rows, fitted, area.y + tall)
    items = (*key.items, *nets.headings, *body.items, *beside)
    return replace(body, items=items, remarks=(*body.remarks, *_without_segment(marks, nets)))


def _segmented(marks: Marks) -> list[int]:
    """The answers that have a segment: not nets, nor a don't know that nobody gave."""
    rows = enumerate(zip(marks.answers, marks.cells, strict=True))
    return [
        place
        for place, (answer, row) in rows
        if not answer.net and not (answer.last and not any(m.value or m.count for m in row))
    ]


def _without_segment(marks: Marks, nets: NetColumns) -> tuple[str, ...]:
    """A remark that names the answers which have neither a segment nor a column."""
    there = {*_segmented(marks), *nets.nets}
    missing = [each.label for place, each in enumerate(marks.answers) if place not in there]
    return (f"Not shown in stacked bars: {', '.join(missing)}",) if missing else ()


def _legend(marks: Marks, colours: tuple[str, ...], area: Area) -> Legend | None:
    """The legend in the largest text that leaves most of the height to the bars."""
    labels = (answer.label for answer in marks.answers)
    entries = tuple(zip(labels, colours, strict=True))
    keys = (legend(entries, area, size) for size in SIZES[1:])
    return next((key for key in keys if key.height <= area.height * _LEGEND_SHARE), None)


def _colours(marks: Marks, spec: ChartSpec) -> tuple[str, ...]:
    """Steps of one colour for a scale, else different ones; greys for what stands last."""
    own, names = colours_of(spec), tuple(of_answer(a.id) for a in marks.answers if not a.last)
    if marks.ordered:
        colours = iter(own.sequential(len(names)))
    else:
        colours = iter(with_own(names, own.categorical(len(names)), spec))
    greys = iter(palette.aside(number) for number in range(len(marks.answers)))
    return tuple(next(greys if answer.last else colours) for answer in marks.answers)


def _body(
    marks: Marks,
    rows: tuple[Row, ...],
    fitted: Fitted,
    area: Area,
    colours: tuple[str, ...],
    spec: ChartSpec,
) -> Drawing:
    x = area.x + fitted.width + (_TO_LABEL if fitted.width else 0.0)
    places = bands(area.y + fitted.top, fitted.band, len(rows), len(marks.answers), overlap=100)
    plot = Plot(x, places.start, area.right - x, places.length, 100.0)
    over = [is_over_nothing(rows, number, fitted) for number in range(len(rows))]
    found = _segments(marks, rows, places, plot, colours, spec)
    if spec.labels and any(
        size_inside(*each, fitted.size) is None for row in found for each in row
    ):
        places = with_room_beneath(places)
        found = _segments(marks, rows, places, plot, colours, spec)
        after = room_after(tuple(zip(found, over, strict=True)), places, fitted.size)
        if after:
            plot = replace(plot, width=plot.width - after - _SLACK)
            found = _segments(marks, rows, places, plot, colours, spec)
    items: list[Item] = [] if spec.labels else value_axis(plot, "%")
    items += row_labels(rows, marks, fitted, places, area)
    labelled: frozenset[Key] = frozenset()
    left_out = False
    for segments, over_nothing in zip(found, over, strict=True):
        items += [at for _, at in segments]
        if spec.labels:
            at = (plot, places, fitted.size, over_nothing, area.right)
            told = told_figures(segments, *at)
            items += told.items
            labelled |= {mark.key for mark, _ in segments} - told.outside
            left_out |= told.is_unlabelled
    for number, row in enumerate(rows):
        items += _squares(marks, row, plot, places.middle(number), places.thickness, colours)
    series = _series(marks, rows, colours, labelled, spec)
    names = categories(rows)
    native = native_chart("stacked", plot, area.x, places, names, series, fitted.size)
    return Drawing(tuple(items), (native,), (_UNLABELLED,) if left_out else ())


def _segments(
    marks: Marks,
    rows: tuple[Row, ...],
    places: Bands,
    plot: Plot,
    colours: tuple[str, ...],
    spec: ChartSpec,
) -> list[list[tuple[Mark, Rect]]]:
    """Of each bar the pieces from left to right; what is hidden, and nothing, has none."""
    found = []
    y, tall = places.bar, places.thickness
    for number, row in enumerate(rows):
        at = plot.x
        pieces = []
        for answer, colour in enumerate(colours if row.group is not None else ()):
            assert row.group is not None
            mark = marks.cells[answer][row.group]
            wide = max(0.0, min(mark.value or 0.0, 100.0)) / 100 * plot.width
            if wide:
                fill = series_colour(mark, colour, spec, marks.groups[row.group].low)
                where = (at, y(number), wide, tall)
                pieces.append((mark, Rect(*where, fill, "bar", mark.key, palette.WHITE, _GAP)))
            at += wide
        found.append(pieces)
    return found


def _squares(
    marks: Marks, row: Row, plot: Plot, middle: float, thickness: float, colours: tuple[str, ...]
) -> tuple[Item, ...]:
    """The respondents of a group that is too small for a bar, from left to right."""
    found = None if row.group is None else counted(marks, row.group, [*enumerate(colours)])
    if found is None:
        return ()
    ends = (plot.x, plot.x, plot.x + plot.width)  # there is nothing on the other side of 0
    return squares((), (), found, ends, middle, thickness)


def _series(
    marks: Marks,
    rows: tuple[Row, ...],
    colours: tuple[str, ...],
    labelled: frozenset[Key],
    spec: ChartSpec,
) -> list[Series]:
    """A series an answer, with a value a row."""
    series = []
    for answer, colour in enumerate(colours):
        found = [None if r.group is None else marks.cells[answer][r.group] for r in rows]
        fills = [
            colour
            if mark is None or row.group is None
            else series_colour(mark, colour, spec, marks.groups[row.group].low)
            for mark, row in zip(found, rows, strict=True)
        ]
        series.append(series_of(marks.answers[answer].label, colour, found, fills, labelled))
    return series
