"""Work of an earlier session, as the start page offers it. Nothing is offered before its first
paint, which this module is not imported for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

_ROOM = 12  # pixels around the lines of a button
_UPRIGHT = QSizePolicy.Policy.Preferred


class OfferRow(QWidget):
    """A button to go on with the work that the lines tell of, and one to discard it."""

    def __init__(
        self, lines: Sequence[str], go_on: Callable[[], None], discard: Callable[[], None]
    ) -> None:
        super().__init__()
        entry = _LinesButton(lines)
        entry.clicked.connect(lambda _checked: go_on())
        away = QPushButton("Discard")
        for button in (entry, away):
            button.setAutoDefault(True)  # for Enter
        away.setSizePolicy(QSizePolicy.Policy.Minimum, _UPRIGHT)
        away.clicked.connect(lambda _checked: discard())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(entry, 1)
        row.addWidget(away)


def more_of_it(count: int) -> QLabel:
    """That there are so many more."""
    them = "1 more is" if count == 1 else f"{count} more are"
    label = QLabel(f"{them} kept, and offered here when one of these is gone.")
    label.setWordWrap(True)
    return label


class _LinesButton(QPushButton):
    """Lines no longer than the button, shortened in the middle: they begin with what it does and
    end with what tells one from the other."""

    def __init__(self, lines: Sequence[str]) -> None:
        super().__init__()
        self._lines = lines
        self._write(lines)
        whole = ", ".join(lines)
        self.setToolTip(f"<qt>{escape(whole)}</qt>")
        self.setAccessibleName(whole)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, _UPRIGHT)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._shorten()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()
            self._shorten()

    def _fit(self) -> None:
        """Have room for the lines, and above and below."""
        self.setMinimumHeight(len(self._lines) * self.fontMetrics().height() + 2 * _ROOM)

    def _shorten(self) -> None:
        """Shorten the lines to the width that there is."""
        shorten, middle = self.fontMetrics().elidedText, Qt.TextElideMode.ElideMiddle
        room = self.width() - 2 * _ROOM
        self._write([shorten(line, middle, room) for line in self._lines])

    def _write(self, lines: Sequence[str]) -> None:
        self.setText("\n".join(lines).replace("&", "&&"))
