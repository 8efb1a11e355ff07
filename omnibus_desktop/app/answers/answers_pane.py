"""The reader of open answers: the page that stands in the place of chart and table."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from omnibus_desktop.app.answers import quote_actions, theme_actions
from omnibus_desktop.app.answers.answer_list import AnswerList
from omnibus_desktop.app.answers.answers_model import AnswersModel
from omnibus_desktop.app.answers.answers_view import ALL, UNREAD, WITHOUT, Answered, answered
from omnibus_desktop.app.answers.shared_room import SharedRoom
from omnibus_desktop.app.answers.theme_part import ThemePart
from omnibus_desktop.app.answers.whole_answer import WholeAnswer
from omnibus_desktop.app.clear_button import add_clear_button
from omnibus_desktop.app.still_label import StillLabel
from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.wave.plain_text import plain
from omnibus_desktop.wave.question import Kind

if TYPE_CHECKING:
    from omnibus_desktop.app.current import CurrentSlide
    from omnibus_desktop.app.desk import Desk

_DOWN = (420, 130)  # pixels for the list, the answer in full
_SAMPLE, _LETTERS = 400, 70  # answers looked at for how long they are; letters on a line
_FEWEST, _MOST = 1, 4  # lines of a row
_FEW_ENOUGH = 100_000  # answers among which the one that a step was about is looked for


class AnswersPane(QWidget):
    """Reads, searches and gives themes; all that it changes are steps of the document."""

    def __init__(self, desk: Desk, current: CurrentSlide, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._current = current
        self._now: Answered | None = None
        self._shown: object = None
        self._held: tuple[int, ...] = ()  # these stay in a view that they would leave
        self._next: int | None = None  # the answer to go to after a step
        self.title = StillLabel(2, bold=True)
        self.count = StillLabel(1)
        self.search = QLineEdit()
        self.search.setPlaceholderText("Search in these answers (Ctrl+Shift+F)")
        self.search.setAccessibleName("Search in these answers")
        add_clear_button(self.search)
        self.search.textChanged.connect(self._see)
        self.view = QComboBox()
        self.view.setAccessibleName("Which answers")
        self.view.setToolTip("Which answers are listed")
        self.view.setMinimumContentsLength(16)
        self.view.activated.connect(self._see)
        self.quote = QPushButton("Put on a slide…")
        self.quote.setToolTip("Quote the answer being read (Ctrl+Shift+U)")
        self.quote.clicked.connect(lambda _: self._quote())
        self.model = AnswersModel()
        self.list = AnswerList(self.model)
        self.search.returnPressed.connect(self.list.setFocus)
        self.whole = WholeAnswer()
        self.themes = ThemePart(desk)
        self._lay_out()
        self._connect()
        current.changed.connect(self.refresh)
        desk.answers_requested.connect(self._come)
        self.refresh()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.search, 1)
        top.addWidget(self.view)
        top.addWidget(self.quote)
        down = QSplitter(Qt.Orientation.Vertical)
        down.addWidget(self.list)
        down.addWidget(self.whole)
        down.setStretchFactor(0, 1)
        down.setSizes(list(_DOWN))
        down.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.addWidget(self.title)
        layout.addLayout(top)
        layout.addWidget(self.count)
        layout.addWidget(SharedRoom(down, self.themes), 1)

    def _connect(self) -> None:
        chosen = self.list.selectionModel()
        chosen.currentChanged.connect(self._read_whole)
        self.list.theme_pressed.connect(self._press)
        self.list.read_pressed.connect(partial(self._act, theme_actions.mark_read, goes_on=True))
        self.list.unread_pressed.connect(
            partial(self._act, theme_actions.mark_unread, goes_on=False)
        )
        self.list.search_pressed.connect(self.search.setFocus)
        self.list.new_pressed.connect(self.themes.field.setFocus)
        self.themes.turned.connect(lambda theme: self._turn(theme, goes_on=False))

    @property
    def number(self) -> int | None:
        """The number of the answer being read, among all answers to the question."""
        index = self.list.currentIndex()
        return self.model.number(index.row()) if index.isValid() else None

    @property
    def now(self) -> Answered | None:
        """What is read; None where the question being looked at is not open."""
        return self._now

    def refresh(self) -> None:
        """Show the answers to the question being looked at, as they are now."""
        session, question = self._desk.document.session, self._current.question
        before, self._now = self._now, None
        if session.wave is None or question is None or question.kind is not Kind.OPEN:
            return
        try:
            self._now = answered(session, session.wave, question)
        except OmnibusError as error:
            self.count.set_text(error.message)
            self.model.show_answers(None, (), ())
            return
        self._begin_with(before)
        self._list_views()
        labels = (
            {} if self._now.themed is None else {t.id: t.label for t in self._now.themed.themes}
        )
        self.model.show_reading(None, {})
        self._see()
        self.model.show_reading(self._now.reading, labels)
        self.themes.show_now(self._now)

    def _begin_with(self, before: Answered | None) -> None:
        """Another question begins at its first answer, searched only for what was looked for in the
        list of questions; of the same one the answer that a step was about is gone to."""
        assert self._now is not None
        if before is None or before.answers is not self._now.answers:
            self.title.set_text(self._now.question.text or self._now.question.id)
            self.search.blockSignals(True)
            self.search.setText(self._take_carried())
            self.search.blockSignals(False)
            self.view.clear()
            self._held, self._next, self._shown = (), 0, None
            self.list.set_lines(_lines(self._now.answers.texts))
        elif self._next is None and len(before.answers) <= _FEW_ENOUGH:
            pairs = zip(before.reading.of_answer, self._now.reading.of_answer, strict=True)
            others = [number for number, (was, now) in enumerate(pairs) if was != now]
            if others and before.themes == self._now.themes:
                self._next = self.number if self.number in others else others[0]
                self._held = tuple(others)

    def _take_carried(self) -> str:
        """The words of the list of questions that were found in these answers, once."""
        carried, self._desk.carried = self._desk.carried, None
        if carried is None or self._now is None or carried[0] != self._now.question.id:
            return ""
        return carried[1]

    def _see(self) -> None:
        """Show what the search and the view leave."""
        now = self._now
        if now is None:
            return
        words = plain(self.search.text()).lower().split()
        view = self.view.currentData() or ALL
        seen = now.seen(view, words, self._held)
        known = (now.answers, seen, now.by)
        if not _are_same(self._shown, known):
            number = self._next if self._next is not None else self.number
            self._shown = known
            self.model.show_answers(now.answers, seen, now.by)
            self._go_to(number)
        elif self._next is not None:
            self._go_to(self._next)
        self._next = None
        self.list.painter.words = words
        self.list.viewport().update()
        self._count(len(seen))
        self._read_whole(self.list.currentIndex())

    def _go_to(self, number: int | None) -> None:
        row = -1 if number is None else self.model.row_of(number)
        if row < 0 and self.model.rowCount():
            row = 0
        if row >= 0:
            self.list.go_to(row)

    def _count(self, seen: int) -> None:
        assert self._now is not None
        total, done = len(self._now.answers), self._now.reading.read
        shown = f"{seen:,} of {total:,} answers" if seen != total else f"{total:,} answers"
        told = f"{shown}  –  {done:,} of {total:,} read" if self._now.themed else shown
        self.count.set_text(told)

    def _list_views(self) -> None:
        """Offer all answers, those that are to be read, and those of each theme."""
        assert self._now is not None
        chosen = self.view.currentData() or ALL
        views = [
            (ALL, "All answers"),
            (UNREAD, "Not read yet"),
            (WITHOUT, "Without a theme"),
            *((theme.id, f"Theme: {plain(theme.label)}") for theme in self._now.themes),
        ]
        self.view.clear()
        for name, title in views:
            self.view.addItem(title, name)
        self.view.setCurrentIndex(max(0, self.view.findData(chosen)))

    def _read_whole(self, index: QModelIndex, _: QModelIndex | None = None) -> None:
        row = self.model.row(index.row()) if index.isValid() else None
        if row is not None and row.number not in self._held:
            self._held = ()
        self.whole.show_row(row, self.list.painter.words)

    def _press(self, place: int, goes_on: bool) -> None:
        themes = () if self._now is None else self._now.themes
        if place < len(themes):
            self._turn(themes[place].id, goes_on=goes_on)

    def _turn(self, theme: str, *, goes_on: bool) -> None:
        self._act(partial(theme_actions.turn_theme, theme=theme), goes_on=goes_on)

    def _act(self, act: Callable[[Desk, str, list[str]], None], *, goes_on: bool) -> None:
        """Do this with the answers that are highlighted, which is one step."""
        now, rows = self._now, self.list.picked()
        if now is None or not rows:
            return
        themed = theme_actions.salted(self._desk, now.question.id)
        digests = now.answers.digests(themed.salt)
        numbers = [self.model.number(row) for row in rows]
        self._move_on(rows[-1], tuple(numbers), goes_on=goes_on)
        act(self._desk, now.question.id, [digests[number] for number in numbers])
        self._see()  # an answer that had been read is no step, but is gone on from

    def _move_on(self, last: int, numbers: tuple[int, ...], *, goes_on: bool) -> None:
        """Say which answer is to be read after the step that comes, which is about these."""
        following = min(last + 1, self.model.rowCount() - 1)
        moves = goes_on and following > last
        self._next = self.model.number(following) if moves else self.number
        self._held = () if moves else numbers

    def _quote(self) -> None:
        index = self.list.currentIndex()
        if self._now is not None and index.isValid():
            row = self.model.row(index.row())
            quote_actions.ask_for_quote(self._desk, self._now, row, self.window())

    def _come(self, place: str) -> None:
        """Go to the field of the search or to that of a new theme, quote the answer, or look for
        what the list of questions was searched for."""
        if place == "carried":
            if words := self._take_carried():
                self.search.setText(words)
            return
        if place == "quote":
            self._quote()
            return
        field = self.search if place == "search" else self.themes.field
        field.setFocus()
        field.selectAll()


def _lines(texts: tuple[str, ...]) -> int:
    """How many lines rows have so that nine of ten answers can be read in the list."""
    step = max(1, len(texts) // _SAMPLE)
    longs = sorted(len(text) for text in texts[::step])
    usual = longs[len(longs) * 9 // 10] if longs else 0
    return max(_FEWEST, min(_MOST, -(-usual // _LETTERS)))


def _are_same(known: object, new: tuple[object, ...]) -> bool:
    return isinstance(known, tuple) and known == new
