"""How an answer in somebody's own words is painted: its text on a few lines, the words that were
searched for marked, and below it whom it may be attributed to and its themes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QPainter,
    QPalette,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from omnibus_desktop.app.answers.answers_model import AnswerRow, RowRole
from omnibus_desktop.app.measured import height_of

_PAD = 8
_DOT = 7  # pixels of the mark of an answer that was not read


class AnswerPainter(QStyledItemDelegate):
    """Paints rows of one height: with `lines` of text and one of what is told of it."""

    def __init__(self, parent: QTableView) -> None:
        super().__init__(parent)
        self.words: list[str] = []
        self.lines = 2

    def height(self, font: QFont) -> int:
        """How high a row is in this font, in pixels."""
        return height_of(self.lines + 1, font) + 2 * _PAD

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row: AnswerRow = index.data(RowRole)
        painter.save()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        palette = option.palette
        if chosen:
            painter.fillRect(option.rect, palette.brush(QPalette.ColorRole.Highlight))
        role = QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text
        ink = palette.color(role)
        room = QRectF(option.rect.adjusted(_PAD + _DOT + _PAD, _PAD, -_PAD, -_PAD))
        if not row.is_read:
            _paint_dot(painter, room, option, ink)
        mark = mark_of(palette, chosen=chosen)
        _paint_text(painter, room, row.text, option.font, self.lines, ink, self.words, mark)
        _paint_told(painter, room, option, row, ink)
        painter.setPen(palette.color(QPalette.ColorRole.Midlight))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        painter.restore()


def found_in(text: str, words: list[str]) -> Iterator[tuple[int, int]]:
    """Where the words stand in the text, whatever their case: start and length of each place."""
    if words:
        longest_first = sorted(words, key=len, reverse=True)
        for found in re.finditer("|".join(map(re.escape, longest_first)), text, re.IGNORECASE):
            yield found.start(), found.end() - found.start()


def mark_of(palette: QPalette, *, chosen: bool = False) -> QTextCharFormat:
    """How words that were found look, also in a row that is chosen: it can be told without seeing
    colours."""
    marked, roles = QTextCharFormat(), QPalette.ColorRole
    ground, ink = (roles.Base, roles.Text) if chosen else (roles.Highlight, roles.HighlightedText)
    marked.setBackground(palette.color(ground))
    marked.setForeground(palette.color(ink))
    marked.setFontUnderline(True)
    return marked


def _paint_dot(painter: QPainter, room: QRectF, option: QStyleOptionViewItem, ink: QColor) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    middle = room.top() + option.fontMetrics.lineSpacing() / 2
    painter.drawEllipse(QPointF(room.left() - _PAD - _DOT / 2, middle), _DOT / 2, _DOT / 2)


def _paint_text(
    painter: QPainter,
    room: QRectF,
    text: str,
    font: QFont,
    most: int,
    ink: QColor,
    words: list[str],
    found: QTextCharFormat,
) -> None:
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    marks = []
    for start, length in found_in(text, words):
        mark = QTextLayout.FormatRange()
        mark.start, mark.length, mark.format = start, length, found
        marks.append(mark)
    layout.setFormats(marks)
    painter.setPen(ink)
    end = _laid_out(layout, room.width(), most)
    layout.draw(painter, room.topLeft())
    if end < len(text):
        last = layout.lineAt(layout.lineCount() - 1)
        right = room.left() + min(last.naturalTextWidth(), room.width() - _PAD)
        painter.drawText(QPointF(right, room.top() + last.y() + last.ascent()), "…")


def _laid_out(layout: QTextLayout, width: float, most: int) -> int:
    """Breaks the text into at most so many lines. Returns where they end."""
    layout.beginLayout()
    down, end = 0.0, 0
    for _ in range(most):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0.0, down))
        down += line.height()
        end = line.textStart() + line.textLength()
    layout.endLayout()
    return end


def _paint_told(
    painter: QPainter, room: QRectF, option: QStyleOptionViewItem, row: AnswerRow, ink: QColor
) -> None:
    font = QFont(option.font)
    font.setItalic(True)
    painter.setFont(font)
    pale = QColor(ink)
    pale.setAlphaF(0.78)
    painter.setPen(pale)
    themes = "; ".join(row.themes)
    told = " – ".join(filter(None, (row.by, themes)))
    height = painter.fontMetrics().lineSpacing()
    below = QRectF(room.left(), room.bottom() - height, room.width(), height)
    cut = painter.fontMetrics().elidedText(told, Qt.TextElideMode.ElideRight, int(room.width()))
    painter.drawText(below, Qt.TextFlag.TextSingleLine, cut)
