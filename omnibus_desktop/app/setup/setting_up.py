"""The set-up window and what saves its corrections; both are imported when first needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from omnibus_desktop.app.desk import Desk
from omnibus_desktop.app.document import Session

if TYPE_CHECKING:
    from omnibus_desktop.app.setup.setup_keeper import SetupKeeper
    from omnibus_desktop.app.setup.setup_window import SetupWindow


class SettingUp(QObject):
    """Opens the set-up where it is asked for, and has every change of it saved."""

    def __init__(self, desk: Desk, window: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._parent = window
        self._keeper: SetupKeeper | None = None
        self.window: SetupWindow | None = None
        desk.setup_requested.connect(self._open)
        desk.document.changed.connect(self._follow)

    def _open(self, page: str, about: str) -> None:
        from omnibus_desktop.app.setup.setup_window import SetupWindow

        if self.window is None:
            self.window = SetupWindow(self._desk, self._parent)
        self.window.open_at(page, about)

    def _follow(self, before: Session, after: Session) -> None:
        if before.found is not after.found or before.setup == after.setup:
            return
        from omnibus_desktop.app.setup.setup_keeper import SetupKeeper

        if self._keeper is None:
            self._keeper = SetupKeeper(self._desk, self)
        self._keeper.keep(after)

    def end(self) -> None:
        """Close the set-up and save what is not saved yet: the main window is closing, and no job
        runs any more."""
        if self.window is not None:
            self.window.close()
        if self._keeper is not None:
            self._keeper.finish()
