"""Lines of text as small pictures, kept: filling the outlines of a slide's 1,500 letters anew for
every question would take several frames.

A line's picture is its outlines, filled at their exact size and at the nearest quarter of a pixel
across and down, so that the screen stays within what the eye and the files can tell.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from math import ceil, floor, inf

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QImage,
    QPainter,
    QPainterPath,
    QRawFont,
    QTransform,
)

from omnibus_desktop import resources
from omnibus_desktop.charts.lettering import ASCENT, glyphs, width
from omnibus_desktop.charts.scene import Text

_EM = 2048.0  # pixels an em at which outlines are taken: fine enough for any zoom
_PARTS = 4  # of a pixel
LARGEST = 40.0  # pixels an em up to which pictures are kept; larger letters are filled as outlines
_KEPT = 2048  # pictures of texts: those of forty charts or so

_Ink = tuple[int, int, QImage]
_Box = tuple[float, float, float, float]  # left, top, right, foot


def lines_of(item: Text) -> Iterator[tuple[str, float, float]]:
    """The lines of a text that have any letter, each with where it starts and its baseline."""
    for number, line in enumerate(item.lines):
        if not line:
            continue
        left = item.x
        if item.align != "start":
            spare = item.width - width(line, item.size, item.bold)
            left += spare if item.align == "end" else spare / 2
        yield line, left, item.y + ASCENT * item.size + number * item.leading


@lru_cache(maxsize=_KEPT)
def inked(item: Text, across: float, down: float, dx: float, dy: float) -> tuple[_Ink, ...]:
    """The pictures of a text's lines and where each stands on the device, in pixels; a point is
    `across` and `down` pixels wide and high there, and the origin lies at `dx`, `dy`."""
    placed = []
    for line, left, baseline in lines_of(item):
        x = floor((left * across + dx) * _PARTS + 0.5)
        y = floor((baseline * down + dy) * _PARTS + 0.5)
        size = item.size * across
        ink = _line(line, item.bold, size, x % _PARTS, y % _PARTS, item.colour)
        if ink is not None:
            placed.append((x // _PARTS + ink[0], y // _PARTS + ink[1], ink[2]))
    return tuple(placed)


@lru_cache(maxsize=_KEPT)
def _line(line: str, bold: bool, size: float, across: int, down: int, colour: str) -> _Ink | None:
    """The picture of a line and where its corner stands from the line's start; None of a line
    without ink."""
    box = _box(line, bold)
    if box is None:
        return None
    x, y = across / _PARTS, down / _PARTS
    left, top = floor(x + box[0] * size), floor(y + box[1] * size)
    right, foot = ceil(x + box[2] * size), ceil(y + box[3] * size)
    picture = QImage(right - left, foot - top, QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(x - left, y - top)
    fill_line(painter, line, bold, size, QColor(colour))
    painter.end()
    return left, top, picture


@lru_cache(maxsize=2048)
def _box(line: str, bold: bool) -> _Box | None:
    """A rectangle around the outlines of a line of text, one em high."""
    left = top = inf
    right = foot = -inf
    for glyph in glyphs(line, bold):
        box = _box_of(glyph.font, glyph.index)
        if box is not None:
            left, right = min(left, glyph.x + box[0]), max(right, glyph.x + box[2])
            top, foot = min(top, box[1]), max(foot, box[3])
    return None if left == inf else (left, top, right, foot)


@lru_cache(maxsize=2048)
def _box_of(font: str, index: int) -> _Box | None:
    """The same of one glyph; None of one without ink, such as a space."""
    box = outline(font, index, 1.0).controlPointRect()
    return None if box.isEmpty() else (box.left(), box.top(), box.right(), box.bottom())


def fill_line(painter: QPainter, line: str, bold: bool, size: float, colour: QColor) -> None:
    """Fill the outlines of a line of text, `size` of the painter's units being an em, its origin
    on the baseline. Letter by letter, at their size: all together, or scaled by the painter, they
    take Qt twice as long."""
    ink = QBrush(colour)
    at = 0.0
    for glyph in glyphs(line, bold):
        if _box_of(glyph.font, glyph.index) is not None:
            painter.translate(glyph.x * size - at, 0.0)
            at = glyph.x * size
            painter.fillPath(outline(glyph.font, glyph.index, size), ink)


@lru_cache(maxsize=4096)
def outline(font: str, index: int, size: float) -> QPainterPath:
    """The outline of a glyph, `size` being an em, its origin on the baseline."""
    glyph = _raw_font(font).pathForGlyph(index)
    path = QTransform.fromScale(size / _EM, size / _EM).map(glyph)
    path.setFillRule(Qt.FillRule.WindingFill)
    return path


@lru_cache(maxsize=8)
def _raw_font(font: str) -> QRawFont:
    return QRawFont(
        str(resources.path(f"fonts/{font}")), _EM, QFont.HintingPreference.PreferNoHinting
    )
