"""The window: where the panes stand, and nothing else.

It is painted first, bare but for the start page, and furnished afterwards: whatever needs more of
Qt than a few widgets is imported only then, so that the first paint does not wait for it.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QLabel,
    QMainWindow,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from omnibus_desktop.app.settings import Settings

if TYPE_CHECKING:
    from omnibus_desktop.app.furniture import Furniture
    from omnibus_desktop.app.start_page import StartPage

MENUS = ("File", "Edit", "View", "Question", "Table", "Chart", "Briefing", "Help")
_SIZE = (1440, 900)  # pixels, on a screen that has them
_SHAPE = "window"


class MainWindow(QMainWindow):
    """Start page first, or what is being opened; what belongs to an open wave is built when one
    is open."""

    open_asked = Signal()
    example_asked = Signal()
    path_asked = Signal(Path)

    def __init__(self, settings: Settings, *, opens_file: bool = False) -> None:
        super().__init__()
        self._settings = settings
        self.furniture: Furniture | None = None
        self.setWindowTitle("Omnibus Desktop")
        room = self.screen().availableGeometry()
        self.resize(min(_SIZE[0], room.width()), min(_SIZE[1], room.height()))
        self.setAcceptDrops(True)
        self.menus: dict[str, QMenu] = {
            title: self.menuBar().addMenu(f"&{title}") for title in MENUS
        }
        self.start_page: StartPage | None = None
        self.pages = QStackedWidget()
        if opens_file:
            self.pages.addWidget(_opening())
        else:
            self.show_start()
        middle = QWidget()
        self.column = QVBoxLayout(middle)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.addWidget(self.pages, 1)
        self.setCentralWidget(middle)
        shape = settings.shape(_SHAPE)
        if shape is not None:
            self.restoreGeometry(shape)

    def show_start(self) -> None:
        """Offer the ways in."""
        if self.start_page is None:
            from omnibus_desktop.app.start_page import StartPage  # not where a file is opened

            self.start_page = StartPage(self._settings.remembered())
            self.start_page.forgotten.connect(self._settings.forget)
            self.start_page.open_asked.connect(self.open_asked)
            self.start_page.example_asked.connect(self.example_asked)
            self.start_page.path_asked.connect(self.path_asked)
            self.pages.addWidget(self.start_page)
            if self.furniture is not None:
                self.furniture.recent.dress(self.start_page)
        self.pages.setCurrentWidget(self.start_page)

    def show_start_anew(self) -> None:
        """The same, with what was opened since it was there last."""
        if self.start_page is not None:
            self.pages.removeWidget(self.start_page)
            self.start_page.hide()  # without its parent it would be a window until it is deleted
            self.start_page.deleteLater()
            self.start_page = None
        self.show_start()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes from control to control as one reads."""
        from omnibus_desktop.app.tab_order import step

        return step(self, forward=forward)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _local_file(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = _local_file(event)
        if path is not None:
            self.path_asked.emit(path)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.furniture is not None and not self.furniture.keeping.may_leave():
            event.ignore()
            return
        self._settings.keep_shape(_SHAPE, self.saveGeometry())
        if self.furniture is not None:
            self.furniture.clear_away()
        event.accept()


def _opening() -> QWidget:
    """What stands in the middle while the file that the program was started with is read."""
    page = QWidget()
    grid = QGridLayout(page)
    grid.addWidget(QLabel("Opening…"), 1, 1)
    for side in (0, 2):
        grid.setRowStretch(side, 1)
        grid.setColumnStretch(side, 1)
    return page


def _local_file(event: QDropEvent) -> Path | None:
    """The first file of this computer that is being dropped."""
    for url in event.mimeData().urls():
        if url.isLocalFile() and not url.host():
            return Path(url.toLocalFile())
    return None
