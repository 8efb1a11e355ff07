"""A slide of words on a slide of a presentation: words in placeholders, tables as tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from pptx.shapes.autoshape import Shape
from pptx.slide import Slide

from omnibus_desktop.charts.page import Place
from omnibus_desktop.charts.scene import Text
from omnibus_desktop.charts.text_scene import TextScene
from omnibus_desktop.exports.native_table import add_table
from omnibus_desktop.exports.shapes import (
    add_shape,
    describe,
    emu,
    fill_placeholder,
    write_in_placeholder,
)
from omnibus_desktop.exports.text_body import spacing, text_body

_PLACED = ("headline", "subtitle", "footnote")


def put_words(
    slide: Slide,
    scene: TextScene,
    placeholders: Mapping[str, Shape],
    places: Mapping[str, Place],
) -> None:
    """Put all items of the scene on the slide in their order, which is that of reading. Texts go
    into the placeholder of their role; what stays where a template has its place (`places`) stays
    in its type. Placeholders that stay empty are taken away."""
    slide.shapes.turbo_add_enabled = True
    for item in scene.items:
        if item.role.startswith("cell ") or item.role == "rule" or item.role in _PLACED:
            continue
        shape = add_shape(slide.shapes, item)
        describe(shape, item.role.capitalize())
    for role in _PLACED:
        items = [i for i in scene.items if isinstance(i, Text) and i.role == role]
        placeholder = placeholders.get(role)
        if not items:
            continue
        if placeholder is None:
            for item in items:
                add_shape(slide.shapes, item).name = role.capitalize()
            continue
        _fill(placeholder, items, places.get(role))
        placeholder.name = role.capitalize()
        element = placeholder._element
        element.getparent().append(element)
    for table in scene.tables:
        add_table(slide, table)
    for left_over in list(slide.placeholders):
        if not left_over.has_text_frame or not left_over.text_frame.text:
            left_over._element.getparent().remove(left_over._element)


def _fill(placeholder: Shape, items: Sequence[Text], place: Place | None) -> None:
    """One paragraph a text."""
    first, *others = items
    if place is not None and (first.x, first.y) == (place.x, place.y):
        write_in_placeholder(placeholder, first, place.size, *others)
        return
    fill_placeholder(placeholder, first)
    placeholder.height = emu(items[-1].y + items[-1].height - first.y)
    body = placeholder._element.txBody
    for above, item in pairwise(items):
        paragraph = text_body(item).p_lst[0]
        gap = item.y - above.y - len(above.lines) * spacing(item)
        for before in paragraph.xpath("./a:pPr/a:spcBef/a:spcPts"):
            before.set("val", str(max(0, round(100 * gap))))
        body.append(paragraph)
