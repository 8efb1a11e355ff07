"""The recipe inside a presentation: as tags of the chart's own frame or group.

Tags are what PowerPoint keeps for other programs (ECMA-376, part 1, 19.3.1.45): they stay when it
saves, and go along when a chart or a slide is copied to another deck, which elements of a foreign
namespace in a chart do not.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from xml.sax.saxutils import quoteattr

from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import BaseOxmlElement
from pptx.shapes.base import BaseShape
from pptx.slide import Slide

from omnibus_desktop.charts.scene import Scene
from omnibus_desktop.exports.deck_parts import digest, facts_of
from omnibus_desktop.exports.lines import plain_lines
from omnibus_desktop.exports.recipes_of_deck import PAGE, PARTS, RECIPE

_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.tags+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/tags"
_TAGS = (
    "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
    '<p:tagLst xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main">{}</p:tagLst>'
)
_LIST = (
    '<p:custDataLst xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:r='
    '"http://schemas.openxmlformats.org/officeDocument/2006/relationships"><p:tags r:id="{}"/>'
    "</p:custDataLst>"
)
_MOST_CHARTS = 100  # of a slide


def keep_recipe(
    slide: Slide, scene: Scene, recipe: str, page: tuple[int, int], speaker_notes: str, own: bool
) -> None:
    """Keep the recipe with each chart of the slide, with its headline where it has no chart; and
    what is to be known of its shapes when the slide is refreshed. `page` is the size of the slide;
    `own`: it is made from the program's own template."""
    shapes = list(slide.shapes)
    charts = sorted((shape for shape in shapes if shape.has_chart), key=_number)
    owners: list[BaseShape] = list(charts)
    if not charts:
        named = [shape for shape in shapes if shape.name == "Chart"] if scene.kind else []
        owners = (named or shapes)[:1]
    facts = facts_of(scene, slide.shapes._spTree, page)
    lines = plain_lines(speaker_notes)
    facts |= {"notes": digest(" ".join(speaker_notes.split())), "own": own}
    facts["spoken"] = [[digest(" ".join(line.split()))] for line in lines]
    for number, owner in enumerate(owners):
        _tag(slide, owner, number, {RECIPE: recipe, PARTS: json.dumps(facts | {"chart": number})})


def keep_page(
    slide: Slide, scene: Scene, page: str, section: str, size: tuple[int, int], own: bool
) -> None:
    """Keep with a slide that carries no recipe which `page` of ours it is, which section begins
    with it, and what is to be known of its shapes when the deck is refreshed. `size` and `own` are
    as for `keep_recipe`."""
    facts = facts_of(scene, slide.shapes._spTree, size)
    facts |= {"notes": "", "own": own, "chart": 0, "section": section}
    shapes = slide._element.cSld.spTree
    shapes.addnext(_listed(slide, 0, {PAGE: page, PARTS: json.dumps(facts)}))


def _number(shape: BaseShape) -> int:
    """Which of the scene's charts the frame holds: they are called Chart; Chart, 2; and so on."""
    return int(shape.name.partition(", ")[2] or 1)


def _tag(slide: Slide, shape: BaseShape, number: int, tags: Mapping[str, str]) -> None:
    """Give the shape these tags."""
    own = next(shape._element.iter(qn("p:nvPr")))
    own.insert_element_before(_listed(slide, number, tags), "p:extLst")


def _listed(slide: Slide, number: int, tags: Mapping[str, str]) -> BaseOxmlElement:
    """The element that names a new part with these tags; the texts are ASCII without line
    breaks."""
    listed = "".join(
        f"<p:tag name={quoteattr(name)} val={quoteattr(text)}/>" for name, text in tags.items()
    )
    place = (slide.part.partname.idx or 0) * _MOST_CHARTS + number
    name = PackURI(f"/ppt/tags/tag{place}.xml")
    part = Part(name, _TYPE, slide.part.package, _TAGS.format(listed).encode("utf-8"))
    known = slide.part.relate_to(part, _RELATION)
    element: BaseOxmlElement = parse_xml(_LIST.format(known))
    return element
