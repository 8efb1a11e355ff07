"""What is there before a wave is open: open one, a recent one, or the example."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from omnibus_desktop.app.desk import Desk
from omnibus_desktop.app.plain import plain_label, plain_tip

_WIDTH = 420  # pixels of the column of buttons


class StartPage(QWidget):
    """Three ways in, and a place to drop a file."""

    def __init__(
        self,
        desk: Desk,
        choose: Callable[[], None],
        example: Callable[[], None],
        open_path: Callable[[Path], None],
    ) -> None:
        super().__init__()
        self._open_path = open_path
        layout = QVBoxLayout(self)
        layout.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout.setSpacing(10)
        title = plain_label("Omnibus Desktop")
        title.setStyleSheet("font-size: 24pt; font-weight: bold")
        title.setMinimumWidth(_WIDTH)
        layout.addWidget(title)
        layout.addWidget(
            plain_label("From a survey wave to an annotated chart in your slide deck, offline.")
        )
        layout.addSpacing(12)
        self.open = _entry("Open a survey wave…", choose)
        self.open.setDefault(True)
        self.example = _entry("Explore the example wave (synthetic data)", example)
        layout.addWidget(self.open)
        layout.addWidget(self.example)
        self.recent = [self._recent(path) for path in desk.settings.recent()]
        if self.recent:
            layout.addSpacing(12)
            layout.addWidget(plain_label("Opened last"))
            for button in self.recent:
                layout.addWidget(button)
        layout.addSpacing(12)
        layout.addWidget(plain_label("Or drop a file here: .sav, .zsav, .csv, .omnibus"))
        self.waiting = plain_label()
        layout.addWidget(self.waiting)

    def _recent(self, path: Path) -> QPushButton:
        button = _entry(path.name.replace("&", "&&"), lambda: self._open_path(path))
        button.setToolTip(plain_tip(str(path)))
        return button


def _entry(text: str, clicked: Callable[[], None]) -> QPushButton:
    button = QPushButton(text)
    button.setMinimumSize(_WIDTH, 38)
    button.setMaximumWidth(_WIDTH + 100)
    button.clicked.connect(clicked)
    return button
