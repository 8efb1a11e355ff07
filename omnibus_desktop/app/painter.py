"""A scene painted with Qt, on the screen or on any other paint device.

Glyphs are painted as outlines at the places that `lettering` gives them, so that the screen and
the files agree to the glyph whatever the machine's fonts and hinting.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPaintEngine, QPainter, QPen, QPolygonF, QTransform

from omnibus_desktop.app.ink import LARGEST, fill_line, inked, lines_of
from omnibus_desktop.charts.scene import Ellipse, Item, Line, Polygon, Rect, Scene, Text

_EVEN = 1e-3  # by which the scales across and down may differ and still be one


def paint(
    scene: Scene, painter: QPainter, page: bool = True, letters_at: QTransform | None = None
) -> None:
    """Paint the scene in points onto the painter as it is transformed now; `page` adds the white
    slide behind it. Pictures of letters that were made with another transform, `letters_at`, are
    stretched: quicker, and not as sharp."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if page:
        painter.fillRect(QRectF(0, 0, scene.width, scene.height), Qt.GlobalColor.white)
    _Painting(painter, letters_at).paint(scene.items)
    painter.restore()


def ink_text(item: Text, to_pixels: QTransform) -> None:
    """Make the pictures of the letters of a text, and keep them, where painting it with this
    transform needs such."""
    if _is_upright(to_pixels) and item.size * to_pixels.m11() <= LARGEST:
        inked(item, *_place(to_pixels))


class _Painting:
    """Paints items, of which a slide has hundreds: what the painter has been told stays as long
    as it serves."""

    def __init__(self, painter: QPainter, letters_at: QTransform | None) -> None:
        self._painter = painter
        self._to_pixels = painter.deviceTransform()
        painter.setViewTransformEnabled(False)
        painter.setWorldTransform(QTransform())
        # what is left is added by a dense screen or a picture of a widget
        self._pixels = painter.deviceTransform().inverted()[0]
        self._points = self._to_pixels * self._pixels
        painter.setWorldTransform(self._points)
        self._is_on_pixels = False
        self._fill_and_stroke: tuple[str | None, str | None, float] | None = None
        self._keeps_ink = _keeps_ink(painter, self._to_pixels)
        self._letters_at = self._to_pixels
        if letters_at is not None and letters_at != self._to_pixels and self._keeps_ink:
            self._letters_at = letters_at
            self._pixels = letters_at.inverted()[0] * self._points
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._place = _place(self._letters_at)

    def paint(self, items: Iterable[Item]) -> None:
        """Paint the items, one upon the other."""
        for item in items:
            if isinstance(item, Text):
                self._text(item)
                continue
            self._stand_on_pixels(False)
            if isinstance(item, Rect):
                self._set_pen_and_brush(item)
                self._painter.drawRect(QRectF(item.x, item.y, item.width, item.height))
            elif isinstance(item, Ellipse):
                self._set_pen_and_brush(item)
                self._painter.drawEllipse(QRectF(item.x, item.y, item.width, item.height))
            elif isinstance(item, Line):
                self._line(item)
            else:
                self._set_pen_and_brush(item)
                self._painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in item.points]))

    def _set_pen_and_brush(self, item: Rect | Ellipse | Polygon) -> None:
        """As the item says. `fillRect` would not do for a rectangle: it moves edges to whole
        pixels, which no file does."""
        wanted = (item.fill, item.stroke, item.stroke_width)
        if wanted == self._fill_and_stroke:
            return
        self._fill_and_stroke = wanted
        self._painter.setPen(
            Qt.PenStyle.NoPen if item.stroke is None else _pen(item.stroke, item.stroke_width)
        )
        self._painter.setBrush(Qt.BrushStyle.NoBrush if item.fill is None else _colour(item.fill))

    def _line(self, item: Line) -> None:
        pen = QPen(_pen(item.stroke, item.width))
        if item.dash:
            pen.setDashPattern([length / item.width for length in item.dash])
        self._fill_and_stroke = None
        self._painter.setPen(pen)
        self._painter.drawLine(QPointF(item.x1, item.y1), QPointF(item.x2, item.y2))

    def _text(self, item: Text) -> None:
        kept = self._keeps_ink and item.size * self._letters_at.m11() <= LARGEST
        self._stand_on_pixels(kept)
        if kept:
            for x, y, picture in inked(item, *self._place):
                self._painter.drawImage(x, y, picture)
            return
        for line, left, baseline in lines_of(item):
            self._fill(line, item, left, baseline)

    def _fill(self, line: str, item: Text, left: float, baseline: float) -> None:
        self._painter.save()
        self._painter.translate(left, baseline)
        fill_line(self._painter, line, item.bold, item.size, _colour(item.colour))
        self._painter.restore()

    def _stand_on_pixels(self, wanted: bool) -> None:
        """Whether the painter counts in the device's pixels, or in points."""
        if wanted != self._is_on_pixels:
            self._is_on_pixels = wanted
            self._painter.setWorldTransform(self._pixels if wanted else self._points)


def _keeps_ink(painter: QPainter, world: QTransform) -> bool:
    """Whether kept pictures of letters serve: on pixels, upright and not stretched."""
    return _is_upright(world) and painter.paintEngine().type() == QPaintEngine.Type.Raster


def _is_upright(world: QTransform) -> bool:
    return not world.isRotating() and world.m11() > 0 and abs(world.m11() - world.m22()) < _EVEN


def _place(world: QTransform) -> tuple[float, float, float, float]:
    """Its scales across and down, and where the origin lies on the device."""
    return world.m11(), world.m22(), world.dx(), world.dy()


@lru_cache(maxsize=64)
def _colour(name: str) -> QColor:
    return QColor(name)


@lru_cache(maxsize=64)
def _pen(colour: str, stroke_width: float) -> QPen:
    pen = QPen(_colour(colour), stroke_width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    return pen
