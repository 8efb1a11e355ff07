"""Figures of segments that are too narrow for them: under the bar, each with a short leader."""

from __future__ import annotations

from collections.abc import Sequence

from omnibus_desktop.charts import lettering, palette
from omnibus_desktop.charts.layout.bands import Bands
from omnibus_desktop.charts.layout.drawing import SMALLEST, Style, block, triangle, triangle_width
from omnibus_desktop.charts.layout.inside import figure_inside
from omnibus_desktop.charts.layout.native import Plot
from omnibus_desktop.charts.layout.spread import spread
from omnibus_desktop.charts.mark import Mark
from omnibus_desktop.charts.scene import Item, Line, Rect
from omnibus_desktop.values import dataclass

_LEADER = 3.0  # from the bar to the figure
_BETWEEN = 4.0
_THINNEST = 12.0  # of a bar, for figures beneath it
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


def told_figures(
    segments: Sequence[tuple[Mark, Rect]], plot: Plot, places: Bands, size: float
) -> Told:
    """Figures inside their segments, or beneath them where these are too narrow."""
    items: list[Item] = []
    narrow: list[tuple[Mark, Rect]] = []
    for mark, at in segments:
        figure = figure_inside(mark, at, size)
        items += figure
        if not figure:
            narrow.append((mark, at))
    outside = frozenset(mark.key for mark, _ in narrow)
    has_room = places.band - places.thickness >= STRIP
    narrow.sort(key=lambda each: each[1].x)
    right = plot.x + plot.width
    beneath = figures_beneath(narrow, plot.x, right) if narrow and has_room else None
    return Told((*items, *(beneath or ())), outside, bool(narrow) and beneath is None)


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
