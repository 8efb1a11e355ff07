"""Somebody who does anything at all at the window, the same for the same seed."""

from __future__ import annotations

import ctypes
import gc
import os
import random
from collections.abc import Callable
from pathlib import Path
from typing import Self

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QMenu, QWidget

from omnibus_desktop.app.command import Command
from omnibus_desktop.app.commands import COMMANDS
from tests.app.conftest import Person

#: Commands that end the window, open another wave or ask the platform for a file; those that ask
#: get their answer from the test.
_NOT = frozenset({"quit", "close", "open", "example"})
_KEYS = (
    Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home,
    Qt.Key.Key_End, Qt.Key.Key_PageDown, Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Tab,
    Qt.Key.Key_Delete, Qt.Key.Key_Escape, Qt.Key.Key_F2, Qt.Key.Key_Backspace, Qt.Key.Key_A,
)  # fmt: skip
_HELD = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)
_TYPED = ("", "a", "Funding", "{percent}", "5 to 9", "<b>", "very long words " * 6)
_PATIENCE = 200  # milliseconds
_SIZES = ((900, 640), (1280, 800), (1440, 900), (1100, 1000))


class Monkey:
    """`acts` does one thing. Dialogs and menus that it opened are closed before the next, and after
    a while where the window waits for them."""

    def __init__(self, person: Person, seed: int) -> None:
        self.person = person
        self.random = random.Random(seed)
        self.did: list[str] = []
        self._closer = QTimer(person.window, interval=_PATIENCE)
        self._closer.timeout.connect(self._closes_what_came_up)

    def __enter__(self) -> Self:
        self._closer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._closer.stop()

    def acts(self) -> None:
        """Do one thing, and see to it that the window goes on. Every command has its turn early,
        with a question and a mark to do it to, so that all code has run when memory is measured."""
        acts: tuple[tuple[int, Callable[[], str]], ...] = (
            (6, self._turns),
            (8, self._clicks_a_mark),
            (8, self._runs_a_command),
            (6, self._presses_keys),
            (4, self._types),
            (4, self._chooses_in_a_box),
            (3, self._drags),
            (3, self._clicks_anywhere),
            (3, self._takes_steps_back),
            (2, self._wheels),
            (1, self._resizes),
        )
        (act,) = self.random.choices([each for _, each in acts], [weight for weight, _ in acts])
        in_turn = divmod(len(self.did), 3)
        if in_turn[0] < len(COMMANDS):
            act = (self._turns, self._clicks_a_mark, self._runs_the_next)[in_turn[1]]
        self.did.append(f"{act.__name__}: {act()}")
        QApplication.processEvents()
        self._closes_what_came_up()
        QApplication.processEvents()
        if self.random.random() < 0.2:
            self.person.waits_for_idle()

    def _closes_what_came_up(self) -> None:
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
        for widget in QApplication.topLevelWidgets():
            is_up = widget.isVisible() and widget is not self.person.window
            if is_up and (isinstance(widget, QDialog | QMenu) or widget.isWindow()):
                widget.close()

    def _turns(self) -> str:
        pane = self.person.panes.questions
        row = self.random.randrange(max(1, pane.model.rowCount()))
        index = pane.model.index(row)
        if pane.model.question_at(row) is not None:
            pane.list.scrollTo(index)
            place = pane.list.visualRect(index).center()
            QTest.mouseClick(pane.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
        return str(row)

    def _clicks_a_mark(self) -> str:
        current = self.person.furniture.current
        if current.drawn is None or self.person.stage is None:
            return "no chart"
        marks = [item for item in current.drawn.scene.items if item.key is not None]
        if not marks:
            return "no marks"
        item = self.random.choice(marks)
        place = self.person.point(item)
        view = self.person.stage.viewport()
        held = self.random.choice(_HELD)
        QTest.mouseMove(view, place)
        if self.random.random() < 0.2:
            QTest.mouseDClick(view, Qt.MouseButton.LeftButton, held, place)
            QTest.mouseRelease(view, Qt.MouseButton.LeftButton, held, place)
        else:
            QTest.mouseClick(view, Qt.MouseButton.LeftButton, held, place)
        return f"{item.role} {item.key}"

    def _runs_the_next(self) -> str:
        return self._runs(COMMANDS[len(self.did) // 3])

    def _runs_a_command(self) -> str:
        return self._runs(self.random.choice(COMMANDS))

    def _runs(self, command: Command) -> str:
        action = self.person.furniture.commands.by_id[command.id]
        if command.id in _NOT or not action.isEnabled():
            return f"not {command.id}"
        if command.keys and self.random.random() < 0.5:
            keys = QKeySequence(command.keys[0])
            QTest.keySequence(self.person.window, keys)
        else:
            action.trigger()
        return command.id

    def _presses_keys(self) -> str:
        widget = QApplication.focusWidget() or self.person.window
        key, held = self.random.choice(_KEYS), self.random.choice(_HELD)
        if key == Qt.Key.Key_F4 or widget.window() is not self.person.window:
            return "not there"
        QTest.keyClick(widget, key, held)
        return f"{key.name} in {type(widget).__name__}"

    def _types(self) -> str:
        widget = QApplication.focusWidget()
        if widget is None or widget.window() is not self.person.window:
            return "nowhere"
        text = self.random.choice(_TYPED)
        QTest.keyClicks(widget, text)
        return f"{text[:9]!r} in {type(widget).__name__}"

    def _chooses_in_a_box(self) -> str:
        boxes = [
            box
            for box in self.person.window.findChildren(QComboBox)
            if box.isVisible() and box.isEnabled() and box.count() > 1
        ]
        if not boxes:
            return "no boxes"
        box = self.random.choice(boxes)
        box.setFocus()
        QTest.keyClick(box, self.random.choice((Qt.Key.Key_Down, Qt.Key.Key_Up)))
        return box.accessibleName()

    def _drags(self) -> str:
        current = self.person.furniture.current
        if current.drawn is None or self.person.stage is None:
            return "no chart"
        notes = [item for item in current.drawn.scene.items if item.role.startswith("note")]
        if not notes:
            return "no notes"
        item = self.random.choice(notes)
        self.person.drags(item, self.random.randint(-90, 90), self.random.randint(-60, 60))
        return item.role

    def _clicks_anywhere(self) -> str:
        widgets = [
            each
            for each in self.person.window.findChildren(QWidget)
            if each.isVisible() and each.isEnabled() and each.width() > 4 and each.height() > 4
        ]
        widget = self.random.choice(widgets)
        place = QPoint(
            self.random.randrange(widget.width()), self.random.randrange(widget.height())
        )
        name = f"{type(widget).__name__} {widget.accessibleName()}"
        if isinstance(widget, QMenu) or widget.window() is not self.person.window:
            return f"not {name}"
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=place)
        return name

    def _takes_steps_back(self) -> str:
        steps = self.person.furniture.desk.document.steps
        for _ in range(self.random.randint(1, 4)):
            if self.random.random() < 0.7:
                steps.undo()
            else:
                steps.redo()
        return str(steps.index())

    def _wheels(self) -> str:
        if self.person.stage is None:
            return "no chart"
        view = self.person.stage.viewport()
        QTest.mouseMove(view, view.rect().center())
        self.person.presses(view, self.random.choice((Qt.Key.Key_Plus, Qt.Key.Key_Minus)))
        return "zoom"

    def _resizes(self) -> str:
        self.person.window.resize(*self.random.choice(_SIZES))
        return str(self.person.window.size().toTuple())


def kept_mb() -> float:
    """The memory that this process keeps, in MB, after what is free has been given back and the
    clipboard, where a picture may lie, been emptied; 0 where the system does not tell."""
    QApplication.clipboard().clear()
    gc.collect()
    try:
        ctypes.CDLL("libc.so.6").malloc_trim(0)
        pages = int(Path("/proc/self/statm").read_text().split()[1])
    except (OSError, AttributeError):
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6
