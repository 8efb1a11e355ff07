"""Rectangles in lists and tables: of one colour, and around what has the focus."""

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


def frame(painter: QPainter, colour: QColor, place: QRect) -> None:
    """Show by a frame just inside it that the keys go to this row or cell."""
    painter.setPen(colour)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for inwards in (0, 1):
        painter.drawRect(place.adjusted(inwards, inwards, -inwards - 1, -inwards - 1))
