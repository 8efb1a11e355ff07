"""The rows of an agenda as links to the slides that they name. (ECMA-376, part 1, 21.1.2.3.5.)"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from omnibus_desktop.charts.scene import Scene
from omnibus_desktop.charts.text_scene import TextScene
from omnibus_desktop.exports.deck_parts import A, Node, rows_of

if TYPE_CHECKING:
    from pptx.slide import Slide

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
#: What a slide is to one that leads to it.
TO_SLIDE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/slide"
_JUMP = "ppaction://hlinksldjump"
# [MS-ODRAWXML] 2.23.3.1: the words keep their own colour, where a link else has the theme's
_OWN_COLOUR = "{A12FA001-AC4F-418D-AE19-62706E023703}"
_COLOUR = "http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor"
_AFTER = (f"{A}hlinkMouseOver", f"{A}rtl", f"{A}extLst")


def link_agenda(slides: Sequence[Slide], scenes: Sequence[Scene]) -> None:
    """Let each row of a table that has numbers of pages lead to its page; the `scenes` are those
    of the deck's new slides."""
    for slide, scene in zip(slides, scenes, strict=True):
        tables = scene.tables if isinstance(scene, TextScene) else ()
        frames = [shape for shape in slide.shapes if shape.has_table]
        for table, frame in zip(tables, frames, strict=False):
            for number, row in enumerate(rows_of(frame._element)):
                page = table.page_of(number)
                if page is not None and page <= len(slides):
                    link(row, slide.part.relate_to(slides[page - 1].part, TO_SLIDE))


def link(cells: Sequence[Node], relation: str) -> None:
    """Let what is written in the cells lead to the slide of this relation."""
    for cell in cells:
        for look in cell.iter(f"{A}rPr"):
            for old in look.findall(f"{A}hlinkClick"):
                look.remove(old)
            made = _link(look, relation)
            ahead = next((each for each in look if each.tag in _AFTER), None)
            if ahead is None:
                look.append(made)
            else:
                ahead.addprevious(made)


def _link(look: Any, relation: str) -> Node:
    made = look.makeelement(f"{A}hlinkClick", {f"{_R}id": relation, "action": _JUMP})
    extension = look.makeelement(f"{A}ext", {"uri": _OWN_COLOUR})
    named = {"ahyp": _COLOUR}
    extension.append(look.makeelement(f"{{{_COLOUR}}}hlinkClr", {"val": "tx"}, nsmap=named))
    listed = look.makeelement(f"{A}extLst")
    listed.append(extension)
    made.append(listed)
    return made
