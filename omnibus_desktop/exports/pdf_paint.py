"""The items of a scene in the operators that paint a PDF page. (PDF 1.7, 8.5 and 9.4.)"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

from omnibus_desktop.charts.lettering import glyphs
from omnibus_desktop.charts.scene import Ellipse, Item, Line, Polygon, Rect, Text
from omnibus_desktop.charts.writing import as_seen
from omnibus_desktop.exports.lines import PlacedLine, placed_lines
from omnibus_desktop.exports.pdf_objects import number, text

_ROUND = 0.5522847498  # of a radius: where the handles of a quarter of a circle are


@dataclass
class Fonts:
    """Which glyphs of which bundled fonts were painted, and the character that each shows."""

    glyphs: dict[str, dict[int, str]] = field(default_factory=dict)

    def name(self, font: str) -> str:
        """What the page calls this font."""
        self.glyphs.setdefault(font, {})
        return f"F{list(self.glyphs).index(font)}"

    def used(self) -> Iterator[tuple[str, tuple[str, dict[int, str]]]]:
        """Each name with its font and the font's glyphs."""
        for place, (font, used) in enumerate(self.glyphs.items()):
            yield f"F{place}", (font, used)


def painted(item: Item, fonts: Fonts) -> Iterator[str]:
    """The operators that paint the item, y downwards; its glyphs are noted in `fonts`."""
    if isinstance(item, Text):
        for line in placed_lines(item):
            yield from _line_of_text(item, line, fonts)
    elif isinstance(item, Line):
        dash = " ".join(map(number, item.dash))
        ends = " ".join(map(number, (item.x1, item.y1)))
        far = " ".join(map(number, (item.x2, item.y2)))
        yield f"{_ink(item.stroke)} RG {number(item.width)} w [{dash}] 0 d {ends} m {far} l S"
    else:
        paint = _paint(item)
        if paint:
            yield f"{_colours(item)}{_path(item)} {paint}"


def _paint(item: Rect | Ellipse | Polygon) -> str:
    """The operator for fill, edge or both; "" for neither."""
    if item.stroke and item.stroke_width:
        return "B" if item.fill else "S"
    return "f" if item.fill else ""


def _colours(item: Rect | Ellipse | Polygon) -> str:
    fill = f"{_ink(item.fill)} rg " if item.fill else ""
    edge = f"{_ink(item.stroke)} RG {number(item.stroke_width)} w [] 0 d " if item.stroke else ""
    return fill + edge


def _path(item: Rect | Ellipse | Polygon) -> str:
    if isinstance(item, Rect):
        return " ".join(map(number, (item.x, item.y, item.width, item.height))) + " re"
    if isinstance(item, Ellipse):
        return _round(item)
    (x, y), *others = item.points
    corners = " ".join(f"{number(a)} {number(b)} l" for a, b in others)
    return f"{number(x)} {number(y)} m {corners} h"


def _round(item: Ellipse) -> str:
    """An ellipse as four curves."""
    across, down = item.width / 2, item.height / 2
    x, y = item.x + across, item.y + down

    def at(right: float, low: float) -> str:
        return f"{number(x + right * across)} {number(y + low * down)}"

    quarters = (
        (1, _ROUND, _ROUND, 1, 0, 1),
        (-_ROUND, 1, -1, _ROUND, -1, 0),
        (-1, -_ROUND, -_ROUND, -1, 0, -1),
        (_ROUND, -1, 1, -_ROUND, 1, 0),
    )
    curves = " ".join(f"{at(a, b)} {at(c, d)} {at(e, f)} c" for a, b, c, d, e, f in quarters)
    return f"{at(1, 0)} m {curves} h"


def _line_of_text(item: Text, line: PlacedLine, fonts: Fonts) -> Iterator[str]:
    """One line, glyph by glyph in runs of one font, and a blank that parts it from what is read
    next; where it is not written as it is read, with what it says."""
    is_other = as_seen(line.text) != line.text
    if is_other:
        yield f"/Span << /ActualText {text(line.text)} >> BDC"
    yield f"BT {_ink(item.colour)} rg"
    shown = line.text if is_other else f"{line.text} "
    for font, run in groupby(glyphs(shown, item.bold), lambda glyph: glyph.font):
        placed = list(run)
        name = fonts.name(font)
        for glyph in placed:
            fonts.glyphs[font].setdefault(glyph.index, glyph.char)
        start = f"{number(line.left + placed[0].x * item.size)} {number(line.baseline)}"
        codes = "".join(f"{glyph.index:04X}" for glyph in placed)
        yield f"/{name} {number(item.size)} Tf 1 0 0 -1 {start} Tm <{codes}> Tj"
    yield "ET"
    if is_other:
        yield "EMC"


def _ink(colour: str | None) -> str:
    parts = bytes.fromhex((colour or "#000000")[1:])
    return " ".join(number(part / 255) for part in parts)
