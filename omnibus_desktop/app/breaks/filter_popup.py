"""Keep only some respondents: choose a question, tick answers."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from omnibus_desktop.app.breaks.range_fields import RangeFields
from omnibus_desktop.app.choice_popup import place_under
from omnibus_desktop.app.plain import plain_label
from omnibus_desktop.app.roomy_rows import give_room
from omnibus_desktop.tables.breakable import breakable
from omnibus_desktop.tables.filter_terms import NO_ANSWER, range_of
from omnibus_desktop.tables.filters import filter_of
from omnibus_desktop.wave.plain_text import plain
from omnibus_desktop.wave.question import Kind

if TYPE_CHECKING:
    from omnibus_desktop.tables.filters import Chosen
    from omnibus_desktop.wave.question import Question
    from omnibus_desktop.wave.wave import Wave

_WIDTH = 380  # pixels
_LEAST, _MOST = 60, 480  # pixels down, of the answers and of all


class FilterPopup(QFrame):
    """Answers of one question to tick; `done(answers)` is called with their ids. What is counted
    is counted among those whom the `others` keep, the conditions in force beside this one."""

    def __init__(
        self,
        parent: QWidget,
        wave: Wave,
        question: Question,
        ticked: tuple[str, ...],
        others: Chosen,
        done: Callable[[tuple[str, ...]], None],
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAccessibleName("Filter")
        self._done = done
        self._wave = wave
        self._others = others
        self._question, self._member = breakable(wave, question.id)
        self.list = QListWidget()
        self.list.setAccessibleName("Answers to keep")
        give_room(self.list)
        self._list_answers(ticked)
        self.range: RangeFields | None = None
        if question.kind is Kind.NUMERIC:
            known = next((found for each in ticked if (found := range_of(each))), None)
            self.range = RangeFields(known)
            self.range.changed.connect(self._tell)
        self.list.itemChanged.connect(self._tell)
        self.list.itemClicked.connect(_turn)
        self.list.installEventFilter(self)
        self.kept = plain_label()
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addWidget(plain_label(f"Keep those who answered “{question.text}” with:"))
        layout.addWidget(self.list, 1)
        layout.addLayout(self._quick_ways())
        if self.range is not None:
            layout.addWidget(self.range)
        layout.addWidget(self.kept)
        layout.addWidget(buttons)
        self._tell()
        self.resize(_WIDTH, self._height())

    def open_under(self, button: QWidget) -> None:
        """Show it below this button, inside the screen."""
        self.move(place_under(button, self))
        self.show()
        self.list.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._accept()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Space ticks the answer that the keys have come to."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            item = self.list.currentItem()
            if event.key() == Qt.Key.Key_Space and item is not None:
                _turn(item)
                return True
        return super().eventFilter(watched, event)

    def _height(self) -> int:
        """As high as all answers need, within reason."""
        rows = sum(self.list.sizeHintForRow(row) for row in range(self.list.count()))
        others = self.sizeHint().height() - self.list.sizeHint().height()
        return min(max(rows + 2 * self.list.frameWidth(), _LEAST) + others, _MOST)

    def _list_answers(self, ticked: tuple[str, ...]) -> None:
        """Each answer with how many gave it, and those who gave none."""
        among = filter_of(self._wave, self._others).keep
        self._whole = self._wave.respondents if among is None else int(among.sum())
        for number, answer in enumerate(self._member.answers):
            holds = self._member.holds(number).astype(bool)
            count = int((holds if among is None else holds & among).sum())
            self._add(answer.id, f"{plain(answer.label)}  ({count:,})", ticked)
        silent = ~self._member.answered
        count = int((silent if among is None else silent & among).sum())
        self._add(NO_ANSWER, f"Did not answer  ({count:,})", ticked)

    def _add(self, identity: str, text: str, ticked: tuple[str, ...]) -> None:
        item = QListWidgetItem(text)
        item.setData(Qt.ItemDataRole.UserRole, identity)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)  # a click anywhere on it ticks it
        on = identity in ticked
        item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        self.list.addItem(item)

    def _quick_ways(self) -> QHBoxLayout:
        """Buttons that tick all answers, none, or the others: those who did not answer apart."""
        row = QHBoxLayout()
        for text, tip, ticks in (
            ("&All answers", "Keep everybody who answered", lambda _: True),
            ("&None", "Tick no answer", lambda _: False),
            ("All &but these", "Tick the answers that are not ticked", lambda on: not on),
        ):
            button = QPushButton(text)
            button.setToolTip(tip)
            button.setAutoDefault(False)
            button.clicked.connect(partial(self._tick, ticks))
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _tick(self, ticks: Callable[[bool], bool]) -> None:
        self.list.blockSignals(True)
        for item in self._items():
            on = item.checkState() == Qt.CheckState.Checked
            on = item.data(Qt.ItemDataRole.UserRole) != NO_ANSWER and ticks(on)
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        self.list.blockSignals(False)
        self.list.viewport().update()
        self._tell()

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _ticked(self) -> tuple[str, ...]:
        """What is to be kept: the answers that are ticked, and the range that is typed."""
        ticked = [
            str(item.data(Qt.ItemDataRole.UserRole))
            for item in self._items()
            if item.checkState() == Qt.CheckState.Checked
        ]
        typed = None if self.range is None else self.range.range()
        return (*ticked, *(() if typed is None else (typed.id,)))

    def _tell(self) -> None:
        ticked = self._ticked()
        wrong = "" if self.range is None else self.range.wrong()
        if wrong:
            self.kept.setText(wrong)
            return
        if not ticked:
            self.kept.setText("Tick the answers to keep: with none there is no filter")
            return
        kept = filter_of(self._wave, (*self._others, (self._question.id, ticked))).keep
        count = 0 if kept is None else int(kept.sum())
        whole = f"{self._whole:,} {self._wave.respondent_word}"
        if self._others:
            keep = "filters keep" if len(self._others) > 1 else "filter keeps"
            self.kept.setText(f"{count:,} of the {whole} that the other {keep} stay")
        else:
            self.kept.setText(f"{count:,} of {whole} stay")

    def _accept(self) -> None:
        if self.range is not None and self.range.wrong():
            return
        ticked = self._ticked()
        self.close()
        self._done(ticked)


def _turn(item: QListWidgetItem) -> None:
    on = item.checkState() == Qt.CheckState.Checked
    item.setCheckState(Qt.CheckState.Unchecked if on else Qt.CheckState.Checked)
