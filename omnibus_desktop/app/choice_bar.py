"""A question with a few answers, asked in the window above the work, which goes on meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QPushButton, QWidget

from omnibus_desktop.app.plain import plain_label
from omnibus_desktop.wave.plain_text import plain

Choice = tuple[str, Callable[[], object]]  # what the button says, and what it does


class ChoiceBar(QFrame):
    """Asks one question at a time, the newest: a button an answer, and Cancel. Esc cancels, too.
    Hidden when nothing is asked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.question = plain_label()
        self._came_from: QWidget | None = None
        self._buttons = QHBoxLayout()
        self.cancel = QPushButton("Cancel")
        self.cancel.clicked.connect(self._close)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        row.addWidget(self.question, 1)
        row.addLayout(self._buttons)
        row.addWidget(self.cancel)
        self.hide()

    def ask(self, question: str, choices: Sequence[Choice]) -> None:
        """Ask; the first of the choices is the one that Return takes."""
        self._came_from = QApplication.focusWidget()
        self.question.setText(plain(question))
        self.setAccessibleName(plain(question))
        for button in self.buttons():
            self._buttons.removeWidget(button)
            button.hide()  # without its parent it would be a window until it is deleted
            button.deleteLater()
        for text, act in choices:
            button = QPushButton(text)
            button.clicked.connect(partial(self._take, act))
            self._buttons.addWidget(button)
        self.show()
        self.buttons()[0].setFocus()

    def withdraw(self) -> None:
        """Ask no more: something else has been opened."""
        if not self.isHidden():
            self._close()

    def buttons(self) -> list[QPushButton]:
        """The buttons of the answers, in their order."""
        items = [self._buttons.itemAt(number) for number in range(self._buttons.count())]
        widgets = [None if item is None else item.widget() for item in items]
        return [widget for widget in widgets if isinstance(widget, QPushButton)]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = QApplication.focusWidget()
            if isinstance(focused, QPushButton):
                focused.click()
        else:
            super().keyPressEvent(event)

    def _take(self, act: Callable[[], object]) -> None:
        self._close()
        act()

    def _close(self) -> None:
        if self._came_from is not None:  # before Qt looks for somebody else to have the focus
            self._came_from.setFocus()
            self._came_from = None
        self.hide()
