"""The questions pane: search, sections, a row a question, arrow keys that move through them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from omnibus_desktop.app import coming
from omnibus_desktop.app.clear_button import add_clear_button
from omnibus_desktop.app.desk import Desk
from omnibus_desktop.app.document import Session, turned_to
from omnibus_desktop.app.focus_frame import FocusFrame
from omnibus_desktop.app.in_sight import StayingList
from omnibus_desktop.app.plain import plain_label
from omnibus_desktop.app.questions.question_filters import QuestionFilters
from omnibus_desktop.app.questions.question_model import QuestionModel
from omnibus_desktop.app.questions.question_painter import QuestionPainter
from omnibus_desktop.app.screen_room import scaled
from omnibus_desktop.app.slide_actions import add_to_briefing

if TYPE_CHECKING:
    from omnibus_desktop.app.answers.verbatims import Verbatims
    from omnibus_desktop.app.jobs import Progress
    from omnibus_desktop.readers.outline import Outline
    from omnibus_desktop.wave.question import Question
    from omnibus_desktop.wave.wave import Wave

_ENDS = (Qt.Key.Key_Home, Qt.Key.Key_End)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEP = 6  # pixels between two looks for a row
_LEAST, _MOST = 220, 400  # pixels of the least width, by the size of the letters
_AT_ONCE = 200  # rows that are laid out before the list is painted


class QuestionPane(QWidget):
    """Shows the wave's questions and says which one is looked at."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._document = desk.document
        self._jobs = desk.jobs
        self.model = QuestionModel()
        self.search = QLineEdit()
        self.search.setPlaceholderText("Search questions and answers")
        self.search.setAccessibleName("Search questions")
        add_clear_button(self.search)
        self.search.textChanged.connect(self._search)
        self.search.installEventFilter(self)
        self.list = StayingList()
        self.list.setAccessibleName("Questions")
        self.list.setUniformItemSizes(True)
        self.list.setBatchSize(_AT_ONCE)
        self.list.setModel(self.model)
        self.list.installEventFilter(self)
        self.list.setItemDelegate(QuestionPainter(self.model, self.list))
        FocusFrame(self.list)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.selectionModel().currentChanged.connect(self._turn)
        self.list.clicked.connect(self._find_again)
        self.list.doubleClicked.connect(self._add)
        self.filters = QuestionFilters(desk)
        self.filters.changed.connect(self._narrow)
        self.found = plain_label()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        row.addWidget(self.search, 1)
        row.addWidget(self.filters)
        layout.addLayout(row)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.found)
        self._fit_letters()
        desk.search_requested.connect(self._focus_search)
        desk.turn_requested.connect(self._turn_by)
        self._document.changed.connect(self._follow)
        self._follow(Session(), self._document.session)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and Down in the search field move through what was found; Home and End in the list
        pass over the headings, and Enter puts the question into the briefing."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if watched is self.list and event.key() in _ENDS:
            first = event.key() == Qt.Key.Key_Home
            start = -1 if first else self.model.rowCount()
            self._turn_to_row(self._next_question(start, 1 if first else -1))
            return True
        if watched is self.list and event.key() in _ENTER:
            self._add(self.list.currentIndex())
            return True
        narrowed = bool(self.search.text() or self.filters.words)
        if watched is self.search and event.key() == Qt.Key.Key_Escape and narrowed:
            self.search.clear()
            self.filters.list_all()
            return True
        if watched is self.search and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.list.setFocus()
            if not self.list.currentIndex().isValid():
                self._turn_to_row(self._next_question(-1, 1))
            else:
                QApplication.sendEvent(self.list, event)
            return True
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            bar = self.list.verticalScrollBar()
            rows = self.model.rowCount() / (bar.maximum() + bar.pageStep() or 1)  # a pixel
            seen = range(int(bar.value() * rows), int((bar.value() + bar.pageStep()) * rows))
            self._fit_letters()
            QTimer.singleShot(0, self, partial(self._see_again, seen))

    def _see_again(self, seen: range) -> None:
        """Have the first of these rows at the top, now that rows are of another height, and the
        present one in sight if it was."""
        self.list.scrollTo(self.model.index(seen.start), QListView.ScrollHint.PositionAtTop)
        if self.list.currentIndex().row() in seen:
            self.list.scrollTo(self.list.currentIndex())

    def _fit_letters(self) -> None:
        """Have room for some words in a line."""
        self.setMinimumWidth(min(scaled(_LEAST, self), _MOST))

    def _focus_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def _search(self, words: str) -> None:
        self.model.search(words)
        row = self.model.row_of(_question_of(self._document.session) or "") or 0
        far = row >= _AT_ONCE and not words  # then it is to be in sight
        modes = QListView.LayoutMode
        # thousands of rows must not hold up the next letter
        self.list.setLayoutMode(modes.SinglePass if far else modes.Batched)
        self._tell_found()
        self._show_current()
        self._seek_verbatims()

    def _seek_verbatims(self) -> None:
        """Have what was answered in words, where it is to be searched."""
        wave = self._document.session.wave
        if wave is not None and self.model.wants_verbatims():
            self._jobs.run("verbatims", "", partial(_verbatims, wave), self._take_verbatims)

    def _take_verbatims(self, verbatims: Verbatims) -> None:
        self.model.take_verbatims(verbatims)
        self._tell_found()
        self._show_current()

    def _narrow(self) -> None:
        self.model.narrow(self.filters.kind, self.filters.ranking)
        self._tell_found()
        self._show_current()

    def _tell_found(self) -> None:
        listed = _listed(self._document.session)
        total = 0 if listed is None else len(listed.questions)
        found = self.model.count()
        if found == total and not self.filters.words:
            self.found.setText("1 question" if total == 1 else f"{total:,} questions")
            return
        why = f": {self.filters.words}" if self.filters.words else ""
        said = f"{found:,} of {total:,} questions{why}"
        if not found:
            said = "Nothing found. Esc shows all questions again."
        left_out = "" if listed is None else self.filters.left_out(listed.questions)
        self.found.setText("\n".join(filter(None, (said, left_out))))

    def _follow(self, before: Session, after: Session) -> None:
        if _listed(before) is not _listed(after):
            arrives = coming.arrives(before, after)
            place = self._place() if arrives else None
            begins = before.coming is None and after.coming is not None
            if begins or (before.found is not after.found and not arrives):
                self.search.clear()
            self.list.setLayoutMode(QListView.LayoutMode.SinglePass)  # to return to any row
            if after.coming is not None:
                self.model.show_outline(after.coming.outline, self.search.text())
            else:
                self.model.show_wave(after.wave, self.search.text())
                self._seek_verbatims()
            self._tell_found()
            self._show_current()
            self._return_to(place)
        elif before.draft is not after.draft or before.coming is not after.coming:
            self._show_current()

    def _place(self) -> tuple[str, int] | None:
        """The first question in sight and how many pixels it stands from the top; None where the
        person has not moved the list."""
        if self.list.verticalScrollBar().value() == 0:
            return None
        for y in range(0, self.list.viewport().height(), _STEP):
            index = self.list.indexAt(QPoint(1, y))
            question = self.model.question_at(index.row()) if index.isValid() else None
            if question is not None:
                return question.variables[0], self.list.visualRect(index).top()
        return None

    def _return_to(self, place: tuple[str, int] | None) -> None:
        """Have the list where it was, though questions may have come before those in sight."""
        row = None if place is None else self.model.row_with(place[0])
        if place is None or row is None:
            return
        self.list.scrollTo(self.model.index(row), QListView.ScrollHint.PositionAtTop)
        bar = self.list.verticalScrollBar()
        bar.setValue(bar.value() - place[1])

    def _show_current(self) -> None:
        name = _question_of(self._document.session)
        row = None if name is None else self.model.row_of(name)
        self.list.setCurrentIndex(QModelIndex() if row is None else self.model.index(row))
        if row is not None:
            self.list.scrollTo(self.model.index(row))

    def _turn(self, current: QModelIndex, previous: QModelIndex) -> None:
        question = self.model.question_at(current.row()) if current.isValid() else None
        session = self._document.session
        if question is None or question.id == _question_of(session):
            return
        if session.coming is not None:
            coming.pick(self._document, question.id)
        else:
            self._carry(question)
            self._document.show(turned_to(session, question.id))

    def _carry(self, question: Question) -> None:
        """What was found in answers is to be found by those who read them, too."""
        words = self.search.text() if self.model.is_found_in_answers(question) else ""
        self._desk.carried = (question.id, words) if words else None

    def _find_again(self, index: QModelIndex) -> None:
        """The question was clicked, which may be the one that is read already."""
        question = self.model.question_at(index.row())
        if question is not None and question.id == _question_of(self._document.session):
            self._carry(question)
            self._desk.answers_requested.emit("carried")

    def _add(self, index: QModelIndex) -> None:
        """Put the question's chart into the briefing, once."""
        session = self._document.session
        question = self.model.question_at(index.row()) if index.isValid() else None
        draft = session.draft
        if question is None or draft is None or draft.question != question.id:
            return
        there = any(slide.id == draft.id for slide in session.briefing.slides)
        if session.wave is not None and not there:
            add_to_briefing(self._desk)

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


def _verbatims(wave: Wave, progress: Progress) -> Verbatims:
    from omnibus_desktop.app.answers.verbatims import Verbatims

    progress(0.0)  # nothing where it was cancelled before it began
    return Verbatims(wave)


def _listed(session: Session) -> Wave | Outline | None:
    """That whose questions are listed."""
    return session.wave if session.coming is None else session.coming.outline


def _question_of(session: Session) -> str | None:
    """The id of the question that is looked at, or will be."""
    if session.coming is not None:
        return session.coming.picked
    return None if session.draft is None else session.draft.question
