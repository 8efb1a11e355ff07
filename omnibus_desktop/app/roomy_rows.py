"""Rows of a list with room to breathe."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

_PAD = 4  # pixels above and below the text


class RoomyRows(QStyledItemDelegate):
    """Paints as the platform does, in rows that are a little higher: texts of several lines stand
    apart from each other."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        size = super().sizeHint(option, index)
        return QSize(size.width(), size.height() + 2 * _PAD)


def give_room(view: QAbstractItemView) -> None:
    """Have the rows of this list stand apart."""
    view.setItemDelegate(RoomyRows(view))
