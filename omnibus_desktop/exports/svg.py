"""A scene as an SVG picture: shapes, and texts either as outlines or as text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import BinaryIO
from xml.etree.ElementTree import Element, SubElement, tostring

from omnibus_desktop.charts.lettering import glyphs, plain
from omnibus_desktop.charts.scene import Ellipse, Item, Line, Polygon, Rect, Scene, Text
from omnibus_desktop.exports.lines import PlacedLine, is_right_to_left, placed_lines
from omnibus_desktop.exports.picture import outline
from omnibus_desktop.exports.recipes_in_pictures import add_to_svg

#: All of these have the same advance widths, but for the last.
FONTS = "Arimo, Arial, Liberation Sans, Helvetica, sans-serif"

_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
_LETTERS = {1: "m", 2: "l", 3: "q", 4: "c", 79: "z"}  # for matplotlib's path codes


def write_svg(scene: Scene, stream: BinaryIO, outlines: bool = True, recipe: str = "") -> None:
    """Write the scene as SVG, in UTF-8; see `svg_text`."""
    stream.write(svg_text(scene, outlines, recipe).encode())


def svg_text(scene: Scene, outlines: bool = True, recipe: str = "") -> str:
    """The scene as SVG. `outlines`: texts look the same everywhere; otherwise
    they are text, which can be searched and edited, one element a line. `recipe` is carried."""
    root = Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "width": f"{_number(scene.width)}pt",
            "height": f"{_number(scene.height)}pt",
            "viewBox": f"0 0 {_number(scene.width)} {_number(scene.height)}",
            "role": "img",
            "aria-labelledby": "title desc",
            "xml:lang": "en-GB",
        },
    )
    SubElement(root, "title", {"id": "title"}).text = plain(scene.title)
    SubElement(root, "desc", {"id": "desc"}).text = plain(scene.alt_text)
    add_to_svg(root, recipe)
    root.append(_rect(Rect(0, 0, scene.width, scene.height, "#FFFFFF", "page")))
    seen: Counter[str] = Counter()
    for item in scene.items:
        role = _slug(item.role)
        for element in _elements(item, outlines):
            seen[role] += 1
            root.append(element)
            element.attrib = {"id": f"{role}-{seen[role]}", "class": role} | element.attrib
    return _DECLARATION + tostring(root, encoding="unicode")


def _elements(item: Item, outlines: bool) -> Iterator[Element]:
    if isinstance(item, Rect):
        yield _rect(item)
    elif isinstance(item, Ellipse):
        yield _ellipse(item)
    elif isinstance(item, Line):
        yield _line(item)
    elif isinstance(item, Polygon):
        yield _polygon(item)
    elif outlines:
        if path := _outlines(item):
            yield Element("path", {"fill": item.colour, "d": path})
    else:
        yield from (_text(item, line) for line in placed_lines(item))


def _rect(item: Rect) -> Element:
    box = {"x": item.x, "y": item.y, "width": item.width, "height": item.height}
    return Element(
        "rect",
        {name: _number(value) for name, value in box.items()}
        | _ink(item.fill, item.stroke, item.stroke_width),
    )


def _ellipse(item: Ellipse) -> Element:
    across, down = item.width / 2, item.height / 2
    place = {"cx": item.x + across, "cy": item.y + down, "rx": across, "ry": down}
    return Element(
        "ellipse",
        {name: _number(value) for name, value in place.items()}
        | _ink(item.fill, item.stroke, item.stroke_width),
    )


def _line(item: Line) -> Element:
    ends = {"x1": item.x1, "y1": item.y1, "x2": item.x2, "y2": item.y2}
    attributes = {name: _number(value) for name, value in ends.items()}
    attributes |= _ink(None, item.stroke, item.width)
    if item.dash:
        attributes["stroke-dasharray"] = " ".join(map(_number, item.dash))
    return Element("line", attributes)


def _polygon(item: Polygon) -> Element:
    corners = " ".join(f"{_number(x)},{_number(y)}" for x, y in item.points)
    return Element("polygon", {"points": corners} | _ink(item.fill, item.stroke, item.stroke_width))


def _ink(fill: str | None, stroke: str | None, width: float) -> dict[str, str]:
    outline = {"stroke": stroke, "stroke-width": _number(width)} if stroke else {}
    return {"fill": fill or "none"} | outline


def _text(item: Text, line: PlacedLine) -> Element:
    """One line as text, held to the width that it has in the bundled typeface."""
    backwards = is_right_to_left(line.text)
    place, anchor = _anchor(item.align, line, backwards)
    element = Element(
        "text",
        {
            "x": _number(place),
            "y": _number(line.baseline),
            "font-family": FONTS,
            "font-size": _number(item.size),
            "font-weight": "bold" if item.bold else "normal",
            "fill": item.colour,
            "text-anchor": anchor,
            "xml:space": "preserve",
            "style": "font-kerning:none;font-variant-ligatures:none",
        },
    )
    if backwards:
        element.set("direction", "rtl")  # stretching would pull joined letters apart
    else:
        element.set("textLength", _number(line.width))
        element.set("lengthAdjust", "spacingAndGlyphs")
    element.text = line.text
    return element


def _anchor(align: str, line: PlacedLine, backwards: bool) -> tuple[float, str]:
    """The place that stays put if another font is used, and what SVG calls it: its "start" is
    where reading starts, which is on the right for right-to-left text."""
    if align == "middle":
        return line.left + line.width / 2, "middle"
    at_right = align == "end"
    return line.left + at_right * line.width, "end" if at_right != backwards else "start"


def _outlines(item: Text) -> str:
    """The outlines of a text in SVG's path language."""
    return "".join(
        f"M{_number(line.left + glyph.x * item.size)} {_number(line.baseline)}"
        f"{_glyph_path(glyph.font, glyph.index, item.size)}"
        for line in placed_lines(item)
        for glyph in glyphs(line.text, item.bold)
    )


@lru_cache(maxsize=4096)
def _glyph_path(font: str, glyph: int, size: float) -> str:
    """The outline of a glyph as relative moves from its origin, in hundredths of a point: taken
    between rounded places, so that rounding does not add up."""
    pieces: list[str] = []
    at = start = (0, 0)
    shape = outline(font, glyph)
    for points, code in shape.iter_segments(simplify=False):
        pieces.append(_LETTERS[int(code)])
        if code == shape.CLOSEPOLY:
            at = start
            continue
        numbers = points.tolist()
        places = [
            (round(x * size * 100), -round(y * size * 100))
            for x, y in zip(numbers[::2], numbers[1::2], strict=True)
        ]
        moves = ((x - at[0], y - at[1]) for x, y in places)
        pieces.append(" ".join(f"{x / 100:g} {y / 100:g}" for x, y in moves))
        at = places[-1]
        start = at if code == shape.MOVETO else start
    return "".join(pieces)


def _slug(role: str) -> str:
    return re.sub("[^a-z0-9]+", "-", role.lower()).strip("-") or "item"


def _number(value: float) -> str:
    """The number to a hundredth of a point, as short as can be."""
    shown = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if shown == "-0" else shown
