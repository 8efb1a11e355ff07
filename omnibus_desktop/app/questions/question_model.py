"""The list of questions: what a search leaves of them, grouped by section."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from omnibus_desktop.app.plain import plain_tip
from omnibus_desktop.app.questions.question_texts import QuestionTexts
from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.plain_text import plain

if TYPE_CHECKING:
    from omnibus_desktop.app.answers.verbatims import Verbatims
    from omnibus_desktop.readers.outline import Outline
    from omnibus_desktop.tables.differing import Differing
    from omnibus_desktop.wave.question import Question
    from omnibus_desktop.wave.wave import Wave

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
RowRole = Qt.ItemDataRole.UserRole
MOST_BARS = 8  # of a sparkline
_SHOWN = "They differ, with all questions looked at"
_NOT_SHOWN = "No difference shown"
_LEAST_P = 0.001
_FEWEST_LETTERS = 3  # that are looked for in what was answered in words


@dataclass(frozen=True)
class ListRow:
    """A question, or the heading of a section where `question` is None. `told` is why the question
    is here: the answer in which the words were found, or how much it differs."""

    text: str
    question: Question | None = None
    told: str = ""


class QuestionModel(QAbstractListModel):
    """Rows of the list. `search` filters them and tells what was found where it is not the text;
    `narrow` leaves one kind of question, or orders them by how much they differ."""

    def __init__(self) -> None:
        super().__init__()
        self._wave: Wave | None = None
        self._verbatims: Verbatims | None = None
        self._texts = QuestionTexts()
        self._questions: list[Question | None] = []  # by row; None is a heading
        self._rows: dict[int, ListRow] = {}  # that were asked for: thousands are not
        self._places: dict[str, int | None] = {}  # rows of those that were asked for
        self._found = 0
        self._answers_with: dict[str, int] = {}
        self._words = ""
        self._kind = ""
        self._ranking: tuple[Differing, ...] | None = None
        self.is_ranked = False  # by how much they differ
        self._shapes: dict[str, tuple[int, tuple[float, ...]]] = {}

    def show_wave(self, wave: Wave | None, words: str = "") -> None:
        """List the questions of this wave, those that hold these words."""
        self._wave = wave
        if self._verbatims is not None and not self._verbatims.are_of(wave):
            self._verbatims = None
        self._texts = QuestionTexts(() if wave is None else wave.questions)
        self._shapes = {}
        self.search(words)

    def show_outline(self, outline: Outline, words: str = "") -> None:
        """List the questions of a wave whose answers are not there yet, those with these words."""
        self.show_wave(None)
        self._texts = QuestionTexts(outline.questions)
        self.search(words)

    def search(self, words: str) -> None:
        """List only the questions that hold all of these words: in the text, the answers, the
        names of variables, the section, or what was answered in words."""
        self._words = words
        self._list()

    def narrow(self, kind: str, ranking: tuple[Differing, ...] | None) -> None:
        """List only questions of this kind ("": of all), and these in this order where there is a
        ranking."""
        self._kind, self._ranking, self.is_ranked = kind, ranking, ranking is not None
        self._list()

    def wants_verbatims(self) -> bool:
        """Whether what was answered in words is to be searched and is not there yet."""
        enough = len("".join(self._words.split())) >= _FEWEST_LETTERS
        return self._verbatims is None and self._wave is not None and enough

    def take_verbatims(self, verbatims: Verbatims) -> None:
        """Search in these as well."""
        self._verbatims = verbatims
        self._list()

    def _list(self) -> None:
        wanted = self._words.lower().split()
        answered = self._answered(wanted)
        found = self._texts.holding(wanted)
        if answered:
            found = self._texts.of(answered.keys() | {question.id for question in found})
        if self._kind:
            found = [each for each in found if each.kind.value == self._kind]
        self.beginResetModel()
        self._answers_with = answered
        if self._ranking is not None:
            rows = ranked_rows({question.id: question for question in found}, self._ranking)
            found = [row.question for row in rows if row.question is not None]
            self._questions = [row.question for row in rows]
            self._rows = dict(enumerate(rows))
        else:
            self._questions, self._rows = _by_section(found), {}
        self._found, self._places = len(found), {}
        self.endResetModel()

    def _row(self, number: int) -> ListRow:
        """What stands in this row, worked out when it is first looked at."""
        if number not in self._rows:
            self._rows[number] = self._made(number)
        return self._rows[number]

    def _made(self, number: int) -> ListRow:
        question = self._questions[number]
        if question is None:
            first = self._questions[number + 1]
            return ListRow(plain(first.section) if first is not None else "")
        wanted = self._words.lower().split()
        told = self._told_of(question, wanted) if wanted else ""
        return ListRow(plain(question.text) or question.id, question, told)

    def _told_of(self, question: Question, wanted: list[str]) -> str:
        """Where the words were found: "In 2 answers: …the cost of housing has…"."""
        if not self.is_found_in_answers(question):
            return _matched(question, wanted)
        assert self._verbatims is not None
        count = self._answers_with[question.id]
        said = self._verbatims.around(question.id, wanted)
        return f"In {count:,} answer{'s' if count != 1 else ''}: {said}"

    def is_found_in_answers(self, question: Question) -> bool:
        """Whether it is listed for what was answered in words, and not for its own text."""
        return question.id in self._answers_with and not _is_text(question, self._words)

    def _answered(self, wanted: list[str]) -> dict[str, int]:
        """How many wrote all of these words, by the id of the question that they answered so."""
        if self._verbatims is None or sum(map(len, wanted)) < _FEWEST_LETTERS:
            return {}
        return self._verbatims.holding(wanted)

    def count(self) -> int:
        """How many questions the search leaves."""
        return self._found

    def row_of(self, question: str) -> int | None:
        """The row of the question with this id, None where the search left it out."""
        if question not in self._places:
            rows = (n for n, q in enumerate(self._questions) if q is not None and q.id == question)
            self._places[question] = next(rows, None)
        return self._places[question]

    def row_with(self, variable: str) -> int | None:
        """The row of the question that has this variable, None where the search left it out."""
        for number, each in enumerate(self._questions):
            if each is not None and variable in each.variables:
                return number
        return None

    def question_at(self, row: int) -> Question | None:
        """The question in this row; None for a heading or beyond the end."""
        return self._questions[row] if 0 <= row < len(self._questions) else None

    def shape_of(self, question: Question) -> tuple[int, tuple[float, ...]] | None:
        """How many answered, and the share of each answer, for a sparkline. Counted once. None
        where the answers are not there yet."""
        known = self._shapes.get(question.id)
        if known is None and self._wave is not None:
            known = _shape(self._wave, question)
            self._shapes[question.id] = known
        return known

    def rowCount(self, parent: Index = _ROOT) -> int:
        return len(self._questions)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._row(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.text}, {row.told}" if row.told else row.text
        if role == RowRole:
            return row
        if role == Qt.ItemDataRole.ToolTipRole and row.question is not None:
            reason = f"\n{row.question.reason}" if row.question.reason else ""
            told = f"\n{row.told}" if row.told else ""
            return plain_tip(f"{row.question.id}: {row.question.text}{reason}{told}")
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self._questions[index.row()] is None:
            return Qt.ItemFlag.NoItemFlags  # the arrow keys pass over headings
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


def _by_section(found: Iterable[Question]) -> list[Question | None]:
    """The questions, with None where the heading of a section stands."""
    rows: list[Question | None] = []
    for section, together in groupby(found, attrgetter("section")):
        if section or rows:
            rows.append(None)
        rows.extend(together)
    return rows


def _is_text(question: Question, words: str) -> bool:
    return all(word in question.text.lower() for word in words.lower().split())


def _matched(question: Question, wanted: list[str]) -> str:
    """Where the words were found, unless that is the text of the question, which is in sight."""
    if _is_text(question, " ".join(wanted)):
        return ""
    for kind, names in (
        ("Answer", (answer.label for answer in question.answers)),
        ("Item", (item.label for item in question.items)),
        ("Name", (question.id, *question.variables)),
    ):
        for name in names:
            if any(word in name.lower() for word in wanted):
                return f"{kind}: {plain(name)}"
    return ""


def ranked_rows(found: Mapping[str, Question], ranking: Iterable[Differing]) -> list[ListRow]:
    """The questions in the order of the ranking, those first of which a difference is shown."""
    rows: list[ListRow] = []
    heading = ""
    for each in ranking:
        question = found.get(each.question)
        if question is None:
            continue
        now = _SHOWN if each.is_shown else _NOT_SHOWN
        if now != heading:
            heading = now
            rows.append(ListRow(heading))
        p = "p < 0.001" if each.adjusted < _LEAST_P else f"p = {each.adjusted:.3f}"
        told = f"{plain(each.words)} ({p})" if each.words else p
        rows.append(ListRow(plain(question.text) or question.id, question, told))
    return rows


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
