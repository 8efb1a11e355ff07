"""The window: where the panes stand, and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QMainWindow,
    QMenu,
    QMessageBox,
    QStackedWidget,
    QToolBar,
    QVBoxLayout,
    QWidget,
)

from omnibus_desktop.app import open_actions, save_actions
from omnibus_desktop.app.commands import COMMANDS, MENUS, Actions, Reach
from omnibus_desktop.app.current import CurrentSlide
from omnibus_desktop.app.desk import Desk
from omnibus_desktop.app.document import Session
from omnibus_desktop.app.problems import ProblemBar
from omnibus_desktop.app.start_page import StartPage
from omnibus_desktop.app.status import StatusLine

if TYPE_CHECKING:
    from omnibus_desktop.app.workspace import Workspace

_SIZE = (1280, 820)
_SHAPE, _STATE = "window", "panes"


class MainWindow(QMainWindow):
    """Start page first; the workspace is built when the first wave is open."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.current = CurrentSlide(desk.document, self)
        self.setWindowTitle("Omnibus Desktop")
        self.resize(*_SIZE)
        self.setAcceptDrops(True)
        self.problems = ProblemBar()
        self.commands = Actions(Reach(desk, self.current, self))
        self.start_page = StartPage(
            desk,
            lambda: open_actions.choose(desk, self),
            lambda: open_actions.open_example(desk),
            lambda path: open_actions.open_path(desk, path),
        )
        self.workspace: Workspace | None = None
        self._pages = QStackedWidget()
        self._pages.addWidget(self.start_page)
        middle = QWidget()
        layout = QVBoxLayout(middle)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.problems)
        layout.addWidget(self._pages, 1)
        self.setCentralWidget(middle)
        self.setStatusBar(StatusLine(desk))
        self._fill_menus()
        self._fill_toolbar()
        desk.fill_context_menu = self._fill_context_menu
        desk.failed.connect(self.problems.tell)
        desk.help_requested.connect(self._help)
        desk.document.changed.connect(self._follow)
        shape = desk.settings.shape(_SHAPE)
        if shape is not None:
            self.restoreGeometry(shape)

    def _fill_menus(self) -> None:
        for title in MENUS:
            menu = self.menuBar().addMenu(f"&{title}")
            for command in COMMANDS:
                if command.menu == title:
                    menu.addAction(self.commands.by_id[command.id])

    def _fill_toolbar(self) -> None:
        bar = QToolBar("Main toolbar")
        bar.setObjectName("toolbar")
        bar.setMovable(False)
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        for command in COMMANDS:
            if command.toolbar:
                bar.addAction(self.commands.by_id[command.id])
        self.addToolBar(bar)

    def _fill_context_menu(self, menu: QMenu) -> None:
        for command in COMMANDS:
            action = self.commands.by_id[command.id]
            if command.context and action.isEnabled():
                menu.addAction(action)

    def _follow(self, before: Session, after: Session) -> None:
        if before.wave is after.wave or after.wave is None:
            return
        if self.workspace is None:
            from omnibus_desktop.app.workspace import Workspace

            self.workspace = Workspace(self.desk, self.current)
            self.workspace.restore(self.desk.settings.shape(_STATE))
            self._pages.addWidget(self.workspace)
        self._pages.setCurrentWidget(self.workspace)
        self.problems.hide()
        self.setWindowTitle(f"{after.wave.title} – Omnibus Desktop")
        self.workspace.questions.list.setFocus()

    def _help(self, topic: str) -> None:
        from omnibus_desktop.app.help import show_help

        show_help(topic, self)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = _dropped(event)
        if path is not None:
            open_actions.open_path(self.desk, path)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._may_close():
            event.ignore()
            return
        self.desk.settings.keep_shape(_SHAPE, self.saveGeometry())
        if self.workspace is not None:
            self.desk.settings.keep_shape(_STATE, self.workspace.shape())
            self.workspace.chart.finish_loading()
        self.desk.jobs.stop()
        event.accept()

    def _may_close(self) -> bool:
        """Whether nothing would be lost; asks where a briefing is not saved."""
        document = self.desk.document
        if document.steps.isClean() or not document.session.briefing.slides:
            return True
        kinds = QMessageBox.StandardButton
        box = QMessageBox(self)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setWindowTitle("Omnibus Desktop")
        box.setText("The briefing has changes that are not saved.")
        box.setInformativeText("Save them before closing?")
        box.setStandardButtons(kinds.Save | kinds.Discard | kinds.Cancel)
        answer = box.exec()
        if answer == kinds.Save:
            return save_actions.save_briefing(self.desk, self)
        return answer == kinds.Discard


def _dropped(event: QDropEvent) -> Path | None:
    """The first file of this computer that is being dropped."""
    for url in event.mimeData().urls():
        if url.isLocalFile() and not url.host():
            return Path(url.toLocalFile())
    return None
