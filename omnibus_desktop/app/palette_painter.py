"""How a row of the command palette is painted: what it is on the left, its keys on the right."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from omnibus_desktop.app.fills import fill

_PAD = 8
_PALE = 0.75  # of what stands beside the title
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


class PalettePainter(QStyledItemDelegate):
    """Paints title, what it is, and keys on one line; what cannot be done now in grey."""

    def __init__(self, parent: QListView) -> None:
        super().__init__(parent)
        self._list = parent

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(100, option.fontMetrics.lineSpacing() + 2 * _PAD)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        found = index.data(Qt.ItemDataRole.UserRole)
        assert isinstance(index, QModelIndex)
        chosen = self._list.selectionModel().isSelected(index)
        group = QPalette.ColorGroup.Active if found.is_possible else QPalette.ColorGroup.Disabled
        role = QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text
        ink = option.palette.color(group, role)
        painter.save()
        if chosen:
            fill(painter, option.palette.color(QPalette.ColorRole.Highlight), option.rect)
        painter.setFont(option.font)
        painter.setPen(ink)
        room = option.rect.adjusted(_PAD, 0, -_PAD, 0)
        metrics = painter.fontMetrics()
        room.setRight(room.right() - _write(painter, metrics, found.keys, room))
        ink.setAlphaF(ink.alphaF() * _PALE)
        painter.setPen(ink)
        about = metrics.elidedText(found.about, Qt.TextElideMode.ElideRight, room.width() // 3)
        room.setRight(room.right() - _write(painter, metrics, about, room))
        ink.setAlphaF(ink.alphaF() / _PALE)
        painter.setPen(ink)
        title = metrics.elidedText(found.title, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(_LEFT), title)
        painter.restore()


def _write(painter: QPainter, metrics: QFontMetrics, text: str, room: QRect) -> int:
    """Write at the right, and say how many pixels that took."""
    painter.drawText(room, int(_RIGHT), text)
    return metrics.horizontalAdvance(text) + 2 * _PAD if text else 0
