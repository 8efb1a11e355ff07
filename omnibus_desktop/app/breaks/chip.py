"""A chip of the row above the chart: what it says, and a cross that takes it away."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton

from omnibus_desktop.app.icons import icon
from omnibus_desktop.app.plain import plain_tip, set_tip
from omnibus_desktop.wave.plain_text import plain

_WIDTH = 190  # pixels, at the most


class Chip(QFrame):
    """Two buttons: the text, which opens what can be done with it, and the cross."""

    opened = Signal()
    removed = Signal()

    def __init__(self, text: str, name: str, tip: str) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.label = QToolButton()
        self.label.setAutoRaise(True)
        self.label.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        metrics = self.label.fontMetrics()
        shown = metrics.elidedText(plain(text), Qt.TextElideMode.ElideRight, _WIDTH)
        self.label.setText(shown.replace("&", "&&"))
        self.label.setToolTip(plain_tip(f"{name}\n{tip}"))
        self.label.setAccessibleName(plain(name))
        self.label.setAccessibleDescription(tip)
        self.label.clicked.connect(self.opened)
        self.cross = QToolButton()
        self.cross.setAutoRaise(True)
        self.cross.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.cross.setIcon(icon("x"))
        set_tip(self.cross, f"Remove {name}")
        self.cross.setAccessibleName(plain(f"Remove {name}"))
        self.cross.clicked.connect(self.removed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.label)
        row.addWidget(self.cross)
