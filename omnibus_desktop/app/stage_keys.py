"""What the keys do on the stage: arrows pick out bars or move a note, Return opens its words."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from omnibus_desktop.app import note_actions
from omnibus_desktop.app.current import CurrentSlide
from omnibus_desktop.app.desk import Desk
from omnibus_desktop.briefing.edits import move_note
from omnibus_desktop.charts.hover import describe
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
            self._nudge(session.note, *_ARROWS[key], _LEAP if far else _STEP)
        elif key in _ARROWS:
            self._pick_next(1 if sum(_ARROWS[key]) > 0 else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and session.note is not None:
            note_actions.edit_note(self._desk)
        elif key == Qt.Key.Key_Escape:
            note_actions.select_mark(self._desk, None)
        else:
            return False
        return True

    def _nudge(self, note_id: str, right: int, down: int, step: float) -> None:
        draft = self._document.session.draft
        assert draft is not None
        note = next(note for note in draft.notes if note.id == note_id)
        x, y = note.offset or (0.0, 0.0)
        moved = move_note(draft, note_id, (x + right * step, y + down * step))
        self._document.apply_to_draft("Move note", moved, note_id)

    def _pick_next(self, step: int) -> None:
        """Pick out the next bar in the order of the scene, so that a mouse is not needed."""
        keys = self._keys()
        if not keys:
            return
        selected = self._document.session.picked
        place = keys.index(selected) + step if selected in keys else (0 if step > 0 else -1)
        note_actions.select_mark(self._desk, keys[place % len(keys)])
        if self._current.drawn is not None:
            words = describe(self._current.drawn.tables, keys[place % len(keys)])
            self._stage.setAccessibleDescription(words)

    def _keys(self) -> list[Key]:
        if self._current.drawn is None:
            return []
        items = self._current.drawn.scene.items
        return [item.key for item in items if item.role == "bar" and item.key is not None]
