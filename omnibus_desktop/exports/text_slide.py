"""A slide of words on a slide of a presentation: words in placeholders, tables as tables."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import count

from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import BaseOxmlElement
from pptx.slide import Slide

from omnibus_desktop.charts.page import Place
from omnibus_desktop.charts.scene import Text
from omnibus_desktop.charts.text_scene import TextScene
from omnibus_desktop.exports.chart_ml import part
from omnibus_desktop.exports.native_table import table_frame
from omnibus_desktop.exports.placeholders import empty_placeholders, filled
from omnibus_desktop.exports.shape_ml import NAMESPACES, shape

_WORDS = ("headline", "subtitle", "footnote")
_NONE = -1


def put_words(
    slide: Slide, scene: TextScene, words: Mapping[str, int], places: Mapping[str, Place]
) -> None:
    """Put all items of the scene on the new slide: decoration, words, tables, in the order of
    reading. `words` are the numbers of the placeholders by role; texts that stand where a template
    has their `places` stay in its type. Placeholders that stay empty are taken away."""
    tree = slide.shapes._spTree
    empty = empty_placeholders(tree)
    numbers = count(max(int(each.get("id")) for each in tree.iter(qn("p:cNvPr"))) + 1)
    behind = [i for i in scene.items if i.role not in (*_WORDS, "rule") and "cell " not in i.role]
    tree.extend(_read(*(shape(item, next(numbers), item.role.capitalize()).xml for item in behind)))
    for role in _WORDS:
        items = [i for i in scene.items if isinstance(i, Text) and i.role == role]
        placeholder = empty.pop(words.get(role, _NONE), None) if items else None
        if placeholder is not None:
            tree.append(filled(placeholder, places.get(role), *items))
        else:
            tree.extend(_read(*(shape(i, next(numbers), role.capitalize()).xml for i in items)))
    tree.extend(_read(*(table_frame(table, next(numbers)).xml for table in scene.tables)))
    for left_over in empty.values():
        tree.remove(left_over)


def _read(*shapes: str) -> list[BaseOxmlElement]:
    return list(parse_xml(part("p:spTree", *shapes, **NAMESPACES))) if shapes else []
