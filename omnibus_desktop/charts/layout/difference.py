"""Differences of groups from the rest of their break, as bars at both sides of a line."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from omnibus_desktop.charts import lettering, palette
from omnibus_desktop.charts.layout.drawing import (
    GAP,
    Area,
    Drawing,
    Style,
    centred,
    series_colour,
    triangle,
    triangle_width,
)
from omnibus_desktop.charts.layout.fit import SIZES
from omnibus_desktop.charts.layout.legend import Legend, legend
from omnibus_desktop.charts.layout.native import Plot
from omnibus_desktop.charts.layout.panels import Inside, Panel, in_panels
from omnibus_desktop.charts.layout.rules import rule, signed_axis
from omnibus_desktop.charts.mark import Mark, Marks
from omnibus_desktop.charts.palettes import Palette, colours_of
from omnibus_desktop.charts.scene import Item, Rect, Text
from omnibus_desktop.charts.spec import ChartSpec, Sort
from omnibus_desktop.words.differences import signed

_PALE = palette.MUTED
_UNTESTED = palette.faded(_PALE)
_NAMES = {
    1: "Higher than the rest",
    -1: "Lower than the rest",
    0: "No significant difference (n.s.)",
    None: "Not tested",
}
_UNDER_LEGEND = 8.0
_LEGEND_SHARE = 0.3
_STEP = 5.0  # percentage points to which the ends of the axis are rounded
_BESIDE_AXIS = 14.0  # half a number of the axis stands out at its ends


def lay_out(marks: Marks, area: Area, spec: ChartSpec) -> Drawing | None:
    """A panel an answer under a legend; None where they do not fit legibly."""
    shown = _by_size(marks) if spec.sort is not Sort.GIVEN else marks
    key = _legend(shown, area, colours_of(spec))
    if key is None:
        return None
    below = area.below(key.height + _UNDER_LEGEND)
    body = in_panels(shown, below, spec, Inside(_room, _bars, has_axis=not spec.labels))
    return None if body is None else replace(body, items=(*key.items, *body.items))


def _sign(mark: Mark) -> int | None:
    """Whether the mark is higher than the rest (1), lower (-1), or neither; None where that was
    not tested."""
    return mark.differs if mark.tested else None


def _colour(sign: int | None, own: Palette) -> str:
    """Of bars of this sign."""
    return {1: own.accent, -1: own.negative(2)[0], None: _UNTESTED}.get(sign, _PALE)


def difference_of(mark: Mark) -> float | None:
    """The mark less the rest of its break, in percentage points; None where that is not known."""
    return None if mark.value is None or mark.rest is None else mark.value - mark.rest


def _by_size(marks: Marks) -> Marks:
    """The groups of each break by how far the first answer is from the rest, the highest first."""
    headings = list(dict.fromkeys(group.heading for group in marks.groups))

    def order(place: int) -> tuple[int, float]:
        group, mark = marks.groups[place], marks.cells[0][place]
        found = None if group.tiny else difference_of(mark)
        return headings.index(group.heading), math.inf if found is None else -found

    return marks.with_groups(sorted(range(len(marks.groups)), key=order))


def _legend(marks: Marks, area: Area, own: Palette) -> Legend | None:
    """What the colours mean, those that are there."""
    found = {_sign(mark) for row in marks.cells for mark in _differences(marks, row) if mark}
    entries = tuple((name, _colour(sign, own)) for sign, name in _NAMES.items() if sign in found)
    keys = (legend(entries, area, size) for size in SIZES[1:])
    return next((key for key in keys if key.height <= area.height * _LEGEND_SHARE), None)


def _differences(marks: Marks, row: Sequence[Mark | None]) -> list[Mark | None]:
    """The marks of a row with their differences as values; None for what has no bar. Those of so
    few that no percentages are printed have none."""
    tiny = {group.key for group in marks.groups if group.tiny}
    found: list[Mark | None] = []
    for mark in row:
        value = None if mark is None or mark.key[1] in tiny else difference_of(mark)
        if mark is None or value is None:
            found.append(None)
        else:
            found.append(replace(mark, value=value, text=signed(value)))
    return found


def _room(marks: Marks, size: float, spec: ChartSpec) -> tuple[float, float]:
    """The room of the widest figure at either side."""
    if not spec.labels:
        return _BESIDE_AXIS, _BESIDE_AXIS
    widest = {True: 0.0, False: 0.0}
    for row in marks.cells:
        for mark, own in zip(_differences(marks, row), row, strict=True):
            text = own.text if mark is None else mark.text
            wide = lettering.width(text, size) + (triangle_width(size) if own.differs else 0.0)
            is_left = mark is not None and (mark.value or 0.0) < 0
            widest[is_left] = max(widest[is_left], wide + GAP)
    return widest[True], widest[False]


def _ends(marks: Marks) -> tuple[float, float]:
    """The ends of the axis, the same for all panels."""
    values = [mark.value or 0.0 for row in marks.cells for mark in _differences(marks, row) if mark]
    low, high = min([0.0, *values]), max([0.0, *values])
    least, most = math.floor(low / _STEP) * _STEP, math.ceil(high / _STEP) * _STEP
    return least, most if most > least else least + _STEP


def _bars(panel: Panel) -> Drawing:
    """The bars of a panel at both sides of its line."""
    marks, spec, places = panel.marks, panel.spec, panel.places
    least, most = _ends(marks)
    plot = panel.plot(most, least)
    found = _differences(marks, panel.found)
    items = [] if spec.labels else signed_axis(plot, signed)
    colours = []
    bars: list[Item] = []
    texts: list[Item] = []
    for number, (mark, row) in enumerate(zip(found, panel.rows, strict=True)):
        colour = _PALE
        y, thick = places.bar(number), places.thickness
        own = panel.found[number]
        if mark is not None and row.group is not None:
            low = marks.groups[row.group].low and mark.differs != 0
            colour = series_colour(mark, _colour(_sign(mark), colours_of(spec)), spec, low)
            bars.append(_bar(mark, plot, y, thick, colour))
        if spec.labels and own is not None:
            texts += _figure(
                mark or replace(own, value=0.0, differs=0), plot, y + thick / 2, panel.size
            )
        colours.append(colour)
    around = [item for item in texts if isinstance(item, Text)]
    line = rule(plot.at(0.0), plot.y, plot.y + plot.height, around, palette.INK, 1.0, "axis")
    native = panel.native("difference", plot, colours_of(spec).accent, colours, found)
    return Drawing((*items, *bars, *line, *texts), (native,))


def _bar(mark: Mark, plot: Plot, y: float, thick: float, colour: str) -> Rect:
    start, end = sorted((plot.at(0.0), plot.at(mark.value or 0.0)))
    return Rect(start, y, end - start, thick, colour, "bar", mark.key)


def _figure(mark: Mark, plot: Plot, middle: float, size: float) -> list[Item]:
    """The figure at the end of the bar, and the sign of a difference beyond it."""
    value = mark.value or 0.0
    wide = lettering.width(mark.text, size)
    end = plot.at(value)
    x = end - GAP - wide if value < 0 else end + GAP
    items: list[Item] = [centred((mark.text,), x, middle, wide, Style(size), "label", mark.key)]
    if mark.differs:
        sign = x - triangle_width(size) if value < 0 else x + wide + 3.0
        items.append(triangle(mark, sign, middle, size))
    return items
