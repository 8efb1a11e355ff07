"""A scene on a slide of a presentation: words in placeholders, editable charts, native shapes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import count

from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import BaseOxmlElement
from pptx.slide import Slide, SlideLayout

from omnibus_desktop.charts.lettering import plain
from omnibus_desktop.charts.room import Box, box_of
from omnibus_desktop.charts.scene import Item, Line, Scene, Text
from omnibus_desktop.exports.chart_ml import part
from omnibus_desktop.exports.chart_parts import ChartParts
from omnibus_desktop.exports.placeholders import empty_placeholders, filled
from omnibus_desktop.exports.shape_ml import NAMESPACES, Shape, chart_frame, group, shape
from omnibus_desktop.exports.taken_over import ChartPlace, chart_places
from omnibus_desktop.exports.template import Template
from omnibus_desktop.values import dataclass

_WORDS = ("headline", "subtitle", "footnote")
_HEAD, _BEHIND, _CHART, _NOTES, _FOOTNOTE = range(5)  # layers, from behind
_TITLE = 0  # the number of the placeholder of a slide's title
_NONE = -1
_PROPERTIES = qn("p:cNvPr")
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
    "swatch": "Colours of groups",
    "unit": "Squares",
}


@dataclass(frozen=True)
class _Group:
    """Items of one name that may be moved as one; `over` is how many charts lie under them."""

    name: str
    over: int
    items: list[Item]


def put_scene(
    slide: Slide,
    scene: Scene,
    words: Mapping[str, int],
    charts: ChartParts,
    template: Template | None = None,
) -> None:
    """Put all items of the scene on the new slide, in their order but with the footnote last: it
    is also the order in which a screen reader comes to them. `words` are the numbers of the
    placeholders for words, by role; those that stay empty are taken away, and those of a template
    keep its places and its type."""
    places = {} if template is None else dict(template.page.places)
    tree = slide.shapes._spTree
    empty = empty_placeholders(tree)
    numbers = count(max(int(each.get("id")) for each in tree.iter(_PROPERTIES)) + 1)
    found: list[Shape | BaseOxmlElement] = []
    own: list[Shape] = []  # what makes the chart where none can be edited
    for each in sorted(_parts(scene), key=_is_footnote if scene.charts else _layer):
        if isinstance(each, ChartPlace):
            found.append(_chart(slide, scene, each, charts, next(numbers)))
            continue
        if own and _layer(each) != _CHART:
            found += _as_one(scene, own, numbers)
            own = []
        first = each.items[0]
        placeholder = empty.pop(words.get(first.role, _NONE), None)
        if placeholder is not None and isinstance(first, Text):
            found.append(filled(placeholder, places.get(first.role), first))
        elif scene.charts or _layer(each) != _CHART:
            found.append(_grouped(each, numbers))
        else:
            own.append(_grouped(each, numbers))
    found += _as_one(scene, own, numbers)
    tree.extend(_elements(found))
    for left_over in empty.values():
        tree.remove(left_over)


def _elements(found: Sequence[Shape | BaseOxmlElement]) -> list[BaseOxmlElement]:
    """All of them as elements, those that are texts read in one go."""
    texts = (each.xml for each in found if isinstance(each, Shape))
    read = iter(list(parse_xml(part("p:spTree", *texts, **NAMESPACES))))
    return [next(read) if isinstance(each, Shape) else each for each in found]


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


def _as_one(scene: Scene, shapes: Sequence[Shape], numbers: Iterator[int]) -> Sequence[Shape]:
    """The shapes of a chart that cannot be edited as a group with its alt text."""
    if not shapes or not scene.kind:
        return shapes
    return [group(shapes, next(numbers), "Chart", plain(scene.alt_text) or "Chart")]


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


def words_of(layout: SlideLayout) -> dict[str, int]:
    """The numbers of a layout's placeholders for words, by role: the title, and those that it
    calls Subtitle and Footnote."""
    found = {"headline": _TITLE}
    for each in layout.iter_cloneable_placeholders():
        role = each.name.strip().casefold()
        if role in _WORDS[1:]:
            found[role] = each.placeholder_format.idx
    return found


def _grouped(found: _Group, numbers: Iterator[int]) -> Shape:
    """The items as shapes; several of one name as a group that can be moved as one."""
    items, name = found.items, found.name
    if len(items) == 1:
        return shape(items[0], next(numbers), name)
    shapes = [
        shape(item, next(numbers), f"{name}, {place}") for place, item in enumerate(items, start=1)
    ]
    words = " ".join(plain(" ".join(item.lines)) for item in items if isinstance(item, Text))
    return group(shapes, next(numbers), name, words)


def _chart(
    slide: Slide, scene: Scene, place: ChartPlace, charts: ChartParts, shape_number: int
) -> Shape:
    relation = charts.add(slide, place)
    number = scene.charts.index(place.chart) + 1
    if number == 1:
        alt_text = plain(scene.alt_text) or "Chart"
        return chart_frame(place.box, relation, shape_number, "Chart", alt_text)
    described = f"Part {number} of the chart"
    title = plain(place.chart.title)
    described = f"{described}: {title}" if title else described
    return chart_frame(place.box, relation, shape_number, f"Chart, {number}", described)
