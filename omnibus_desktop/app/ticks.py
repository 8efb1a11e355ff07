"""Boxes for ticks that can be seen in a dark window, too: there Qt's own style draws them almost
in the colour of the ground, and an empty one cannot be told from none."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QCheckBox,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionButton,
    QStyleOptionViewItem,
)

_OWN = "fusion"  # the style of Qt itself; those of platforms have edges of their own
_DARK = 128  # of 255
_STRENGTH = 160  # of 255 with which the colour of the text covers the ground


class TickBox(QCheckBox):
    """A box for a tick, and what it stands for."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        box = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
        painter = QPainter(self)
        _edge(painter, box, self.palette(), self.style())
        painter.end()


class TickRows(QStyledItemDelegate):
    """Paints rows and cells as the platform does, and edges about their boxes for ticks."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().paint(painter, option, index)
        if index.data(Qt.ItemDataRole.CheckStateRole) is None:
            return
        own = QStyleOptionViewItem(option)
        self.initStyleOption(own, index)
        view = own.widget
        style = view.style()
        box = style.subElementRect(QStyle.SubElement.SE_ItemViewItemCheckIndicator, own, view)
        _edge(painter, box, own.palette, style)


def _edge(painter: QPainter, box: QRect, palette: QPalette, style: QStyle) -> None:
    """Draw the edge of a box for a tick, where its own can hardly be seen."""
    if style.name() != _OWN or palette.color(QPalette.ColorRole.Base).lightness() >= _DARK:
        return
    colour = QColor(palette.color(QPalette.ColorRole.WindowText))
    colour.setAlpha(_STRENGTH)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)  # on dense screens as on others
    painter.setPen(colour)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5))
    painter.restore()
