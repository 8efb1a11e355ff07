"""A question that is asked in place, above the list that it is about."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QWidget,
)

from omnibus_desktop.app.plain import plain_label
from omnibus_desktop.wave.plain_text import plain

Answer = Callable[[str, int], object]


class AskBar(QFrame):
    """Asks for a text, and for one of some choices where there are any. Return answers, Esc does
    not. Hidden when nothing is asked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._answer: Answer | None = None
        self._came_from: QWidget | None = None
        self.prompt = plain_label()
        self.prompt.setWordWrap(False)
        self.field = QLineEdit()
        self.choice_prompt = plain_label()
        self.choice_prompt.setWordWrap(False)
        self.choice = QComboBox()
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.choice.setMaximumWidth(260)
        self.accept = QPushButton("OK")
        self.accept.clicked.connect(self._accept)
        self.cancel = QPushButton("Cancel")
        self.cancel.clicked.connect(self._close)
        self.field.textChanged.connect(lambda text: self.accept.setEnabled(bool(text.strip())))
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        row.addWidget(self.prompt)
        row.addWidget(self.field, 1)
        row.addWidget(self.choice_prompt)
        row.addWidget(self.choice)
        row.addWidget(self.accept)
        row.addWidget(self.cancel)
        self.hide()

    def ask(
        self,
        prompt: str,
        text: str,
        answer: Answer,
        choice_prompt: str = "",
        choices: Sequence[str] = (),
        chosen: int = 0,
    ) -> None:
        """Ask for a text that is not empty; `answer(text, place of the choice)` is called once,
        with place -1 where there are no choices."""
        self._answer = answer
        self._came_from = QApplication.focusWidget()
        self.prompt.setText(prompt)
        self.field.setAccessibleName(prompt)
        self.field.setText(plain(text))
        self.field.selectAll()
        self.accept.setEnabled(bool(text.strip()))
        self.choice.clear()
        self.choice.addItems([plain(each) for each in choices])
        self.choice.setCurrentIndex(chosen if choices else -1)
        self.choice.setAccessibleName(choice_prompt)
        self.choice_prompt.setText(choice_prompt)
        self.choice_prompt.setVisible(bool(choices))
        self.choice.setVisible(bool(choices))
        self.show()
        self.field.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._accept()
        elif event.key() == Qt.Key.Key_Escape:
            self._close()
        else:
            super().keyPressEvent(event)

    def _accept(self) -> None:
        answer, text = self._answer, self.field.text().strip()
        if answer is None or not text:
            return
        place = self.choice.currentIndex()
        self._close()
        answer(text, place)

    def _close(self) -> None:
        self._answer = None
        self.hide()
        if self._came_from is not None:
            self._came_from.setFocus()
