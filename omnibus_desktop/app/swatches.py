"""Colours of charts as small pictures, beside their names in lists and menus."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap

SIZE = QSize(32, 14)  # of a strip
_EDGE = QColor(0, 0, 0, 110)
_RATIO = 2.0  # pixels a point, for screens of any density


@lru_cache(maxsize=128)
def strip(colours: tuple[str, ...]) -> QIcon:
    """These colours side by side, as wide as any other strip."""
    return _painted(colours, SIZE)


@lru_cache(maxsize=128)
def swatch(colour: str) -> QIcon:
    """A square of this colour."""
    return _painted((colour,), QSize(14, 14))


def _painted(colours: tuple[str, ...], size: QSize) -> QIcon:
    picture = QPixmap(size * _RATIO)
    picture.setDevicePixelRatio(_RATIO)
    picture.fill(Qt.GlobalColor.transparent)
    wide = (size.width() - 1) / len(colours)
    painter = QPainter(picture)
    for number, colour in enumerate(colours):
        painter.fillRect(QRectF(0.5 + number * wide, 0.5, wide, size.height() - 1), QColor(colour))
    painter.setPen(QPen(_EDGE, 1))
    painter.drawRect(QRectF(0.5, 0.5, size.width() - 1, size.height() - 1))
    painter.end()
    icon = QIcon(picture)
    icon.addPixmap(picture, QIcon.Mode.Disabled)  # a grey one would say nothing
    return icon
