"""How much room texts of the size that was chosen need, and how much a screen has: at 200% there
is a quarter of it."""

from __future__ import annotations

from PySide6.QtGui import QFontDatabase, QFontMetrics
from PySide6.QtWidgets import QWidget

_FRAME = 40  # pixels for what the platform puts around a window


def own_height() -> int:
    """The height of a line in the platform's own font, in pixels."""
    return QFontMetrics(QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)).height()


def scaled(pixels: int, widget: QWidget) -> int:
    """So many pixels where texts are as large as the platform's own, and as many more as they are
    larger."""
    own = own_height()
    return pixels * max(own, widget.fontMetrics().height()) // max(1, own)


def resize_within(widget: QWidget, width: int, height: int) -> None:
    """Make the widget so large, and larger with its texts, as far as its screen has the room."""
    room = widget.screen().availableGeometry()
    width, height = scaled(width, widget), scaled(height, widget)
    widget.resize(min(width, room.width() - _FRAME), min(height, room.height() - _FRAME))
