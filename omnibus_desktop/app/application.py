"""Qt's part of the program, which on macOS is told by an event which files are to be opened."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication


class Application(QApplication):
    """Keeps the files that were asked for until somebody opens them."""

    def __init__(self) -> None:
        super().__init__(["omnibus-desktop"])
        self._asked: list[Path] = []
        self._open: Callable[[Path], None] | None = None

    def hand_files_to(self, open_file: Callable[[Path], None]) -> None:
        """Have every file opened by this that was asked for, and that will be."""
        self._open = open_file
        while self._asked:
            open_file(self._asked.pop(0))

    def event(self, event: QEvent) -> bool:
        if not isinstance(event, QFileOpenEvent) or not event.file():
            return super().event(event)
        self._asked.append(Path(event.file()))
        if self._open is not None:
            self.hand_files_to(self._open)
        return True
