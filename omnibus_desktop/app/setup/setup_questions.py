"""The page of the set-up on which questions are named, sorted out, grouped and taken apart."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from omnibus_desktop.app.ask_bar import AskBar
from omnibus_desktop.app.clear_button import add_clear_button
from omnibus_desktop.app.plain import plain_label
from omnibus_desktop.app.setup.setup_answers import AnswersPart
from omnibus_desktop.app.setup.setup_counted import counted_choices, shared_text
from omnibus_desktop.app.setup.setup_editors import ChoiceEditor, TextEditor, dress_table
from omnibus_desktop.app.setup.setup_question_model import (
    ANSWERS,
    ID,
    KIND,
    SECTION,
    TEXT,
    WHY,
    SetupQuestionModel,
)
from omnibus_desktop.app.wrapping_row import WrappingRow
from omnibus_desktop.wave import setup_edits as edits
from omnibus_desktop.wave.question import Kind, Question

if TYPE_CHECKING:
    from omnibus_desktop.app.setup.setup_actions import Corrections
    from omnibus_desktop.wave.wave import Wave

_WIDTHS = {ID: 160, KIND: 112, SECTION: 130, ANSWERS: 70, WHY: 200}  # pixels
_DOWN = (330, 290)  # pixels for questions, answers
_WHOLE_ROW = QItemSelectionModel.SelectionFlag.Rows | QItemSelectionModel.SelectionFlag.Select


class QuestionsPage(QWidget):
    """All questions above, the answers of the one that is picked below."""

    def __init__(self, corrections: Corrections, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._corrections = corrections
        self.model = SetupQuestionModel()
        self.model.asked.connect(self._write)
        self.model.dropped.connect(corrections.put_questions)
        self.search = QLineEdit()
        self.search.setPlaceholderText("Search questions and answers")
        self.search.setAccessibleName("Search questions")
        add_clear_button(self.search)
        self.search.textChanged.connect(self._search)
        self.search.installEventFilter(self)
        find = QShortcut(QKeySequence("Ctrl+F"), self)
        find.activated.connect(self.search.setFocus)
        self.table = self._table()
        self.up = self._button("Move &up", lambda: self._move(-1), "Alt+Up")
        self.down = self._button("Move &down", lambda: self._move(1), "Alt+Down")
        self.set = self._button("Group into a &set…", self._ask_for_set)
        self.grid = self._button("Group into a &grid…", self._ask_for_grid)
        self.apart = self._button("Take a&part", self._take_apart)
        self.ask = AskBar()
        self.answers = AnswersPart(corrections)
        self._lay_out()
        self._tell_selected()

    def _table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.model)
        dress_table(table, "Questions of the wave", TEXT, _WIDTHS, lines=2)
        self._editors = {column: TextEditor(table) for column in (TEXT, SECTION)}
        for column, editor in self._editors.items():
            table.setItemDelegateForColumn(column, editor)
        self._kinds = ChoiceEditor(table)
        table.setItemDelegateForColumn(KIND, self._kinds)
        table.setDragDropMode(QTableView.DragDropMode.InternalMove)
        table.setDragDropOverwriteMode(False)
        table.selectionModel().selectionChanged.connect(self._tell_selected)
        return table

    def _button(self, text: str, clicked: object, keys: str = "") -> QPushButton:
        button = QPushButton(text)
        button.clicked.connect(clicked)
        if keys:
            button.setToolTip(keys)
            shortcut = QShortcut(QKeySequence(keys), self.table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(button.click)
        return button

    def _lay_out(self) -> None:
        buttons = WrappingRow((self.up, self.down, self.set, self.grid, self.apart))
        self.hint = plain_label(
            "Double-click or press F2 to change a text, a kind or a section; Ctrl+click picks"
            " several questions, to group them."
        )
        upper = QWidget()
        column = QVBoxLayout(upper)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.search, self.table):
            column.addWidget(widget)
        column.addWidget(self.ask)
        column.addLayout(buttons)
        column.addWidget(self.hint)
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(upper)
        split.addWidget(self.answers)
        split.setChildrenCollapsible(False)
        split.setSizes(list(_DOWN))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(_scrolled(split))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc in the search field shows all questions again, and only then closes the window."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape and watched is self.search and self.search.text():
                self.search.clear()
                return True
        return super().eventFilter(watched, event)

    def show_wave(self, wave: Wave | None) -> None:
        """List the questions of the wave. Several that were picked are picked again, else the one
        that the window behind shows."""
        picked = [question.id for question in self.selected()]
        self.model.show_wave(wave)
        there = [name for name in picked if self.model.row_of(name) is not None]
        self._pick_anew(there)

    def follow(self) -> None:
        """Have the question picked that the window behind has turned to."""
        self._pick_anew([question.id for question in self.selected()])

    def _pick_anew(self, picked: list[str]) -> None:
        draft = self._corrections.document.session.draft
        if len(picked) < 2 and draft is not None and self.model.row_of(draft.question) is not None:
            picked = [draft.question]
        self.pick(picked)

    def pick(self, questions: Sequence[str]) -> None:
        """Have these questions picked, and the first of them in sight."""
        if [question.id for question in self.selected()] == list(questions):
            self._tell_selected()
            return
        rows = [row for name in questions if (row := self.model.row_of(name)) is not None]
        selection = self.table.selectionModel()
        selection.clearSelection()
        for row in rows:
            selection.select(self.model.index(row, 0), _WHOLE_ROW)
        if rows:
            first = self.model.index(rows[0], TEXT)
            selection.setCurrentIndex(first, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.table.scrollTo(first)
        self._tell_selected()

    def selected(self) -> list[Question]:
        """The questions that are picked, as they stand in the list."""
        rows = {index.row() for index in self.table.selectionModel().selectedRows()}
        return [self.model.question_at(row) for row in sorted(rows)]

    def _search(self, words: str) -> None:
        picked = [question.id for question in self.selected()]
        self.model.search(words)
        self.pick(picked)

    def _tell_selected(self) -> None:
        """Offer what can be done with what is picked, and show its answers."""
        picked = self.selected()
        for button in (self.up, self.down):
            button.setEnabled(bool(picked) and not self.search.text())
        variables = {name for question in picked for name in question.variables}
        several = len(picked) > 1 or (len(picked) == 1 and len(variables) > 1)
        self.set.setEnabled(several)
        self.grid.setEnabled(several)
        made = {merged.id for merged in self._corrections.setup.merged}
        apart = len(picked) == 1 and (len(variables) > 1 or picked[0].id in made)
        self.apart.setEnabled(apart)
        self.answers.show_question(picked[0] if len(picked) == 1 else None, len(picked))
        if len(picked) == 1 and self.isVisible():
            self._corrections.turn(picked[0].id)

    def _write(self, question: str, column: int, value: object) -> None:
        setup = self._corrections.setup
        if column == TEXT:
            self._corrections.make("Rename question", edits.with_text(setup, question, str(value)))
        elif column == SECTION:
            setup = edits.with_section(setup, question, str(value))
            self._corrections.make("Change section", setup)
        elif column == KIND:
            kind = Kind(str(value))
            setup = edits.with_kind(setup, question, kind)
            self._corrections.make(
                "Change kind", setup, None, lambda wave: wave.question(question).kind is kind
            )

    def _move(self, step: int) -> None:
        self._corrections.move_questions([question.id for question in self.selected()], step)

    def _ask_for_set(self) -> None:
        picked, wave = self.selected(), self._corrections.wave
        if wave is None:
            return
        choices, chosen = counted_choices(wave, picked)

        def answer(text: str, place: int) -> None:
            counted = choices[place][0]
            self._show_made(self._corrections.gather(picked, Kind.MULTI, text, counted))

        self.ask.ask(
            "Text of the set:",
            shared_text(picked),
            answer,
            "Ticked means:",
            [words for _, words in choices],
            chosen,
        )

    def _ask_for_grid(self) -> None:
        picked = self.selected()

        def answer(text: str, _: int) -> None:
            self._show_made(self._corrections.gather(picked, Kind.GRID, text))

        self.ask.ask("Text of the grid:", shared_text(picked), answer)

    def _take_apart(self) -> None:
        picked = self.selected()
        if len(picked) == 1 and self._corrections.take_apart(picked[0]):
            draft = self._corrections.document.session.draft
            self._show_made(None if draft is None else draft.question)

    def _show_made(self, question: str | None) -> None:
        if question is not None:
            self.pick([question])


def _scrolled(widget: QWidget) -> QScrollArea:
    """The widget as it was, but on a screen that is too low for it with a scroll bar."""
    area = QScrollArea()
    area.setWidget(widget)
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area
