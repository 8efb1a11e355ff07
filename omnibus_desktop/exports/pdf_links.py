"""What is written on a page of a PDF and leads to another: the rows of an agenda.

(PDF 1.7, 12.5.6.5 and 14.7.4.3.)"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from omnibus_desktop.charts.lettering import plain
from omnibus_desktop.charts.room import Box, box_of
from omnibus_desktop.charts.scene import Scene, Text
from omnibus_desktop.charts.text_scene import TextScene
from omnibus_desktop.exports.pdf_objects import Objects, number, references, text


@dataclass
class Links:
    """The links of a PDF whose pages are these objects. `owners` has for each annotation what of
    the page's structure it belongs to, once that is known."""

    objects: Objects
    pages: Sequence[int]
    owners: dict[int, int] = field(default_factory=dict)

    def on(self, scene: Scene, page: int) -> dict[str, int]:
        """The annotations of the page that has the scene, by the roles of what they lie over."""
        return {
            item.role: self._add(scene, page, item, there)
            for item, there in _leading(scene)
            if 0 < there <= len(self.pages)
        }

    def _add(self, scene: Scene, page: int, item: Text, there: int) -> int:
        box: Box = box_of(item)
        sides = (box.left, scene.height - box.bottom, box.right, scene.height - box.top)
        made = self.objects.add(
            f"<< /Type /Annot /Subtype /Link /P {page} 0 R /Border [0 0 0] /F 4"
            f" /Rect [{' '.join(map(number, sides))}] /Dest [{self.pages[there - 1]} 0 R /Fit]"
            f" /StructParent {len(self.pages) + len(self.owners)}"
            f" /Contents {text(plain(' '.join(item.lines)))} >>"
        )
        self.owners[made] = 0
        return made

    def element(self, annotation: int, marks: str, page: int, parent: int) -> int:
        """The element of what the annotation lies over."""
        made = self.objects.add(
            f"<< /Type /StructElem /S /Link /P {parent} 0 R /Pg {page} 0 R /K [{marks}"
            f" << /Type /OBJR /Obj {annotation} 0 R /Pg {page} 0 R >>] >>"
        )
        self.owners[annotation] = made
        return made


def entry_of(found: Mapping[str, int]) -> str:
    """The entry of a page that has these annotations."""
    return f" /Annots [{references(list(found.values()))}]" if found else ""


def _leading(scene: Scene) -> Iterator[tuple[Text, int]]:
    """The texts that lead to a page, and its number."""
    if not isinstance(scene, TextScene):
        return
    for item in scene.items:
        if isinstance(item, Text) and item.role.startswith("cell "):
            table, row, _ = (int(each) for each in item.role.split()[1:])
            there = scene.tables[table].page_of(row)
            if there is not None:
                yield item, there
