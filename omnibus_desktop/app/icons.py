"""Icons in the colour of the text around them, so that they fit a light and a dark scheme."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from omnibus_desktop import resources


class _Ink(QIconEngine):
    """Paints one of the bundled drawings in the palette's present text colour, or in `ink`."""

    def __init__(self, name: str, ink: str) -> None:
        super().__init__()
        self._name = name
        self._ink = ink

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        group, role = QPalette.ColorGroup.Active, QPalette.ColorRole.WindowText
        if mode is QIcon.Mode.Disabled:
            group = QPalette.ColorGroup.Disabled
        elif mode is QIcon.Mode.Selected:
            role = QPalette.ColorRole.HighlightedText
        ink = self._ink or QApplication.palette().color(group, role).name()
        _drawing(self._name, ink).render(painter, QRectF(rect))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(painter, picture.rect(), mode, state)
        painter.end()
        return picture

    def clone(self) -> QIconEngine:
        return _Ink(self._name, self._ink)


@lru_cache(maxsize=64)
def icon(name: str, ink: str = "") -> QIcon:
    """The bundled icon with this name, painted when and as large as it is needed; in this `ink`
    where it stands on a ground that is the same in every scheme."""
    return QIcon(_Ink(name, ink))


@lru_cache(maxsize=128)
def _drawing(name: str, colour: str) -> QSvgRenderer:
    source = resources.path(f"icons/{name}.svg").read_text(encoding="utf-8")
    return QSvgRenderer(QByteArray(source.replace("currentColor", colour).encode()))
