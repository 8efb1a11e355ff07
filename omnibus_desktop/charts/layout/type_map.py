"""A map of the types of authority in hexagons, beside the bars of those that answered.

Of which type an authority is everybody knows: nothing on the map tells which of them answered.
"""

from __future__ import annotations

from omnibus_desktop.authorities.hexes import Hex, layout_of
from omnibus_desktop.authorities.recognise import type_named
from omnibus_desktop.charts import palette
from omnibus_desktop.charts.layout.drawing import Area, Drawing
from omnibus_desktop.charts.layout.hexagons import Sheet, corners, outlines, shapes, sheet_of
from omnibus_desktop.charts.layout.map_bars import cells_of, map_bars
from omnibus_desktop.charts.mark import Marks
from omnibus_desktop.charts.palettes import colours_of, of_group, with_own
from omnibus_desktop.charts.scene import Item, Polygon
from omnibus_desktop.charts.spec import ChartSpec, Key

_EDGE, _OUTLINE = 0.75, 1.25
_PALE = 0.7  # how far types fade where another is highlighted


def lay_out(marks: Marks, area: Area, spec: ChartSpec) -> Drawing | None:
    """The map at the left, with the regions' outlines, and at its right a bar a type in the same
    colours; None where either does not fit."""
    hexes = layout_of(marks.period)
    sheet = sheet_of(hexes, area)
    if sheet is None:
        return None
    types = {type_named(group.name): mark.key for mark, group in cells_of(marks)}
    keys = {name: key for name, key in types.items() if name is not None}
    own = tuple(of_group(key[1]) for key in keys.values())
    fills = with_own(own, colours_of(spec).categorical(len(keys)), spec)
    lit = [not spec.highlight or key in spec.highlight for key in keys.values()]
    shades = [
        fill if on else palette.faded(fill, _PALE) for fill, on in zip(fills, lit, strict=True)
    ]
    if any(group.low for group in marks.groups):  # all of them: they are shares of one whole
        shades = [palette.faded(shade) for shade in shades]
    colours = dict(zip(keys, shades, strict=True))
    bars = map_bars(marks, {keys[name]: colours[name] for name in keys}, sheet.beside, spec)
    if bars is None:
        return None
    return Drawing((*_map(hexes, sheet, keys, colours), *bars.items), bars.charts)


def _map(
    hexes: tuple[Hex, ...], sheet: Sheet, keys: dict[str, Key], colours: dict[str, str]
) -> list[Item]:
    """The hexagons in the colours of their types, and the outlines of the regions."""
    items: list[Item] = []
    (left, top), side = sheet.origin, sheet.side
    for each in hexes:
        ring = corners((left + side * each.x, top + side * each.y), side)
        fill = colours.get(each.type, palette.GRID)
        role = f"hexes of {each.region}"
        items.append(Polygon(ring, fill, role, keys.get(each.type), palette.WHITE, _EDGE))
    for shape in shapes(hexes):
        for ring in outlines(shape):
            points = tuple((left + side * x, top + side * y) for x, y in ring)
            items.append(Polygon(points, None, "region", None, palette.INK, _OUTLINE))
    return items
