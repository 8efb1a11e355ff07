"""A scene painted with Qt, on the screen or on any other paint device.

Glyphs are painted as outlines at the places that `lettering` gives them, so that the screen and
the files agree to the glyph whatever the machine's fonts and hinting.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPaintEngine, QPainter, QPen, QPolygonF, QTransform

from omnibus_desktop.app.ink import LARGEST, draw_line, fill_line
from omnibus_desktop.charts.lettering import ASCENT, width
from omnibus_desktop.charts.scene import Line, Polygon, Rect, Scene, Text

_EVEN = 1e-3  # by which the scales across and down may differ and still be one


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
    _set_pen_and_brush(item, painter)
    painter.drawRect(QRectF(item.x, item.y, item.width, item.height))


def _set_pen_and_brush(item: Rect | Polygon, painter: QPainter) -> None:
    """As the item says. `fillRect` would not do for a rectangle: it moves edges to whole pixels,
    which no file does."""
    painter.setPen(
        Qt.PenStyle.NoPen if item.stroke is None else _pen(item.stroke, item.stroke_width)
    )
    painter.setBrush(Qt.BrushStyle.NoBrush if item.fill is None else _colour(item.fill))


def _line(item: Line, painter: QPainter) -> None:
    pen = QPen(_pen(item.stroke, item.width))
    if item.dash:
        pen.setDashPattern([length / item.width for length in item.dash])
    painter.setPen(pen)
    painter.drawLine(QPointF(item.x1, item.y1), QPointF(item.x2, item.y2))


def _polygon(item: Polygon, painter: QPainter) -> None:
    _set_pen_and_brush(item, painter)
    painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in item.points]))


def _text(item: Text, painter: QPainter) -> None:
    colour = _colour(item.colour)
    world = painter.deviceTransform()
    size = item.size * world.m11()
    kept = _keeps_ink(painter, world) and size <= LARGEST
    painter.save()
    if kept:
        _stand_on_pixels(painter)
    for number, line in enumerate(item.lines):
        if not line:
            continue
        left = item.x
        if item.align != "start":
            spare = item.width - width(line, item.size, item.bold)
            left += spare if item.align == "end" else spare / 2
        baseline = item.y + ASCENT * item.size + number * item.leading
        if kept:
            place = world.map(QPointF(left, baseline))
            draw_line(painter, line, item.bold, place.x(), place.y(), size, colour.rgba())
        else:
            painter.save()
            painter.translate(left, baseline)
            painter.scale(item.size, item.size)
            fill_line(painter, line, item.bold, colour)
            painter.restore()
    painter.restore()


def _stand_on_pixels(painter: QPainter) -> None:
    """Undo every transformation, also those that a dense screen or a picture of a widget adds."""
    painter.setViewTransformEnabled(False)
    painter.setWorldTransform(QTransform())
    painter.setWorldTransform(painter.deviceTransform().inverted()[0])


def _keeps_ink(painter: QPainter, world: QTransform) -> bool:
    """Whether kept pictures of letters serve: on pixels, upright and not stretched."""
    upright = not world.isRotating() and world.m11() > 0 and abs(world.m11() - world.m22()) < _EVEN
    return upright and painter.paintEngine().type() == QPaintEngine.Type.Raster


@lru_cache(maxsize=64)
def _colour(name: str) -> QColor:
    return QColor(name)


@lru_cache(maxsize=64)
def _pen(colour: str, stroke_width: float) -> QPen:
    pen = QPen(_colour(colour), stroke_width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    return pen
