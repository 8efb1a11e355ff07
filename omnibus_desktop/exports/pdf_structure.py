"""What a screen reader comes to on a page of a PDF. (PDF 1.7, 14.7 and 14.8.)

The headline is a heading, the chart a figure with its alt text, a table of texts a table; the
footnote comes last. Slide numbers and lines between rows are no part of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from omnibus_desktop.charts.lettering import plain
from omnibus_desktop.charts.room import Box, box_of
from omnibus_desktop.charts.scene import Item, Scene, Text
from omnibus_desktop.charts.text_scene import TextScene
from omnibus_desktop.exports.pdf_links import Links
from omnibus_desktop.exports.pdf_objects import Objects, number, references, text
from omnibus_desktop.values import dataclass

_TAGS = {"headline": "H1", "subtitle": "P", "footnote": "P"}
_FIGURE = "Figure"
_BEFORE_TABLES, _AFTER_TABLES = ("headline", "subtitle"), (_FIGURE, "footnote")  # as it is read
_CELL = "cell "
_DECORATION = ("slide number", "rule", "accent")
_NO_MARK = -1


@dataclass(frozen=True)
class Tagged:
    """A part of a page: its role, its tag, its items, and its number among the page's."""

    role: str
    tag: str
    items: tuple[Item, ...]
    mark: int

    @property
    def begin(self) -> str:
        """The operator before what paints it."""
        if self.mark == _NO_MARK:
            return f"/{self.tag} BMC"
        return f"/{self.tag} << /MCID {self.mark} >> BDC"


def tagged_parts(scene: Scene) -> tuple[Tagged, ...]:
    """The items of the scene in their order, in parts that belong together."""
    found: list[Tagged] = []
    mark = 0
    for (role, tag), items in groupby(scene.items, lambda item: _kind(scene, item)):
        if tag == "Artifact":
            found.append(Tagged(role, tag, tuple(items), _NO_MARK))
            continue
        found.append(Tagged(role, tag, tuple(items), mark))
        mark += 1
    return tuple(found)


def _kind(scene: Scene, item: Item) -> tuple[str, str]:
    """The part that the item belongs to, and its tag."""
    if item.role in _TAGS:
        return item.role, _TAGS[item.role]
    if item.role in _DECORATION:
        return item.role, "Artifact"
    if isinstance(scene, TextScene) and item.role.startswith(_CELL):
        table, row, column = (int(each) for each in item.role.split()[1:])
        made = scene.tables[table]
        is_heading = (made.has_heading and row == 0) or (made.leads and column == 0)
        return item.role, "TH" if is_heading else "TD"
    return _FIGURE, _FIGURE


def add_elements(
    links: Links,
    scene: Scene,
    parts: Sequence[Tagged],
    page: int,
    document: int,
    leading: Mapping[str, int],
) -> tuple[list[int], list[int]]:
    """The page's elements under the document in the order of reading, and the element of each
    marked part. `leading` are the annotations of the parts that lead to another page, by role."""
    objects = links.objects
    by_role: dict[str, list[Tagged]] = {}
    for part in parts:
        if part.mark != _NO_MARK:
            by_role.setdefault(part.role, []).append(part)
    own: dict[str, int] = {}
    top: list[int] = []

    def put(role: str, parent: int) -> int:
        if role not in leading:
            own[role] = _put(objects, scene, by_role[role], page, parent)
            return own[role]
        cell = objects.reserve()
        marks = " ".join(str(part.mark) for part in by_role[role])
        own[role] = links.element(leading[role], marks, page, cell)
        objects.put(cell, _element(by_role[role][0].tag, parent, references([own[role]])))
        return cell

    cells = [role for role in by_role if role.startswith(_CELL)]
    top += [put(role, document) for role in _BEFORE_TABLES if role in by_role]
    for _, of_table in groupby(cells, lambda role: role.split()[1]):
        table, rows = objects.reserve(), []
        for _, of_row in groupby(of_table, lambda role: role.split()[2]):
            row = objects.reserve()
            kids = [put(role, row) for role in of_row]
            objects.put(row, _element("TR", table, references(kids)))
            rows.append(row)
        objects.put(table, _element("Table", document, references(rows)))
        top.append(table)
    top += [put(role, document) for role in _AFTER_TABLES if role in by_role]
    return top, [own[part.role] for part in parts if part.mark != _NO_MARK]


def _put(objects: Objects, scene: Scene, parts: Sequence[Tagged], page: int, parent: int) -> int:
    """The element of these parts of one role."""
    marks = " ".join(str(part.mark) for part in parts)
    tag, more = parts[0].tag, f" /Pg {page} 0 R"
    if tag == _FIGURE:
        box = _around(scene, [item for part in parts for item in part.items])
        sides = (box.left, scene.height - box.bottom, box.right, scene.height - box.top)
        more += (
            f" /Alt {text(plain(scene.alt_text))} /A << /O /Layout /Placement /Block"
            f" /BBox [{' '.join(map(number, sides))}] >>"
        )
    elif tag == "TH":
        scope = "Column" if parts[0].role.split()[2] == "0" else "Row"
        more += f" /A << /O /Table /Scope /{scope} >>"
    return objects.add(_element(tag, parent, marks, more))


def _element(tag: str, parent: int, kids: str, more: str = "") -> str:
    return f"<< /Type /StructElem /S /{tag} /P {parent} 0 R /K [{kids}]{more} >>"


def _around(scene: Scene, items: Sequence[Item]) -> Box:
    """The box around what of the items is seen."""
    seen = [box_of(i) for i in items if not isinstance(i, Text) or i.lines]
    if not seen:
        return Box(0.0, 0.0, scene.width, scene.height)
    return Box(
        max(0.0, min(box.left for box in seen)),
        max(0.0, min(box.top for box in seen)),
        min(scene.width, max(box.right for box in seen)),
        min(scene.height, max(box.bottom for box in seen)),
    )
