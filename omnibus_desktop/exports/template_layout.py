"""Which layout of a template a chart goes on, and where on it its words and the chart belong.

Nothing has to be called anything: names are taken where they say what a placeholder is for
(Headline, Subtitle, Chart, Content, Source, Footnote), else its type, else its size and place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import cast

from pptx.enum.shapes import PP_PLACEHOLDER as TYPE
from pptx.presentation import Presentation
from pptx.shapes.placeholder import LayoutPlaceholder
from pptx.slide import SlideLayout

from omnibus_desktop.values import dataclass

#: x, y, width, height in points.
Box = tuple[float, float, float, float]

_EMU = 12700  # a point
_CALLED = (
    ("subtitle", re.compile(r"sub.?(title|head)|strap.?line|standfirst|tag.?line", re.IGNORECASE)),
    ("headline", re.compile(r"title|head(line|ing)|message", re.IGNORECASE)),
    ("footnote", re.compile(r"foot.?note|source|\bnotes?\b|\bbase\b", re.IGNORECASE)),
    ("chart", re.compile(r"chart|graph|content|figure|diagram", re.IGNORECASE)),
)
_COVERS = (  # ECMA-376, part 1, 19.7.15
    ("cover", "title", re.compile("title slide|cover|front page", re.IGNORECASE)),
    ("section", "secHead", re.compile("section|divider", re.IGNORECASE)),
)
_TITLES = (TYPE.TITLE, TYPE.CENTER_TITLE)
_FOR_CHARTS = (TYPE.CHART, TYPE.OBJECT, TYPE.PICTURE, TYPE.TABLE, TYPE.MEDIA_CLIP, TYPE.BITMAP)
_UPRIGHT = (TYPE.VERTICAL_TITLE, TYPE.VERTICAL_BODY, TYPE.VERTICAL_OBJECT)
_AT_FOOT = (TYPE.FOOTER, TYPE.DATE, TYPE.SLIDE_NUMBER)
_SMALLEST = (200.0, 150.0)  # points of a room that can hold a chart
_LINE = 0.15  # of the slide's height: no taller is a room for a line of words
_MARGIN = 0.042  # of the slide's width
_UNFIT = re.compile(
    r"section|title slide|cover|caption|blank|compar|two|quote|end|thank", re.IGNORECASE
)


@dataclass(frozen=True, eq=False)
class Fitting:
    """A layout for charts: `places` are its placeholders for words by role, `area` is the room
    for the chart, and `beside` how many other rooms for content stay empty."""

    layout: SlideLayout
    places: dict[str, LayoutPlaceholder]
    area: Box
    has_room: bool  # a placeholder says where the chart goes
    beside: int


def fitting(deck: Presentation) -> Fitting:
    """The layout of the presentation on which a chart fits best. Raises LookupError where it has
    no layout."""
    size = (float(deck.slide_width or 0) / _EMU, float(deck.slide_height or 0) / _EMU)
    found = [_fitting(layout, size) for layout in _layouts(deck)]
    if not found:
        raise LookupError("no layout")
    return max(found, key=lambda each: _aptness(each, size))


def cover_fittings(deck: Presentation) -> dict[str, Fitting]:
    """The layouts for a "cover" and a "section" with a place for a title, by what the presentation
    or PowerPoint calls them."""
    size = (float(deck.slide_width or 0) / _EMU, float(deck.slide_height or 0) / _EMU)
    found: dict[str, Fitting] = {}
    for layout in _layouts(deck):
        for kind, known, called in _COVERS:
            is_one = layout._element.get("type") == known or called.search(layout.name)
            if is_one and kind not in found:
                each = _fitting(layout, size)
                if "headline" in each.places:
                    found[kind] = each
    return found


def box_of(shape: LayoutPlaceholder) -> Box | None:
    """Where the placeholder is, in points; None where neither it nor its master says so."""
    sides = (shape.left, shape.top, shape.width, shape.height)
    if any(side is None for side in sides):
        return None
    x, y, width, height = (int(side or 0) / _EMU for side in sides)
    return x, y, width, height


def _layouts(deck: Presentation) -> Iterator[SlideLayout]:
    for master in deck.slide_masters:
        yield from master.slide_layouts


def _placeholders(layout: SlideLayout) -> list[LayoutPlaceholder]:
    return list(cast("Iterable[LayoutPlaceholder]", layout.placeholders))


def _aptness(found: Fitting, size: tuple[float, float]) -> float:
    """How well a chart with its words stands there; the higher the better."""
    layout, places = found.layout, found.places
    share = found.area[2] * found.area[3] / (size[0] * size[1])
    points = 6.0 * share + 3.0 * ("headline" in places) + 2.0 * found.has_room
    points += 0.5 * ("subtitle" in places) + 0.5 * ("footnote" in places)
    points += 3.0 * bool(re.search(r"\b(chart|graph)s?\b", layout.name, re.IGNORECASE))
    points -= 1.5 * found.beside + 2.0 * bool(_UNFIT.search(layout.name))
    kinds = {place.placeholder_format.type for place in _placeholders(layout)}
    points -= 3.0 * bool(kinds & set(_UPRIGHT)) + 1.5 * (TYPE.CENTER_TITLE in kinds)
    return points if min(found.area[2:]) >= min(_SMALLEST) else points - 10.0


def _fitting(layout: SlideLayout, size: tuple[float, float]) -> Fitting:
    all_places = [(each, box) for each in _placeholders(layout) if (box := box_of(each))]
    mine = [pair for pair in all_places if pair[0].placeholder_format.type not in _AT_FOOT]
    roles = _named(mine)
    rooms = [pair for pair in mine if _is_room(pair, roles, size)]
    chart = max(rooms, key=lambda pair: _as_room(pair, roles), default=None)
    places = {
        role: each for each, _ in mine if (role := roles.get(each.placeholder_format.idx))
        and role != "chart"
    }  # fmt: skip
    if chart is not None:
        _by_place(mine, chart, places, size)
    words = [box for each, box in mine if any(each is place for place in places.values())]
    foot = [box for each, box in all_places if each.placeholder_format.type in _AT_FOOT]
    area = chart[1] if chart is not None else _left_over(words, foot, size)
    return Fitting(layout, places, area, chart is not None, max(0, len(rooms) - 1))


def _named(mine: Iterable[tuple[LayoutPlaceholder, Box]]) -> dict[int, str]:
    """What the placeholders are for, by their numbers, as their types and names say; each role
    but the chart's is given once."""
    roles: dict[int, str] = {}
    for place, _ in mine:
        number, kind = place.placeholder_format.idx, place.placeholder_format.type
        role = next((role for role, name in _CALLED if name.search(place.name)), "")
        if kind in _TITLES:
            role = "headline"
        elif kind == TYPE.SUBTITLE:
            role = "subtitle"
        elif kind in _FOR_CHARTS and role not in ("footnote", "subtitle"):
            role = "chart"
        elif kind == TYPE.BODY and role == "headline" and "headline" in roles.values():
            role = ""
        if role == "chart" or (role and role not in roles.values()):
            roles[number] = role
    titled = [n for n, role in roles.items() if role == "headline"]
    return {n: role for n, role in roles.items() if role != "headline" or n == min(titled)}


def _is_room(
    pair: tuple[LayoutPlaceholder, Box], roles: dict[int, str], size: tuple[float, float]
) -> bool:
    """Whether a chart can stand there: it is for one, or is a large room for text."""
    place, box = pair
    role = roles.get(place.placeholder_format.idx)
    is_large = box[2] >= _SMALLEST[0] and box[3] >= _SMALLEST[1]
    return is_large and (role == "chart" or (role is None and box[3] > _LINE * size[1]))


def _as_room(
    pair: tuple[LayoutPlaceholder, Box], roles: dict[int, str]
) -> tuple[bool, bool, float]:
    place, box = pair
    is_for_charts = place.placeholder_format.type == TYPE.CHART or "chart" in place.name.lower()
    is_content = roles.get(place.placeholder_format.idx) == "chart"
    return is_for_charts, is_content, box[2] * box[3]


def _by_place(
    mine: list[tuple[LayoutPlaceholder, Box]],
    chart: tuple[LayoutPlaceholder, Box],
    places: dict[str, LayoutPlaceholder],
    size: tuple[float, float],
) -> None:
    """Take what is left and is low: over the chart for the subtitle, under it for the footnote."""
    top, foot = chart[1][1], chart[1][1] + chart[1][3]
    taken = [chart[0], *places.values()]
    for place, (_, y, _, height) in sorted(mine, key=lambda pair: -pair[1][2]):
        if any(place is each for each in taken) or height > _LINE * size[1]:
            continue
        if y + height / 2 < top:
            places.setdefault("subtitle", place)
        elif y + height / 2 > foot:
            places.setdefault("footnote", place)


def _left_over(words: list[Box], foot: list[Box], size: tuple[float, float]) -> Box:
    """The slide between its margins, under the words at its top and over those at its foot."""
    margin = min(40.0, max(18.0, _MARGIN * size[0]))
    top, bottom = margin * 0.75, size[1] - margin * 0.6
    for _, y, _, height in words:
        if y + height / 2 < size[1] / 2:
            top = max(top, y + height + 8.0)
    for _, y, _, height in (*words, *foot):
        if y + height / 2 >= 0.5 * size[1]:
            bottom = min(bottom, y - 4.0)
    if bottom - top < 0.4 * size[1]:
        top, bottom = margin * 0.75, size[1] - margin * 0.6
    return margin, top, size[0] - 2 * margin, bottom - top
