"""A frame around the chart, a list or a field while the keys go to it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from omnibus_desktop.app.fills import frame


class FocusFrame(QWidget):
    """Lies over a widget that has the focus, and takes nothing from it. Scroll bars stay outside,
    for these are put above all else whenever there is something to scroll."""

    def __init__(self, about: QWidget) -> None:
        super().__init__(about)
        self._about = about
        self._inside = about.viewport() if isinstance(about, QAbstractScrollArea) else about
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        for each in {about, self._inside}:
            each.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._about and event.type() == QEvent.Type.FocusIn:
            self._lie_over()
            self.show()
            self.raise_()
        elif watched is self._about and event.type() == QEvent.Type.FocusOut:
            self.hide()
        elif event.type() == QEvent.Type.Resize:
            self._lie_over()
        return super().eventFilter(watched, event)

    def _lie_over(self) -> None:
        inside = self._inside
        self.setGeometry(inside.rect() if inside is self._about else inside.geometry())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        frame(painter, self.palette().color(QPalette.ColorRole.Highlight), self.rect())
        painter.end()
