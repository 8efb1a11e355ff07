"""The chip of one break: taken hold of and put elsewhere, or on another one to nest in it."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QByteArray, QEvent, QMimeData, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QApplication

from omnibus_desktop.app.breaks.chip import Chip

KIND = "application/x-omnibus-break"
_EDGE = 0.28  # of a chip's width: dropped there another chip stands before or after it
_LINE = 3  # pixels


class Where(Enum):
    BEFORE = "before"
    INSIDE = "inside"
    AFTER = "after"


def dragged(event: QDropEvent) -> int | None:
    """The place of the break whose chip is being dragged; None where it is something else."""
    data = event.mimeData()
    return int(data.data(KIND).toStdString()) if data.hasFormat(KIND) else None


class BreakChip(Chip):
    """`dropped(place, where)`: the break at this place was dropped before, on or after this one."""

    dropped = Signal(int, Where)

    def __init__(self, place: int, text: str, name: str) -> None:
        super().__init__(text, name, "Click for what can be done with it, or drag it")
        self._place = place
        self._pressed: QPoint | None = None
        self._where: Where | None = None
        self.setAcceptDrops(True)
        self.label.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A press that moves away takes the chip along."""
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonPress:
            self._pressed = event.position().toPoint()
        elif isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseMove:
            held = bool(event.buttons() & Qt.MouseButton.LeftButton)
            if held and self._pressed is not None:
                away = (event.position().toPoint() - self._pressed).manhattanLength()
                if away >= QApplication.startDragDistance():
                    self._pressed = None
                    self.label.setDown(False)
                    self.drag()
                    return True
        return super().eventFilter(watched, event)

    def drag(self) -> None:
        """Take the chip along until it is dropped."""
        drag = QDrag(self)
        drag.setMimeData(self.carried())
        drag.setPixmap(self.grab())
        drag.exec(Qt.DropAction.MoveAction)

    def carried(self) -> QMimeData:
        """What a drag of this chip carries: the place of its break."""
        data = QMimeData()
        data.setData(KIND, QByteArray(str(self._place).encode()))
        return data

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dragged(event) is not None:
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self.mark(self._where_at(event.position().x()))
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.mark(None)

    def dropEvent(self, event: QDropEvent) -> None:
        self.mark(None)
        place = dragged(event)
        if place is not None:
            event.acceptProposedAction()
            self.dropped.emit(place, self._where_at(event.position().x()))

    def mark(self, where: Where | None) -> None:
        """Show where what is dragged would be dropped; None: not here."""
        if where is not self._where:
            self._where = where
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._where is None:
            return
        painter = QPainter(self)
        colour = self.palette().color(QPalette.ColorRole.Highlight)
        if self._where is Where.INSIDE:
            painter.setPen(QPen(colour, _LINE))
            painter.drawRect(self.rect().adjusted(1, 1, -2, -2))
        else:
            left = 0 if self._where is Where.BEFORE else self.width() - _LINE
            painter.fillRect(QRect(left, 0, _LINE, self.height()), colour)
        painter.end()

    def _where_at(self, x: float) -> Where:
        share = x / max(1, self.width())
        if share < _EDGE:
            return Where.BEFORE
        return Where.AFTER if share > 1 - _EDGE else Where.INSIDE
