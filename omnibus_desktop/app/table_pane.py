"""The table below the chart: a real one, to select in, copy from and read aloud."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QStringListModel,
    Qt,
)
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPalette
from PySide6.QtWidgets import (
    QListView,
    QStackedWidget,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from omnibus_desktop.app.current import CurrentSlide
from omnibus_desktop.app.desk import Desk
from omnibus_desktop.app.document import Session
from omnibus_desktop.app.fills import fill
from omnibus_desktop.app.table_header import BreakHeader
from omnibus_desktop.app.table_model import Measure, TableModel
from omnibus_desktop.wave.plain_text import plain

_PAD = 6  # pixels beside a figure
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LOW = 0.62  # opacity of a figure on a low base: paler, and still to be read
_DOWN = Qt.Orientation.Vertical
_LEAST_ANSWERS, _MOST_ANSWERS = 200, 460  # pixels for the answers down the side


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


class _CellPainter(QStyledItemDelegate):
    """Paints a figure: right-aligned, bold where it differs, grey on a low base."""

    def __init__(self, model: TableModel, parent: QTableView) -> None:
        super().__init__(parent)
        self._model = model
        self._table = parent
        self._inks: tuple[int, dict[tuple[bool, bool], QColor]] = (0, {})

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row = index.row()
        cell = self._model.cell(row, index.column())
        palette, rect = option.palette, option.rect
        # of the table, for the option's own flags bring all of QStyle's enums
        selected = self._table.selectionModel().isSelected(index)
        if selected:
            fill(painter, palette.color(QPalette.ColorRole.Highlight), rect)
        elif row % 2:
            fill(painter, palette.color(QPalette.ColorRole.AlternateBase), rect)
        if cell.bold:
            option.font.setBold(True)
        painter.setFont(option.font)
        painter.setPen(self._ink(palette, selected, cell.low))
        painter.drawText(rect.adjusted(0, 0, -_PAD, 0), _RIGHT, cell.text)

    def _ink(self, palette: QPalette, selected: bool, low: bool) -> QColor:
        """The colour of a figure. It is asked for hundreds of times a paint, so those of the
        palette in use are kept."""
        if self._inks[0] != palette.cacheKey():
            self._inks = (palette.cacheKey(), {})
        known = self._inks[1].get((selected, low))
        if known is None:
            role = QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Text
            known = palette.color(QPalette.ColorGroup.Active, role)
            if low:
                known.setAlphaF(_LOW)
            self._inks[1][selected, low] = known
        return known


class TablePane(QStackedWidget):
    """Shows the current slide's tables, or the open answers where there is nothing to count."""

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
        self.table.setItemDelegate(_CellPainter(self.model, self.table))
        self.table.setWordWrap(False)
        side = self.table.verticalHeader()
        side.setAccessibleName("Answers")
        self._header.setAccessibleName("Breaks")
        self._answers_width = _LEAST_ANSWERS
        side.setFixedWidth(_LEAST_ANSWERS)
        side.setDefaultSectionSize(self.fontMetrics().lineSpacing() + 8)
        self.table.selectionModel().selectionChanged.connect(self._pick)
        self._texts = QStringListModel()
        self.answers = QListView()
        self.answers.setAccessibleName("Open answers")
        self.answers.setModel(self._texts)
        self.answers.setWordWrap(True)
        self.answers.setAlternatingRowColors(True)
        self.answers.setResizeMode(QListView.ResizeMode.Adjust)
        self.answers.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.addWidget(self.table)
        self.addWidget(self.answers)
        current.changed.connect(self._show)
        self._document.changed.connect(self._follow)
        self._show()

    def set_measure(self, measure: Measure) -> None:
        """Show percentages, counts or both."""
        self.model.set_measure(measure)

    def _show(self) -> None:
        tables = self._current.tables
        if not tables:
            self.model.show_tables(())
            self._texts.setStringList(self._open_answers())
            self.setCurrentWidget(self.answers)
            return
        if tables is self.model.tables:
            return
        if self.model.show_tables(tables):
            for column in range(self.model.columnCount()):
                self.table.setColumnWidth(column, self._header.width_for(column))
        else:
            self.table.selectionModel().reset()
        self._fit_answers()
        self.setCurrentWidget(self.table)

    def _fit_answers(self) -> None:
        """Give the answers down the side the room that the longest needs, within reason. It only
        grows, until another wave is open: columns that move at every turn are hard to read."""
        longest = max(
            self.fontMetrics().horizontalAdvance(self.model.headerData(row, _DOWN))
            for row in range(self.model.rowCount())
        )
        needed = min(longest + 4 * _PAD, _MOST_ANSWERS)
        if needed > self._answers_width:
            self._answers_width = needed
            self.table.verticalHeader().setFixedWidth(needed)

    def _open_answers(self) -> list[str]:
        question = self._current.question
        wave = self._document.session.wave
        if question is None or wave is None or question.kind != "open":
            return []
        texts = (text.strip() for text in wave.texts(question.variables[0]))
        return [plain(text) for text in texts if text]

    def _pick(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """The bar of the cell that was selected is picked out in the chart."""
        indexes = self.table.selectionModel().selectedIndexes()
        key = self.model.key_at(indexes[0]) if len(indexes) == 1 else None
        session = self._document.session
        if key is not None and key != session.selected:
            self._document.show(replace(session, selected=key, note=None))

    def _follow(self, before: Session, after: Session) -> None:
        """The cell of the bar that was picked out is selected in the table."""
        if before.wave is not after.wave:
            self._answers_width = _LEAST_ANSWERS
        if before.selected == after.selected or after.selected is None:
            return
        index = self.model.index_of(after.selected)
        if index.isValid() and not self.table.selectionModel().isSelected(index):
            self.table.setCurrentIndex(index)
            self.table.scrollTo(index)
