"""How slides and headings look in the filmstrip, and where their names are typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QPainter, QPalette, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionFocusRect,
    QStyleOptionViewItem,
    QWidget,
)

from omnibus_desktop.app.film.filmstrip_model import FilmModel, Row, counted
from omnibus_desktop.briefing.briefing import NOT_ASKED
from omnibus_desktop.wave.plain_text import plain

if TYPE_CHECKING:
    from omnibus_desktop.app.film.filmstrip_pictures import Small

_Index = QModelIndex | QPersistentModelIndex
_BROKEN = QColor("#B58900")  # frame of a slide whose headline no longer holds
_FRAME = 3  # pixels
_EDGE = 5  # pixels around a picture
_HEADING = 112  # pixels of a heading
_WIDE, _HIGH = 16, 9
_LONGEST = 120  # characters of a name


class FilmPainter(QStyledItemDelegate):
    """Paints the rows `height` pixels high: a picture, and below it number and name."""

    def __init__(self, model: FilmModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.height = 100

    def picture_size(self, line: int) -> QSize:
        """How large the picture of a wide slide is over a line of text so high."""
        high = max(_HIGH, self.height - line - 3 * _EDGE)
        return QSize(high * _WIDE // _HIGH, high)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        if self._row(index).slide is None:
            return QSize(_HEADING, self.height)
        wide = self.picture_size(option.fontMetrics.height()).width()
        return QSize(wide + 2 * _EDGE, self.height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row = self._row(index)
        picked = bool(option.state & QStyle.StateFlag.State_Selected)
        active = bool(option.state & QStyle.StateFlag.State_Active)
        group = QPalette.ColorGroup.Active if active else QPalette.ColorGroup.Inactive
        if not option.state & QStyle.StateFlag.State_Enabled:
            group = QPalette.ColorGroup.Disabled
        role = QPalette.ColorRole.HighlightedText if picked else QPalette.ColorRole.Text
        painter.save()
        if picked:
            painter.fillRect(option.rect, option.palette.brush(group, QPalette.ColorRole.Highlight))
        elif row.slide is None:
            ground = option.palette.brush(group, QPalette.ColorRole.AlternateBase)
            painter.fillRect(option.rect, ground)
        painter.setPen(option.palette.color(group, role))
        if row.slide is None:
            _paint_heading(painter, option, row)
        else:
            self._paint_slide(painter, option, row)
        painter.restore()
        if option.state & QStyle.StateFlag.State_HasFocus:
            frame = QStyleOptionFocusRect()
            frame.rect, frame.state, frame.palette = option.rect, option.state, option.palette
            option.widget.style().drawPrimitive(
                QStyle.PrimitiveElement.PE_FrameFocusRect, frame, painter, option.widget
            )

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:
        row = self._row(index)
        editor = QLineEdit(parent)
        editor.setMaxLength(_LONGEST)
        if row.slide is None:
            editor.setAccessibleName("Name of the section")
        else:
            editor.setAccessibleName("Name of the slide; empty: its headline")
            editor.setPlaceholderText(self._model.name_of(row.slide))
        return editor

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        if isinstance(editor, QLineEdit) and not editor.isModified():
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole)))
            editor.selectAll()

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: _Index
    ) -> None:
        place = option.rect.adjusted(1, 1, -1, -1)
        if self._row(index).slide is None:  # where the name of the section stands
            place.setHeight(editor.sizeHint().height())
        else:
            place.setTop(place.bottom() - editor.sizeHint().height())
        editor.setGeometry(place)

    def _row(self, index: _Index) -> Row:
        return self._model.rows[index.row()]

    def _paint_slide(self, painter: QPainter, option: QStyleOptionViewItem, row: Row) -> None:
        assert row.slide is not None
        small = self._model.small(row.slide)
        size = self.picture_size(option.fontMetrics.height())
        room = QRect(option.rect.topLeft().x() + _EDGE, option.rect.top() + _EDGE, 0, 0)
        room.setSize(size)
        _paint_picture(painter, room, small)
        line = QRect(room.left(), room.bottom() + _EDGE, room.width(), option.fontMetrics.height())
        marks = "" if small is None else "⚠ " * bool(small.broken) + "⚑ " * bool(small.lost)
        text = f"{row.number}  {marks}{self._model.name_of(row.slide)}"
        shown = option.fontMetrics.elidedText(text, Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(
            line, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown
        )


def _paint_picture(painter: QPainter, room: QRect, small: Small | None) -> None:
    """The slide in the middle of its room; an empty page until it is drawn."""
    box = QRectF(room)
    if small is None or small.picture is None:
        painter.fillRect(box, QColor(Qt.GlobalColor.white))
        if small is not None:
            painter.save()
            painter.setPen(QColor(Qt.GlobalColor.darkGray))
            wrapped = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
            painter.drawText(room, wrapped, NOT_ASKED)
            painter.restore()
        return
    size = small.picture.deviceIndependentSize()
    share = min(box.width() / size.width(), box.height() / size.height())
    shown = QRectF(0, 0, size.width() * share, size.height() * share)
    shown.moveCenter(box.center())
    if abs(share * size.width() - size.width()) < 1:
        # to the pixel, where it was painted for this size
        shown = QRectF(QPointF(round(shown.left()), round(shown.top())), size)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawPixmap(shown, small.picture, QRectF(small.picture.rect()))
    if small.broken:
        painter.setPen(QPen(_BROKEN, _FRAME))
        half = _FRAME / 2
        painter.drawRect(shown.adjusted(half, half, -half, -half))
    painter.restore()


def _paint_heading(painter: QPainter, option: QStyleOptionViewItem, row: Row) -> None:
    """The name of a section in as many lines as there is room for, and how many slides it has."""
    room = option.rect.adjusted(2 * _EDGE, _EDGE, -_EDGE, -_EDGE)
    high = option.fontMetrics.height()
    font = QFont(option.font)
    font.setBold(True)
    painter.setFont(font)
    below = f"{'▸' if row.is_folded else '▾'} {counted(row.number)}"
    most = max(1, (room.height() - high) // high)
    top = room.top()
    for line in _lines(plain(row.section.name), font, room.width(), most, option):
        painter.drawText(QRect(room.left(), top, room.width(), high), 0, line)
        top += high
    painter.setFont(option.font)
    painter.drawText(QRect(room.left(), top, room.width(), high), 0, below)


def _lines(
    text: str, font: QFont, width: int, most: int, option: QStyleOptionViewItem
) -> list[str]:
    """The text in lines so wide; what is beyond the last of them is told by a tip."""
    layout = QTextLayout(text, font)
    wrap = QTextOption()
    wrap.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(wrap)
    lines = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        lines.append(text[line.textStart() : line.textStart() + line.textLength()].strip())
    layout.endLayout()
    if len(lines) > most:
        rest = " ".join(lines[most - 1 :])
        elided = option.fontMetrics.elidedText(rest, Qt.TextElideMode.ElideRight, width - _EDGE)
        lines = [*lines[: most - 1], elided]
    return lines
