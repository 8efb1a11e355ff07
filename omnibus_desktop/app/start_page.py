"""What is there before a wave is open: open one, a recent one, or the example."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

_WIDTH = 420  # pixels of the column of buttons
_KINDS = ".sav, .por, .dta, .sas7bdat, .sss, .xlsx, .ods, .csv, .omnibus"


class StartPage(QWidget):
    """Three ways in, and a place to drop a file."""

    open_asked = Signal()
    example_asked = Signal()
    path_asked = Signal(Path)

    def __init__(self, recent: Sequence[Path]) -> None:
        super().__init__()
        column = QVBoxLayout()
        column.setSpacing(10)
        column.addStretch(2)
        title = QLabel("Omnibus Desktop")
        font = title.font()
        font.setPointSize(24)
        font.setBold(True)
        title.setFont(font)
        column.addWidget(title)
        column.addWidget(QLabel("From a survey wave to an annotated chart in your deck, offline."))
        column.addSpacing(12)
        self.offers: list[QWidget] = []
        self._offers = QVBoxLayout()
        column.addLayout(self._offers)
        self.open = _entry("Open a survey wave…", self.open_asked.emit)
        self.open.setDefault(True)
        self.example = _entry("Explore the example wave (synthetic data)", self.example_asked.emit)
        column.addWidget(self.open)
        column.addWidget(self.example)
        self.recent = [self._recent(path) for path in recent]
        if self.recent:
            column.addSpacing(12)
            column.addWidget(QLabel("Opened last"))
            for button in self.recent:
                column.addWidget(button)
        column.addSpacing(12)
        column.addWidget(QLabel(f"Or drop a file here: {_KINDS}"))
        column.addStretch(3)
        row = QHBoxLayout(self)
        row.addStretch(1)
        row.addLayout(column)
        row.addStretch(1)

    def offer(self, text: str, go_on: Callable[[], None], discard: Callable[[], None]) -> None:
        """Offer to go on with work of an earlier session, above all else, or to discard it."""
        from html import escape  # as below

        row = QWidget()
        column = QHBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        entry = _entry(text.replace("&", "&&"), go_on)
        entry.setToolTip(f"<qt>{escape(text)}</qt>")
        away = _entry("Discard", discard)
        away.setMinimumWidth(0)
        column.addWidget(entry, 1)
        column.addWidget(away)
        self.offers.append(row)
        self._offers.addWidget(row)

    def withdraw(self) -> None:
        """Offer no work of an earlier session any more."""
        for row in self.offers:
            row.hide()
            row.deleteLater()
        self.offers.clear()

    def _recent(self, path: Path) -> QPushButton:
        button = _entry(path.name.replace("&", "&&"), lambda: self.path_asked.emit(path))
        from html import escape  # not at every start: it brings the list of all entities

        button.setToolTip(f"<qt>{escape(str(path))}</qt>")
        return button


def _entry(text: str, clicked: Callable[[], None]) -> QPushButton:
    button = QPushButton(text)
    button.setMinimumSize(_WIDTH, 38)
    button.clicked.connect(lambda _checked: clicked())
    return button
