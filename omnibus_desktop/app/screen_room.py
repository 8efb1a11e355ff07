"""Windows that are no larger than the screen they open on: at 200% there is a quarter of it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

_FRAME = 40  # pixels for what the platform puts around a window


def resize_within(widget: QWidget, width: int, height: int) -> None:
    """Make the widget so large, as far as its screen has the room."""
    room = widget.screen().availableGeometry()
    widget.resize(min(width, room.width() - _FRAME), min(height, room.height() - _FRAME))
