"""A slide's number as a field that PowerPoint counts itself. (ECMA-376, part 1, 21.1.2.2.4.)"""

from __future__ import annotations

from dataclasses import replace

from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import BaseOxmlElement, OxmlElement
from pptx.slide import Slide

from omnibus_desktop.charts.scene import Scene, Text
from omnibus_desktop.exports.chart_ml import part
from omnibus_desktop.exports.shape_ml import NAMESPACES, shape

_ROLE = "slide number"
_NAME = "Slide number"
_FIELD = "{5B9F3C1E-7A54-4C0E-9A52-6D1F0B7E2A10}"
_PLAIN_BODY = (
    "<p:txBody><a:bodyPr/><a:lstStyle/>"
    '<a:p><a:r><a:rPr lang="en-GB"/><a:t>{}</a:t></a:r></a:p></p:txBody>'
)


def without_number(scene: Scene) -> tuple[Text | None, Scene]:
    """The slide's number, None where it has none, and the scene without it."""
    found = [i for i in scene.items if isinstance(i, Text) and i.role == _ROLE]
    if not found:
        return None, scene
    return found[0], replace(scene, items=tuple(i for i in scene.items if i.role != _ROLE))


def put_number(slide: Slide, item: Text, *, theirs: bool) -> None:
    """Put the number on the finished slide: as the layout's placeholder for it where it has one,
    else as a text box where the scene has it. On a layout that is `theirs`, its place and type
    stay."""
    tree = slide.shapes._spTree
    number = max(int(each.get("id")) for each in tree.iter(qn("p:cNvPr"))) + 1
    body = _PLAIN_BODY.format(item.lines[0])
    made = parse_xml(part("p:spTree", shape(item, number, _NAME).xml, body, **NAMESPACES))
    element, plain_body = made
    known = slide.slide_layout._element.xpath("./p:cSld/p:spTree/p:sp//p:ph[@type='sldNum']")
    if known:
        _take_place(element, known[0])
        if theirs:
            for child in list(element.spPr):
                element.spPr.remove(child)
            element.replace(element.txBody, plain_body)
    for run in element.txBody.xpath("./a:p/a:r"):
        run.tag = qn("a:fld")
        run.set("id", _FIELD)
        run.set("type", "slidenum")
    tree.append(element)


def _take_place(element: BaseOxmlElement, known: BaseOxmlElement) -> None:
    """Make the text box the placeholder that the layout has."""
    own = OxmlElement("p:ph")
    for name in ("type", "sz", "idx"):
        if known.get(name) is not None:
            own.set(name, str(known.get(name)))
    (described,) = element.xpath("./p:nvSpPr/p:cNvSpPr")
    described.attrib.pop("txBox", None)
    locks = OxmlElement("a:spLocks")
    locks.set("noGrp", "1")
    described.append(locks)
    element.xpath("./p:nvSpPr/p:nvPr")[0].insert(0, own)
