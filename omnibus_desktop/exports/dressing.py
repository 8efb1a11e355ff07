"""A finished slide in a template's clothes: its colours by name, so that they change with the
theme, and its typeface."""

from __future__ import annotations

from pptx.opc.oxml import serialize_part_xml
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import BaseOxmlElement, OxmlElement
from pptx.slide import Slide

from omnibus_desktop.exports.look import Look

_LETTERS = ("a:rPr", "a:defRPr", "a:endParaRPr")
_BEFORE_LATIN = ("a:ln", "a:noFill", "a:solidFill", "a:gradFill", "a:effectLst", "a:highlight")


def dress(slide: Slide, look: Look) -> None:
    """Name the theme's colours where shapes of the slide have them, and write their texts in the
    look's typeface. Placeholders are the template's own already."""
    for shape in slide.shapes:
        if not shape.is_placeholder:
            _put_on(shape._element, look)


def dressed(chart: bytes, look: Look) -> bytes:
    """The XML of a chart, likewise in the look's colours and typeface."""
    root = parse_xml(chart)
    _put_on(root, look)
    return bytes(serialize_part_xml(root))


def _put_on(root: BaseOxmlElement, look: Look) -> None:
    _name_colours(root, dict(look.names))
    if look.font:
        _set_font(root, look.font)


def _name_colours(root: BaseOxmlElement, names: dict[str, str]) -> None:
    for element in root.iter(qn("a:srgbClr")):
        name = names.get(f"#{element.get('val', '')}".upper())
        if name is not None:
            element.tag = qn("a:schemeClr")
            element.set("val", name)


def _set_font(root: BaseOxmlElement, font: str) -> None:
    for tag in _LETTERS:
        for letters in root.iter(qn(tag)):
            for old in letters.findall(qn("a:latin")):
                letters.remove(old)
            latin = OxmlElement("a:latin")
            latin.set("typeface", font)
            before = [each for each in letters if each.tag in map(qn, _BEFORE_LATIN)]
            letters.insert(len(before), latin)
