"""A frame around the chart while the keys go to it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QWidget

from omnibus_desktop.app.fills import frame


class FocusFrame(QWidget):
    """Lies over a widget that has the focus, and takes nothing from it."""

    def __init__(self, about: QWidget) -> None:
        super().__init__(about)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        about.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, QWidget):
            if event.type() == QEvent.Type.FocusIn:
                self.setGeometry(watched.rect())
                self.show()
                self.raise_()
            elif event.type() == QEvent.Type.FocusOut:
                self.hide()
            elif event.type() == QEvent.Type.Resize:
                self.setGeometry(watched.rect())
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        frame(painter, self.palette().color(QPalette.ColorRole.Highlight), self.rect())
        painter.end()
