"""A dialog that stands beside the window and is as large as its letters ask for."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QDialog, QWidget

from omnibus_desktop.app.screen_room import resize_within


class LetteredDialog(QDialog):
    """Its `size` in pixels holds for the platform's own letters; it is another with others, also
    with those that are chosen while it is open. It goes when it is closed."""

    def __init__(self, parent: QWidget, title: str, size: tuple[int, int]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._size = size

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.take_room()

    def take_room(self) -> None:
        """Be as large as the letters ask for: when everything is in it."""
        resize_within(self, *self._size)
        self.fit_letters()

    def fit_letters(self) -> None:
        """Lay out what depends on the letters within it."""
