"""Shows what a refresh changed, in the place of the questions, while its wave is open."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from omnibus_desktop.app.desk import Desk
from omnibus_desktop.app.document import Session

if TYPE_CHECKING:
    from omnibus_desktop.app.furniture import Furniture
    from omnibus_desktop.app.refresh.refresh_panel import RefreshPanel
    from omnibus_desktop.app.refresh.refreshment import Refreshment


class Refreshing(QObject):
    """Of one window. The panel is made at the first refresh."""

    def __init__(self, desk: Desk, furniture: Furniture) -> None:
        super().__init__(furniture)
        self._desk = desk
        self._furniture = furniture
        self._found: Refreshment | None = None
        self._closed = False
        self.panel: RefreshPanel | None = None
        # to make the panel, to fill it, to show it and to turn to its first slide are each short:
        # between them the loop turns
        self._steps: list[Callable[[], None]] = []
        self._soon = QTimer(self, interval=0)
        self._soon.timeout.connect(self._go_on)
        desk.refreshed.connect(self._tell)
        desk.document.changed.connect(self._follow)

    @property
    def is_telling(self) -> bool:
        """Whether the list is still being made."""
        return bool(self._steps)

    def _tell(self, found: Refreshment) -> None:
        self._found, self._closed = found, False
        self._steps = [self._make, self._fill, self._show_found]
        if not found.told:  # else nobody asked for it
            self._steps.append(self._turn_to_first)
        self._soon.start()

    def _go_on(self) -> None:
        self._steps.pop(0)()
        if not self._steps:
            self._soon.stop()

    def _make(self) -> None:
        workspace = self._furniture.workspace
        if workspace is not None and self.panel is None:
            from omnibus_desktop.app.refresh.refresh_panel import RefreshPanel

            self.panel = RefreshPanel(self._desk)
            self.panel.closed.connect(self._close)
            workspace.left.addWidget(self.panel)

    def _fill(self) -> None:
        if self.panel is not None and self._found is not None:
            self.panel.tell(self._found)

    def _show_found(self) -> None:
        if self._found is not None:
            self._follow(self._found.after, self._desk.document.session)

    def _turn_to_first(self) -> None:
        if self.panel is not None:
            self.panel.turn_to_first()
            self.panel.list.setFocus()

    def _close(self) -> None:
        self._closed = True
        self._show(False)

    def _show(self, shown: bool) -> None:
        workspace = self._furniture.workspace
        if workspace is not None and self.panel is not None:
            focused: QWidget | None = workspace.window().focusWidget()
            stands = focused is not None and workspace.left.isAncestorOf(focused)
            if focused is not None and stands:
                focused.clearFocus()  # Qt would look for the next in the whole window
            workspace.left.setCurrentWidget(self.panel if shown else workspace.questions)
            if stands:
                (self.panel.list if shown else workspace.questions.list).setFocus()

    def _follow(self, before: Session, after: Session) -> None:
        """The list stands where its wave is open: going back takes it away, and going forward
        brings it back."""
        found = None if self._found is None else self._found.after.found
        self._show(found is not None and after.found is found and not self._closed)
