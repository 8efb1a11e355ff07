"""Keep only some respondents: choose a question, tick answers."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from omnibus_desktop.app.choice_popup import place_under
from omnibus_desktop.app.plain import plain_label
from omnibus_desktop.app.roomy_rows import give_room
from omnibus_desktop.wave.plain_text import plain

if TYPE_CHECKING:
    from omnibus_desktop.wave.question import Question
    from omnibus_desktop.wave.wave import Wave

_WIDTH = 380  # pixels
_LEAST, _MOST = 60, 480  # pixels down, of the answers and of all


class FilterPopup(QFrame):
    """Answers of one question to tick; `done(answers)` is called with their ids."""

    def __init__(
        self,
        parent: QWidget,
        wave: Wave,
        question: Question,
        ticked: tuple[str, ...],
        done: Callable[[tuple[str, ...]], None],
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAccessibleName("Filter")
        self._done = done
        self._wave = wave
        self._question = question
        self.list = QListWidget()
        self.list.setAccessibleName("Answers to keep")
        give_room(self.list)
        counts = self._counts()
        for answer in question.answers:
            item = QListWidgetItem(f"{plain(answer.label)}  ({counts.get(answer.id, 0):,})")
            item.setData(Qt.ItemDataRole.UserRole, answer.id)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled)  # a click anywhere on it ticks it
            on = answer.id in ticked
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
            self.list.addItem(item)
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

    def _counts(self) -> dict[str, int]:
        """How many gave each answer."""
        membership = self._wave.membership(self._question)
        return {
            answer.id: int(membership.holds(number).astype(bool).sum())
            for number, answer in enumerate(membership.answers)
        }

    def _ticked(self) -> tuple[str, ...]:
        items = (self.list.item(row) for row in range(self.list.count()))
        return tuple(
            str(item.data(Qt.ItemDataRole.UserRole))
            for item in items
            if item.checkState() == Qt.CheckState.Checked
        )

    def _tell(self) -> None:
        ticked = self._ticked()
        if not ticked:
            self.kept.setText("Tick the answers to keep: with none there is no filter")
            return
        membership = self._wave.membership(self._question)
        kept = [
            membership.holds(number)
            for number, answer in enumerate(membership.answers)
            if answer.id in ticked
        ]
        count = int(sum(kept[1:], start=kept[0]).astype(bool).sum())
        whole = self._wave.respondents
        self.kept.setText(f"{count:,} of {whole:,} {self._wave.respondent_word} stay")

    def _accept(self) -> None:
        ticked = self._ticked()
        self.close()
        self._done(ticked)


def _turn(item: QListWidgetItem) -> None:
    on = item.checkState() == Qt.CheckState.Checked
    item.setCheckState(Qt.CheckState.Unchecked if on else Qt.CheckState.Checked)
