"""The list of questions: what a search leaves of them, grouped by section."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from omnibus_desktop.app.plain import plain_tip
from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.plain_text import plain

if TYPE_CHECKING:
    from omnibus_desktop.readers.outline import Outline
    from omnibus_desktop.wave.question import Question
    from omnibus_desktop.wave.wave import Wave

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
RowRole = Qt.ItemDataRole.UserRole
MOST_BARS = 8  # of a sparkline


@dataclass(frozen=True)
class ListRow:
    """A question, or the heading of a section where `question` is None."""

    text: str
    question: Question | None = None


class QuestionModel(QAbstractListModel):
    """Rows of the list. `search` filters them; what is found where is not told apart."""

    def __init__(self) -> None:
        super().__init__()
        self._wave: Wave | None = None
        self._all: list[tuple[Question, str]] = []
        self._rows: list[ListRow] = []
        self._shapes: dict[str, tuple[int, tuple[float, ...]]] = {}

    def show_wave(self, wave: Wave | None, words: str = "") -> None:
        """List the questions of this wave, those that hold these words."""
        self._wave = wave
        self._all = [] if wave is None else [(q, haystack(q)) for q in wave.questions]
        self._shapes = {}
        self.search(words)

    def show_outline(self, outline: Outline) -> None:
        """List the questions of a wave whose answers are not there yet."""
        self.show_wave(None)
        self._all = [(question, haystack(question)) for question in outline.questions]
        self.search("")

    def search(self, words: str) -> None:
        """List only the questions that hold all of these words: in the text, the answers, the
        names of variables or the section."""
        wanted = words.lower().split()
        found = [q for q, text in self._all if all(word in text for word in wanted)]
        self.beginResetModel()
        self._rows = []
        section = ""
        for question in found:
            if question.section != section:
                section = question.section
                self._rows.append(ListRow(plain(section)))
            self._rows.append(ListRow(plain(question.text) or question.id, question))
        self.endResetModel()

    def count(self) -> int:
        """How many questions the search leaves."""
        return sum(row.question is not None for row in self._rows)

    def row_of(self, question: str) -> int | None:
        """The row of the question with this id, None where the search left it out."""
        for number, row in enumerate(self._rows):
            if row.question is not None and row.question.id == question:
                return number
        return None

    def row_with(self, variable: str) -> int | None:
        """The row of the question that has this variable, None where the search left it out."""
        for number, row in enumerate(self._rows):
            if row.question is not None and variable in row.question.variables:
                return number
        return None

    def question_at(self, row: int) -> Question | None:
        """The question in this row; None for a heading or beyond the end."""
        return self._rows[row].question if 0 <= row < len(self._rows) else None

    def shape_of(self, question: Question) -> tuple[int, tuple[float, ...]] | None:
        """How many answered, and the share of each answer, for a sparkline. Counted once. None
        where the answers are not there yet."""
        known = self._shapes.get(question.id)
        if known is None and self._wave is not None:
            known = _shape(self._wave, question)
            self._shapes[question.id] = known
        return known

    def rowCount(self, parent: Index = _ROOT) -> int:
        return len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.text
        if role == RowRole:
            return row
        if role == Qt.ItemDataRole.ToolTipRole and row.question is not None:
            reason = f"\n{row.question.reason}" if row.question.reason else ""
            return plain_tip(f"{row.question.id}: {row.question.text}{reason}")
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self._rows[index.row()].question is None:
            return Qt.ItemFlag.NoItemFlags  # the arrow keys pass over headings
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


def haystack(question: Question) -> str:
    parts = [question.id, question.text, question.section, *question.variables]
    parts += [answer.label for answer in question.answers]
    parts += [item.label for item in question.items]
    return "\n".join(parts).lower()


def _shape(wave: Wave, question: Question) -> tuple[int, tuple[float, ...]]:
    from omnibus_desktop.wave.question import Kind

    if question.kind is Kind.OPEN:
        return sum(bool(text.strip()) for text in wave.texts(question.variables[0])), ()
    answered = base_of(wave, question)
    membership = wave.membership(question, question.items[0].id if question.items else None)
    counts = [
        int(membership.holds(number).sum())
        for number, answer in enumerate(membership.answers[:MOST_BARS])
        if not answer.missing
    ]
    most = max(counts, default=0)
    return answered, tuple(count / (most or 1) for count in counts)


def base_of(wave: Wave, question: Question) -> int:
    """How many gave an answer that is not missing, to any item of a grid: the base of the
    question's table, unless items differ."""
    given = None
    items: list[str | None] = [item.id for item in question.items]
    for item in items or [None]:
        membership = wave.membership(question, item)
        valid = membership.answered.copy()
        if membership.place is not None:
            for number, answer in enumerate(membership.answers):
                if answer.missing:
                    valid &= ~membership.holds(number)
        given = valid if given is None else given | valid
    return 0 if given is None else int(given.sum())
