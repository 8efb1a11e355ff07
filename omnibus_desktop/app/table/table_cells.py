"""The figures of the table pane, as they are painted: hundreds of them at every turn."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPalette, QStaticText
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView

from omnibus_desktop.app.fills import fill, frame
from omnibus_desktop.app.table.table_model import TableModel

_PAD = 6  # pixels beside a figure
_LOW = 0.62  # opacity of a figure on a low base: paler, and still to be read
_MOST_FIGURES = 4096  # whose letters are kept


class CellPainter(QStyledItemDelegate):
    """Paints a figure: right-aligned, bold where it differs, grey on a low base."""

    def __init__(self, model: TableModel, table: QTableView) -> None:
        super().__init__(table)
        self._model = model
        self._table = table
        self._chosen: set[tuple[int, int]] = set()
        self._present: tuple[int, int] | None = None  # where the keys go
        self._inks: dict[tuple[bool, bool], QColor] = {}
        self._fonts: dict[bool, QFont] = {}
        self._written: dict[tuple[str, bool], QStaticText] = {}

    def begin(self) -> None:
        """Look up, once a paint, what all cells have in common."""
        palette, font = self._table.palette(), self._table.font()
        self._chosen = {(i.row(), i.column()) for i in self._table.selectedIndexes()}
        present = self._table.currentIndex()
        self._present = (present.row(), present.column()) if self._table.hasFocus() else None
        for selected in (False, True):
            role = QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Text
            ink = palette.color(QPalette.ColorGroup.Active, role)
            self._inks[selected, False] = ink
            pale = QColor(ink)
            pale.setAlphaF(_LOW)
            self._inks[selected, True] = pale
        if not self._fonts or self._fonts[False] != font:
            bold = QFont(font)
            bold.setBold(True)
            self._fonts = {False: QFont(font), True: bold}
            self._written.clear()

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row, column = index.row(), index.column()
        text, bold, low = self._model.cell(row, column)
        rect = option.rect
        selected = (row, column) in self._chosen
        if selected:
            fill(painter, option.palette.color(QPalette.ColorRole.Highlight), rect)
        elif row % 2:
            fill(painter, option.palette.color(QPalette.ColorRole.AlternateBase), rect)
        if (row, column) == self._present:
            frame(painter, self._inks[selected, False], rect)
        painter.setFont(self._fonts[bold])
        painter.setPen(self._inks[selected, low])
        written = self._text(text, bold)
        size = written.size()
        left = rect.right() + 1 - _PAD - size.width()
        painter.drawStaticText(
            int(left), rect.top() + int(rect.height() - size.height()) // 2, written
        )

    def _text(self, text: str, bold: bool) -> QStaticText:
        """The figure, its letters placed: the same few figures stand in every table."""
        known = self._written.get((text, bold))
        if known is None:
            if len(self._written) > _MOST_FIGURES:
                self._written.clear()
            known = QStaticText(text)
            known.setTextFormat(Qt.TextFormat.PlainText)
            known.prepare(font=self._fonts[bold])
            self._written[text, bold] = known
        return known
