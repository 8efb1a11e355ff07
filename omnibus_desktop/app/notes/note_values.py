"""Values of the axis, asked for where they are to stand: of a new target or band, or of a note."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QWidget

from omnibus_desktop.app.desk import Desk
from omnibus_desktop.app.notes import note_actions
from omnibus_desktop.app.notes.value_field import ValueField


class NoteValues(QObject):
    """Opens a field in the middle of the stage and does with the values what was asked."""

    def __init__(self, desk: Desk, stage: QWidget, middle: Callable[[], QPoint]) -> None:
        super().__init__(stage)
        self._desk = desk
        self._middle = middle
        self._use: Callable[[tuple[float, ...]], None] = _nothing
        self.field = ValueField(stage)
        self.field.typed.connect(self._take)
        self.field.refused.connect(desk.told)
        self.field.left.connect(stage.setFocus)
        desk.value_requested.connect(self._ask)

    def _take(self, values: tuple[float, ...]) -> None:
        self._use(values)

    def _ask(self, what: str) -> None:
        note = note_actions.picked_note(self._desk)
        if what == "target":
            self._use = lambda values: note_actions.add_target(self._desk, values[0])
            self.field.ask(1, (), self._middle())
        elif what == "band":
            self._use = lambda values: note_actions.add_stretch(self._desk, (values[0], values[1]))
            self.field.ask(2, (), self._middle())
        elif note is not None and note.values:
            self._use = partial(note_actions.write_values, self._desk, note.id)
            self.field.ask(len(note.values), note.values, self._middle())


def _nothing(_: tuple[float, ...]) -> None:
    """Before anything was asked for."""
