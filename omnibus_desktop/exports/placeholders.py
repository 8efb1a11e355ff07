"""Texts of a scene in the placeholders of a slide."""

from __future__ import annotations

from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import BaseOxmlElement

from omnibus_desktop.charts.lettering import plain
from omnibus_desktop.charts.page import Place
from omnibus_desktop.charts.scene import Text
from omnibus_desktop.exports.chart_ml import drawing_part, part, solid, text_part
from omnibus_desktop.exports.lines import is_right_to_left
from omnibus_desktop.exports.shape_ml import NAMESPACES, placed_texts

_ROOM = 6.0  # points
_ALIGNED = {"start": "l", "middle": "ctr", "end": "r"}
_TITLE = 0  # the number of the placeholder of a slide's title


def empty_placeholders(tree: BaseOxmlElement) -> dict[int, BaseOxmlElement]:
    """The placeholders of a new slide, by their numbers."""
    shapes = {
        int(each.get("idx", _TITLE)): next(each.iterancestors(qn("p:sp")), None)
        for each in tree.iter(qn("p:ph"))
    }
    return {number: each for number, each in shapes.items() if each is not None}


def filled(placeholder: BaseOxmlElement, place: Place | None, *items: Text) -> BaseOxmlElement:
    """The placeholder with the texts in it, a paragraph each, where the scene has them; where that
    is the template's own place, it stays as it is."""
    if place is not None and place.has(items[0].x, items[0].y):
        write_in_placeholder(placeholder, place, *items)
    else:
        fill_placeholder(placeholder, *items)
    next(placeholder.iter(qn("p:cNvPr"))).set("name", items[0].role.capitalize())
    return placeholder


def fill_placeholder(element: BaseOxmlElement, *items: Text) -> None:
    """Put the texts into a placeholder, and the placeholder where the scene has them. What a
    person writes there later wraps; the scene's own lines have some room to spare and do not."""
    frame, words = parse_xml(placed_texts(items, _ROOM))
    element.replace(element.find(qn("p:spPr")), frame)
    element.replace(element.find(qn("p:txBody")), words)


def write_in_placeholder(element: BaseOxmlElement, place: Place, *items: Text) -> None:
    """Write the texts into a template's placeholder, in its place and its type; in a size of their
    own where they would not fit in the one that it has there, and in what of size and colour the
    template leaves to them. They wrap as the template says."""
    body = element.find(qn("p:txBody"))
    for old in body.findall(qn("a:p")):
        body.remove(old)
    paragraphs = "".join(_paragraph(item, place) for item in items)
    body.extend(list(parse_xml(part("p:sp", paragraphs, **NAMESPACES))))


def _paragraph(item: Text, place: Place) -> str:
    text = plain(" ".join(item.lines))
    turned = {"rtl": "1"} if is_right_to_left(text) else {}
    own = item.size != place.size or "size" in place.restated
    sized = {"sz": str(round(item.size * 100))} if own else {}
    if "size" in place.restated:  # nor does the template say at which side they stand
        turned |= {"algn": _ALIGNED[item.align]}
    fill = solid(place.colour) if "colour" in place.restated else ""
    return drawing_part(
        "p",
        drawing_part("pPr", "<a:buNone/>", marL="0", indent="0", **turned),
        drawing_part("r", drawing_part("rPr", fill, lang="en-GB", **sized), text_part("a:t", text)),
    )
