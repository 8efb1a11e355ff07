"""The wave's set-up: a window beside the main one, in which everything found can be corrected.

Corrections are made in the one document, so that table and chart follow at once, and either
window can undo them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAction, QKeySequence, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from omnibus_desktop.app.icons import icon
from omnibus_desktop.app.screen_room import resize_within
from omnibus_desktop.app.setup.setup_actions import Corrections
from omnibus_desktop.app.setup.setup_authorities import AuthoritiesPage
from omnibus_desktop.app.setup.setup_changes import ChangesPage
from omnibus_desktop.app.setup.setup_editors import fit_letters
from omnibus_desktop.app.setup.setup_places import Page
from omnibus_desktop.app.setup.setup_questions import QuestionsPage
from omnibus_desktop.app.setup.setup_wave import WavePage
from omnibus_desktop.app.still_label import StillLabel

if TYPE_CHECKING:
    from omnibus_desktop.app.desk import Desk
    from omnibus_desktop.app.document import Session

_NAMES = [page.value for page in Page]
_SIZE = (1120, 760)  # pixels
_SHAPE = "set-up window"
_PAD = 32  # pixels beside the longest name of a page


class SetupWindow(QDialog):
    """Four pages, and Undo. It follows the document; what is hidden is shown when it is looked
    at."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.corrections = Corrections(desk, self)
        self.wave_page = WavePage(self.corrections)
        self.questions = QuestionsPage(self.corrections)
        self.authorities = AuthoritiesPage(self.corrections)
        self.changes = ChangesPage(self.corrections)
        self.pages = QStackedWidget()
        for page in (self.wave_page, self.questions, self.authorities, self.changes):
            self.pages.addWidget(page)
        self.names = self._names()
        self.told = StillLabel(1)
        self.corrections.noticed.connect(self.told.set_text)
        self._undo, self._redo = self._steps()
        self._lay_out()
        self.setWindowFlag(Qt.WindowType.WindowMinMaxButtonsHint)
        resize_within(self, *_SIZE)
        shape = desk.settings.shape(_SHAPE)
        if shape is not None:
            self.restoreGeometry(shape)
        desk.document.changed.connect(self._follow)
        self.finished.connect(lambda _: desk.settings.keep_shape(_SHAPE, self.saveGeometry()))

    def _names(self) -> QListWidget:
        names = QListWidget()
        names.setAccessibleName("Pages of the set-up")
        names.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        for name in _NAMES:
            names.addItem(QListWidgetItem(name))
        names.currentRowChanged.connect(self._turn)
        return names

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_letters()

    def _fit_letters(self) -> None:
        """Have rows and names in the room that their letters need."""
        metrics = self.names.fontMetrics()
        for row in range(self.names.count()):
            self.names.item(row).setSizeHint(QSize(0, 2 * metrics.lineSpacing()))
        self.names.setFixedWidth(metrics.horizontalAdvance(max(_NAMES, key=len)) + _PAD)
        for table in self.pages.findChildren(QTableView):
            fit_letters(table)

    def _steps(self) -> tuple[QToolButton, QToolButton]:
        """Buttons and keys that take a step back and do it again, as in the main window."""
        steps = self._desk.document.steps
        made = []
        for action, drawing, keys in (
            (steps.createUndoAction(self, "Undo"), "undo-2", ("Ctrl+Z",)),
            (steps.createRedoAction(self, "Redo"), "redo-2", ("Ctrl+Shift+Z", "Ctrl+Y")),
        ):
            assert isinstance(action, QAction)
            action.setShortcuts([QKeySequence(each) for each in keys])
            action.setIcon(icon(drawing))
            self.addAction(action)
            button = QToolButton()
            button.setDefaultAction(action)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            made.append(button)
        return made[0], made[1]

    def _lay_out(self) -> None:
        close = QPushButton("Close")
        close.setAutoDefault(False)
        close.clicked.connect(self.close)
        for button in self.findChildren(QPushButton) + self.pages.findChildren(QPushButton):
            button.setAutoDefault(False)  # Return belongs to the field that is typed into
        below = QHBoxLayout()
        below.addWidget(self._undo)
        below.addWidget(self._redo)
        self.told.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        below.addWidget(self.told, 1)
        below.addWidget(close)
        across = QHBoxLayout()
        across.addWidget(self.names)
        across.addWidget(self.pages, 1)
        layout = QVBoxLayout(self)
        layout.addLayout(across, 1)
        layout.addLayout(below)

    def open_at(self, page: str, about: str = "") -> None:
        """Show the page of this name; on that of questions pick the question, or the one that has
        this variable, on that of the wave the field."""
        self.names.setCurrentRow(_NAMES.index(page))
        self._show_page()
        self.show()
        self.raise_()
        self.activateWindow()
        wave = self.corrections.wave
        if page == Page.QUESTIONS and wave is not None:
            for known in wave.questions:
                if about == known.id or about in known.variables:
                    self.questions.search.clear()
                    self.questions.pick([known.id])
                    break
            self.questions.table.setFocus()
        elif page == Page.WAVE:
            self.wave_page.go_to(about)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit_letters()
        self._show_page()

    def _turn(self, page: int) -> None:
        self.pages.setCurrentIndex(page)
        self.told.set_text("")
        self._show_page()

    def _follow(self, before: Session, after: Session) -> None:
        if before.wave is after.wave:
            if before.draft is not after.draft and self.questions.isVisible():
                self.questions.follow()
            return
        self.told.set_text("")
        if self.isVisible():
            self._show_page()
        if after.wave is None:
            self.close()

    def _show_page(self) -> None:
        """Bring the page that is seen up to date."""
        session = self._desk.document.session
        title = "" if session.wave is None else f" – {session.wave.source}"
        self.setWindowTitle(f"Wave set-up{title}")
        page = self.pages.currentWidget()
        if page is self.questions:
            self.questions.show_wave(session.wave)
        elif page is self.wave_page:
            self.wave_page.show_session(session)
        elif page is self.authorities:
            self.authorities.show_session(session)
        elif page is self.changes:
            self.changes.show_session(session)
