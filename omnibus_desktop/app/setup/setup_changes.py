"""The page of the set-up that lists what was corrected, and takes it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from omnibus_desktop.app.plain import plain_label, plain_tip
from omnibus_desktop.app.roomy_rows import give_room
from omnibus_desktop.wave.plain_text import plain
from omnibus_desktop.wave.setup import Setup
from omnibus_desktop.wave.setup_words import Correction, corrections

if TYPE_CHECKING:
    from omnibus_desktop.app.document import Session
    from omnibus_desktop.app.setup.setup_actions import Corrections

_NONE = "Nothing was changed: the wave is as the file says."


class ChangesPage(QWidget):
    """One line a correction, in words."""

    def __init__(self, made: Corrections, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._made = made
        self._listed: tuple[Correction, ...] = ()
        self.count = plain_label(_NONE)
        self.list = QListWidget()
        give_room(self.list)
        self.list.setAccessibleName("What was changed")
        self.list.setWordWrap(True)
        self.list.setSpacing(2)
        self.list.setAlternatingRowColors(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemSelectionChanged.connect(self._offer)
        self.back = QPushButton("&As the file says")
        self.back.setToolTip("Take the change that is picked back (Del)")
        self.back.clicked.connect(self._take_back)
        self.everything = QPushButton("&Everything as found")
        self.everything.setToolTip("Take all changes back")
        self.everything.clicked.connect(lambda: made.make("Everything as found", Setup()))
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.list)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self.back.click)
        buttons = QHBoxLayout()
        buttons.addWidget(self.back)
        buttons.addWidget(self.everything)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.count)
        layout.addWidget(self.list, 1)
        layout.addLayout(buttons)

    def show_session(self, session: Session) -> None:
        """List what is corrected now."""
        row = self.list.currentRow()
        self._listed = () if session.found is None else corrections(session.found, session.setup)
        self.list.clear()
        for correction in self._listed:
            about = f"{correction.about}: " if correction.about else ""
            item = QListWidgetItem(plain(f"{about}{correction.words}"))
            item.setToolTip(plain_tip(f"{about}{correction.words}"))
            self.list.addItem(item)
        self.list.setCurrentRow(min(row, self.list.count() - 1))
        count = len(self._listed)
        self.count.setText(f"{count:,} change{'s' if count > 1 else ''}" if count else _NONE)
        self._offer()

    def _offer(self) -> None:
        self.back.setEnabled(bool(self.list.selectedItems()))
        self.everything.setEnabled(bool(self._listed))

    def _take_back(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._listed):
            self._made.make("As the file says", self._listed[row].taken_back)
