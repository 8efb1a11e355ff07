"""The words of a note, edited in place on the stage."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QWidget

from omnibus_desktop.app.plain import plain_label

_LEAST_WIDTH = 220
_LEAST_HEIGHT = 54
_HINT_WIDTH = 330
_AWAY = 10_000  # pixels
_HINT = (
    "Enter keeps, Esc leaves as it was. Filled in: "
    "{answer} {group} {percent} {count} {base} {difference} {significant} {total}"
)


class NoteEditor(QPlainTextEdit):
    """A small field over the note. Enter or a click elsewhere keeps the text, Esc leaves it as it
    was, Shift+Enter starts a line."""

    written = Signal(str, str)  # note id, text
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("Words of the note")
        self._hint = plain_label(_HINT, parent)
        self._hint.setAutoFillBackground(True)
        self._hint.setFrameShape(QLabel.Shape.StyledPanel)
        self._hint.setMargin(3)
        self._hint.hide()
        self.setToolTip(_HINT)
        self.setAccessibleDescription(_HINT)
        self._note: str | None = None
        self._stands = False
        self._before = ""
        self.hide()

    def edit(self, note: str, text: str) -> None:
        """Open with all text selected, out of sight: what is typed at once goes into it."""
        self._note, self._before, self._stands = note, text, False
        self.setPlainText(text)
        self.move(-_AWAY, -_AWAY)
        self.show()
        self.selectAll()
        self.setFocus()

    def stand_over(self, place_of: Callable[[str], QRect]) -> None:
        """Come into sight over the note that was opened, where it is drawn now."""
        if self._note is None or self._stands:
            return
        self._stands = True
        self.setGeometry(self._place(place_of(self._note)))
        self._place_hint()
        self._hint.show()
        for widget in (self, self._hint):
            widget.raise_()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.isVisible():
            QTimer.singleShot(0, self, self._place_hint)  # when it has been measured

    def _place(self, note: QRect) -> QRect:
        """A little larger than the note, and whole within what is seen."""
        stage = self.parentWidget()
        room = note if stage is None else stage.rect()
        wide = max(note.width() + 24, _LEAST_WIDTH)
        high = max(note.height() + 20, _LEAST_HEIGHT)
        left = max(0, min(note.x() - 4, room.width() - wide))
        top = max(0, min(note.y() - 4, room.height() - high))
        return QRect(left, top, wide, high)

    def _place_hint(self) -> None:
        """Under the field, or over it where there is no room below."""
        self._hint.setFixedWidth(_HINT_WIDTH)
        self._hint.adjustSize()
        parent = self.parentWidget()
        room = self.rect() if parent is None else parent.rect()
        left = max(0, min(self.x(), room.width() - self._hint.width()))
        below = self.geometry().bottom() + 2
        above = self.y() - self._hint.height() - 2
        fits = below + self._hint.height() <= room.height()
        self._hint.move(left, below if fits else max(0, above))

    def commit(self) -> None:
        """Keep what was typed, if it is open: something else is about to be done."""
        self._close(keep=True)

    def write_so_far(self) -> None:
        """Say what is typed as if it were kept, and go on."""
        if self._note is not None:
            self.written.emit(self._note, self.toPlainText())

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
        self._hint.hide()
        if keep and self.toPlainText() != self._before:
            self.written.emit(note, self.toPlainText())
        self.left.emit()
