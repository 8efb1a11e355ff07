"""Rows of a list that end with a number: the words make room for it, and not it for them."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QListView, QStyle, QStyleOptionViewItem

from omnibus_desktop.app.measured import width_of
from omnibus_desktop.app.roomy_rows import RoomyRows

COUNT = Qt.ItemDataRole.UserRole + 2  # of an item: the number at its end
_PAD = 8  # pixels beside the number
_LEAST = 60  # pixels of a row: wider words are cut


class CountedRows(RoomyRows):
    """Paints the words as the platform does, with "…" where they are cut, and the number at the
    right."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(_LEAST, super().sizeHint(option, index).height())

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        count = f"{index.data(COUNT):,}"
        whole = QStyleOptionViewItem(option)
        self.initStyleOption(whole, index)
        room = whole.rect.adjusted(_PAD, 0, -_PAD, 0)
        left = room.width() - width_of(count, whole.font) - _PAD
        whole.text = whole.fontMetrics.elidedText(whole.text, Qt.TextElideMode.ElideRight, left)
        style = self._view.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, whole, painter, self._view)
        is_chosen = bool(whole.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole.HighlightedText if is_chosen else QPalette.ColorRole.Text
        painter.save()
        painter.setFont(whole.font)
        painter.setPen(whole.palette.color(role))
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, flags, count)
        painter.restore()
