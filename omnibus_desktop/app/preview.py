"""A slide painted small, or large while the stage is not there yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPixmap
from PySide6.QtWidgets import QWidget

from omnibus_desktop.app.fills import fill

if TYPE_CHECKING:
    from omnibus_desktop.charts.scene import Scene

_EDGE = "#8a8a8a"  # of a thumbnail: a white slide on a white list would have none
_DARKER = 110  # per cent: the ground, of the window's own colour
MARGIN = 8  # pixels around the slide: as many as the stage leaves


class Preview(QWidget):
    """Shows one scene as large as it fits."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scene: Scene | None = None
        self.setAccessibleName("Chart")

    def show_scene(self, scene: Scene | None) -> None:
        """Paint this scene from now on."""
        self._scene = scene
        self.setAccessibleDescription("" if scene is None else scene.alt_text)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._scene is None:
            return
        from omnibus_desktop.app.painter import paint

        painter = QPainter(self)
        fill(painter, ground(self.palette()), self.rect())
        box = fitted(self._scene, QRectF(self.rect()).adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN))
        painter.translate(box.topLeft())
        painter.scale(box.width() / self._scene.width, box.width() / self._scene.width)
        paint(self._scene, painter)
        painter.end()


def ground(palette: QPalette) -> QColor:
    """The colour on which the slide lies, here and on the stage."""
    return palette.color(QPalette.ColorRole.Window).darker(_DARKER)


def fitted(scene: Scene, room: QRectF) -> QRectF:
    """Where the slide lies, centred and as large as the room allows."""
    scale = min(room.width() / scene.width, room.height() / scene.height)
    box = QRectF(0, 0, scene.width * scale, scene.height * scale)
    box.moveCenter(room.center())
    return box


def thumbnail(scene: Scene, width: int, ratio: float) -> QPixmap:
    """The scene as a picture `width` logical pixels wide, for a screen of this pixel ratio."""
    from omnibus_desktop.app.painter import paint

    size = QSize(width, round(width * scene.height / scene.width))
    picture = QPixmap(size * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    painter.scale(width / scene.width, width / scene.width)
    paint(scene, painter)
    painter.resetTransform()
    painter.setPen(QColor(_EDGE))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(QRectF(0, 0, size.width() - 1, size.height() - 1))
    painter.end()
    return picture
