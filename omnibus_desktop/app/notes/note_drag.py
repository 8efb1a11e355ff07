"""A note in the hand: it follows the pointer, catches beside other things, and stays where it is
let go. Only what is drawn of it moves until then; one undo step is made at the end."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt

from omnibus_desktop.app.current import CurrentSlide
from omnibus_desktop.app.desk import Desk
from omnibus_desktop.app.notes import note_actions
from omnibus_desktop.app.scene_item import SceneItem
from omnibus_desktop.charts.moving import hold_of, moved, parts
from omnibus_desktop.charts.room import Box
from omnibus_desktop.charts.scene import Item, Scene
from omnibus_desktop.charts.snapping import Caught, snapped, targets
from omnibus_desktop.values import dataclass


@dataclass(frozen=True)
class _Held:
    """The note that is dragged: its items, the scene without it, the box by which it is held,
    what it may catch at, and how far it had been moved before."""

    note: str
    own: list[Item]
    without: Scene
    hold: Box
    targets: list[Box]
    offset: tuple[float, float]


class NoteDrag:
    """Turns a drag on the stage into a moved note."""

    def __init__(self, desk: Desk, current: CurrentSlide, item: SceneItem) -> None:
        self._desk = desk
        self._current = current
        self._item = item
        self._held: _Held | None = None

    def drag(
        self, note_id: str, dx: float, dy: float, ended: bool, held: Qt.KeyboardModifier
    ) -> None:
        """Move this note so far from where it was taken; with Alt nothing catches it."""
        if self._held is None:
            self._held = self._taken(note_id)
        if self._held is None:
            return
        free = bool(held & Qt.KeyboardModifier.AltModifier)
        caught = Caught(dx, dy) if free else snapped(self._held.hold, self._held.targets, dx, dy)
        if ended:
            x, y = self._held.offset
            self._held = None
            self._item.show_drag(None, ())
            note_actions.move(self._desk, note_id, (x + caught.dx, y + caught.dy))
            self._current.finish()  # where the hand let it go it stays
            return
        own = moved(self._held.own, caught.dx, caught.dy)
        self._item.show_drag(self._held.without, (*own, *caught.guides))

    def _taken(self, note_id: str) -> _Held | None:
        drawn, draft = self._current.drawn, self._desk.document.session.draft
        if drawn is None or draft is None:
            return None
        own, others = parts(drawn.scene.items, note_id)
        hold = hold_of(own)
        offsets = [note.offset for note in draft.notes if note.id == note_id]
        if hold is None or not offsets:
            return None
        without = replace(drawn.scene, items=tuple(others))
        near = targets(drawn.scene, note_id)
        return _Held(note_id, own, without, hold, near, offsets[0] or (0.0, 0.0))
