"""The colours and fonts of a template, and what stands behind its slides.

ECMA-376, part 1: themes 20.1.6, colour maps 19.3.1.6, changes of a colour 20.1.2.3.
"""

from __future__ import annotations

import colorsys
import re

from pptx.opc.constants import RELATIONSHIP_TYPE as KIND
from pptx.oxml import parse_xml
from pptx.oxml.xmlchemy import BaseOxmlElement
from pptx.slide import SlideLayout

from omnibus_desktop.values import dataclass

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_ACCENTS = tuple(f"accent{number}" for number in range(1, 7))
_HEX = re.compile("[0-9A-Fa-f]{6}")
_USUAL_MAP = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}
_FILLED = ("solidFill", "gradFill", "blipFill", "pattFill")


@dataclass(frozen=True)
class Theme:
    """`colours` are pairs of a name, as a slide of this layout calls it (tx1, bg1, accent1), and
    "#RRGGBB". `background` is the one colour behind the slide's middle; None: a picture, or more
    than one colour. Fonts are "" where the template names none."""

    colours: tuple[tuple[str, str], ...]
    background: str | None
    heading_font: str
    body_font: str

    @property
    def accents(self) -> tuple[str, ...]:
        """The colours for the parts of a chart, in the template's order."""
        known = dict(self.colours)
        return tuple(known[name] for name in _ACCENTS if name in known)


def theme_of(layout: SlideLayout, area: tuple[int, int, int, int]) -> Theme:
    """What slides of this layout look like; `area` (left, top, width, height) is where the chart
    will stand, in EMU."""
    master = layout.slide_master
    root = parse_xml(master.part.part_related_by(KIND.THEME).blob)
    own = {
        _name(each): _plain_colour(each[0])
        for each in root.iterfind(f".//{_A}clrScheme/*")
        if len(each)
    }
    named = {name: name for name in _ACCENTS} | _USUAL_MAP | _map_of(master._element)
    colours = {name: colour for name, source in named.items() if (colour := own.get(source))}
    return Theme(
        tuple(colours.items()),
        _background(layout, colours, area),
        _font(root, "majorFont"),
        _font(root, "minorFont"),
    )


def ink_of(letters: BaseOxmlElement, theme: Theme) -> str | None:
    """The colour that these properties of letters name; None where they name none."""
    solid = letters.find(f"{_A}solidFill")
    return None if solid is None or not len(solid) else _colour(solid[0], dict(theme.colours))


def _map_of(master: BaseOxmlElement) -> dict[str, str]:
    found = master.find(f"{_P}clrMap")
    return {} if found is None else {str(name): str(value) for name, value in found.attrib.items()}


def _font(theme: BaseOxmlElement, which: str) -> str:
    latin = theme.find(f".//{_A}fontScheme/{_A}{which}/{_A}latin")
    return "" if latin is None else str(latin.get("typeface", ""))


def _background(
    layout: SlideLayout, colours: dict[str, str], area: tuple[int, int, int, int]
) -> str | None:
    """The colour behind the area: of the background, or of a shape that lies over all of it."""
    owners = (layout, layout.slide_master)
    found: str | None = colours.get("bg1", "#FFFFFF")
    for owner in owners:
        own = owner._element.find(f"{_P}cSld/{_P}bg")
        if own is not None:
            found = _fill_of(own, colours)
            break
    shows_master = layout._element.get("showMasterSp", "1") not in ("0", "false")
    for owner in reversed(owners if shows_master else owners[:1]):
        for shape in owner.shapes:
            if shape.is_placeholder or not _covers(shape, area):
                continue
            properties = shape._element.find(f"{_P}spPr")
            if shape._element.tag == f"{_P}pic":
                found = None
            elif properties is not None and _has_fill(properties):
                found = _fill_of(properties, colours)
    return found


def _covers(shape: object, area: tuple[int, int, int, int]) -> bool:
    """Whether the middle of the area lies on the shape."""
    sides = [getattr(shape, name, None) for name in ("left", "top", "width", "height")]
    if any(side is None for side in sides):
        return False
    left, top, width, height = (int(side or 0) for side in sides)
    x, y = area[0] + area[2] / 2, area[1] + area[3] / 2
    return left <= x <= left + width and top <= y <= top + height


def _has_fill(properties: BaseOxmlElement) -> bool:
    return any(_name(each) in _FILLED for each in properties)


def _fill_of(element: BaseOxmlElement, colours: dict[str, str]) -> str | None:
    """The one colour of a background or a shape; None where it has several, or a picture."""
    reference = element.find(f"{_P}bgRef")
    if reference is not None and len(reference):
        return _colour(reference[0], colours)
    solid = next(element.iter(f"{_A}solidFill"), None)
    return _colour(solid[0], colours) if solid is not None and len(solid) else None


def _colour(element: BaseOxmlElement, colours: dict[str, str]) -> str | None:
    """The colour that an element names, lighter or darker as it asks."""
    if _name(element) == "schemeClr":
        found = colours.get(str(element.get("val", "")))
    else:
        found = _plain_colour(element)
    return found and _changed(found, element)


def _plain_colour(element: BaseOxmlElement) -> str | None:
    value = str(element.get("lastClr") or element.get("val") or "")
    return f"#{value.upper()}" if _HEX.fullmatch(value) else None


def _changed(colour: str, element: BaseOxmlElement) -> str:
    red, green, blue = (part / 255 for part in bytes.fromhex(colour[1:]))
    hue, light, rich = colorsys.rgb_to_hls(red, green, blue)
    for change in element:
        share = _share(change)
        if _name(change) == "lumMod":
            light *= share
        elif _name(change) == "lumOff":
            light += share
        elif _name(change) == "shade":
            light *= share
        elif _name(change) == "tint":
            light = 1 - (1 - light) * share
    parts = colorsys.hls_to_rgb(hue, min(1.0, max(0.0, light)), rich)
    return "#" + "".join(f"{int(part * 255 + 0.5):02X}" for part in parts)


def _share(change: BaseOxmlElement) -> float:
    """Of thousandths of a percent, as a share."""
    value = str(change.get("val", "100000"))
    return int(value) / 100_000 if value.lstrip("-").isdigit() else 1.0


def _name(element: BaseOxmlElement) -> str:
    return str(element.tag).rpartition("}")[2]
