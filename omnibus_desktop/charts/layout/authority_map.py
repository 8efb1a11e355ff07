"""A map of the authorities of England in hexagons, each with the colour of whether it took part,
beside bars of the regions and of the types of authority.

It tells of every single authority: it is not for publication.
"""

from __future__ import annotations

from dataclasses import replace

from omnibus_desktop.authorities.hexes import Hex, layout_of
from omnibus_desktop.charts import lettering, palette
from omnibus_desktop.charts.authority_keys import authority_key
from omnibus_desktop.charts.layout.drawing import Area, Drawing, Style, block
from omnibus_desktop.charts.layout.hexagons import Sheet, corners, outlines, shapes, sheet_of
from omnibus_desktop.charts.layout.legend import legend
from omnibus_desktop.charts.layout.map_bars import cells_of, labels_width, map_bars
from omnibus_desktop.charts.mark import MarkedAnswer, Marks
from omnibus_desktop.charts.palettes import colours_of
from omnibus_desktop.charts.scene import Item, NativeChart, Polygon
from omnibus_desktop.charts.spec import ChartSpec, Key

AWAY = "#E3E3E3"
_EDGE, _OUTLINE = 0.75, 1.25
_LEGEND, _HEADING = 11.0, 12.0  # points of their texts
_UNDER, _BETWEEN = 6.0, 12.0  # points under a heading, and between the two parts


def lay_out(marks: Marks, answered: frozenset[str], area: Area, spec: ChartSpec) -> Drawing | None:
    """The map at the left under its legend, and at the right how many of each region and type took
    part (the first answer of `marks`); None where either does not fit."""
    hexes = layout_of(marks.period)
    accent = colours_of(spec).accent
    entries = tuple(zip((each.label for each in marks.answers), (accent, AWAY), strict=False))
    key = legend(entries, area, _LEGEND)
    sheet = sheet_of(hexes, area.below(key.height + _UNDER))
    if sheet is None:
        return None
    beside = Area(sheet.beside.x, area.y, sheet.beside.width, area.height)
    bars = _bars(marks.with_answers((0,)), accent, beside, spec)
    if bars is None:
        return None
    known = {each.ons_code for each in hexes}
    away = len(answered - known)
    remarks = (f"{away} of those who took part are not on the map of that time",) if away else ()
    items = (*key.items, *_map(hexes, sheet, marks.answers, answered, accent), *bars.items)
    return Drawing(items, bars.charts, remarks)


def _map(
    hexes: tuple[Hex, ...],
    sheet: Sheet,
    answers: tuple[MarkedAnswer, ...],
    answered: frozenset[str],
    accent: str,
) -> list[Item]:
    items: list[Item] = []
    (left, top), side = sheet.origin, sheet.side
    for each in hexes:
        ring = corners((left + side * each.x, top + side * each.y), side)
        there = each.ons_code in answered
        fill = accent if there else AWAY
        key: Key = authority_key(answers[0 if there else 1].id, each.ons_code)
        items.append(Polygon(ring, fill, f"hexes of {each.region}", key, palette.WHITE, _EDGE))
    for shape in shapes(hexes):
        for ring in outlines(shape):
            points = tuple((left + side * x, top + side * y) for x, y in ring)
            items.append(Polygon(points, None, "region", None, palette.INK, _OUTLINE))
    return items


def _bars(marks: Marks, accent: str, area: Area, spec: ChartSpec) -> Drawing | None:
    """A part each for regions and types, as tall as it has bars; all on one scale."""
    headings = dict.fromkeys(group.heading for group in marks.groups if group.heading)
    title = lettering.height(1, _HEADING) + _UNDER
    room = area.height - len(headings) * title - _BETWEEN * (len(headings) - 1)
    lines = sum(1 for group in marks.groups if group.heading)
    whole = replace(marks, reaches=marks.greatest)
    parts: list[tuple[Marks, Area]] = []
    items: list[Item] = []
    y = area.y
    for heading in headings:
        style = Style(_HEADING, bold=True)
        items.append(block((heading,), area.x, y, area.width, style, "heading"))
        places = [n for n, each in enumerate(marks.groups) if each.heading == heading]
        own = replace(area, y=y + title, height=room * len(places) / lines)
        parts.append((whole.with_groups(places), own))
        y = own.bottom + _BETWEEN
    colours = {mark.key: accent for mark, _ in cells_of(marks)}
    first = [map_bars(part, colours, own, spec) for part, own in parts]
    widest = max((labels_width(bars, area) for bars in first if bars is not None), default=0.0)
    charts: list[NativeChart] = []
    for part, own in parts:
        bars = map_bars(part, colours, own, spec, widest)
        if bars is None:
            return None
        items += bars.items
        charts += bars.charts
    return Drawing(tuple(items), tuple(charts))
