"""Every step since the wave was opened, and what differs from another state: each leads there."""

from __future__ import annotations

import time
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QPalette, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QGroupBox,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from omnibus_desktop.app import history_actions, slide_actions
from omnibus_desktop.app.desk import Desk
from omnibus_desktop.app.document import MOST_STEPS, Session
from omnibus_desktop.app.film.filmstrip_model import name_of
from omnibus_desktop.app.history_states import State, states_of
from omnibus_desktop.app.plain import plain_label, plain_tip
from omnibus_desktop.app.roomy_rows import give_room
from omnibus_desktop.app.screen_room import resize_within
from omnibus_desktop.briefing.compared import Change, Difference, differences
from omnibus_desktop.wave.plain_text import plain

_SIZE = (460, 620)  # pixels
_SHAPE = "history"
_ABOUT = Qt.ItemDataRole.UserRole
_KEYS = (  # here as in the window
    ("Ctrl+Z", history_actions.undo),
    ("Ctrl+Shift+Z", history_actions.redo),
    ("Ctrl+Y", history_actions.redo),
)


class _Choices(QListWidget):
    """A list of which Enter takes the present line, as a click does, wherever the platform would
    have it done by a double-click."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        give_room(self)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            self.itemClicked.emit(item)
        else:
            super().keyPressEvent(event)

    def add(self, text: str, tip: str, about: object) -> QListWidgetItem:
        """One more line."""
        item = QListWidgetItem(text)
        item.setToolTip(plain_tip(tip))
        item.setData(_ABOUT, about)
        self.addItem(item)
        return item


class HistoryPanel(QDialog):
    """Stands beside the window while one works on: it follows, and a click goes there."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setWindowTitle("History – Omnibus Desktop")
        self.steps = _Choices("Steps, the first on top")
        self.steps.itemClicked.connect(self._go)
        self._states: tuple[State, ...] = states_of(desk)
        self.than = QComboBox()
        self.than.setAccessibleName("Compare with")
        self.than.activated.connect(self._compare)
        self.since = plain_label()
        self.found = _Choices("What differs")
        self.found.itemClicked.connect(self._turn)
        self.back = QPushButton()
        self.back.setAutoDefault(False)
        self.back.clicked.connect(self._go_back)
        self._lay_out()
        resize_within(self, *_SIZE)
        shape = desk.settings.shape(_SHAPE)
        if shape is not None:
            self.restoreGeometry(shape)
        for keys, action in _KEYS:
            QShortcut(QKeySequence(keys), self, partial(action, desk))
        parent.installEventFilter(self)
        desk.document.changed.connect(self._follow)
        desk.document.steps.indexChanged.connect(self._list_steps)
        desk.document.steps.cleanChanged.connect(self._compare)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._list_steps()
        self._list_states()
        self._compare()
        self.steps.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        """In another scheme what was taken back is of another grey."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._list_steps()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Closed with the window that it belongs to."""
        if watched is self.parent() and event.type() == QEvent.Type.Hide:
            self.close()
        return super().eventFilter(watched, event)

    def done(self, result: int) -> None:
        self._desk.settings.keep_shape(_SHAPE, self.saveGeometry())
        super().done(result)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        for title, widgets, share in (
            ("Steps", (plain_label("A click goes to where a step was done."), self.steps), 3),
            ("Compared with", (self.than, self.since, self.found, self.back), 2),
        ):
            group = QGroupBox(title)
            inside = QVBoxLayout(group)
            for widget in widgets:
                inside.addWidget(widget)
            column.addWidget(group, share)

    def _follow(self, before: Session, after: Session) -> None:
        if before.briefing is not after.briefing and self.isVisible():
            self._compare()

    def _list_steps(self) -> None:
        """List every step, with the present one marked and those that were taken back in grey."""
        if not self.isVisible():
            return
        document = self._desk.document
        steps, present = document.steps, document.steps.index()
        self.steps.clear()
        first = f"{_clock(document.began)}  Opened"
        if steps.count() >= MOST_STEPS:
            first = f"The last {MOST_STEPS} steps are kept"
        lines = [(first, "")]
        for place in range(steps.count()):
            step = document.step(place)
            about = "" if step.after.draft is None else name_of(step.after, step.after.draft)
            lines.append((f"{_clock(step.at)}  {step.text()}", about))
        for place, (text, about) in enumerate(lines):
            line = f"{'▸' if place == present else '  '} {plain(text)}"
            said = f"{line} · {about}" if about else line
            item = self.steps.add(said, f"{text}\n{about}".strip(), place)
            spoken = f"{plain(text)}, {about}" if about else plain(text)
            state = ", here" if place == present else ", taken back" if place > present else ""
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken + state)
            if place > present:
                role = QPalette.ColorRole.PlaceholderText
                item.setForeground(self.palette().brush(QPalette.ColorGroup.Active, role))
        font = self.font()
        font.setBold(True)
        self.steps.item(present).setFont(font)
        self.steps.setCurrentRow(present)

    def _list_states(self) -> None:
        """List what there is to compare with, with the one chosen that was before."""
        chosen = self.than.currentIndex()
        self._states = states_of(self._desk)
        self.than.clear()
        for state in self._states:
            self.than.addItem(plain(state.name[:1].upper() + state.name[1:]))
        self.than.setCurrentIndex(chosen if 0 <= chosen < len(self._states) else 0)

    def _compare(self, *_: object) -> None:
        """List what differs from the state that was chosen."""
        if not self.isVisible():
            return
        state = self._states[self.than.currentIndex()]
        then, now = state.then(), self._desk.document.session
        self.found.clear()
        found = differences(then.briefing, now.briefing)
        self.since.setText("" if found else f"Nothing differs from {plain(state.said)}.")
        self.since.setVisible(not found)
        for each in found:
            about = self._name(each, then, now)
            text = f"{each.words} · {about}" if about else each.words
            self.found.add(plain(text), text, each)
        self.found.setVisible(bool(found))
        self.back.setText(state.back or "Go back there")
        self.back.setToolTip(state.tip)
        self.back.setEnabled(bool(found and state.back))

    def _name(self, difference: Difference, then: Session, now: Session) -> str:
        session = then if difference.change is Change.REMOVED else now
        slides = (s for s in session.briefing.slides if s.id == difference.slide)
        return next((name_of(session, s, s.words.headline or "") for s in slides), "")

    def _go(self, item: QListWidgetItem) -> None:
        self._desk.commit_requested.emit()
        self._desk.document.jump(int(item.data(_ABOUT)))

    def _go_back(self) -> None:
        state = self._states[self.than.currentIndex()]
        history_actions.go_back_to(self._desk, state.then(), state.back)

    def _turn(self, item: QListWidgetItem) -> None:
        difference = item.data(_ABOUT)
        assert isinstance(difference, Difference)
        if difference.change is Change.WAVE:
            self._desk.setup_requested.emit("Questions", "")
        elif difference.change is Change.REMOVED:
            self._desk.told.emit("This slide is gone; going back to that state brings it back")
        else:
            slide_actions.show_slide(self._desk, difference.slide)


def _clock(at: float) -> str:
    return time.strftime("%H:%M", time.localtime(at))
