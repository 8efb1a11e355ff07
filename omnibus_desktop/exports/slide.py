"""A scene on a slide of a presentation: words in placeholders, editable charts, native shapes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from pptx.chart.data import ChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.shapes.autoshape import Shape
from pptx.shapes.graphfrm import GraphicFrame
from pptx.slide import Slide

from omnibus_desktop.charts.lettering import plain
from omnibus_desktop.charts.scene import Item, Scene, Text
from omnibus_desktop.exports.native_chart import chart_xml
from omnibus_desktop.exports.native_workbook import workbook
from omnibus_desktop.exports.shapes import add_shape, describe, emu, put_text
from omnibus_desktop.exports.taken_over import ChartPlace, chart_places

_WORDS = ("headline", "subtitle", "footnote")
_OF_A_NOTE = re.compile("(?:note|leader) (.+)")
_GROUP_NAMES = {
    "answer label": "Answer labels",
    "axis": "Axis",
    "differs": "Signs of difference",
    "group label": "Group labels",
    "heading": "Headings",
    "label": "Figures",
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


def put_scene(slide: Slide, scene: Scene) -> None:
    """Put all items of the scene on the slide, in their order, which is also the order in which
    a screen reader comes to them. Placeholders that stay empty are taken away."""
    slide.shapes.turbo_add_enabled = True
    placeholders = _placeholders(slide)
    for part in _parts(scene):
        if isinstance(part, ChartPlace):
            _add_chart(slide, scene, part)
        elif part[0].role in placeholders and isinstance(part[0], Text):
            _fill(placeholders.pop(part[0].role), part[0])
        else:
            _add_group(slide, part)
    for left_over in slide.placeholders:
        if not left_over.has_text_frame or not left_over.text_frame.text:
            _remove(left_over)


def _parts(scene: Scene) -> Sequence[ChartPlace | list[Item]]:
    """The scene's charts, and its other items in groups of one name, in the order of painting: a
    group never holds items from both over and under a chart."""
    waiting = list(chart_places(scene))
    parts: list[ChartPlace | list[Item]] = []
    groups: dict[str, list[Item]] = {}
    shown: list[ChartPlace] = []
    for item in scene.items:
        begun = [place for place in waiting if place.shows(item)]
        for place in begun:
            waiting.remove(place)
            shown.append(place)
            parts.append(place)
            groups = {}
        if begun or any(place.shows(item) for place in shown):
            continue
        name = _group_name(item.role)
        if name not in groups:
            groups[name] = []
            parts.append(groups[name])
        groups[name].append(item)
    return [*parts, *waiting]


def _group_name(role: str) -> str:
    note = _OF_A_NOTE.fullmatch(role)
    if note is not None:
        return f"Note {note[1]}"
    return _GROUP_NAMES.get(role, role.capitalize())


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


def _fill(placeholder: Shape, item: Text) -> None:
    put_text(placeholder, item)
    placeholder.name = _group_name(item.role)
    element = placeholder._element
    element.getparent().append(element)


def _remove(placeholder: Shape) -> None:
    element = placeholder._element
    element.getparent().remove(element)


def _add_group(slide: Slide, items: list[Item]) -> None:
    """The items as shapes; several of one name as a group that can be moved as one."""
    name = _group_name(items[0].role)
    shapes = []
    for number, item in enumerate(items, start=1):
        shape = add_shape(slide.shapes, item)
        one = name if len(items) == 1 else f"{name}, {number}"
        if isinstance(item, Text):
            shape.name = one
        else:
            describe(shape, one)
        shapes.append(shape)
    if len(shapes) > 1:
        words = " ".join(plain(" ".join(item.lines)) for item in items if isinstance(item, Text))
        describe(slide.shapes.add_group_shape(shapes), name, words)


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
