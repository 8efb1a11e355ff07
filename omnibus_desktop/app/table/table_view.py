"""The table of the table pane as Qt shows it: copied from, asked about, painted."""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QMimeData,
    QModelIndex,
    QObject,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QHeaderView, QTableView

from omnibus_desktop.app.fills import fill
from omnibus_desktop.app.in_sight import resize_in_sight
from omnibus_desktop.app.table.table_cells import CellPainter

_PAD = 6  # pixels beside an answer
_LEAST_ROWS = 3  # in sight, bases among them
_ABOVE_AND_BELOW = 8  # pixels, together
_ASKS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class FigureTable(QTableView):
    """A table that copies what is selected as text with tabs; where nothing is, the window's own
    key copies the chart. It tells of a figure that is `asked` about, by a click or by a key."""

    asked = Signal(QModelIndex)

    def __init__(self) -> None:
        super().__init__()
        self.clicked.connect(self._ask_alone)
        corner = self.findChild(QAbstractButton)
        if corner is not None:
            corner.installEventFilter(self)

    def least_height(self) -> int:
        """Pixels for the headings and a few rows."""
        row = self.verticalHeader().defaultSectionSize()
        bar = self.horizontalScrollBar().sizeHint().height()
        return self.horizontalHeader().sizeHint().height() + _LEAST_ROWS * row + bar

    def _ask_alone(self, index: QModelIndex) -> None:
        """A click that picks several figures asks about none of them."""
        if len(self.selectionModel().selectedIndexes()) == 1:
            self.asked.emit(index)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The corner between the headings is flat, as they are."""
        if event.type() == QEvent.Type.Paint and isinstance(watched, QAbstractButton):
            painter = QPainter(watched)
            fill(painter, self.palette().color(QPalette.ColorRole.Button), watched.rect())
            painter.end()
            return True
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            copies = event.matches(QKeySequence.StandardKey.Copy)
            if copies and self.selectionModel().hasSelection():
                event.accept()
                return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Who comes by keys is at the first figure, if at none yet."""
        by_mouse = event.reason() == Qt.FocusReason.MouseFocusReason
        if not by_mouse and not self.currentIndex().isValid():
            first = self.model().index(0, 0)
            self.selectionModel().setCurrentIndex(first, QItemSelectionModel.SelectionFlag.NoUpdate)
        super().focusInEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The figure where somebody is stays in sight when a message opens above the table."""
        resize_in_sight(self, event, super().resizeEvent)

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
        self._fit_letters()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_letters()

    def _fit_letters(self) -> None:
        """Have rows as high as a line of text, and room above and below."""
        self.setDefaultSectionSize(self.fontMetrics().lineSpacing() + _ABOVE_AND_BELOW)

    def sizeHint(self) -> QSize:
        return QSize(self.width(), 0)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """Flat, as the heading over the figures is: the answer, bold where a figure of it is
        picked out."""
        palette, model = self.palette(), self.model()
        whole = self.selectionModel().rowIntersectsSelection(logicalIndex, QModelIndex())
        fill(painter, palette.color(QPalette.ColorRole.Button), rect)
        painter.setPen(palette.color(QPalette.ColorRole.Mid))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        own = model.headerData(logicalIndex, self.orientation(), Qt.ItemDataRole.FontRole)
        font = QFont(own) if isinstance(own, QFont) else QFont(self.font())
        font.setBold(font.bold() or whole)
        painter.setFont(font)
        painter.setPen(palette.color(QPalette.ColorRole.ButtonText))
        room = rect.adjusted(_PAD, 0, -_PAD, 0)
        text = str(model.headerData(logicalIndex, self.orientation()) or "")
        shown = painter.fontMetrics().elidedText(text, self.textElideMode(), room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)
