"""A map of the nine regions of England in hexagons, an authority each, beside their bars in order.

Every region has one colour, that of its own figure: nothing on the map tells of one authority.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from omnibus_desktop.authorities.hexes import Hex, layout_of
from omnibus_desktop.authorities.recognise import region_named
from omnibus_desktop.charts import lettering, palette
from omnibus_desktop.charts.layout.classes import Class, class_of, classes, classes_of_figures
from omnibus_desktop.charts.layout.drawing import (
    Area,
    Drawing,
    Style,
    block,
)
from omnibus_desktop.charts.layout.hexagons import (
    Shape,
    corners,
    outlines,
    place_inside,
    shapes,
    sheet_of,
)
from omnibus_desktop.charts.layout.legend import Legend, legend
from omnibus_desktop.charts.layout.map_bars import cells_of, map_bars
from omnibus_desktop.charts.mark import Mark, MarkedGroup, Marks
from omnibus_desktop.charts.palettes import colours_of, of_group
from omnibus_desktop.charts.scene import Item, Line, Polygon
from omnibus_desktop.charts.spec import ChartSpec

_SHORT = {
    "Yorkshire and The Humber": ("Yorks & Humber",),
    "East Midlands": ("E Midlands", "E Mids"),
    "West Midlands": ("W Midlands", "W Mids"),
    "East of England": ("East",),
}
_UNDER_LEGEND = 10.0
_SIZES = (13.0, 12.0, 11.0, 10.0, 9.0)
_INSET = 2.0  # of a text from the edge of its region
_NO_FIGURE = "#F2F2F2"
_EDGE, _OUTLINE, _LIT = 0.6, 1.0, 2.5
_LOW_EDGE, _PALER = 1.2, 0.6
_LOW = "Paler, outlined: low base"
_TOO_FEW = "Too few answered: counts only"
_NOT_SHOWN = "No figure shown"
_ABSENT = "No answers"
_TAKEN_OFF = "Not shown here"


@dataclass(frozen=True, slots=True)
class _Region:
    """A region on the map: its mark (None where the table has none of it) and its shape."""

    shape: Shape
    mark: Mark | None
    group: MarkedGroup | None
    colour: str  # of a low base paler than that of its range
    hatched: bool
    edge: str
    width: float


def lay_out(marks: Marks, area: Area, spec: ChartSpec) -> Drawing | None:
    """The map at the left and the regions' bars at its right, the largest first, under a legend
    of the colours; None where either does not fit."""
    hexes = layout_of(marks.period)
    sheet = sheet_of(hexes, area)
    if sheet is None:
        return None
    percents = [m.value for m, g in cells_of(marks) if m.value is not None and not g.tiny]
    ranges = classes if marks.percentages else classes_of_figures
    found = ranges(percents, colours_of(spec))
    lows = {group.low for mark, group in cells_of(marks) if mark.value is not None}
    if lows == {True}:  # all are pale, and so is what their colours mean
        found = tuple(replace(each, colour=palette.faded(each.colour)) for each in found)
    regions = _regions(marks, hexes, found, lows == {True, False})
    beside = sheet.beside
    key = _legend(regions, found, beside, spec)
    colours = {region.mark.key: region.colour for region in regions if region.mark is not None}
    bars = map_bars(marks, colours, beside.below(key.height + _UNDER_LEGEND), spec)
    if bars is None:
        return None
    items = (*_map(regions, sheet.side, sheet.origin, spec), *key.items, *bars.items)
    return Drawing(items, bars.charts)


def _regions(
    marks: Marks, hexes: tuple[Hex, ...], found: tuple[Class, ...], fades: bool
) -> tuple[_Region, ...]:
    """All regions; where some but not all have a low base, theirs are pale, with the colour of
    their range around each hexagon."""
    known = {region_named(group.name): (mark, group) for mark, group in cells_of(marks)}
    regions = []
    for shape in shapes(hexes):
        mark, group = known.get(shape.name, (None, None))
        is_tiny = group is not None and group.tiny
        told = mark is not None and mark.value is not None and not is_tiny
        colour, edge, width = _NO_FIGURE, "", _EDGE
        if told and mark is not None and mark.value is not None:
            colour = class_of(mark.value, found).colour
            if fades and group is not None and group.low:
                colour, edge, width = palette.faded(colour, _PALER), colour, _LOW_EDGE
        fill = palette.GRID if is_tiny else colour
        edge = edge or palette.faded(fill, 0.35)
        regions.append(_Region(shape, mark, group, fill, is_tiny, edge, width))
    return tuple(regions)


def _legend(
    regions: tuple[_Region, ...], found: tuple[Class, ...], area: Area, spec: ChartSpec
) -> Legend:
    """The ranges of the colours, and what grey stands for."""
    entries = [(each.label, each.colour) for each in found]
    hidden = [r for r in regions if r.mark is not None and r.mark.value is None]
    pale = [r for r in regions if r.width == _LOW_EDGE]
    if pale:
        entries.append((_LOW, pale[0].colour))
    if any(region.hatched for region in regions):
        entries.append((_TOO_FEW, palette.GRID))
    if hidden:
        entries.append((_NOT_SHOWN, _NO_FIGURE))
    if any(region.mark is None for region in regions):
        taken_off = any(name.startswith(of_group("")) for name in spec.hidden)
        entries.append((_TAKEN_OFF if taken_off else _ABSENT, _NO_FIGURE))
    return legend(tuple(entries), area, 11.0)


def _map(
    regions: tuple[_Region, ...], side: float, origin: tuple[float, float], spec: ChartSpec
) -> list[Item]:
    """The hexagons of all regions, then their outlines, those of highlighted ones last, then what
    is written in them."""
    items: list[Item] = []
    for region in regions:
        for each in region.shape.hexes:
            items += _hexagon(region, each, side, origin)
    for region in sorted(regions, key=lambda each: _is_lit(each, spec)):
        key = None if region.mark is None else region.mark.key
        width = _LIT if _is_lit(region, spec) else _OUTLINE
        for ring in outlines(region.shape):
            points = tuple((origin[0] + side * x, origin[1] + side * y) for x, y in ring)
            items.append(Polygon(points, None, "region", key, palette.DARK_GREY, width))
    return [*items, *_writing(regions, side, origin)]


def _is_lit(region: _Region, spec: ChartSpec) -> bool:
    return region.mark is not None and region.mark.key in spec.highlight


def _hexagon(region: _Region, each: Hex, side: float, origin: tuple[float, float]) -> list[Item]:
    middle = (origin[0] + side * each.x, origin[1] + side * each.y)
    role, key = f"hexes of {region.shape.name}", None if region.mark is None else region.mark.key
    ring = corners(middle, side)
    items: list[Item] = [Polygon(ring, region.colour, role, key, region.edge, region.width)]
    if region.hatched:
        (x1, y1), (x2, y2) = ring[1], ring[4]
        items.append(Line(x1, y1, x2, y2, palette.WHITE, 1.0, role, key))
    return items


def _writing(regions: tuple[_Region, ...], side: float, origin: tuple[float, float]) -> list[Item]:
    """The name and the figure of every region inside it, in the largest text in which all of them
    fit; in the smallest the figure alone, or nothing, where they do not."""
    for size in _SIZES:
        found: list[Item] = []
        for region in regions:
            items = _named(region, size, side, origin)
            found += items
            if not items:
                break
        else:
            return found
    size, found = _SIZES[-1], []
    for region in regions:
        found += _named(region, size, side, origin) or _placed(region, (), size, side, origin)
    return found


def _named(region: _Region, size: float, side: float, origin: tuple[float, float]) -> list[Item]:
    """The region's whole name, or else a short one, with its figure; empty where no way of
    breaking it fits."""
    for name in (region.shape.name, *_SHORT.get(region.shape.name, ())):
        longest = max(lettering.width(word, size) for word in name.split(" "))
        for room in (200.0, *(r for r in (8 * size, 5.5 * size) if r >= longest), longest):
            items = _placed(region, lettering.wrap(name, room, size), size, side, origin)
            if items:
                return items
    return []


def _placed(
    region: _Region,
    lines: tuple[str, ...],
    size: float,
    side: float,
    origin: tuple[float, float],
) -> list[Item]:
    """These lines over the region's figure, in the middle of where they fit; empty where they do
    not."""
    mark = region.mark
    sign = "" if region.group is None or region.hatched else region.group.sign
    figure = f"{mark.text}{sign}" if mark is not None else ""
    wide = max((lettering.width(line, size) for line in lines), default=0.0)
    wide = max(wide, lettering.width(figure, size, True)) + 2 * _INSET
    rows = len(lines) + bool(figure)
    tall = lettering.height(rows, size)
    if not rows:
        return []
    middle = place_inside(region.shape, round(wide / side, 2), round(tall / side, 2))
    if middle is None:
        return []
    ink = palette.text_on(region.colour)
    key = None if mark is None else mark.key
    x, y = origin[0] + side * middle[0] - wide / 2, origin[1] + side * middle[1] - tall / 2
    style = Style(size, colour=ink, align="middle")
    items: list[Item] = []
    if lines:
        items.append(block(lines, x, y, wide, style, "region label", key))
    if figure:
        under = y + len(lines) * size * lettering.LEADING
        bold = replace(style, bold=True)
        items.append(block((figure,), x, under, wide, bold, "region label", key))
    return items
