"""Rectangles of one colour, in lists and tables."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter


def fill(painter: QPainter, colour: QColor, *places: QRect) -> None:
    """Fill these rectangles, edge to edge. Qt's own `fillRect` would do, but from Python its first
    call makes the enum of Qt's 180 gradients, at every start."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    for place in places:
        painter.drawRect(place)
