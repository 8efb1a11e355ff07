"""Items of a scene as shapes of a slide, in PresentationML. (ECMA-376, part 1, 19.3 and 20.1.)

Nothing is left to a template: fills, lines, insets and line spacing are written out, and there is
no style of the theme, with its shadows and effects. The shapes are texts: made a property at a
time, as python-pptx does, a deck of a hundred slides takes several times as long.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from omnibus_desktop.charts.lettering import ASCENT, DESCENT
from omnibus_desktop.charts.scene import Ellipse, Item, Line, Polygon, Rect, Text
from omnibus_desktop.exports.chart_ml import EMU, drawing_part, part, solid
from omnibus_desktop.exports.text_body import spacing, text_body

NAMESPACES = {
    "xmlns:a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "xmlns:p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "xmlns:r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}
#: Tells a screen reader that there is nothing to tell.
DECORATION = (
    '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" '
    'val="1"/></a:ext></a:extLst>'
)
_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_NO_TEXT = (
    '<p:txBody><a:bodyPr rtlCol="0" anchor="ctr"/><a:lstStyle/>'
    '<a:p><a:pPr algn="ctr"/></a:p></p:txBody>'
)
_WHOLE = '<a:rect l="0" t="0" r="r" b="b"/>'

#: Left, top, width and height in the unit of Office files.
Place = tuple[int, int, int, int]


class Shape(NamedTuple):
    """An element for the slide's tree of shapes, and where it lies."""

    xml: str
    place: Place


def shape(item: Item, number: int, name: str) -> Shape:
    """The item as a shape with this id and name. All but texts are decoration."""
    place = place_of(item)
    if isinstance(item, Text):
        box = drawing_part("prstGeom", drawing_part("avLst"), prst="rect") + "<a:noFill/>"
        text = part("p:cNvSpPr", txBox="1")
        return Shape(_sp(_named(number, name), text, place, box, text_body(item)), place)
    said = _named(number, name, is_decoration=True)
    if isinstance(item, Line):
        return Shape(_connector(item, said, place), place)
    outline = _path(item, place) if isinstance(item, Polygon) else _preset(item)
    look = outline + _ink(item.fill, item.stroke, item.stroke_width)
    return Shape(_sp(said, "<p:cNvSpPr/>", place, look, _NO_TEXT), place)


def group(shapes: Sequence[Shape], number: int, name: str, description: str) -> Shape:
    """The shapes as one that can be moved; without a description it is decoration."""
    left = min(each.place[0] for each in shapes)
    top = min(each.place[1] for each in shapes)
    right = max(each.place[0] + each.place[2] for each in shapes)
    foot = max(each.place[1] + each.place[3] for each in shapes)
    place = (left, top, right - left, foot - top)
    said = _named(number, name, description, is_decoration=not description)
    properties = part("p:nvGrpSpPr", said, "<p:cNvGrpSpPr/>", "<p:nvPr/>")
    frame = part("p:grpSpPr", part("a:xfrm", *_at(place), *_at(place, "chOff", "chExt")))
    return Shape(part("p:grpSp", properties, frame, *(each.xml for each in shapes)), place)


def chart_frame(
    box: tuple[float, float, float, float], relation: str, number: int, name: str, description: str
) -> Shape:
    """The frame of the chart to which the slide has this relation; `box` is in points."""
    place = _emus(box)
    locks = part("p:cNvGraphicFramePr", part("a:graphicFrameLocks", noGrp="1"))
    said = _named(number, name, description)
    chart = part("c:chart", **{"xmlns:c": _CHART, "r:id": relation})
    xml = part(
        "p:graphicFrame",
        part("p:nvGraphicFramePr", said, locks, "<p:nvPr/>"),
        part("p:xfrm", *_at(place)),
        part("a:graphic", part("a:graphicData", chart, uri=_CHART)),
    )
    return Shape(xml, place)


def placed_texts(items: Sequence[Text], room: float) -> str:
    """Texts under one another as a shape that has no id yet: the words of a placeholder, a
    paragraph each, `room` points wider than they are, where the scene has them. What a person
    writes there later wraps."""
    x, y, width, _ = place_of(items[0])
    last = place_of(items[-1])
    place = (x, y, width + emu(room), last[1] + last[3] - y)
    frame = part("p:spPr", part("a:xfrm", *_at(place)))
    return part("p:sp", frame, text_body(*items, wraps=True), **NAMESPACES)


def emu(points: float) -> int:
    """Points in the unit of Office files."""
    return round(points * EMU)


def place_of(item: Item) -> Place:
    """Where the item's shape lies."""
    if isinstance(item, Line):
        return _around(((item.x1, item.y1), (item.x2, item.y2)))
    if isinstance(item, Polygon):
        return _around(item.points)
    top = _top(item) if isinstance(item, Text) else item.y
    return _emus((item.x, top, item.width, item.height))


def _emus(box: tuple[float, float, float, float]) -> Place:
    x, y, width, height = box
    return emu(x), emu(y), emu(width), emu(height)


def _around(points: Sequence[tuple[float, float]]) -> Place:
    across, down = [emu(x) for x, _ in points], [emu(y) for _, y in points]
    left, top = min(across), min(down)
    return left, top, max(across) - left, max(down) - top


def _top(item: Text) -> float:
    """Where the box must begin for its first baseline to be the scene's: with an exact spacing
    the part of a line over its baseline is the spacing without the letters' depth."""
    return item.y + (ASCENT + DESCENT) * item.size - spacing(item)


def _named(number: int, name: str, description: str = "", is_decoration: bool = False) -> str:
    said = {"id": str(number), "name": name}
    if description:
        said["descr"] = description
    return part("p:cNvPr", *((DECORATION,) if is_decoration else ()), **said)


def _at(place: Place, first: str = "off", second: str = "ext") -> tuple[str, str]:
    x, y, width, height = map(str, place)
    return drawing_part(first, x=x, y=y), drawing_part(second, cx=width, cy=height)


def _sp(said: str, kind: str, place: Place, look: str, text: str) -> str:
    properties = part("p:nvSpPr", said, kind, "<p:nvPr/>")
    return part("p:sp", properties, part("p:spPr", part("a:xfrm", *_at(place)), look), text)


def _connector(item: Line, said: str, place: Place) -> str:
    turned = {}
    if item.x2 < item.x1:
        turned["flipH"] = "1"
    if item.y2 < item.y1:
        turned["flipV"] = "1"
    dash = (drawing_part("prstDash", val="dash"),) if item.dash else ()
    line = drawing_part("ln", solid(item.stroke), *dash, w=str(emu(item.width)))
    straight = drawing_part("prstGeom", drawing_part("avLst"), prst="line")
    return part(
        "p:cxnSp",
        part("p:nvCxnSpPr", said, "<p:cNvCxnSpPr/>", "<p:nvPr/>"),
        part("p:spPr", part("a:xfrm", *_at(place), **turned), straight, line),
    )


def _preset(item: Rect | Ellipse) -> str:
    known = "rect" if isinstance(item, Rect) else "ellipse"
    return drawing_part("prstGeom", drawing_part("avLst"), prst=known)


def _path(item: Polygon, place: Place) -> str:
    left, top, width, height = place
    corners = [
        drawing_part("pt", x=str(emu(x) - left), y=str(emu(y) - top)) for x, y in item.points
    ]
    path = drawing_part(
        "path",
        drawing_part("moveTo", corners[0]),
        *(drawing_part("lnTo", corner) for corner in corners[1:]),
        "<a:close/>",
        w=str(width),
        h=str(height),
    )
    empty = (f"<a:{name}/>" for name in ("avLst", "gdLst", "ahLst", "cxnLst"))
    return drawing_part("custGeom", *empty, _WHOLE, drawing_part("pathLst", path))


def _ink(fill: str | None, stroke: str | None, width: float) -> str:
    inside = solid(fill) if fill else "<a:noFill/>"
    if stroke is None:
        return inside + drawing_part("ln", "<a:noFill/>")
    return inside + drawing_part("ln", solid(stroke), w=str(emu(width)))
