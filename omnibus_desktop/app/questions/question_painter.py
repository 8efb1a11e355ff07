"""How a row of the list of questions is painted."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPalette
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from omnibus_desktop.app.fills import fill, frame
from omnibus_desktop.app.icons import icon
from omnibus_desktop.app.measured import height_of, in_lines, width_of
from omnibus_desktop.app.questions.question_model import MOST_BARS, ListRow, QuestionModel, RowRole

KIND_ICONS = {
    "single": "circle-dot",
    "multi": "list-checks",
    "scale": "scale",
    "grid": "grid-3x3",
    "numeric": "hash",
    "open": "text",
    "admin": "info",
}
_ACTIVE = QPalette.ColorGroup.Active  # headings are not chosen, but they are to be read
_PAD = 6
_EDGE = 2  # pixels of the row around its frame: at the list's ground it would be lost
_ICON = 16
_BAR, _BAR_HEIGHT = 4, 18
_GAP = 4  # between base and sparkline


class QuestionPainter(QStyledItemDelegate):
    """Paints a row: kind, text on two lines at the most, base, sparkline; or a section. Where the
    questions are ranked a third line tells how they differ."""

    def __init__(self, model: QuestionModel, parent: QListView) -> None:
        super().__init__(parent)
        self._model = model
        self._list = parent

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """The same for all rows: asking 6,500 of them takes longer than painting those in sight."""
        lines = 3 if self._model.is_ranked else 2
        return QSize(100, height_of(lines, option.font) + 2 * _PAD)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row: ListRow = index.data(RowRole)
        painter.save()
        if row.question is None:
            self._paint_section(painter, option, row)
        else:
            self._paint_question(painter, option, row, self._is_chosen(index))
        painter.restore()

    def _paint_section(self, painter: QPainter, option: QStyleOptionViewItem, row: ListRow) -> None:
        font = QFont(option.font)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(option.palette.color(_ACTIVE, QPalette.ColorRole.Text))
        room = option.rect.adjusted(_PAD, 0, -_PAD, -_PAD)
        text = painter.fontMetrics().elidedText(row.text, Qt.TextElideMode.ElideRight, room.width())
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom  # by what it is of
        painter.drawText(room, flags | Qt.TextFlag.TextSingleLine, text)

    def _is_chosen(self, index: QModelIndex | QPersistentModelIndex) -> bool:
        """Asked of the list, for the option's own flags bring all of QStyle's enums."""
        assert isinstance(index, QModelIndex)
        return self._list.selectionModel().isSelected(index)

    def _paint_question(
        self, painter: QPainter, option: QStyleOptionViewItem, row: ListRow, chosen: bool
    ) -> None:
        assert row.question is not None
        role = QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text
        ink = option.palette.color(role)
        if chosen:
            fill(painter, option.palette.color(QPalette.ColorRole.Highlight), option.rect)
            if self._list.hasFocus():
                inside = option.rect.adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
                frame(painter, ink, inside)
        room = option.rect.adjusted(_PAD, _PAD, -_PAD, -_PAD)
        kind = icon(KIND_ICONS[row.question.kind.value])
        place = QRect(room.left(), room.top(), _ICON, _ICON)
        mode = QIcon.Mode.Selected if chosen else QIcon.Mode.Normal
        kind.paint(painter, place, Qt.AlignmentFlag.AlignCenter, mode)
        shape = self._model.shape_of(row.question)
        base = "" if shape is None else f"{shape[0]:,}"
        spark = MOST_BARS * (_BAR + 1)
        number = room_for(base, option.font)
        words = room.adjusted(_ICON + _PAD, 0, -(spark + number + _PAD), 0)
        painter.setFont(option.font)
        painter.setPen(ink)
        lines = 2 if self._model.is_ranked else 1
        whole = room.adjusted(_ICON + _PAD, 0, 0, 0)
        has_bars = shape is not None and bool(shape[1])
        said = _said(row, lines, (words.width(), whole.width()), option.font, has_bars=has_bars)
        painter.drawText(whole, int(_LINES), said)
        if shape is None:
            return
        side = QRect(room.right() - spark - number, room.top(), number - _GAP, room.height())
        painter.drawText(side, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, base)
        _spark(painter, shape[1], room.right() - spark, room.top() + 1, ink)


def _said(row: ListRow, lines: int, widths: tuple[int, int], font: QFont, *, has_bars: bool) -> str:
    """The text on two lines, or on so many with what is told of it below. `widths` are that of
    the text and the whole, which what is told has where no bars are beside it."""
    if not row.told:
        return in_lines(row.text, 2, widths[0], font)
    text = in_lines(row.text, lines, widths[0], font)
    beside = has_bars and "\n" not in text
    return f"{text}\n{in_lines(row.told, 1, widths[0] if beside else widths[1], font)}"


def room_for(base: str, font: QFont) -> int:
    """Pixels for a base and the gap behind it: the same in most rows, and wider where it is
    longer, for a base without its first digit is another number."""
    return max(width_of("00,000", font), 40, width_of(base, font) + _GAP)


_LINES = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


def _spark(painter: QPainter, shares: tuple[float, ...], left: int, top: int, ink: QColor) -> None:
    pale = QColor(ink)
    pale.setAlphaF(0.55)
    heights = [max(1, int(share * _BAR_HEIGHT + 0.5)) for share in shares]
    bars = [
        QRect(left + number * (_BAR + 1), top + _BAR_HEIGHT - height, _BAR, height)
        for number, height in enumerate(heights)
    ]
    fill(painter, pale, *bars)
