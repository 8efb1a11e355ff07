"""A finished slide in a template's clothes: its colours by name, so that they change with the
theme, and its typeface."""

from __future__ import annotations

from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import BaseOxmlElement, OxmlElement
from pptx.shapes.base import BaseShape
from pptx.slide import Slide

from omnibus_desktop.exports.look import Look

_LETTERS = ("a:rPr", "a:defRPr", "a:endParaRPr")
_BEFORE_LATIN = ("a:ln", "a:noFill", "a:solidFill", "a:gradFill", "a:effectLst", "a:highlight")


def dress(slide: Slide, look: Look) -> None:
    """Name the theme's colours where shapes and charts of the slide have them, and write their
    texts in the look's typeface. Placeholders are the template's own already."""
    for shape in slide.shapes:
        if shape.is_placeholder:
            continue
        for root in _roots(shape):
            _name_colours(root, dict(look.names))
            if look.font:
                _set_font(root, look.font)


def _roots(shape: BaseShape) -> list[BaseOxmlElement]:
    """What holds the look of a shape: its own XML, and that of the chart in it."""
    chart = getattr(shape, "chart", None) if shape.has_chart else None
    return [shape._element] if chart is None else [shape._element, chart.part._element]


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
