"""The answer being read, in full below the list."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from omnibus_desktop.app.answers.answers_model import AnswerRow
from omnibus_desktop.app.answers.answers_painter import found_in, mark_of


class WholeAnswer(QPlainTextEdit):
    """Plain text that can be selected and copied."""

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName("The answer in full")
        self._shown: tuple[AnswerRow | None, list[str]] = (None, [])

    def show_row(self, row: AnswerRow | None, words: list[str]) -> None:
        """Show this answer, with the words that were searched for marked; None: nothing."""
        self._shown = row, words
        if row is None:
            self.clear()
            return
        self.setPlainText(f"{row.text}\n\n{row.by}" if row.by else row.text)
        marks = []
        for start, length in found_in(row.text, words):
            mark = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.document())
            cursor.setPosition(start)
            cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
            mark.cursor, mark.format = cursor, mark_of(self.palette())
            marks.append(mark)
        self.setExtraSelections(marks)

    def changeEvent(self, event: QEvent) -> None:
        """In another scheme the marks are of other colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._shown[0] is not None:
            self.show_row(*self._shown)
