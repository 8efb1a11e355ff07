"""A chip of the row above the chart: what it says, and a cross that takes it away."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolButton

from omnibus_desktop.app.icons import icon
from omnibus_desktop.app.plain import plain_tip, set_tip
from omnibus_desktop.wave.plain_text import plain

_WIDTH = 190  # pixels of the text, at the most
_LEAST = 84  # pixels of the button


class _Label(QToolButton):
    """As wide as its text, up to a limit; narrower, with an ellipsis, where the row is full. What
    is wanted more than the text stands behind it, and is shortened last."""

    def __init__(self, text: str, wanted: str) -> None:
        super().__init__()
        self._text, self._wanted = text, wanted
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._fit_letters()

    def sizeHint(self) -> QSize:
        return self._size

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self._size.width(), _LEAST), self._size.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show(self._wide - max(0, self._size.width() - event.size().width()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_letters()

    def _fit_letters(self) -> None:
        """Find out how wide the text is, and how large the button with it."""
        wide = self.fontMetrics().horizontalAdvance(self._text + self._wanted) + 2  # rounded up
        self._wide = min(wide, _WIDTH)
        self._show(self._wide)
        self._size = super().sizeHint()

    def _show(self, width: int) -> None:
        metrics, at_end = self.fontMetrics(), Qt.TextElideMode.ElideRight
        whole = self._text + self._wanted
        shown = metrics.elidedText(whole, at_end, width)
        if self._wanted and shown != whole:
            room = max(width - metrics.horizontalAdvance(self._wanted) - 2, width // 3)
            text = metrics.elidedText(self._text, at_end, room)
            left = width - metrics.horizontalAdvance(text)
            shown = text + metrics.elidedText(self._wanted, at_end, left)
        self.setText(shown.replace("&", "&&"))


class Chip(QFrame):
    """Two buttons: the text, which opens what can be done with it, and the cross."""

    opened = Signal()
    removed = Signal()

    def __init__(self, text: str, name: str, tip: str, wanted: str = "") -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.StyledPanel)  # of which little is seen in a dark scheme
        self.label = _Label(plain(text), plain(wanted))
        self.label.setAutoRaise(True)
        self.label.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
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

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()
