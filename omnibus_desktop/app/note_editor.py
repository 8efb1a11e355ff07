"""The words of a note, edited in place on the stage."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

_LEAST_WIDTH = 220
_LEAST_HEIGHT = 54


class NoteEditor(QPlainTextEdit):
    """A small field over the note. Enter or a click elsewhere keeps the text, Esc leaves it as it
    was, Shift+Enter starts a line."""

    written = Signal(str, str)  # note id, text
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("Words of the note")
        self.setToolTip(
            "Enter keeps, Esc leaves as it was. Fields: {answer} {group} {percent} {base}"
        )
        self._note: str | None = None
        self._before = ""
        self.hide()

    def edit(self, note: str, text: str, place: QRect) -> None:
        """Open over `place`, all text selected."""
        self._note, self._before = note, text
        self.setPlainText(text)
        self.setGeometry(
            place.x() - 4,
            place.y() - 4,
            max(place.width() + 24, _LEAST_WIDTH),
            max(place.height() + 20, _LEAST_HEIGHT),
        )
        self.show()
        self.raise_()
        self.selectAll()
        self.setFocus()

    def commit(self) -> None:
        """Keep what was typed, if it is open: something else is about to be done."""
        self._close(keep=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape:
            self._close(keep=False)
        elif enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._close(keep=True)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._close(keep=True)

    def _close(self, keep: bool) -> None:
        note, self._note = self._note, None
        if note is None:
            return
        self.hide()
        if keep and self.toPlainText() != self._before:
            self.written.emit(note, self.toPlainText())
        self.left.emit()
