"""The sections of a presentation, as PowerPoint's list of slides shows them. (MS-PPTX, 2.4.20.)"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from omnibus_desktop.charts.lettering import plain

if TYPE_CHECKING:
    from pptx.presentation import Presentation

_LIST = (
    '<p:extLst xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main">'
    '<p:ext uri="{{521415D9-36F7-43E2-AB2F-B90AF26B5E84}}"><p14:sectionLst'
    ' xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main">{}</p14:sectionLst>'
    "</p:ext></p:extLst>"
)
_SECTION = (
    '<p14:section name={name} id="{{{id}}}"><p14:sldIdLst>{slides}</p14:sldIdLst></p14:section>'
)
_FIRST = "Start"  # what stands before the first section


def keep_sections(deck: Presentation, begins: Sequence[str]) -> None:
    """Note in the deck which section `begins` with each of its slides ("": none); nothing where
    none does."""
    if not any(begins):
        return
    from pptx.oxml import parse_xml

    sections: list[tuple[str, list[int]]] = []
    for begun, slide in zip(begins, deck.slides, strict=True):
        if begun or not sections:
            sections.append((plain(begun) or _FIRST, []))
        sections[-1][1].append(slide.slide_id)
    listed = "".join(
        _SECTION.format(
            name=quoteattr(name),
            id=str(uuid.uuid5(uuid.NAMESPACE_OID, f"{number} {name}")).upper(),
            slides="".join(f'<p14:sldId id="{slide}"/>' for slide in slides),
        )
        for number, (name, slides) in enumerate(sections)
    )
    root = deck.part._element
    for old in root.xpath("./p:extLst"):
        root.remove(old)
    root.append(parse_xml(_LIST.format(listed)))
