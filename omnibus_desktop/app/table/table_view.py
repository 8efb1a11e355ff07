"""The table of the table pane as Qt shows it: copied from, asked about, painted."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QTableView

from omnibus_desktop.app.table.table_cells import CellPainter

_ASKS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class FigureTable(QTableView):
    """A table that copies what is selected as text with tabs; where nothing is, the window's own
    key copies the chart. It tells of a figure that is `asked` about, by a click or by a key."""

    asked = Signal(QModelIndex)

    def __init__(self) -> None:
        super().__init__()
        self.clicked.connect(self._ask_alone)

    def _ask_alone(self, index: QModelIndex) -> None:
        """A click that picks several figures asks about none of them."""
        if len(self.selectionModel().selectedIndexes()) == 1:
            self.asked.emit(index)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            copies = event.matches(QKeySequence.StandardKey.Copy)
            if copies and self.selectionModel().hasSelection():
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in _ASKS and self.currentIndex().isValid():
            self.asked.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.itemDelegate()
        if isinstance(painter, CellPainter):
            painter.begin()
        super().paintEvent(event)

    def copy(self) -> None:
        """Put the selected cells on the clipboard, a row a line."""
        rows: dict[int, list[QModelIndex]] = {}
        for index in self.selectionModel().selectedIndexes():
            rows.setdefault(index.row(), []).append(index)
        lines = [
            "\t".join(str(i.data()) for i in sorted(rows[row], key=lambda i: i.column()))
            for row in sorted(rows)
        ]
        data = QMimeData()
        data.setText("\n".join(lines))
        QGuiApplication.clipboard().setMimeData(data)


class AnswersHeader(QHeaderView):
    """The answers down the side, as wide as they are told to be: Qt would measure up to two
    hundred of them at every turn to find out."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self.setSectionsClickable(True)
        self.setHighlightSections(True)

    def sizeHint(self) -> QSize:
        return QSize(self.width(), 0)
