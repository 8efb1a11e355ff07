"""The answers of one question as a table that can be corrected, with who gave each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from omnibus_desktop.app.plain import plain_tip
from omnibus_desktop.app.setup.setup_editors import ChoicesRole
from omnibus_desktop.wave.plain_text import plain
from omnibus_desktop.wave.question import Answer, Item, Net, Question
from omnibus_desktop.wave.setup_words import ROLE_WORDS

if TYPE_CHECKING:
    from omnibus_desktop.wave.wave import Wave

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
LABEL, ROLE, MISSING, GIVEN = range(4)
_HEADINGS = ("Answer", "Counts as", "Missing", "Given by")
_TIPS = (
    "Double-click or press F2 to call it something else",
    "What it is, beyond being one: decides where it stands and what nets leave out",
    "Missing: left out of the table's rows and of its base",
    "Respondents who gave it; in a grid how often it was given",
)
_ACROSS = Qt.Orientation.Horizontal
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class SetupAnswerModel(QAbstractTableModel):
    """A row an answer, and in a grid a row an item after them. What is written into a cell
    is only asked for: the rows follow when the wave does."""

    asked = Signal(str, int, object)  # id of the answer, column, what it is to be

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[Answer | Item, ...] = ()
        self._given: list[int] = []

    def show_question(self, wave: Wave | None, question: Question | None) -> None:
        """List the answers of this question."""
        rows: tuple[Answer | Item, ...] = ()
        if question is not None:
            rows = (*question.answers, *question.items)
        given = [] if wave is None or question is None else times_given(wave, question)
        if [answer.id for answer in rows] == [answer.id for answer in self._rows]:
            self._rows, self._given = rows, given
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, GIVEN))
            return
        self.beginResetModel()
        self._rows, self._given = rows, given
        self.endResetModel()

    def at(self, row: int) -> Answer | Item:
        """The answer or item in this row."""
        return self._rows[row]

    def row_of(self, answer: str) -> int | None:
        """The row of the answer with this id, None where there is none."""
        return next((row for row, known in enumerate(self._rows) if known.id == answer), None)

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(_HEADINGS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not _ACROSS:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            lines = section == GIVEN and any(isinstance(row, Item) for row in self._rows)
            return "Times given" if lines else _HEADINGS[section]
        return _TIPS[section] if role == Qt.ItemDataRole.ToolTipRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        answer, column = self._rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._shown(index.row(), column)
        if role == Qt.ItemDataRole.EditRole:
            if column == ROLE and isinstance(answer, Answer):
                return answer.role
            return self._shown(index.row(), column)
        if column == MISSING and isinstance(answer, Answer):
            return _missing(answer, role)
        if role == Qt.ItemDataRole.ToolTipRole and column == LABEL:
            return plain_tip(f"{answer.id}: {answer.label}")
        if role == Qt.ItemDataRole.TextAlignmentRole and column == GIVEN:
            return _RIGHT
        if role == ChoicesRole and column == ROLE:
            return [(known, words.capitalize()) for known, words in ROLE_WORDS.items()]
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        answer = self._rows[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole:
            self.asked.emit(answer.id, MISSING, Qt.CheckState(value) == Qt.CheckState.Checked)
            return True
        if value == self.data(index, Qt.ItemDataRole.EditRole):
            return False
        self.asked.emit(answer.id, index.column(), value)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        flag = Qt.ItemFlag
        flags = flag.ItemIsEnabled | flag.ItemIsSelectable
        if isinstance(self._rows[index.row()], Item) and index.column() != LABEL:
            return flags
        if index.column() == MISSING:
            return flags | flag.ItemIsUserCheckable
        return flags | flag.ItemIsEditable if index.column() in (LABEL, ROLE) else flags

    def _shown(self, row: int, column: int) -> str:
        answer = self._rows[row]
        if column == LABEL:
            return plain(answer.label)
        if isinstance(answer, Item):
            return "Line of the grid" if column == ROLE else ""
        if column == ROLE:
            return ROLE_WORDS[answer.role].capitalize()
        return f"{self._given[row]:,}" if column == GIVEN else ""


def _missing(answer: Answer, role: int) -> Any:
    """The tick in the cell that says whether an answer is missing."""
    if role == Qt.ItemDataRole.CheckStateRole:
        return Qt.CheckState.Checked if answer.missing else Qt.CheckState.Unchecked
    if role == Qt.ItemDataRole.AccessibleTextRole:
        return "missing" if answer.missing else "not missing"
    return None


def times_given(wave: Wave, question: Question) -> list[int]:
    """How many respondents gave each answer; in a grid how often it was given to its items."""
    items: list[str | None] = [item.id for item in question.items]
    counts = [0] * len(question.answers)
    for item in items or [None]:
        membership = wave.membership(question, item)
        for number in range(len(counts)):
            counts[number] += int(membership.holds(number).sum())
    return counts


def given_by(wave: Wave, question: Question, net: Net) -> int:
    """How many respondents gave any answer of the net; in a grid how often that was so."""
    items: list[str | None] = [item.id for item in question.items]
    count = 0
    for item in items or [None]:
        membership = wave.membership(question, item)
        numbers = [at for at, answer in enumerate(question.answers) if answer.id in net.answers]
        held = [membership.holds(number) for number in numbers]
        if held:
            count += int(sum(held[1:], start=held[0]).astype(bool).sum())
    return count
