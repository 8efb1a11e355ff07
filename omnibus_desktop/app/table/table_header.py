"""The heading over the table: the break above, its groups below."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPalette
from PySide6.QtWidgets import QHeaderView, QWidget

from omnibus_desktop.app.fills import fill
from omnibus_desktop.app.measured import widths_of
from omnibus_desktop.app.screen_room import scaled
from omnibus_desktop.app.table.table_model import TableModel
from omnibus_desktop.tables.ordering import Order, Way
from omnibus_desktop.tables.wave_columns import has_waves
from omnibus_desktop.wave.plain_text import plain

_PAD = 6
_SIGN = 7  # pixels down
_LEAST, _MOST = 64, 150  # pixels across, the most in letters of the platform's size
_LEAST_OF_WAVES = 96  # whose figures may have an arrow and letters


class BreakHeader(QHeaderView):
    """Two levels: each break stands once over all of its groups."""

    def __init__(self, model: TableModel, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._table = model
        self._hint: tuple[tuple[str, ...], list[int], str, QSize] | None = None
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)

    def show_order(self, order: Order | None) -> None:
        """Mark the column by which the answers are sorted; None: none of them."""
        keys = [column.key for column in self._table.columns]
        there = order is not None and order.column in keys
        self.setSortIndicatorShown(there)
        if order is not None and there:
            down = order.way is Way.DOWN
            way = Qt.SortOrder.DescendingOrder if down else Qt.SortOrder.AscendingOrder
            self.setSortIndicator(keys.index(order.column), way)

    def widths(self) -> list[int]:
        """How wide each column must be for the longest word of its heading, in pixels."""
        over_waves = any(has_waves(table) for table in self._table.tables[:1])
        least = _LEAST_OF_WAVES if over_waves else _LEAST
        words = [head.split() for head in self._table.heads]
        known = iter(widths_of((word for each in words for word in each), self.font()))
        longest = (max((next(known) for _ in each), default=0) for each in words)
        most = scaled(_MOST, self)
        return [
            max(least, needed if needed <= _MOST else min(most, needed))
            for needed in (words + 4 * _PAD for words in longest)
        ]

    def sizeHint(self) -> QSize:
        labels = self._table.heads
        widths = [self.sectionSize(number) for number in range(self.count())]
        letters = self.font().key()
        if self._hint is None or self._hint[:3] != (labels, widths, letters):
            self._hint = (labels, widths, letters, self._size())
        return self._hint[3]

    def _size(self) -> QSize:
        """Room for a line of break names and for as many lines as the longest group needs."""
        high = self.fontMetrics().lineSpacing()
        for number in range(len(self._table.columns)):
            room = QRect(0, 0, self.sectionSize(number) - 2 * _PAD, 1000)
            flags = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignHCenter)
            box = self.fontMetrics().boundingRect(room, flags, f"{self._table.heads[number]} *")
            high = max(high, box.height())
        return QSize(self.length(), self.fontMetrics().lineSpacing() + high + 3 * _PAD + _SIGN)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        columns = self._table.columns
        if logicalIndex >= len(columns):
            return
        top = self.fontMetrics().lineSpacing() + _PAD
        painter.save()
        self._paint_ground(painter, rect, logicalIndex, top)
        painter.setPen(self.palette().color(QPalette.ColorRole.ButtonText))
        self._paint_heading(painter, rect, logicalIndex, top)
        lower = rect.adjusted(_PAD, top, -_PAD, -_PAD // 2 - _SIGN)
        flags = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignCenter)
        painter.setFont(self.font())
        painter.drawText(lower, flags, self._table.heads[logicalIndex])
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRect, place: int, top: int) -> None:
        """Flat, with a line under it and one after each group: under the break's name, which
        stands over all of its groups, and down from the top after the last of them."""
        palette, columns = self.palette(), self._table.columns
        fill(painter, palette.color(QPalette.ColorRole.Button), rect)
        painter.setPen(palette.color(QPalette.ColorRole.Mid))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        is_last = place + 1 == len(columns) or columns[place + 1].by != columns[place].by
        painter.drawLine(rect.right(), rect.top() if is_last else top, rect.right(), rect.bottom())
        if self.isSortIndicatorShown() and self.sortIndicatorSection() == place:
            self._paint_sign(painter, rect)

    def _paint_sign(self, painter: QPainter, rect: QRect) -> None:
        """The platform's arrow of a sorted column, at its foot."""
        from PySide6.QtWidgets import QStyle, QStyleOptionHeader  # with them come 17 enums

        option = QStyleOptionHeader()
        option.initFrom(self)
        option.rect = QRect(rect.center().x() - _PAD, rect.bottom() - _SIGN - 1, 2 * _PAD, _SIGN)
        down = self.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
        ways = QStyleOptionHeader.SortIndicator
        option.sortIndicator = ways.SortDown if down else ways.SortUp
        self.style().drawPrimitive(
            QStyle.PrimitiveElement.PE_IndicatorHeaderArrow, option, painter, self
        )

    def _paint_heading(self, painter: QPainter, rect: QRect, place: int, top: int) -> None:
        """The break's name, painted across all of its groups and clipped to this section."""
        columns = self._table.columns
        heading = columns[place].heading
        if not heading:
            return
        first = last = place
        while first > 0 and columns[first - 1].by == columns[place].by:
            first -= 1
        while last + 1 < len(columns) and columns[last + 1].by == columns[place].by:
            last += 1
        left = max(0, self.sectionViewportPosition(first))  # in sight, also when scrolled
        right = self.sectionViewportPosition(last) + self.sectionSize(last)
        font = QFont(self.font())
        font.setBold(True)
        painter.setFont(font)
        painter.setClipRect(rect)
        room = QRect(left + _PAD, rect.top() + _PAD // 2, right - left - 2 * _PAD, top)
        text = painter.fontMetrics().elidedText(
            plain(heading), Qt.TextElideMode.ElideRight, room.width()
        )
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, flags | Qt.TextFlag.TextSingleLine, text)
        painter.setClipping(False)
