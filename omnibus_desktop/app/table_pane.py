"""The table below the chart: a real one, to select in, copy from and read aloud."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QMimeData,
    QModelIndex,
    QSize,
    Qt,
)
from PySide6.QtGui import (
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from omnibus_desktop.app.current import CurrentSlide
from omnibus_desktop.app.desk import Desk
from omnibus_desktop.app.document import Session
from omnibus_desktop.app.measured import width_of
from omnibus_desktop.app.still_label import StillLabel
from omnibus_desktop.app.table_cells import CellPainter
from omnibus_desktop.app.table_header import BreakHeader
from omnibus_desktop.app.table_model import Measure, TableModel

_PAD = 6  # pixels beside a figure
_DOWN = Qt.Orientation.Vertical
_LEAST_ANSWERS, _MOST_ANSWERS = 200, 460  # pixels for the answers down the side
_MOST_PICKED = 30  # cells whose bars are picked out together
_SHARE = 0.45  # of the pane, at the most, for them


class _Table(QTableView):
    """A table that copies what is selected as text with tabs; where nothing is, the window's own
    key copies the chart."""

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


class _Answers(QHeaderView):
    """The answers down the side, as wide as they are told to be: Qt would measure up to two
    hundred of them at every turn to find out."""

    def __init__(self) -> None:
        super().__init__(_DOWN)
        self.setSectionsClickable(True)
        self.setHighlightSections(True)

    def sizeHint(self) -> QSize:
        return QSize(self.width(), 0)


class TablePane(QWidget):
    """Shows the current slide's tables with what was tested and how."""

    def __init__(self, desk: Desk, current: CurrentSlide, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = desk.document
        self._current = current
        self.model = TableModel()
        self.table = _Table()
        self.table.setAccessibleName("Table")
        self.table.setModel(self.model)
        self._header = BreakHeader(self.model, self.table)
        self.table.setHorizontalHeader(self._header)
        self.table.horizontalScrollBar().valueChanged.connect(
            lambda _: self._header.viewport().update()  # names of breaks stay in sight
        )
        self.table.setCornerButtonEnabled(False)
        self.table.setItemDelegate(CellPainter(self.model, self.table))
        self.table.setWordWrap(False)
        # a bar that comes and goes would have all laid out anew from question to question
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        side = _Answers()
        self.table.setVerticalHeader(side)
        side.setAccessibleName("Answers")
        self._header.setAccessibleName("Breaks")
        side.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._answers_width = _LEAST_ANSWERS
        self._follows = False  # the chart, and does not lead it
        self._fitted: set[str] = set()  # the answers that have been given room
        side.setFixedWidth(_LEAST_ANSWERS)
        side.setDefaultSectionSize(self.fontMetrics().lineSpacing() + 8)
        self.table.selectionModel().selectionChanged.connect(self._pick)
        self.method = StillLabel(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.method)
        current.changed.connect(self._show)
        self._document.changed.connect(self._follow)
        self._show()

    def set_measure(self, measure: Measure) -> None:
        """Show percentages, counts or both."""
        self._current.show = measure.value
        self.model.set_measure(measure)

    def _show(self) -> None:
        tables = self._current.tables
        if not tables:
            self.model.show_tables(())
            self.method.set_text("")
            return
        if tables is self.model.tables:
            return
        if self.model.show_tables(tables):
            for column in range(self.model.columnCount()):
                self.table.setColumnWidth(column, self._header.width_for(column))
        else:
            self.table.selectionModel().reset()
        self._fit_answers()
        words = tables[0].method.words
        self.method.set_text(words, "\n".join((words, *tables[0].notes)))

    def _fit_answers(self) -> None:
        """Give the answers down the side the room that the longest needs, within reason. It only
        grows, until another wave is open: columns that move at every turn are hard to read."""
        labels = {self.model.headerData(row, _DOWN) for row in range(self.model.rowCount())}
        for label in labels - self._fitted:
            needed = min(width_of(label, self.font()) + 4 * _PAD, _MOST_ANSWERS)
            self._answers_width = max(needed, self._answers_width)
        self._fitted |= labels
        self._make_room()

    def _make_room(self) -> None:
        """However long the answers, most of the pane is for the figures."""
        width = min(self._answers_width, int(_SHARE * self.width()))
        if self.table.verticalHeader().width() != width:
            self.table.verticalHeader().setFixedWidth(width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _pick(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """The bars of the cells that were selected are picked out in the chart."""
        indexes = self.table.selectionModel().selectedIndexes()
        if self._follows or len(indexes) > _MOST_PICKED:
            return
        found = (self.model.key_at(index) for index in indexes)
        keys = tuple(key for key in found if key is not None)
        session = self._document.session
        let_go = not indexes and self.table.hasFocus()
        if (keys or let_go) and set(keys) != set(session.selected):
            self._document.show(replace(session, selected=keys, note=None))

    def _follow(self, before: Session, after: Session) -> None:
        """The cells of the bars that were picked out are selected in the table."""
        if before.wave is not after.wave:
            self._answers_width = _LEAST_ANSWERS
            self._fitted.clear()
        if before.selected == after.selected:
            return
        if after.picked is None:
            self._follows = True
            self.table.clearSelection()
            self._follows = False
            return
        cells = QItemSelection()
        for key in after.selected:
            index = self.model.index_of(key)
            if index.isValid():
                cells.select(index, index)
        chosen, last = self.table.selectionModel(), self.model.index_of(after.picked)
        if last.isValid() and set(chosen.selectedIndexes()) != set(cells.indexes()):
            self._follows = True
            chosen.setCurrentIndex(last, QItemSelectionModel.SelectionFlag.NoUpdate)
            chosen.select(cells, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self._follows = False
            self.table.scrollTo(last)
