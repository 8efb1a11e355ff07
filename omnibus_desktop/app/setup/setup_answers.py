"""The answers of the question that is picked in the set-up: what they are, merging, nets."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QGridLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from omnibus_desktop.app.ask_bar import AskBar
from omnibus_desktop.app.plain import plain_label, plain_tip
from omnibus_desktop.app.questions.question_model import base_of
from omnibus_desktop.app.setup.setup_answer_model import (
    GIVEN,
    LABEL,
    MISSING,
    ROLE,
    SetupAnswerModel,
    given_by,
)
from omnibus_desktop.app.setup.setup_editors import ChoiceEditor, TextEditor, dress_table
from omnibus_desktop.app.still_label import StillLabel
from omnibus_desktop.app.ticks import TickRows
from omnibus_desktop.app.wrapping_row import WrappingRow
from omnibus_desktop.wave import setup_edits as edits
from omnibus_desktop.wave.plain_text import plain
from omnibus_desktop.wave.question import Answer, Item, Kind, Question, Role

if TYPE_CHECKING:
    from omnibus_desktop.app.setup.setup_actions import Corrections

_WIDTHS = {ROLE: 130, MISSING: 80, GIVEN: 80}  # pixels
_NETS_WIDTH = 280
_MOST_WRAPPED = 60  # answers
_WHOLE_ROW = QItemSelectionModel.SelectionFlag.Rows | QItemSelectionModel.SelectionFlag.Select
_MERGEABLE = (Kind.SINGLE, Kind.SCALE)


class AnswersPart(QWidget):
    """Answers at the left, nets at the right."""

    def __init__(self, corrections: Corrections, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._corrections = corrections
        self._question: Question | None = None
        self.title = StillLabel(2, bold=True)
        self.base = StillLabel(1)
        self.model = SetupAnswerModel()
        self.model.asked.connect(self._write)
        self.table = self._table()
        self.nets = QListWidget()
        self.nets.setAccessibleName("Nets")
        self.nets.setWordWrap(True)
        self.nets.setSpacing(2)
        self.nets.setMaximumWidth(_NETS_WIDTH)
        self.nets.itemSelectionChanged.connect(self._tell_selected)
        self.up = _button("Up", "Move the answer up (Alt+Up)", lambda: self._move(-1))
        self.down = _button("Down", "Move the answer down (Alt+Down)", lambda: self._move(1))
        self.merge = _button("&Merge…", "Make one answer of those picked", self._ask_for_merge)
        self.net = _button("&Net…", "Count those picked together as well", self._ask_for_net)
        self.remove = _button("&Remove net", "Have this net no more (Del)", self._remove_net)
        self.ask = AskBar()
        for keys, button, place in (
            ("Alt+Up", self.up, self.table),
            ("Alt+Down", self.down, self.table),
            ("Del", self.remove, self.nets),
        ):
            shortcut = QShortcut(QKeySequence(keys), place)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(button.click)
        self._lay_out()
        self.show_question(None)

    def _table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.model)
        dress_table(table, "Answers of the question", LABEL, _WIDTHS)
        table.setWordWrap(True)
        self._labels, self._roles = TextEditor(table), ChoiceEditor(table)
        table.setItemDelegateForColumn(LABEL, self._labels)
        table.setItemDelegateForColumn(ROLE, self._roles)
        self._missing = TickRows(table)
        table.setItemDelegateForColumn(MISSING, self._missing)
        table.selectionModel().selectionChanged.connect(self._tell_selected)
        return table

    def _lay_out(self) -> None:
        below = WrappingRow((self.up, self.down, self.merge, self.net))
        halves = QGridLayout()
        halves.addWidget(self.base, 0, 0)
        halves.addWidget(plain_label("Nets"), 0, 1)
        halves.addWidget(self.table, 1, 0)
        halves.addWidget(self.nets, 1, 1)
        halves.addLayout(below, 2, 0)
        halves.addWidget(self.remove, 2, 1, Qt.AlignmentFlag.AlignLeft)
        halves.setColumnStretch(0, 3)  # as long as there is no room for more of the nets
        halves.setColumnStretch(1, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 0)
        layout.addWidget(self.title)
        layout.addLayout(halves, 1)
        layout.addWidget(self.ask)

    def show_question(self, question: Question | None, picked_questions: int = 0) -> None:
        """Show the answers of this question, None where so many others are picked; the answers
        that were picked are picked again."""
        before = None if self._question is None else self._question.id
        same = question is not None and question.id == before
        picked = self._picked() if same else []
        self._question = question
        wave = self._corrections.wave
        for part in (self.table, self.nets):
            part.setEnabled(question is not None)
        self.model.show_question(wave, question)
        self.nets.clear()
        if question is None or wave is None:
            several = f"{picked_questions:,} questions are picked: they can be moved or grouped"
            alone = "Pick a question to see its answers"
            self.title.set_text(several if picked_questions > 1 else alone)
            self.base.set_text("")
        else:
            self.title.set_text(f"{question.id}: {question.text}")
            self.base.set_text(f"Base {base_of(wave, question):,} of {wave.respondents:,}")
            for net in question.nets:
                labels = {answer.id: answer.label for answer in question.answers}
                parts = " + ".join(labels.get(each, each) for each in net.answers)
                text = f"{net.label} ({given_by(wave, question, net):,}) = {parts}"
                item = QListWidgetItem(plain(text))
                item.setToolTip(plain_tip(text))
                self.nets.addItem(item)
        self._make_room()
        self._pick([answer.id for answer in picked])
        self._tell_selected()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """Have rows as high as their labels need, but for lists that nobody reads whole."""
        if self.model.rowCount() <= _MOST_WRAPPED:
            self.table.resizeRowsToContents()

    def _picked(self) -> list[Answer | Item]:
        rows = {index.row() for index in self.table.selectionModel().selectedRows()}
        return [self.model.at(row) for row in sorted(rows)]

    def _pick(self, answers: list[str]) -> None:
        if [answer.id for answer in self._picked()] == answers:
            return
        selection = self.table.selectionModel()
        selection.clearSelection()
        for name in answers:
            row = self.model.row_of(name)
            if row is not None:
                selection.select(self.model.index(row, 0), _WHOLE_ROW)
                current = self.model.index(row, LABEL)
                selection.setCurrentIndex(current, QItemSelectionModel.SelectionFlag.NoUpdate)

    def _tell_selected(self) -> None:
        picked = self._picked()
        kind = None if self._question is None else self._question.kind
        self.up.setEnabled(bool(picked))
        self.down.setEnabled(bool(picked))
        answers = all(isinstance(each, Answer) for each in picked)
        self.merge.setEnabled(len(picked) > 1 and kind in _MERGEABLE)
        self.net.setEnabled(len(picked) > 1 and answers)
        self.remove.setEnabled(bool(self.nets.selectedItems()))

    def _write(self, answer: str, column: int, value: object) -> None:
        if self._question is None:
            return
        setup, name = self._corrections.setup, self._question.id
        if column == LABEL:
            setup = edits.with_label(setup, name, answer, str(value))
            self._corrections.make("Rename answer", setup)
        elif column == ROLE:
            setup = edits.with_role(setup, name, answer, Role(str(value)))
            self._corrections.make("Change what an answer counts as", setup)
        elif column == MISSING:
            step = "Mark answer as missing" if value else "Mark answer as not missing"
            self._corrections.make(step, edits.with_missing(setup, name, answer, bool(value)))

    def _move(self, step: int) -> None:
        if self._question is not None:
            ids = [answer.id for answer in self._picked()]
            self._corrections.move_answers(self._question, ids, step)

    def _ask_for_merge(self) -> None:
        self._ask("Label of the merged answer:", self._corrections.merge)

    def _ask_for_net(self) -> None:
        self._ask("Label of the net:", self._corrections.net)

    def _ask(self, prompt: str, do: Callable[[Question, str, list[str]], object]) -> None:
        question, picked = self._question, self._picked()
        if question is None:
            return
        ids = [answer.id for answer in picked]
        proposed = " or ".join(answer.label for answer in picked)
        self.ask.ask(prompt, proposed, lambda text, _: do(question, text, ids))

    def _remove_net(self) -> None:
        rows = [self.nets.row(item) for item in self.nets.selectedItems()]
        if self._question is not None and rows:
            label = self._question.nets[rows[0]].label
            self._corrections.remove_net(self._question, label)


def _button(text: str, tip: str, clicked: Callable[[], object]) -> QPushButton:
    button = QPushButton(text)
    button.setToolTip(tip)
    button.clicked.connect(clicked)
    return button
