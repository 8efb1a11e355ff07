"""Two widgets side by side, of which the first has most of the room."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from omnibus_desktop.app.screen_room import scaled

_SHARE, _ENOUGH = 0.4, 250  # of the width at the most for the second; pixels that are enough


class SharedRoom(QSplitter):
    """Shares the room out anew when there is more or less, until that was done by hand."""

    def __init__(self, first: QWidget, second: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._is_shared = False  # by hand
        self.addWidget(first)
        self.addWidget(second)
        self.setStretchFactor(0, 1)
        self.setChildrenCollapsible(False)
        self.splitterMoved.connect(self._keep)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._is_shared:
            second = min(int(_SHARE * self.width()), scaled(_ENOUGH, self))
            self.setSizes([self.width() - second, second])

    def _keep(self) -> None:
        self._is_shared = True
