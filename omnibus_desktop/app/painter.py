"""A scene painted with Qt, on the screen or on any other paint device.

Glyphs are painted as outlines at the places that `lettering` gives them, so that the screen and
the files agree to the glyph whatever the machine's fonts and hinting.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
    QRawFont,
    QTransform,
)

from omnibus_desktop import resources
from omnibus_desktop.charts.lettering import ASCENT, glyphs, width
from omnibus_desktop.charts.scene import Line, Polygon, Rect, Scene, Text

_EM = 2048.0  # pixels an em at which outlines are taken: fine enough for any zoom


def paint(scene: Scene, painter: QPainter, page: bool = True) -> None:
    """Paint the scene in points onto the painter as it is transformed now; `page` adds the white
    slide behind it."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if page:
        painter.fillRect(QRectF(0, 0, scene.width, scene.height), Qt.GlobalColor.white)
    for item in scene.items:
        if isinstance(item, Rect):
            _rect(item, painter)
        elif isinstance(item, Text):
            _text(item, painter)
        elif isinstance(item, Line):
            _line(item, painter)
        else:
            _polygon(item, painter)


def _rect(item: Rect, painter: QPainter) -> None:
    box = QRectF(item.x, item.y, item.width, item.height)
    if item.fill is not None:
        painter.fillRect(box, _colour(item.fill))
    if item.stroke is not None:
        painter.setPen(_pen(item.stroke, item.stroke_width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box)


def _line(item: Line, painter: QPainter) -> None:
    pen = QPen(_pen(item.stroke, item.width))
    if item.dash:
        pen.setDashPattern([length / item.width for length in item.dash])
    painter.setPen(pen)
    painter.drawLine(QPointF(item.x1, item.y1), QPointF(item.x2, item.y2))


def _polygon(item: Polygon, painter: QPainter) -> None:
    painter.setPen(
        Qt.PenStyle.NoPen if item.stroke is None else _pen(item.stroke, item.stroke_width)
    )
    painter.setBrush(Qt.BrushStyle.NoBrush if item.fill is None else QBrush(_colour(item.fill)))
    painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in item.points]))


def _text(item: Text, painter: QPainter) -> None:
    colour = _colour(item.colour)
    for number, line in enumerate(item.lines):
        if not line:
            continue
        left = item.x
        if item.align != "start":
            spare = item.width - width(line, item.size, item.bold)
            left += spare if item.align == "end" else spare / 2
        baseline = item.y + ASCENT * item.size + number * item.leading
        painter.save()
        painter.translate(left, baseline)
        painter.scale(item.size, item.size)
        painter.fillPath(_line_path(line, item.bold), colour)
        painter.restore()


@lru_cache(maxsize=4096)
def _line_path(line: str, bold: bool) -> QPainterPath:
    """The outline of a line of text, one em high, its origin on the baseline."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for glyph in glyphs(line, bold):
        path.addPath(_glyph_path(glyph.font, glyph.index).translated(glyph.x, 0.0))
    return path


@lru_cache(maxsize=4096)
def _glyph_path(font: str, index: int) -> QPainterPath:
    return QTransform.fromScale(1 / _EM, 1 / _EM).map(_raw_font(font).pathForGlyph(index))


@lru_cache(maxsize=8)
def _raw_font(font: str) -> QRawFont:
    return QRawFont(
        str(resources.path(f"fonts/{font}")), _EM, QFont.HintingPreference.PreferNoHinting
    )


@lru_cache(maxsize=64)
def _colour(name: str) -> QColor:
    return QColor(name)


@lru_cache(maxsize=64)
def _pen(colour: str, stroke_width: float) -> QPen:
    pen = QPen(_colour(colour), stroke_width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    return pen
