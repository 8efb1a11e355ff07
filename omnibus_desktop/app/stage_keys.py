"""What the keys do on the stage: arrows pick out bars or move a note, Return opens its words."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from omnibus_desktop.app.announcing import announce
from omnibus_desktop.app.current import CurrentSlide
from omnibus_desktop.app.desk import Desk
from omnibus_desktop.app.notes import note_actions
from omnibus_desktop.charts.hover import aloud
from omnibus_desktop.charts.picking import bars_of, beside
from omnibus_desktop.charts.spec import Key

_STEP, _LEAP = 1.0, 10.0  # points by which the arrow keys move a note
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class StageKeys:
    """The stage without a mouse; it says what is picked out to who cannot see it."""

    def __init__(self, desk: Desk, current: CurrentSlide, stage: QWidget) -> None:
        self._desk = desk
        self._document = desk.document
        self._current = current
        self._stage = stage

    def press(self, event: QKeyEvent) -> bool:
        """Whether the key was one of ours."""
        session = self._document.session
        key = Qt.Key(event.key())
        if key in _ARROWS and session.note is not None and session.draft is not None:
            far = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            (right, down), step = _ARROWS[key], _LEAP if far else _STEP
            note_actions.nudge(self._desk, session.note, right * step, down * step)
        elif key in _ARROWS:
            more = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self._pick_next(*_ARROWS[key], bool(more))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and session.note is not None:
            note_actions.edit_note(self._desk)
        elif key == Qt.Key.Key_Escape and self._holds_something():
            note_actions.select_mark(self._desk, None)
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            drawn = self._current.drawn
            note_actions.select_all(self._desk, () if drawn is None else bars_of(drawn.scene))
        else:
            return False
        return True

    def _holds_something(self) -> bool:
        """Whether there is anything to let go of; else Escape is for what is around the stage."""
        session = self._document.session
        is_picked = bool(session.selected) or session.note is not None
        return is_picked or self._desk.comparing is not None

    def _pick_next(self, right: int, down: int, more: bool) -> None:
        """Pick out the next bar that way, or one `more`, so that a mouse is not needed."""
        drawn = self._current.drawn
        key = None if drawn is None else beside(drawn.scene, self._picked(), right, down)
        if drawn is None or key is None:
            return
        if more and key not in self._document.session.selected:
            note_actions.select_also(self._desk, key)
        elif not more:
            note_actions.select_mark(self._desk, key)
        announce(self._stage, ". ".join(aloud(drawn.tables, key)))

    def _picked(self) -> Key | None:
        return self._document.session.picked
