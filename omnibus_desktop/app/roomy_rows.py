"""Rows of a list with room to breathe."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyleOptionViewItem,
    QTreeView,
)

from omnibus_desktop.app.ticks import TickRows

_BESIDE = 5  # pixels beside the text, as most platforms have it
_HIGHEST = 10_000
_PAD = 4  # pixels above and below the text


class RoomyRows(TickRows):
    """Paints as the platform does, in rows that are a little higher: texts of several lines stand
    apart from each other."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        size = super().sizeHint(option, index)
        return QSize(size.width(), size.height() + 2 * _PAD)


class RowsOfLines(RoomyRows):
    """Rows of a tree as high as their texts need in the widths that the columns have: a tree asks
    without telling those."""

    def __init__(self, tree: QTreeView) -> None:
        super().__init__(tree)
        self._tree = tree

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        size = super().sizeHint(option, index)
        if not index.parent().isValid():
            return size  # the heading of a group has the whole width
        inside = self._tree.indentation() if index.column() == 0 else 0
        room = self._tree.columnWidth(index.column()) - inside - 2 * _BESIDE
        flags = int(Qt.TextFlag.TextWordWrap)
        text = str(index.data() or "")
        box = option.fontMetrics.boundingRect(QRect(0, 0, room, _HIGHEST), flags, text)
        return QSize(size.width(), max(size.height(), box.height() + 2 * _PAD))


def give_lines(view: QTreeView) -> None:
    """Have the texts of this tree go on in the next line, and its rows stand apart."""
    view.setWordWrap(True)
    view.setItemDelegate(RowsOfLines(view))


def give_room(view: QAbstractItemView) -> None:
    """Have the rows of this list stand apart."""
    view.setItemDelegate(RoomyRows(view))
