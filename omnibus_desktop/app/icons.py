"""Icons in the colour of the text around them, so that they fit a light and a dark scheme."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from omnibus_desktop import resources


class _Ink(QIconEngine):
    """Paints one of the bundled drawings in the palette's present text colour."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        group, role = QPalette.ColorGroup.Active, QPalette.ColorRole.WindowText
        if mode is QIcon.Mode.Disabled:
            group = QPalette.ColorGroup.Disabled
        elif mode is QIcon.Mode.Selected:
            role = QPalette.ColorRole.HighlightedText
        colour = QApplication.palette().color(group, role)
        _drawing(self._name, colour.name()).render(painter, QRectF(rect))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(painter, picture.rect(), mode, state)
        painter.end()
        return picture

    def clone(self) -> QIconEngine:
        return _Ink(self._name)


@lru_cache(maxsize=64)
def icon(name: str) -> QIcon:
    """The bundled icon with this name, painted when and as large as it is needed."""
    return QIcon(_Ink(name))


@lru_cache(maxsize=128)
def _drawing(name: str, colour: str) -> QSvgRenderer:
    source = resources.path(f"icons/{name}.svg").read_text(encoding="utf-8")
    return QSvgRenderer(QByteArray(source.replace("currentColor", colour).encode()))
