"""Texts of a scene in the placeholders of a slide."""

from __future__ import annotations

from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import BaseOxmlElement

from omnibus_desktop.charts.lettering import plain
from omnibus_desktop.charts.scene import Text
from omnibus_desktop.exports.chart_ml import drawing_part, part, text_part
from omnibus_desktop.exports.lines import is_right_to_left
from omnibus_desktop.exports.shape_ml import NAMESPACES, placed_text

_ROOM = 6.0  # points


def fill_placeholder(element: BaseOxmlElement, item: Text) -> None:
    """Put the text into a placeholder, and the placeholder where the scene has it. What a person
    writes there later wraps; the scene's own lines have some room to spare and do not."""
    frame, words = parse_xml(placed_text(item, _ROOM))
    element.replace(element.find(qn("p:spPr")), frame)
    element.replace(element.find(qn("p:txBody")), words)


def write_in_placeholder(element: BaseOxmlElement, item: Text, size: float) -> None:
    """Write the text into a template's placeholder, in its place and its type; only where it would
    not fit in the `size` that it has there, in the item's. It wraps as the template says."""
    text = plain(" ".join(item.lines))
    turned = {"rtl": "1"} if is_right_to_left(text) else {}
    sized = {"sz": str(round(item.size * 100))} if item.size != size else {}
    paragraph = drawing_part(
        "p",
        drawing_part("pPr", "<a:buNone/>", marL="0", indent="0", **turned),
        drawing_part("r", drawing_part("rPr", lang="en-GB", **sized), text_part("a:t", text)),
    )
    body = element.find(qn("p:txBody"))
    body.replace(body.find(qn("a:p")), parse_xml(part("p:sp", paragraph, **NAMESPACES))[0])
