"""The card beside the table: the arithmetic of the figure that was clicked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTextEdit, QToolButton, QVBoxLayout, QWidget

from omnibus_desktop.app.icons import icon
from omnibus_desktop.app.plain import plain_label
from omnibus_desktop.app.screen_room import scaled
from omnibus_desktop.charts.arithmetic import Fact, answer_facts, base_facts, statistic_facts
from omnibus_desktop.wave.plain_text import plain

if TYPE_CHECKING:
    from omnibus_desktop.app.table.table_model import TableModel

_WIDEST = 350  # pixels
_EDGE = 6


class ArithmeticCard(QFrame):
    """Says of one figure what it is of whom, how it was worked out, and what was tested."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAccessibleName("How the number comes about")
        self.setFixedWidth(_WIDEST)
        self._about: tuple[str, str, QPersistentModelIndex] | None = None
        self.title = plain_label()
        font = QFont(self.title.font())
        font.setBold(True)
        self.title.setFont(font)
        self.close_button = QToolButton()
        self.close_button.setIcon(icon("x"))
        self.close_button.setAutoRaise(True)
        self.close_button.setToolTip("Close (Esc)")
        self.close_button.setAccessibleName("Close the arithmetic")
        self.close_button.clicked.connect(self._close)
        self.text = QTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setAccessibleName("How the number comes about")
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_EDGE, _EDGE, _EDGE, _EDGE)
        layout.setSpacing(2)
        layout.addLayout(head)
        layout.addWidget(self.text, 1)

    def minimumSizeHint(self) -> QSize:
        return QSize(_WIDEST, 0)  # it never asks for more height than the table has

    def take_of(self, width: int) -> int:
        """Be as wide as there is room beside a table, in a pane of this width; how wide that is."""
        self.setFixedWidth(min(scaled(_WIDEST, self), width // 2))
        return self.width()

    def tell(self, model: TableModel, index: QModelIndex) -> bool:
        """Tell of this figure; whether there is anything to tell of it."""
        line = model.line(index.row())
        if line.figure == "item":
            return False
        table, column = model.tables[line.table], index.column()
        group = table.columns[column]
        if line.row is not None:
            facts = answer_facts(table, line.row, column, model.measure)
        elif line.statistic is not None:
            facts = statistic_facts(table, table.statistics[line.statistic], column)
        else:
            facts = base_facts(table, column)
        named = f"{group.heading}: {group.label}" if group.heading else group.label
        figure = model.cell(index.row(), column).text
        parts = (table.item_label, line.label, named)
        self.title.setText(f"{plain(', '.join(p for p in parts if p))}: {figure}")
        self._about = (line.label, group.key, QPersistentModelIndex(index))
        self._write(facts)
        return True

    def tell_again(self, model: TableModel) -> bool:
        """Tell anew of the figure at the same place, where that is about the same answer and
        group still; whether it is."""
        if self.isHidden() or self._about is None:
            return True
        label, key, place = self._about
        if not place.isValid() or place.column() >= len(model.columns):
            return False
        rows = (place.row(), *range(model.rowCount()))
        row = next((n for n in rows if model.line(n).label == label), None)
        if row is None or model.columns[place.column()].key != key:
            return False
        return self.tell(model, model.index(row, place.column()))

    def said(self) -> str:
        """All of it as text."""
        return f"{self.title.text()}\n{self.text.toPlainText()}"

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        else:
            super().keyPressEvent(event)

    def _close(self) -> None:
        self.hide()
        self.closed.emit()

    def _write(self, facts: tuple[Fact, ...]) -> None:
        self.text.clear()
        cursor = QTextCursor(self.text.document())
        usual, bold = QTextCharFormat(), QTextCharFormat()
        bold.setFontWeight(QFont.Weight.Bold)
        for number, fact in enumerate(facts):
            cursor.insertText("\n" if number else "", usual)
            cursor.insertText(f"{plain(fact.name)}  ", bold)
            cursor.insertText(plain(fact.said), usual)
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
