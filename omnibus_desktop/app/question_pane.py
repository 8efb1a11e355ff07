"""The questions pane: search, sections, a row a question, arrow keys that move through them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from omnibus_desktop.app.desk import Desk
from omnibus_desktop.app.document import Session, turned_to
from omnibus_desktop.app.fills import fill
from omnibus_desktop.app.icons import icon
from omnibus_desktop.app.measured import in_lines, width_of
from omnibus_desktop.app.plain import plain_label
from omnibus_desktop.app.question_model import MOST_BARS, ListRow, QuestionModel, RowRole

KIND_ICONS = {
    "single": "circle-dot",
    "multi": "list-checks",
    "scale": "scale",
    "grid": "grid-3x3",
    "numeric": "hash",
    "open": "text",
    "admin": "info",
}
_ENDS = (Qt.Key.Key_Home, Qt.Key.Key_End)
_ACTIVE = QPalette.ColorGroup.Active  # headings are not chosen, but they are to be read
_PAD = 6
_ICON = 16
_BAR, _BAR_HEIGHT = 4, 18


class QuestionPane(QWidget):
    """Shows the wave's questions and says which one is looked at."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = desk.document
        self.model = QuestionModel()
        self.search = QLineEdit()
        self.search.setPlaceholderText("Search questions and answers")
        self.search.setAccessibleName("Search questions")
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._search)
        self.search.installEventFilter(self)
        self.list = QListView()
        self.list.setAccessibleName("Questions")
        self.list.setModel(self.model)
        self.list.installEventFilter(self)
        self.list.setItemDelegate(_RowPainter(self.model, self.list))
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.selectionModel().currentChanged.connect(self._turn)
        self.found = plain_label()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.search)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.found)
        self.setMinimumWidth(220)
        desk.search_requested.connect(self._focus_search)
        desk.turn_requested.connect(self._turn_by)
        self._document.changed.connect(self._follow)
        self._follow(Session(), self._document.session)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and Down in the search field move through what was found; Home and End in the list
        pass over the headings."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if watched is self.list and event.key() in _ENDS:
            first = event.key() == Qt.Key.Key_Home
            start = -1 if first else self.model.rowCount()
            self._turn_to_row(self._next_question(start, 1 if first else -1))
            return True
        if watched is self.search and event.key() == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
            return True
        if watched is self.search and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.list.setFocus()
            if not self.list.currentIndex().isValid():
                self._turn_to_row(self._next_question(-1, 1))
            else:
                QApplication.sendEvent(self.list, event)
            return True
        return super().eventFilter(watched, event)

    def _focus_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def _search(self, words: str) -> None:
        self.model.search(words)
        self._tell_found()
        self._show_current()

    def _tell_found(self) -> None:
        wave = self._document.session.wave
        total = 0 if wave is None else len(wave.questions)
        found = self.model.count()
        if found == total:
            self.found.setText("1 question" if total == 1 else f"{total:,} questions")
        elif not found:
            self.found.setText("Nothing found. Esc shows all questions again.")
        else:
            self.found.setText(f"{found:,} of {total:,} questions")

    def _follow(self, before: Session, after: Session) -> None:
        if before.wave is not after.wave:
            self.search.blockSignals(True)
            self.search.clear()
            self.search.blockSignals(False)
            self.model.show_wave(after.wave)
            self._tell_found()
        if before.draft is not after.draft or before.wave is not after.wave:
            self._show_current()

    def _show_current(self) -> None:
        draft = self._document.session.draft
        row = None if draft is None else self.model.row_of(draft.question)
        self.list.setCurrentIndex(QModelIndex() if row is None else self.model.index(row))
        if row is not None:
            self.list.scrollTo(self.model.index(row))

    def _turn(self, current: QModelIndex, previous: QModelIndex) -> None:
        question = self.model.question_at(current.row()) if current.isValid() else None
        session = self._document.session
        if question is not None and (
            session.draft is None or session.draft.question != question.id
        ):
            self._document.show(turned_to(session, question.id))

    def _turn_by(self, step: int) -> None:
        self._turn_to_row(self._next_question(self.list.currentIndex().row(), step))

    def _turn_to_row(self, row: int | None) -> None:
        if row is not None:
            self.list.setCurrentIndex(self.model.index(row))

    def _next_question(self, row: int, step: int) -> int | None:
        row += step
        while 0 <= row < self.model.rowCount():
            if self.model.question_at(row) is not None:
                return row
            row += step
        return None


class _RowPainter(QStyledItemDelegate):
    """Paints a row: kind, text on two lines at the most, base, sparkline; or a section."""

    def __init__(self, model: QuestionModel, parent: QListView) -> None:
        super().__init__(parent)
        self._model = model
        self._list = parent

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        row: ListRow = index.data(RowRole)
        lines = 2 if row.question is not None else 1
        return QSize(100, option.fontMetrics.lineSpacing() * lines + 2 * _PAD)

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
        room = option.rect.adjusted(_PAD, 0, -_PAD, 0)
        text = painter.fontMetrics().elidedText(row.text, Qt.TextElideMode.ElideRight, room.width())
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
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
        room = option.rect.adjusted(_PAD, _PAD, -_PAD, -_PAD)
        kind = icon(KIND_ICONS[row.question.kind.value])
        place = QRect(room.left(), room.top(), _ICON, _ICON)
        mode = QIcon.Mode.Selected if chosen else QIcon.Mode.Normal
        kind.paint(painter, place, Qt.AlignmentFlag.AlignCenter, mode)
        base, shares = self._model.shape_of(row.question)
        spark = MOST_BARS * (_BAR + 1)
        number = max(width_of("00,000", option.font), 40)
        words = room.adjusted(_ICON + _PAD, 0, -(spark + number + _PAD), 0)
        painter.setFont(option.font)
        painter.setPen(ink)
        painter.drawText(words, int(_TWO_LINES), in_lines(row.text, 2, words.width(), option.font))
        side = QRect(room.right() - spark - number, room.top(), number - 4, room.height())
        painter.drawText(side, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, f"{base:,}")
        _spark(painter, shares, room.right() - spark, room.top() + 1, ink)


_TWO_LINES = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap


def _spark(painter: QPainter, shares: tuple[float, ...], left: int, top: int, ink: QColor) -> None:
    pale = QColor(ink)
    pale.setAlphaF(0.55)
    heights = [max(1, int(share * _BAR_HEIGHT + 0.5)) for share in shares]
    bars = [
        QRect(left + number * (_BAR + 1), top + _BAR_HEIGHT - height, _BAR, height)
        for number, height in enumerate(heights)
    ]
    fill(painter, pale, *bars)
