"""Figures of segments that are too narrow for them: under the bar, each with a short leader, or
behind it, each with the colour of its segment."""

from __future__ import annotations

from collections.abc import Sequence

from omnibus_desktop.charts import lettering, palette
from omnibus_desktop.charts.layout.bands import Bands
from omnibus_desktop.charts.layout.drawing import (
    SMALLEST,
    Style,
    block,
    centred,
    triangle,
    triangle_width,
)
from omnibus_desktop.charts.layout.inside import figure_inside, size_inside
from omnibus_desktop.charts.layout.native import Plot
from omnibus_desktop.charts.layout.spread import spread
from omnibus_desktop.charts.mark import Mark
from omnibus_desktop.charts.scene import Item, Line, Rect
from omnibus_desktop.values import dataclass

_LEADER = 3.0  # from the bar to the figure
_BETWEEN = 4.0
_THINNEST = 12.0  # of a bar, for figures beneath it
_OF_TEXT = 0.6  # of the size of a figure that its square is wide
_TO_FIGURE = 2.0
_NEARLY = 0.1
_SLACK = 1.5  # by which a figure inside the next bar may stand out of it
#: How much room figures need under a bar, in points.
STRIP = _LEADER + lettering.height(1, SMALLEST) + _SLACK


def figures_beneath(
    segments: Sequence[tuple[Mark, Rect]], left: float, right: float
) -> list[Item] | None:
    """The figures of these segments of one bar, in the order of the segments from left to right,
    between two ends; None where they do not fit side by side."""
    widths = [_width(mark) for mark, _ in segments]
    wanted = [
        at.x + at.width / 2 - wide / 2 for (_, at), wide in zip(segments, widths, strict=True)
    ]
    starts = spread(wanted, widths, left, right, _BETWEEN)
    if starts is None:
        return None
    items: list[Item] = []
    for (mark, at), x, wide in zip(segments, starts, widths, strict=True):
        foot, top = at.y + at.height, at.y + at.height + _LEADER
        ends = (at.x + at.width / 2, foot, x + wide / 2, top + 1.0)
        items.append(Line(*ends, palette.DARK_GREY, 0.75, "leader", mark.key))
        figure = lettering.width(mark.text, SMALLEST)
        items.append(block((mark.text,), x, top, figure, Style(SMALLEST), "label", mark.key))
        if mark.differs:
            middle = top + lettering.height(1, SMALLEST) / 2
            items.append(triangle(mark, x + figure + 3.0, middle, SMALLEST))
    return items


@dataclass(frozen=True)
class Told:
    """The figures of a bar's segments; the keys of those that are not inside them."""

    items: tuple[Item, ...]
    outside: frozenset[tuple[str, str]]
    is_unlabelled: bool


def figures_after(
    segments: Sequence[tuple[Mark, Rect]], left: float, right: float
) -> list[Item] | None:
    """The figures of these segments of one bar behind its end, each with a square of the colour of
    its segment; None where they do not fit between two ends."""
    if left + width_after([mark for mark, _ in segments]) > right + _NEARLY:
        return None
    items: list[Item] = []
    x = left
    for mark, at in segments:
        middle, side = at.y + at.height / 2, SMALLEST * _OF_TEXT
        x += _BETWEEN + side
        square = (x - side, middle - side / 2, side, side)
        items.append(Rect(*square, at.fill, "swatch", mark.key))
        figure, style = lettering.width(mark.text, SMALLEST), Style(SMALLEST)
        x += _TO_FIGURE
        items.append(centred((mark.text,), x, middle, figure, style, "label", mark.key))
        if mark.differs:
            items.append(triangle(mark, x + figure + 3.0, middle, SMALLEST))
        x += _width(mark)
    return items


def width_after(marks: Sequence[Mark]) -> float:
    """How wide the figures of these marks are behind a bar, with the gap before each."""
    return sum(_BETWEEN + SMALLEST * _OF_TEXT + _TO_FIGURE + _width(mark) for mark in marks)


def told_figures(
    segments: Sequence[tuple[Mark, Rect]],
    plot: Plot,
    places: Bands,
    size: float,
    is_over_nothing: bool = False,
    right: float = 0.0,
) -> Told:
    """Figures inside their segments, or beneath them where these are too narrow, which needs room:
    that between bars, or the band of a heading where the bar `is_over_nothing` else. Where there
    is none they stand behind the bar, up to `right`."""
    items: list[Item] = []
    narrow: list[tuple[Mark, Rect]] = []
    for mark, at in segments:
        figure = figure_inside(mark, at, size)
        items += figure
        if not figure:
            narrow.append((mark, at))
    outside = frozenset(mark.key for mark, _ in narrow)
    has_room = _gap_under(places, is_over_nothing) >= STRIP
    narrow.sort(key=lambda each: each[1].x)
    end = plot.x + plot.width
    told = figures_beneath(narrow, plot.x, end) if narrow and has_room else None
    if narrow and told is None and right:
        told = figures_after(narrow, end, right)
    return Told((*items, *(told or ())), outside, bool(narrow) and told is None)


def room_after(
    rows: Sequence[tuple[Sequence[tuple[Mark, Rect]], bool]], places: Bands, size: float
) -> float:
    """How much room behind the bars the figures need that have none inside or beneath them: of the
    segments of each bar, and whether it is over nothing else."""
    found = (
        width_after([mark for mark, at in segments if size_inside(mark, at, size) is None])
        for segments, over_nothing in rows
        if _gap_under(places, over_nothing) < STRIP
    )
    return max(found, default=0.0)


def _gap_under(places: Bands, is_over_nothing: bool) -> float:
    """How much room there is under a bar."""
    return places.band - places.thickness + (places.band if is_over_nothing else 0.0)


def with_room_beneath(places: Bands) -> Bands:
    """The bands with room under each bar for the figures of narrow segments, where bars stay
    thick enough."""
    band = places.band
    if band - places.thickness >= STRIP or band - STRIP < _THINNEST:
        return places
    wide = int(STRIP / (band - STRIP) * 100) + 1
    return Bands(places.start, band, places.count, 1, min(500, wide), 100)


def _width(mark: Mark) -> float:
    sign = triangle_width(SMALLEST) if mark.differs else 0.0
    return lettering.width(mark.text, SMALLEST) + sign
