"""The manual in a window of its own: contents at the left, search above, the page at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor, QTextDocument
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from omnibus_desktop.app.clear_button import add_clear_button
from omnibus_desktop.app.explaining.manual_pages import MANUAL, PAGES, page, pages_with
from omnibus_desktop.app.explaining.own_pages import OwnPages
from omnibus_desktop.app.lettered_dialog import LetteredDialog
from omnibus_desktop.app.plain import plain_label
from omnibus_desktop.app.roomy_rows import give_room
from omnibus_desktop.app.screen_room import scaled

_SIZE = (940, 720)  # pixels
_CONTENTS = 230  # pixels across
_NAME = Qt.ItemDataRole.UserRole


class ManualWindow(LetteredDialog):
    """Stands beside the window of the program. Ctrl+F searches, Enter goes to the next place that
    was found, Alt+Left goes back, Esc closes."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, "Manual", _SIZE)
        self._seen: list[str] = []  # pages before the one that is shown
        self.shown = ""
        self.search = QLineEdit()
        self.search.setPlaceholderText("Search the manual")
        self.search.setAccessibleName("Search the manual")
        add_clear_button(self.search)
        self.search.textChanged.connect(self._search)
        self.search.returnPressed.connect(self._find_next)
        self.back = QToolButton()
        self.back.setText("← Back")
        self.back.setAccessibleName("Back to the page before")
        self.back.setToolTip("Back to the page before (Alt+Left)")
        self.back.clicked.connect(self.go_back)
        self.contents = QListWidget()
        give_room(self.contents)
        self.contents.setAccessibleName("Contents of the manual")
        self.contents.currentItemChanged.connect(self._turn)
        self.nothing = plain_label("Nothing of that in the manual. Try fewer words.")
        self.text = OwnPages("Page of the manual")
        self.text.anchorClicked.connect(self._go)
        self._lay_out()
        for keys, act in (("Ctrl+F", self.search.setFocus), ("Alt+Left", self.go_back)):
            QShortcut(QKeySequence(keys), self, act)
        self._search("")
        self.take_room()

    def fit_letters(self) -> None:
        """Have the contents as wide as their letters need, and the page as much at least."""
        wide = min(scaled(_CONTENTS, self), self.width() // 2)
        self.contents.setFixedWidth(wide)
        self.nothing.setFixedWidth(wide)

    def _lay_out(self) -> None:
        above = QHBoxLayout()
        above.addWidget(self.back)
        above.addWidget(self.search, 1)
        left = QVBoxLayout()
        left.addWidget(self.contents, 1)
        left.addWidget(self.nothing)
        row = QHBoxLayout()
        row.addLayout(left)
        row.addWidget(self.text, 1)
        column = QVBoxLayout(self)
        column.addLayout(above)
        column.addLayout(row, 1)

    def turn_to(self, name: str) -> None:
        """Show this page; one that there is not: the first."""
        name = name if name in PAGES else next(iter(PAGES))
        if name == self.shown:
            return
        if self.shown:
            self._seen.append(self.shown)
        self._show(name)

    def go_back(self) -> None:
        """Show the page before."""
        if self._seen:
            self._show(self._seen.pop())

    def _show(self, name: str) -> None:
        self.shown = name
        self.text.document().setMarkdown(page(name))
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
        self.back.setEnabled(bool(self._seen))
        self._mark_shown()
        if self.search.text():
            self._find_next()

    def _mark_shown(self) -> None:
        """Have the page that is shown picked out in the contents."""
        self.contents.blockSignals(True)
        for row in range(self.contents.count()):
            if self.contents.item(row).data(_NAME) == self.shown:
                self.contents.setCurrentRow(row)
        self.contents.blockSignals(False)

    def _search(self, words: str) -> None:
        found = pages_with(words)
        self.contents.blockSignals(True)
        self.contents.clear()
        for name in found:
            item = QListWidgetItem(PAGES[name])
            item.setData(_NAME, name)
            self.contents.addItem(item)
        self.contents.blockSignals(False)
        self.nothing.setVisible(not found)
        if words and found and self.shown not in found:
            self.turn_to(found[0])
        else:
            self._mark_shown()
        if words:
            self.text.moveCursor(QTextCursor.MoveOperation.Start)
            self._find_next()

    def _find_next(self) -> None:
        """Pick out the next place of the first word, round from the end to the beginning."""
        words = self.search.text().split()
        if words and not self.text.find(words[0], QTextDocument.FindFlag(0)):
            self.text.moveCursor(QTextCursor.MoveOperation.Start)
            self.text.find(words[0], QTextDocument.FindFlag(0))

    def _turn(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.turn_to(str(item.data(_NAME)))

    def _go(self, link: QUrl) -> None:
        self.turn_to(link.toString().removeprefix(MANUAL))
