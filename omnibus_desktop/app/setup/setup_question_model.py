"""All questions of a wave as a table that can be corrected: what they are called, what they are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from omnibus_desktop.app.plain import plain_tip
from omnibus_desktop.app.questions.question_texts import haystack
from omnibus_desktop.app.setup.setup_editors import ChoicesRole
from omnibus_desktop.wave.plain_text import plain
from omnibus_desktop.wave.question import Kind, Question
from omnibus_desktop.wave.setup_words import KIND_WORDS

if TYPE_CHECKING:
    from omnibus_desktop.wave.wave import Wave

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
ID, TEXT, KIND, SECTION, ANSWERS, WHY = range(6)
_HEADINGS = ("Question", "Text", "Kind", "Section", "Answers", "Why, and how sure")
_EDITED = (TEXT, KIND, SECTION)
_ROWS = "application/x-omnibus-questions"  # what is dragged: rows of this very model
_OF_ONE_VARIABLE = (Kind.SINGLE, Kind.SCALE, Kind.NUMERIC, Kind.OPEN, Kind.ADMIN)
_ACROSS = Qt.Orientation.Horizontal


class SetupQuestionModel(QAbstractTableModel):
    """A row a question. What is written into a cell, or dropped between rows, is only asked for:
    the rows follow when the wave does."""

    asked = Signal(str, int, object)  # id of the question, column, what it is to be
    dropped = Signal(list, object)  # ids of questions, id of the one they are to stand before

    def __init__(self) -> None:
        super().__init__()
        self._all: tuple[Question, ...] = ()
        self._rows: list[Question] = []
        self._words: list[str] = []

    def show_wave(self, wave: Wave | None) -> None:
        """List the questions of this wave, of those that were searched for."""
        self._all = () if wave is None else wave.questions
        self._list()

    def search(self, words: str) -> None:
        """List only the questions that hold all of these words."""
        self._words = words.lower().split()
        self._list()

    def _list(self) -> None:
        rows = [q for q in self._all if _holds(q, self._words)]
        if [q.id for q in rows] == [q.id for q in self._rows]:
            self._rows = rows  # the same rows: an editor that is open in one stays
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, WHY))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def question_at(self, row: int) -> Question:
        """The question in this row."""
        return self._rows[row]

    def row_of(self, question: str) -> int | None:
        """The row of the question with this id, None where it is not listed."""
        return next((row for row, q in enumerate(self._rows) if q.id == question), None)

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(_HEADINGS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is _ACROSS and role == Qt.ItemDataRole.DisplayRole:
            return _HEADINGS[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        question, column = self._rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return _shown(question, column)
        if role == Qt.ItemDataRole.EditRole:
            return question.kind if column == KIND else _shown(question, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(_shown(question, column))
        if role == ChoicesRole and column == KIND:
            return [(kind, _named(kind)) for kind in kinds_for(question)]
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if value == self.data(index, Qt.ItemDataRole.EditRole):
            return False
        self.asked.emit(self._rows[index.row()].id, index.column(), value)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        flag = Qt.ItemFlag
        if not index.isValid():
            return flag.ItemIsDropEnabled  # between rows, not on one
        flags = flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsDragEnabled
        return flags | flag.ItemIsEditable if index.column() in _EDITED else flags

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [_ROWS]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        rows = sorted({index.row() for index in indexes})
        data = QMimeData()
        data.setData(_ROWS, " ".join(map(str, rows)).encode())
        return data

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        if not data.hasFormat(_ROWS):
            return False
        rows = [int(text) for text in bytes(data.data(_ROWS).data()).split()]
        moved = [self._rows[place].id for place in rows if place < len(self._rows)]
        place = row if 0 <= row < len(self._rows) else len(self._rows)
        while place < len(self._rows) and self._rows[place].id in moved:
            place += 1
        before = self._rows[place].id if place < len(self._rows) else None
        self.dropped.emit(moved, before)
        return False  # nothing is to be taken out here: the rows follow the wave


def kinds_for(question: Question) -> tuple[Kind, ...]:
    """The kinds that the question may be said to have: what is made of several variables keeps
    its own, and is grouped or taken apart instead."""
    return (question.kind,) if question.kind not in _OF_ONE_VARIABLE else _OF_ONE_VARIABLE


def _holds(question: Question, words: list[str]) -> bool:
    if not words:
        return True
    text = haystack(question)
    return all(word in text for word in words)


def _named(kind: Kind) -> str:
    return KIND_WORDS[kind].capitalize()


def _shown(question: Question, column: int) -> str:
    if column == ID:
        return plain(question.id)
    if column == TEXT:
        return plain(question.text)
    if column == KIND:
        return _named(question.kind)
    if column == SECTION:
        return plain(question.section)
    if column == ANSWERS:
        return str(len(question.answers)) if question.answers else ""
    sure = str(question.confidence)
    reason = sure if question.reason in ("", sure) else f"{question.reason} ({sure})"
    return plain(reason[:1].upper() + reason[1:])
