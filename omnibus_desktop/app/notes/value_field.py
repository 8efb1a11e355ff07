"""A small field on the stage in which values of the axis are typed: a target, ends of a band."""

from __future__ import annotations

import re

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

_WIDTH = 180
_NUMBER = r"-?\d+(?:[.,]\d+)?"
_BETWEEN = re.compile(rf"({_NUMBER})\s*%?\s*(?:to|–|-|and|~)\s*({_NUMBER})\s*%?")
_ONE = re.compile(rf"({_NUMBER})\s*%?")
_STAYS = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)  # it comes back
_HINTS = {
    1: "A value, such as 75; Enter keeps it",
    2: "Two values, such as 40 to 60; Enter keeps them",
}


class ValueField(QLineEdit):
    """Enter keeps what was typed where it can be understood, Esc or a click elsewhere leaves all
    as it was; a look at another window does not. `typed` hands on as many values as were asked
    for."""

    typed = Signal(tuple)
    refused = Signal(str)  # why what was typed is not taken
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._count = 1
        self.resize(_WIDTH, self.sizeHint().height())
        self.hide()

    def ask(self, count: int, values: tuple[float, ...], place: QPoint) -> None:
        """Open with its middle here, to ask for so many values."""
        self._count = count
        self.setPlaceholderText(_HINTS[count].partition(";")[0])
        self.setToolTip(_HINTS[count])
        self.setAccessibleName("Value of the target" if count == 1 else "Values of the band")
        self.setText(" to ".join(f"{value:g}" for value in values))
        self.move(place - self.rect().center())
        self.show()
        self.raise_()
        self.selectAll()
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            values = values_in(self.text(), self._count)
            if values:
                self._close()
                self.typed.emit(values)
            else:
                self.refused.emit(f"“{self.text()}” is not taken. {_HINTS[self._count]}")
                self.selectAll()
        elif event.key() == Qt.Key.Key_Escape:
            self._close()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _STAYS:
            self.hide()

    def _close(self) -> None:
        self.hide()
        self.left.emit()


def values_in(text: str, count: int) -> tuple[float, ...]:
    """The numbers that were typed, the smaller first; nothing where there are not so many."""
    found = (_ONE if count == 1 else _BETWEEN).fullmatch(text.strip())
    numbers = () if found is None else found.groups()
    return tuple(sorted(float(number.replace(",", ".")) for number in numbers))
