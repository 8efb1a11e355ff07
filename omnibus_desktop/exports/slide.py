"""A scene on a slide of a presentation: words in placeholders, editable charts, native shapes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import cast

from pptx.chart.data import ChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.shapes.autoshape import Shape
from pptx.shapes.base import BaseShape
from pptx.shapes.graphfrm import GraphicFrame
from pptx.slide import Slide

from omnibus_desktop.charts.lettering import plain
from omnibus_desktop.charts.page import Place
from omnibus_desktop.charts.room import Box, box_of
from omnibus_desktop.charts.scene import Item, Line, Scene, Text
from omnibus_desktop.exports.native_chart import chart_xml
from omnibus_desktop.exports.native_workbook import workbook
from omnibus_desktop.exports.shapes import (
    add_shape,
    describe,
    emu,
    fill_placeholder,
    write_in_placeholder,
)
from omnibus_desktop.exports.taken_over import ChartPlace, chart_places
from omnibus_desktop.exports.template import Template
from omnibus_desktop.values import dataclass

_WORDS = ("headline", "subtitle", "footnote")
_HEAD, _BEHIND, _CHART, _NOTES, _FOOTNOTE = range(5)  # layers, from behind
_OF_A_NOTE = re.compile("(?:note|leader|band) (.+)")
_GROUP_NAMES = {
    "answer label": "Answer labels",
    "axis": "Axis",
    "bar": "Marks",
    "change": "Changes",
    "differs": "Signs of difference",
    "group label": "Group labels",
    "heading": "Headings",
    "label": "Figures",
    "leader": "Leaders",
    "line": "Lines",
    "page": "Panel",
    "region": "Regions",
    "region label": "Names on the map",
    "unit": "Squares",
}


@dataclass(frozen=True)
class _NativeData:
    """The chart and the workbook that we wrote, in the form in which python-pptx asks for them."""

    place: ChartPlace

    def xml_bytes(self, _kind: XL_CHART_TYPE) -> bytes:
        return chart_xml(self.place)

    @property
    def xlsx_blob(self) -> bytes:
        return workbook(self.place.chart)


@dataclass(frozen=True)
class _Group:
    """Items of one name that may be moved as one; `over` is how many charts lie under them."""

    name: str
    over: int
    items: list[Item]


def put_scene(slide: Slide, scene: Scene, template: Template | None = None) -> None:
    """Put all items of the scene on the slide, in their order but with the footnote last: it is
    also the order in which a screen reader comes to them. Placeholders that stay empty are taken
    away; those of a template keep its places and its type."""
    slide.shapes.turbo_add_enabled = True
    placeholders = _placeholders(slide) if template is None else _theirs(slide, template)
    places = {} if template is None else dict(template.page.places)
    own: list[BaseShape] = []  # what makes the chart where none can be edited
    for part in sorted(_parts(scene), key=_is_footnote if scene.charts else _layer):
        if isinstance(part, ChartPlace):
            _add_chart(slide, scene, part)
            continue
        if own and _layer(part) != _CHART:
            own = _as_one(slide, scene, own)
        first = part.items[0]
        if first.role in placeholders and isinstance(first, Text):
            _fill(placeholders.pop(first.role), first, places.get(first.role))
        elif scene.charts or _layer(part) != _CHART:
            _add_group(slide, part)
        else:
            own.append(_add_group(slide, part))
    _as_one(slide, scene, own)
    for left_over in list(slide.placeholders):
        if not left_over.has_text_frame or not left_over.text_frame.text:
            _remove(left_over)


def _parts(scene: Scene) -> Sequence[ChartPlace | _Group]:
    """The scene's charts, and its other items in groups of one name, in the order of painting."""
    waiting = list(chart_places(scene))
    shown: list[ChartPlace] = []
    parts: list[ChartPlace | _Group] = []
    groups: dict[str, _Group] = {}
    names = _names(scene)
    for item in scene.items:
        begun = [place for place in waiting if place.shows(item)]
        for place in begun:
            waiting.remove(place)
            shown.append(place)
            parts.append(place)
        if any(place.shows(item) for place in shown) or not _is_seen(item):
            continue
        name = names[item.role]
        if name not in groups or _is_covered(item, shown[groups[name].over :]):
            groups[name] = _Group(name, len(shown), [])
            parts.append(groups[name])
        groups[name].items.append(item)
    return [*parts, *waiting]


def _is_seen(item: Item) -> bool:
    """Whether the item has any ink: what only holds notes has none."""
    return isinstance(item, Line | Text) or bool(item.fill or item.stroke)


def _layer(part: ChartPlace | _Group) -> int:
    """Words, shaded bands, the chart, notes, the footnote."""
    role = part.items[0].role if isinstance(part, _Group) else ""
    if role in _WORDS:
        return _FOOTNOTE if role == "footnote" else _HEAD
    if role.startswith("band "):
        return _BEHIND
    return _NOTES if _OF_A_NOTE.fullmatch(role) else _CHART


def _as_one(slide: Slide, scene: Scene, shapes: list[BaseShape]) -> list[BaseShape]:
    """Groups the shapes of a chart that cannot be edited, with its alt text; none are left."""
    if shapes and scene.kind:
        chart = slide.shapes.add_group_shape(shapes)
        describe(chart, "Chart", plain(scene.alt_text) or "Chart")
    return []


def _is_footnote(part: ChartPlace | _Group) -> bool:
    return isinstance(part, _Group) and part.items[0].role == "footnote"


def _is_covered(item: Item, places: Sequence[ChartPlace]) -> bool:
    """Whether one of these charts would lie over the item."""
    box = box_of(item)
    for place in places:
        x, y, width, height = place.chart.plot
        if box.meets(Box(x, y, x + width, y + height)):
            return True
    return False


def _names(scene: Scene) -> dict[str, str]:
    """What each role is called in PowerPoint's list of shapes; notes are counted."""
    names: dict[str, str] = {}
    notes: dict[str, str] = {}
    for item in scene.items:
        note = _OF_A_NOTE.fullmatch(item.role)
        if note is None:
            names[item.role] = _GROUP_NAMES.get(item.role, _opening(item.role))
        else:
            names[item.role] = notes.setdefault(note[1], f"Note {len(notes) + 1}")
    return names


def _opening(role: str) -> str:
    """The role with a capital: "Hexes of North East"."""
    return role[:1].upper() + role[1:]


def _placeholders(slide: Slide) -> dict[str, Shape]:
    """The slide's placeholders for words, by role: the title, and those that the layout calls
    Subtitle and Footnote."""
    found: dict[str, Shape] = {}
    if slide.shapes.title is not None:
        found["headline"] = slide.shapes.title
    for ours in slide.slide_layout.iter_cloneable_placeholders():
        role = ours.name.strip().casefold()
        if role in _WORDS[1:]:
            found[role] = slide.placeholders[ours.placeholder_format.idx]
    return found


def _theirs(slide: Slide, template: Template) -> dict[str, Shape]:
    """The placeholders for words that the template has, by role."""
    return {role: slide.placeholders[number] for role, number in template.placeholders}


def _fill(placeholder: Shape, item: Text, place: Place | None) -> None:
    """Put the text in, where the scene has it; where that is the template's own place, the
    placeholder stays as it is."""
    if place is not None and (item.x, item.y) == (place.x, place.y):
        write_in_placeholder(placeholder, item, place.size)
    else:
        fill_placeholder(placeholder, item)
    placeholder.name = item.role.capitalize()
    element = placeholder._element
    element.getparent().append(element)


def _remove(placeholder: Shape) -> None:
    element = placeholder._element
    element.getparent().remove(element)


def _add_group(slide: Slide, group: _Group) -> BaseShape:
    """The items as shapes; several of one name as a group that can be moved as one."""
    shapes: list[BaseShape] = []
    for number, item in enumerate(group.items, start=1):
        shape = add_shape(slide.shapes, item)
        one = group.name if len(group.items) == 1 else f"{group.name}, {number}"
        if isinstance(item, Text):
            shape.name = one
        else:
            describe(shape, one)
        shapes.append(shape)
    if len(shapes) == 1:
        return shapes[0]
    words = " ".join(plain(" ".join(item.lines)) for item in group.items if isinstance(item, Text))
    whole: BaseShape = slide.shapes.add_group_shape(shapes)
    describe(whole, group.name, words)
    return whole


def _add_chart(slide: Slide, scene: Scene, place: ChartPlace) -> None:
    left, top, width, height = (emu(value) for value in place.box)
    data = cast("ChartData", _NativeData(place))
    # said to be a Chart, but it is the frame that holds the chart
    frame = cast(
        "GraphicFrame",
        slide.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, left, top, width, height, data),
    )
    number = scene.charts.index(place.chart) + 1
    if number == 1:
        describe(frame, "Chart", plain(scene.alt_text) or "Chart")
        return
    part = f"Part {number} of the chart"
    title = plain(place.chart.title)
    describe(frame, f"Chart, {number}", f"{part}: {title}" if title else part)
