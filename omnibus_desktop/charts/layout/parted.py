"""Bars on both sides of a line: their segments, figures and totals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from omnibus_desktop.charts import lettering, palette
from omnibus_desktop.charts.layout.bands import Bands
from omnibus_desktop.charts.layout.beneath import STRIP, figures_after, told_figures
from omnibus_desktop.charts.layout.drawing import (
    GAP,
    SMALLEST,
    Style,
    centred,
    series_colour,
    triangle,
    triangle_width,
)
from omnibus_desktop.charts.layout.fit import SIZES
from omnibus_desktop.charts.layout.native import Plot, series_of
from omnibus_desktop.charts.layout.parting import Parting, Side, Total, total_of
from omnibus_desktop.charts.layout.rows import Row
from omnibus_desktop.charts.layout.squares import counted, squares
from omnibus_desktop.charts.mark import Mark, Marks
from omnibus_desktop.charts.scene import Item, Rect, Series
from omnibus_desktop.charts.spec import ChartSpec
from omnibus_desktop.values import dataclass

_BETWEEN = 1.0  # the white line between segments


@dataclass(frozen=True)
class Parted:
    """The bars, all that is written at them, and the series of an editable chart of the same."""

    bars: tuple[Rect, ...]
    figures: tuple[Item, ...]
    series: tuple[Series, ...]
    is_unlabelled: bool


def parted_bars(
    marks: Marks,
    parting: Parting,
    rows: tuple[Row, ...],
    places: Bands,
    plot: Plot,
    size: float,
    over: Sequence[bool],
    spec: ChartSpec,
) -> Parted:
    """The bars of all rows where this plot has them; `over` tells of each whether under its bar
    there is nothing else."""
    bars: list[Rect] = []
    figures: list[Item] = []
    inside: set[tuple[str, str]] = set()
    squares_of_few: list[Rect] = []
    is_unlabelled = False
    for number, row in enumerate(rows):
        if row.group is None:
            continue
        found = _segments(marks, parting, row.group, plot, places.bar(number), places, spec)
        bars += [at for _, at in found]
        few = _squares(marks, parting, row.group, plot, places.middle(number), places.thickness)
        squares_of_few += few
        if not spec.labels:
            continue
        told = told_figures(found, plot, places, size, over[number])
        inside |= {mark.key for mark, _ in found} - told.outside
        figures += told.items
        ends = _ends([at for _, at in found] or few, plot)
        at = _total_size(places, size)
        if told.is_unlabelled:
            narrow = sorted(
                (each for each in found if each[0].key in told.outside), key=lambda each: each[1].x
            )
            own = _total_end(marks, parting.right, row.group, ends[1], at)
            most = plot.x + plot.width + total_width(marks, parting.right, size)
            beside = figures_after(narrow, own, most)
            figures += beside or ()
            is_unlabelled |= beside is None
        figures += _totals(marks, parting, row.group, ends, places.middle(number), at)
    series = _series(marks, parting, rows, frozenset(inside), spec)
    return Parted(tuple(bars), (*squares_of_few, *figures), series, is_unlabelled)


def _segments(
    marks: Marks,
    parting: Parting,
    group: int,
    plot: Plot,
    y: float,
    places: Bands,
    spec: ChartSpec,
) -> list[tuple[Mark, Rect]]:
    """The pieces of a bar: the one on the line first, which has no outline, then those at its
    left and at its right, from the line outwards. What is hidden, and nothing, has none."""
    low, tall = marks.groups[group].low, places.thickness
    unit = plot.width / (plot.most - plot.least)
    found: list[tuple[Mark, Rect]] = []
    zero = plot.at(0.0)
    half = 0.0
    if parting.split is not None:
        mark = marks.cells[parting.split][group]
        half = (mark.value or 0.0) / 2 * unit
        if half:
            fill = series_colour(mark, palette.NEUTRAL, spec, low)
            found.append((mark, Rect(zero - half, y, 2 * half, tall, fill, "bar", mark.key)))
    for side, way in ((parting.left, -1), (parting.right, 1)):
        at = zero + way * half
        for answer, colour in zip(side.answers, side.colours, strict=True):
            mark = marks.cells[answer][group]
            wide = max(0.0, mark.value or 0.0) * unit
            if wide:
                fill = series_colour(mark, colour, spec, low)
                x = at if way > 0 else at - wide
                at += way * wide
                segment = Rect(x, y, wide, tall, fill, "bar", mark.key, palette.WHITE, _BETWEEN)
                found.append((mark, segment))
    return found


def _squares(
    marks: Marks,
    parting: Parting,
    group: int,
    plot: Plot,
    middle: float,
    thickness: float,
) -> Sequence[Rect]:
    """The respondents of a group that is too small for a bar, on both sides of the line."""
    left, right = parting.left, parting.right
    split = () if parting.split is None else ((parting.split, palette.NEUTRAL),)
    before = counted(marks, group, tuple(zip(left.answers, left.colours, strict=True)))
    on_line = counted(marks, group, split)
    after = counted(marks, group, tuple(zip(right.answers, right.colours, strict=True)))
    if before is None or on_line is None or after is None:
        return ()
    ends = (plot.x, plot.at(0.0), plot.x + plot.width)
    return squares(before, on_line, after, ends, middle, thickness)


def _ends(segments: Sequence[Rect], plot: Plot) -> tuple[float, float]:
    """Where a bar begins and ends; the line where it has no segment."""
    zero = plot.at(0.0)
    left = min((zero, *(at.x for at in segments)))
    return left, max((zero, *(at.x + at.width for at in segments)))


def _total_size(places: Bands, size: float) -> float:
    """The size of the totals: no taller than a bar with figures beneath, which may reach under
    the totals of the bar above."""
    if places.band - places.thickness < STRIP:
        return size
    return max(SMALLEST, *(s for s in SIZES if s <= size and _fits(s, places.thickness)), 0.0)


def _fits(size: float, thickness: float) -> bool:
    return lettering.height(1, size) <= thickness + 1.0


def _totals(
    marks: Marks,
    parting: Parting,
    group: int,
    ends: tuple[float, float],
    middle: float,
    size: float,
) -> list[Item]:
    """What each side comes to, at both ends of the bar."""
    items: list[Item] = []
    for side, way, end in zip((parting.left, parting.right), (-1, 1), ends, strict=True):
        total = total_of(marks, side, group)
        if total.text:
            items += _total(total, end + way * GAP, way, middle, size)
    return items


def _total_end(marks: Marks, side: Side, group: int, end: float, size: float) -> float:
    """Where the total behind a bar ends; the end of the bar where it has none."""
    total = total_of(marks, side, group)
    if not total.text:
        return end
    sign = triangle_width(size) if total.mark and total.mark.differs else 0.0
    return end + GAP + lettering.width(total.text, size, True) + sign


def _total(total: Total, at: float, way: int, middle: float, size: float) -> list[Item]:
    style = Style(size, bold=True)
    wide = lettering.width(total.text, size, True)
    key = total.mark.key if total.mark else None
    x = at if way > 0 else at - wide
    items: list[Item] = [centred((total.text,), x, middle, wide, style, "label", key)]
    if total.mark and total.mark.differs:
        sign = at + wide + 3.0 if way > 0 else at - wide - triangle_width(size)
        items.append(triangle(total.mark, sign, middle, size))
    return items


def total_width(marks: Marks, side: Side, size: float) -> float:
    """The room that the widest total of a side takes, with the gap to its bar."""
    found = [total_of(marks, side, group) for group in range(len(marks.groups))]
    return GAP + max(
        lettering.width(total.text, size, True)
        + (triangle_width(size) if total.mark and total.mark.differs else 0.0)
        for total in found
    )


def _series(
    marks: Marks,
    parting: Parting,
    rows: tuple[Row, ...],
    labelled: frozenset[tuple[str, str]],
    spec: ChartSpec,
) -> tuple[Series, ...]:
    """A series an answer, those at the left with negative values; two for the one on the line."""
    found: list[Series] = []
    for side, way in ((parting.left, -1.0), (parting.right, 1.0)):
        if parting.split is not None:
            halves = _one(marks, parting.split, palette.NEUTRAL, rows, frozenset(), spec)
            found.append(_times(halves, way / 2))
        for answer, colour in zip(side.answers, side.colours, strict=True):
            found.append(_times(_one(marks, answer, colour, rows, labelled, spec), way))
    return tuple(found)


def _one(
    marks: Marks,
    answer: int,
    colour: str,
    rows: tuple[Row, ...],
    labelled: frozenset[tuple[str, str]],
    spec: ChartSpec,
) -> Series:
    found = [None if r.group is None else marks.cells[answer][r.group] for r in rows]
    fills = [
        colour
        if mark is None or row.group is None
        else series_colour(mark, colour, spec, marks.groups[row.group].low)
        for mark, row in zip(found, rows, strict=True)
    ]
    return series_of(marks.answers[answer].label, colour, found, fills, labelled)


def _times(series: Series, factor: float) -> Series:
    values = tuple(None if value is None else value * factor for value in series.values)
    return replace(series, values=values, is_signed=False)
