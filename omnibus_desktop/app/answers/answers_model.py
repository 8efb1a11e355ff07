"""The answers in people's own words as rows: made when they are looked at, however many."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.plain_text import plain

if TYPE_CHECKING:
    from omnibus_desktop.wave.open_answers import OpenAnswers
    from omnibus_desktop.wave.themes import Reading

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
RowRole = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class AnswerRow:
    """One answer. `number` is its place among all answers, `by` whom it may be attributed to,
    `themes` are the labels of those that it has; `is_read` says whether it was read."""

    number: int
    text: str
    by: str = ""
    themes: tuple[str, ...] = ()
    is_read: bool = False


class AnswersModel(QAbstractListModel):
    """The answers that a search and the filters leave, in the order of the file."""

    def __init__(self) -> None:
        super().__init__()
        self._answers: OpenAnswers | None = None
        self._shown: Sequence[int] = ()
        self._by: Sequence[tuple[str, ...]] = ()
        self._reading: Reading | None = None
        self._labels: dict[str, str] = {}

    def show_answers(
        self,
        answers: OpenAnswers | None,
        shown: Sequence[int],
        by: Sequence[tuple[str, ...]],
    ) -> None:
        """Have these of the answers; `by` are the groups of each respondent."""
        self.beginResetModel()
        self._answers, self._shown, self._by = answers, shown, by
        self.endResetModel()

    def show_reading(self, reading: Reading | None, labels: dict[str, str]) -> None:
        """Show these themes, by their ids, at the answers that have them."""
        self._reading, self._labels = reading, labels
        if self._shown:
            self.dataChanged.emit(self.index(0), self.index(len(self._shown) - 1))

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        row = self.row(index.row())
        if role == RowRole:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            told = "; ".join(row.themes) or ("no theme" if row.is_read else "not read yet")
            return ". ".join(filter(None, (row.text, row.by, told)))
        return None

    def row(self, row: int) -> AnswerRow:
        """What stands in this row."""
        assert self._answers is not None
        number = self.number(row)
        groups = self._by[self._answers.respondents[number]] if self._by else ()
        themes = None if self._reading is None else self._reading.of_answer[number]
        labels = (self._labels[each] for each in themes or () if each in self._labels)
        text = plain(self._answers.texts[number])
        return AnswerRow(
            number, text, ", ".join(map(plain, groups)), tuple(labels), themes is not None
        )

    def number(self, row: int) -> int:
        """The number of the answer in this row, among all answers to the question."""
        return self._shown[row]

    def row_of(self, number: int) -> int:
        """The row of this answer, -1 where it is not shown."""
        if isinstance(self._shown, range):
            return number if number in self._shown else -1
        from bisect import bisect_left

        row = bisect_left(self._shown, number)
        return row if row < len(self._shown) and self._shown[row] == number else -1
