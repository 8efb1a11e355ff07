"""How large the texts of the window are. Charts are as large as their slides say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from omnibus_desktop.app.settings import USUAL_SIZE

if TYPE_CHECKING:
    from omnibus_desktop.app.settings import Settings

SIZES = (80, 90, 100, 110, 125, 150, 175, 200)  # percent of the platform's own size


def apply_kept(settings: Settings) -> None:
    """Have texts of the size that was chosen, before any window is made: rows, columns and panes
    are measured by it."""
    font = QApplication.font()
    if font.pointSizeF() <= 0:  # a platform that says it in pixels
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    font.setPointSizeF(max(1.0, font.pointSizeF() * settings.text_size() / USUAL_SIZE))
    QApplication.setFont(font)
