"""The list in which answers are read, and given themes by single keys."""

from __future__ import annotations

from string import ascii_lowercase

from PySide6.QtCore import QEvent, QItemSelectionModel, QMimeData, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from omnibus_desktop.app.answers.answers_model import AnswerRow, AnswersModel, RowRole
from omnibus_desktop.app.answers.answers_painter import AnswerPainter

#: The keys of the themes, in their order.
THEME_KEYS = "123456789" + ascii_lowercase
_HELD = Qt.KeyboardModifier.ControlModifier
_ONLY = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier, _HELD)


class AnswerList(QTableView):
    """`theme_pressed` tells the place of a theme whose key was pressed, and whether to go on to
    the next answer: not where Ctrl was held, which is for figures alone. `read_pressed`: read, and
    has no theme; `unread_pressed`: back; `search_pressed`, `new_pressed`: go to those fields.

    A table of one column: a list would lay out a million rows whenever one of them changes."""

    theme_pressed = Signal(int, bool)
    read_pressed = Signal()
    unread_pressed = Signal()
    search_pressed = Signal()
    new_pressed = Signal()

    def __init__(self, model: AnswersModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.painter = AnswerPainter(self)
        self.setItemDelegate(self.painter)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QTableView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.hide()
        self.set_lines(self.painter.lines)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Answers in people's own words")

    def set_lines(self, lines: int) -> None:
        """Give each answer room for so many lines of text."""
        self.painter.lines = lines
        height = self.painter.height(self.font())
        self.verticalHeader().setDefaultSectionSize(height)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.set_lines(self.painter.lines)

    def go_to(self, row: int) -> None:
        """Read the answer in this row, in sight, whatever keys are held. Where it is being read
        already, those that are highlighted with it stay so."""
        index, chosen = self.model().index(row, 0), self.selectionModel()
        if index != chosen.currentIndex() or not chosen.isSelected(index):
            flags = QItemSelectionModel.SelectionFlag
            chosen.setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.executeDelayedItemsLayout()  # the rows of a search may be new
        self.scrollTo(index)

    def picked(self) -> list[int]:
        """The rows that are highlighted, in order; where none is, the one being read."""
        chosen = self.selectionModel().selection()
        parts = (chosen.at(place) for place in range(chosen.count()))
        rows = {row for part in parts for row in range(part.top(), part.bottom() + 1)}
        current = self.currentIndex()
        return sorted(rows) or ([current.row()] if current.isValid() else [])

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.matches(QKeySequence.StandardKey.Copy) or _place(event) is not None:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        place = _place(event)
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: self.model().rowCount() - 1}
        end = ends.get(Qt.Key(event.key())) if not event.modifiers() else None
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif place is not None:
            self.theme_pressed.emit(place, not event.modifiers() & _HELD)
        elif event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.read_pressed.emit()
        elif event.key() == Qt.Key.Key_Backspace:
            self.unread_pressed.emit()
        elif end is not None:
            self.setCurrentIndex(self.model().index(end, 0))  # a table would look for columns
        elif event.text() == "/":
            self.search_pressed.emit()
        elif event.text() == "+":
            self.new_pressed.emit()
        else:
            super().keyPressEvent(event)

    def copy(self) -> None:
        """Put the selected answers on the clipboard, each on a line with whom it is from."""
        rows = sorted(self.selectionModel().selectedIndexes(), key=lambda index: index.row())
        found: list[AnswerRow] = [index.data(RowRole) for index in rows]
        data = QMimeData()
        data.setText("\n".join(f"{row.text}\t{row.by}".rstrip("\t") for row in found))
        QGuiApplication.clipboard().setMimeData(data)


def _place(event: QKeyEvent) -> int | None:
    """The place of the theme whose key this is."""
    modifiers = event.modifiers()
    if modifiers not in _ONLY and modifiers != _HELD | Qt.KeyboardModifier.KeypadModifier:
        return None
    letter = chr(event.key()).lower() if event.key() < 128 else ""
    is_figure = "1" <= letter <= "9"
    if not letter or (modifiers & _HELD and not is_figure):
        return None
    place = THEME_KEYS.find(letter)
    return place if place >= 0 else None
