"""What of a template does not come into a deck: its slides, macros, links, fonts, and its makers.

What stays is its look: masters, layouts, theme and the pictures in them.
"""

from __future__ import annotations

from collections.abc import Iterator

from pptx.opc.constants import RELATIONSHIP_TYPE as KIND
from pptx.opc.oxml import serialize_part_xml
from pptx.opc.package import Part, XmlPart
from pptx.oxml import parse_xml
from pptx.oxml.xmlchemy import BaseOxmlElement
from pptx.presentation import Presentation

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
#: What a presentation, and what the package around it, may lead to.
_OF_PRESENTATION = {
    KIND.SLIDE_MASTER, KIND.NOTES_MASTER, KIND.THEME, KIND.PRES_PROPS, KIND.VIEW_PROPS,
    KIND.TABLE_STYLES,
}  # fmt: skip
_OF_PACKAGE = {KIND.OFFICE_DOCUMENT}
#: What may stand on a master or a layout: pictures and what they are part of; nothing that runs,
#: plays, or was embedded from another program.
_OF_A_LAYOUT = {
    KIND.SLIDE_MASTER, KIND.SLIDE_LAYOUT, KIND.THEME, KIND.IMAGE, KIND.THEME_OVERRIDE,
    KIND.TABLE_STYLES, "http://schemas.microsoft.com/office/2007/relationships/hdphoto",
}  # fmt: skip
_FRAMES = ("graphicFrame", "pic", "sp", "cxnSp", "controls", "timing", "transition")
_TOLD = {
    "macros": ("vbaproject",),
    "embedded fonts": ("/font",),
    "embedded objects": ("oleobject", "control", "package", "activex"),
    "sounds and films": ("audio", "video", "media"),
}


def strip(deck: Presentation) -> tuple[str, ...]:
    """Take out all but the look, and say in words what a person may miss."""
    gone: list[str] = []
    _drop_slides(deck)
    package = deck.part.package
    for key in [key for key, rel in package._rels.items() if rel.reltype not in _OF_PACKAGE]:
        package._rels.pop(key)
    gone += _drop(deck.part, _OF_PRESENTATION)
    for element in deck.element.xpath(
        "./p:custShowLst | ./p:extLst | ./p:embeddedFontLst | ./p:custDataLst | ./p:smartTags"
        " | ./p:modifyVerifier | ./p:photoAlbum"
    ):
        deck.element.remove(element)
    seen = {id(deck.part)}
    for part in _reached(deck.part, seen):
        gone += _drop(part, _OF_A_LAYOUT | _OF_PRESENTATION)
    told = sorted(set(gone), key=gone.index)
    return tuple(f"The template's {what} are left out" for what in told)


def _drop_slides(deck: Presentation) -> None:
    """Take the slides out, and all that the presentation says of them."""
    listed = deck.slides._sldIdLst
    for slide in list(listed):
        deck.part.rels.pop(slide.rId)
        listed.remove(slide)


def _reached(part: Part, seen: set[int]) -> Iterator[Part]:
    """All parts behind this one, each once."""
    for rel in list(part.rels.values()):
        if rel.is_external or id(rel.target_part) in seen:
            continue
        seen.add(id(rel.target_part))
        yield rel.target_part
        yield from _reached(rel.target_part, seen)


def _drop(part: Part, kept: set[str]) -> Iterator[str]:
    """Take out the relations that are not kept, and what refers to them. What a person may miss
    of that, in words."""
    ids = {key for key, rel in part.rels.items() if rel.is_external or rel.reltype not in kept}
    if not ids:
        return
    for key in ids:
        rel = part.rels.pop(key)
        if rel.is_external:
            yield "links to other files and pages"
        kind = rel.reltype.lower()
        yield from (what for what, ends in _TOLD.items() if kind.endswith(ends))
    if isinstance(part, XmlPart):
        _forget(part._element, ids)
    elif part.content_type.endswith("+xml"):
        root = parse_xml(part.blob)
        _forget(root, ids)
        part._blob = serialize_part_xml(root)


def _forget(root: BaseOxmlElement, ids: set[str]) -> None:
    """Take out what refers to these relations: a link, or the whole frame of what is embedded."""
    for element in list(root.iter("*")):
        named = [name for name in element.attrib if name.startswith(_R)]
        if not any(element.get(name) in ids for name in named):
            continue
        frames = [each for each in element.iterancestors() if _name(each) in _FRAMES]
        is_link = _name(element).startswith("hlink")
        gone = frames[-1] if frames and not is_link else element
        parent = gone.getparent()
        if parent is not None:
            parent.remove(gone)


def _name(element: BaseOxmlElement) -> str:
    return str(element.tag).rpartition("}")[2]
