"""Whether things may move: people whom it makes ill ask their computer not to let them."""

from __future__ import annotations

import sys

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QStyle, QWidget

_SPI_GETCLIENTAREAANIMATION = 0x1042  # "Show animations in Windows"


def moves(widget: QWidget) -> bool:
    """Whether the platform wants things to move."""
    hint = QStyle.StyleHint.SH_Widget_Animation_Duration
    lasts = widget.style().styleHint(hint, None, widget) > 0
    return lasts and QApplication.isEffectEnabled(Qt.UIEffect.UI_General) and _windows_does()


def _windows_does() -> bool:
    """What Windows says of windows' own animations, which Qt does not ask; elsewhere nothing
    speaks against them."""
    if sys.platform == "win32":
        import ctypes

        wanted = ctypes.c_int(1)
        ask = ctypes.windll.user32.SystemParametersInfoW
        ask(_SPI_GETCLIENTAREAANIMATION, 0, ctypes.byref(wanted), 0)
        return bool(wanted.value)
    return True
