"""The scene inside pyqtgraph's view: paints it, and tells what the pointer does to its parts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field, replace
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPolygonF, QTransform
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from omnibus_desktop.app.inking import Inking
from omnibus_desktop.app.painter import paint
from omnibus_desktop.charts.picking import at
from omnibus_desktop.charts.scene import Ellipse, Item, Polygon, Rect, Scene, Text
from omnibus_desktop.charts.spec import Key
from omnibus_desktop.values import dataclass

_SHADE = QColor(0, 0, 0, 60)
_PICKED = QColor("#F46A25")
_GRIP = 3.0  # points by which the frame of what is picked stands off


@dataclass(frozen=True)
class Handlers:
    """What the stage wants to hear. Points are in the scene's own points."""

    clicked: Callable[[Item | None, Qt.KeyboardModifier], None]
    double_clicked: Callable[[Item | None], None]
    asked_menu: Callable[[Item | None, QPointF], None]
    hovered: Callable[[Item | None, QPointF], None]
    # note id, dx, dy from start, at the end, the keys that are held
    dragged: Callable[[str, float, float, bool, Qt.KeyboardModifier], None]


@dataclass(frozen=True, eq=False)
class _Painted:
    """A scene, and how its points were brought to the pixels of the screen."""

    scene: Scene | None = None
    place: QTransform = field(default_factory=QTransform)


class SceneItem(pg.GraphicsObject):
    """Paints a scene and picks out its parts."""

    def __init__(self, handlers: Handlers) -> None:
        super().__init__()
        self._handlers = handlers
        self._scene: Scene | None = None
        self._painted = _Painted()  # on the screen
        self._inked_for = QTransform()  # the last other size or place for which letters were made
        self._picked: tuple[Key, ...] = ()
        self._note: str | None = None
        self._dragged: str | None = None
        self._still: Scene | None = None  # while a note is dragged: the scene without it
        self._backdrop = QImage()  # and a picture of that
        self._hand: tuple[Item, ...] = ()  # and the note
        # laying out a slide and painting it are each short: between them the loop turns
        self._inking = Inking(self._to_pixels, self)
        self._inking.done.connect(self.update)

    def show_scene(self, scene: Scene | None, picked: tuple[Key, ...], note: str | None) -> None:
        """Paint this scene, with a frame around the marks or the note that are picked out."""
        size = (0.0, 0.0) if scene is None else (scene.width, scene.height)
        if QSizeF(*size) != self.boundingRect().size():
            self.prepareGeometryChange()
            self._painted = _Painted()
        self._scene, self._picked, self._note = scene, picked, note
        self._inking.want(scene)

    def prepare(self, scene: Scene) -> None:
        """Have the letters of a scene that may be shown next."""
        self._inking.prepare(scene)

    def _to_pixels(self) -> QTransform:
        """From points to the pixels of the screen."""
        view = self.getViewWidget()
        if view is None:
            return QTransform()
        ratio = view.devicePixelRatioF()
        place = view.viewport().mapTo(view.window(), QPoint(0, 0))
        on_window = QTransform.fromTranslate(place.x(), place.y())
        on_window *= QTransform.fromScale(ratio, ratio)
        on_view: QTransform = self.deviceTransform(view.viewportTransform())
        return on_view * on_window

    def show_drag(self, still: Scene | None, hand: tuple[Item, ...]) -> None:
        """While a note is dragged, show the scene without it and these items over it; None: the
        scene itself again. What does not move is painted once."""
        if still is not self._still:
            self._still, self._backdrop = still, QImage()
        self._hand = hand
        self.update()

    def box_about(self, item: Item) -> QRectF:
        """Around an item and the bar, or on a map the region, that it belongs to."""
        role = "region" if item.role.startswith(("region", "hexes of ")) else "bar"
        found = box(item)
        for other in () if self._scene is None else self._scene.items:
            if other.role == role and other.key == item.key:
                found = found.united(box(other))
        return found

    def boundingRect(self) -> QRectF:
        if self._scene is None:
            return QRectF()
        return QRectF(0, 0, self._scene.width, self._scene.height)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        due = self._due(painter)
        scene = due.scene
        if scene is None:
            return
        painter.setPen(QPen(_SHADE, 0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(self.boundingRect())
        painter.save()
        painter.setClipRect(self.boundingRect())
        if self._still is None:
            paint(scene, painter, letters_at=due.place)
            painter.restore()
        else:
            self._paint_drag(self._still, painter)
            painter.restore()
            return
        pen = QPen(_PICKED, 2)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for item in scene.items:
            if self._is_picked(item) and isinstance(item, Polygon):
                painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in item.points]))
            elif self._is_picked(item):
                painter.drawRect(box(item).adjusted(-_GRIP, -_GRIP, _GRIP, _GRIP))

    def _due(self, painter: QPainter) -> _Painted:
        """What is to be painted now. On the screen that is what is there already, with its letters
        stretched to their new size, as long as those of another scene or size are being made;
        everywhere else it is the scene itself."""
        place = painter.deviceTransform()
        now = _Painted(self._scene, place)
        if not self._is_on_screen(painter):
            return now
        before = self._painted
        if before.scene is not None and place not in (before.place, self._inked_for):
            self._inked_for = place
            self._inking.want(self._scene)
        if self._inking.is_under_way and before.scene is not None:
            return before
        self._painted = now
        return now

    def _is_on_screen(self, painter: QPainter) -> bool:
        """Whether this is no picture of the window, which would have to be whole."""
        view = self.getViewWidget()
        store = None if view is None else view.window().backingStore()
        return store is not None and painter.paintEngine().paintDevice() is store.paintDevice()

    def _paint_drag(self, still: Scene, painter: QPainter) -> None:
        device, ratio = painter.device(), painter.device().devicePixelRatioF()
        size = QSize(int(device.width() * ratio), int(device.height() * ratio))
        if self._backdrop.size() != size:
            self._backdrop = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
            self._backdrop.setDevicePixelRatio(ratio)
            self._backdrop.fill(Qt.GlobalColor.transparent)
            behind = QPainter(self._backdrop)
            behind.setWorldTransform(painter.worldTransform())
            paint(still, behind)
            behind.end()
        world = painter.worldTransform()
        painter.resetTransform()
        painter.drawImage(0, 0, self._backdrop)
        painter.setWorldTransform(world)
        paint(replace(still, items=self._hand), painter, page=False)

    def _is_picked(self, item: Item) -> bool:
        if self._note is not None:
            return item.role == f"note {self._note}" and isinstance(item, Text)
        return item.role in ("bar", "region") and item.key in self._picked

    def _at(self, point: QPointF) -> Item | None:
        if self._scene is None:
            return None
        return at(self._scene, point.x(), point.y())

    def mouseClickEvent(self, event: Any) -> None:
        item = self._at(event.pos())
        event.accept()
        if event.button() == Qt.MouseButton.RightButton:
            self._handlers.asked_menu(item, event.screenPos())
        elif event.double():
            self._handlers.double_clicked(item)
        else:
            self._handlers.clicked(item, event.modifiers())

    def hoverEvent(self, event: Any) -> None:
        if event.isExit():
            self._handlers.hovered(None, QPointF())
        else:
            item = self._at(event.pos())
            if item is not None and note_of(item) is not None:
                event.acceptDrags(Qt.MouseButton.LeftButton)
            event.acceptClicks(Qt.MouseButton.LeftButton)
            event.acceptClicks(Qt.MouseButton.RightButton)
            self._handlers.hovered(item, event.screenPos())

    def mouseDragEvent(self, event: Any) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        start = event.buttonDownPos()
        if event.isStart():
            item = self._at(start)
            self._dragged = None if item is None else note_of(item)
        if self._dragged is None:
            event.ignore()
            return
        event.accept()
        moved = event.pos() - start
        held = event.modifiers()
        self._handlers.dragged(self._dragged, moved.x(), moved.y(), event.isFinish(), held)


def note_of(item: Item) -> str | None:
    """The id of the note that this item is a part of, if it is one that can be taken hold of."""
    prefix, _, note = item.role.partition(" ")
    return note if prefix == "note" and note else None


def box(item: Item) -> QRectF:
    """The rectangle around an item."""
    if isinstance(item, Rect | Ellipse | Text):
        return QRectF(item.x, item.y, item.width, item.height)
    if hasattr(item, "points"):
        xs = [x for x, _ in item.points]
        ys = [y for _, y in item.points]
        return QRectF(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
    return QRectF(QPointF(item.x1, item.y1), QPointF(item.x2, item.y2)).normalized()
