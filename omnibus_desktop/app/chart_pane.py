"""The middle of the window: what is asked, the chart, and how to choose a grid's item."""

from __future__ import annotations

import importlib
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6 import QtCore, QtGui, QtWidgets
from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from omnibus_desktop.app import template_actions
from omnibus_desktop.app.current import CurrentSlide
from omnibus_desktop.app.desk import Desk
from omnibus_desktop.app.document import turned_to
from omnibus_desktop.app.later import ON_DEMAND, load
from omnibus_desktop.app.plain import plain_label
from omnibus_desktop.app.preview import Preview
from omnibus_desktop.app.still_label import StillLabel
from omnibus_desktop.briefing.briefing import Rules
from omnibus_desktop.tables import chances
from omnibus_desktop.tables.cells import base_text
from omnibus_desktop.tables.wave_columns import has_waves
from omnibus_desktop.wave.plain_text import plain

if TYPE_CHECKING:
    from omnibus_desktop.tables.table import Table

_WHOLE = "All items"
_A_TURN = 0.005  # seconds that a turn of the event loop may take longer
_AFTER = 20  # milliseconds between two of what is imported before it is needed


_KEEPING = ("recovery", "inside", "writing_work", "saving")  # begins with the first step
_TABLES = "omnibus_desktop.tables."
_FIRST = (1.0, 1.5)  # degrees of freedom: a few and between


def _find_values() -> None:
    """Work out once what the interval of every mean asks for."""
    chances.student_value(Rules().level, _FIRST)


def _before_the_rest() -> Iterator[Callable[[], object]]:
    """What the first turn to a question would wait for, and every class of Qt."""
    for name in ON_DEMAND:
        if name.startswith(_TABLES):
            yield partial(load, name)
    yield _find_values
    for module in (QtCore, QtGui, QtWidgets):
        for name in dir(module):
            yield partial(getattr, module, name)


class _Loader(QObject):
    """Imports pyqtgraph beside the main thread: it takes as long as several windows.

    pyqtgraph asks for every class of Qt, and PySide makes a class when it is first asked for. Two
    threads that make one at a time end the program; so all are made here, a few at a turn of the
    event loop, before the other thread begins.
    """

    loaded = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._thread: threading.Thread | None = None
        self._steps = _before_the_rest()
        self._turns = QTimer(self, interval=0)
        self._turns.timeout.connect(self._make_some)
        self._modules = deque(f"omnibus_desktop.app.files.{name}" for name in _KEEPING)
        self._modules += [name for name in ON_DEMAND if not name.startswith(_TABLES)]
        self._imports = QTimer(self, interval=_AFTER)
        self._imports.timeout.connect(self._import_next)
        self.loaded.connect(self._imports.start, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Begin, once."""
        if self._thread is None:
            self._turns.start()

    def finish(self) -> None:
        """Go no further; wait for what cannot be left."""
        self._turns.stop()
        self._imports.stop()
        if self._thread is not None:
            self._thread.join()

    def _make_some(self) -> None:
        end = time.perf_counter() + _A_TURN
        for step in self._steps:
            step()
            if time.perf_counter() > end:
                return
        self._turns.stop()
        self._thread = threading.Thread(target=self._load, name="load pyqtgraph", daemon=True)
        self._thread.start()

    def _load(self) -> None:
        importlib.import_module("pyqtgraph")
        self.loaded.emit()

    def _import_next(self) -> None:
        """Not in the other thread, which might collect garbage that is Qt's by now."""
        load(self._modules.popleft())
        if not self._modules:
            self._imports.stop()


class ChartPane(QWidget):
    """Shows the current slide. It is painted at once; the stage, on which it can be worked with,
    takes the picture's place as soon as pyqtgraph is there."""

    def __init__(self, desk: Desk, current: CurrentSlide, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._current = current
        self.stage: QWidget | None = None
        self.title = StillLabel(2, bold=True)
        self.base = StillLabel(1)
        self.items = QComboBox()
        self.items.setAccessibleName("Item of the grid")
        self.items.setToolTip("Show the grid whole, or one of its items by the breaks")
        self.items.setMinimumContentsLength(12)
        policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.items.setSizeAdjustPolicy(policy)
        self.items.setMaximumWidth(320)
        self.items.activated.connect(self._turn_item)
        self.preview = Preview()
        self.message = plain_label()
        self.message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.preview)
        self.stack.addWidget(self.message)
        top = QHBoxLayout()
        top.addWidget(self.title, 3)
        top.addWidget(self.items, 2, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.addLayout(top)
        layout.addWidget(self.base)
        layout.addWidget(self.stack, 1)
        self.setMinimumSize(360, 220)
        current.changed.connect(self._show)
        self._show()
        self._loader = _Loader(self)
        self._loader.loaded.connect(self._add_stage, Qt.ConnectionType.QueuedConnection)

    def load_stage(self) -> None:
        """Begin to bring the stage, once."""
        self._loader.start()

    def finish_loading(self) -> None:
        """Wait for what was begun: the window is closing."""
        self._loader.finish()

    def _add_stage(self) -> None:
        from omnibus_desktop.app.stage import Stage

        self.stage = Stage(self._desk, self._current)
        self.stack.addWidget(self.stage)
        self._show()
        template_actions.read_kept(self._desk)
        self._desk.stage_ready.emit()

    def _show(self) -> None:
        drawn = self._current.drawn
        self._show_question()
        if drawn is None:
            self.message.setText(self._current.reason)
            self.stack.setCurrentWidget(self.message)
        elif self.stage is not None:
            self.stack.setCurrentWidget(self.stage)
        else:
            self.preview.show_scene(drawn.scene)
            self.stack.setCurrentWidget(self.preview)

    def _show_question(self) -> None:
        session = self._desk.document.session
        question = self._current.question
        if question is None or session.draft is None:
            waits = None if session.coming is None else session.coming.question
            self.title.set_text("" if waits is None else waits.text or waits.id)
            self.base.set_text("")
            self.items.hide()
            return
        text = question.text or question.id
        self.title.set_text(text, f"{question.id}: {question.text}")
        drawn = self._current.drawn
        if drawn is None or not drawn.tables:
            self.base.set_text("")
        else:
            self.base.set_text(_base(drawn.side_by_side))
        self.items.setVisible(bool(question.items))
        names = [_WHOLE, *(plain(item.label) for item in question.items)]
        if names != [self.items.itemText(i) for i in range(self.items.count())]:
            self.items.clear()
            self.items.addItems(names)
        ids = [None, *(item.id for item in question.items)]
        item = session.draft.item
        self.items.setCurrentIndex(ids.index(item) if item in ids else -1)

    def _turn_item(self, place: int) -> None:
        question = self._current.question
        session = self._desk.document.session
        if question is not None:
            item = None if place == 0 else question.items[place - 1].id
            self._desk.document.show(turned_to(session, question.id, item))


def _base(tables: tuple[Table, ...]) -> str:
    """How many answered; over waves in each of them, of several groups none: each has its own."""
    table = tables[0]
    count = f"{base_text(table.columns[0])} "
    if has_waves(table):
        each = (f"{plain(column.label)} {base_text(column)}" for column in table.columns)
        count = "" if len(tables) > 1 else f"{', '.join(each)} "
    return f"Base: {count}{table.base_words}"
