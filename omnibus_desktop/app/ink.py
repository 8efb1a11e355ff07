"""Lines of text as small pictures, kept: filling the outlines of a slide's 1,500 letters anew for
every question would take several frames.

A letter's picture is its outline, filled at its exact size and at the nearest eighth of a pixel
across and down, so that the screen stays within what the eye and the files can tell.
"""

from __future__ import annotations

from functools import lru_cache
from math import ceil, floor

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPainterPath, QRawFont, QTransform

from omnibus_desktop import resources
from omnibus_desktop.charts.lettering import glyphs

_EM = 2048.0  # pixels an em at which outlines are taken: fine enough for any zoom
_PARTS = 8  # of a pixel
LARGEST = 40.0  # pixels an em up to which pictures are kept; larger letters are filled as outlines

_Ink = tuple[int, int, QImage]


def draw_line(
    painter: QPainter, line: str, bold: bool, left: float, baseline: float, size: float, colour: str
) -> None:
    """Draw a line of text from `left` on `baseline`, `size` an em: all in pixels of the device,
    on which the painter must stand untransformed."""
    across, down = floor(left * _PARTS + 0.5), floor(baseline * _PARTS + 0.5)
    ink = _line(line, bold, size, across % _PARTS, down % _PARTS, colour)
    if ink is not None:
        dx, dy, picture = ink
        painter.drawImage(across // _PARTS + dx, down // _PARTS + dy, picture)


@lru_cache(maxsize=2048)
def _line(line: str, bold: bool, size: float, across: int, down: int, colour: str) -> _Ink | None:
    """The picture of a line and where its corner stands from the line's start; None of a line
    without ink."""
    letters = []
    for glyph in glyphs(line, bold):
        place = floor(glyph.x * size * _PARTS + across + 0.5)
        letter = _letter(glyph.font, glyph.index, size, place % _PARTS, down, colour)
        if letter is not None:
            dx, dy, picture = letter
            letters.append((place // _PARTS + dx, dy, picture))
    if not letters:
        return None
    left, top = min(x for x, _, _ in letters), min(y for _, y, _ in letters)
    right = max(x + picture.width() for x, _, picture in letters)
    foot = max(y + picture.height() for _, y, picture in letters)
    whole = _empty(right - left, foot - top)
    painter = QPainter(whole)
    for x, y, picture in letters:
        painter.drawImage(x - left, y - top, picture)
    painter.end()
    return left, top, whole


def _empty(width: int, height: int) -> QImage:
    picture = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(Qt.GlobalColor.transparent)
    return picture


@lru_cache(maxsize=8192)
def _letter(font: str, index: int, size: float, across: int, down: int, colour: str) -> _Ink | None:
    """The picture of one letter and where its corner stands from the letter's origin."""
    place = QTransform.fromTranslate(across / _PARTS, down / _PARTS).scale(size, size)
    path = place.map(outline(font, index))
    box = path.boundingRect()
    if box.isEmpty():
        return None
    left, top = floor(box.left()), floor(box.top())
    picture = _empty(ceil(box.right()) - left, ceil(box.bottom()) - top)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(-left, -top)
    painter.fillPath(path, QColor(colour))
    painter.end()
    return left, top, picture


def fill_line(painter: QPainter, line: str, bold: bool, colour: QColor) -> None:
    """Fill the outlines of a line of text, one em being one unit of the painter, its origin on
    the baseline."""
    at = 0.0
    for glyph in glyphs(line, bold):
        painter.translate(QPointF(glyph.x - at, 0.0))
        at = glyph.x
        painter.fillPath(outline(glyph.font, glyph.index), colour)


@lru_cache(maxsize=4096)
def outline(font: str, index: int) -> QPainterPath:
    """The outline of a glyph, one em high, its origin on the baseline."""
    path = QTransform.fromScale(1 / _EM, 1 / _EM).map(_raw_font(font).pathForGlyph(index))
    path.setFillRule(Qt.FillRule.WindingFill)
    return path


@lru_cache(maxsize=8)
def _raw_font(font: str) -> QRawFont:
    return QRawFont(
        str(resources.path(f"fonts/{font}")), _EM, QFont.HintingPreference.PreferNoHinting
    )
