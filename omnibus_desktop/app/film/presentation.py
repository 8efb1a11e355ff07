"""Slides shown one after the other: where one is, and what the keys mean. No window of its own."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from omnibus_desktop.app.document import Session
from omnibus_desktop.app.drawings import shown_of
from omnibus_desktop.briefing.briefing import Slide
from omnibus_desktop.briefing.draw import Drawn
from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.exports.template import Template

_FORWARD = (
    Qt.Key.Key_Space,
    Qt.Key.Key_Right,
    Qt.Key.Key_Down,
    Qt.Key.Key_PageDown,
)
_BACK = (Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_PageUp, Qt.Key.Key_Backspace)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_BLANKS = {Qt.Key.Key_B: "black", Qt.Key.Key_W: "white"}
_LONGEST = 4  # digits of a slide's number
_SOON = 1  # millisecond: after what is shown now has been painted


class Presentation(QObject):
    """`place` is the slide that is shown, counted from 0; behind the last is the end. `blank` is
    "black" or "white" while no slide is shown, `notes` whether the speaker's notes are, and `typed`
    what was typed of a slide's number. `changed` tells that one of them is another."""

    changed = Signal()
    ended = Signal()

    def __init__(
        self,
        session: Session,
        template: Template | None,
        place: int,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._template = template
        self._drawn: dict[str, Drawn | None] = {}
        self.slides = session.briefing.slides
        self.place = place
        self.blank = ""
        self.notes = False
        self.typed = ""
        self._ahead = QTimer(self)
        self._ahead.setSingleShot(True)
        self._ahead.setInterval(_SOON)
        self._ahead.timeout.connect(self._draw_ahead)
        self._ahead.start()
        self._keys: dict[int, Callable[[], None]] = {
            **dict.fromkeys(_FORWARD, self.forward),
            **dict.fromkeys(_BACK, self.back),
            **dict.fromkeys(_ENTER, self._enter),
            Qt.Key.Key_Home: lambda: self.go(0),
            Qt.Key.Key_End: lambda: self.go(len(self.slides) - 1),
            Qt.Key.Key_N: self.turn_notes,
            Qt.Key.Key_Escape: self.ended.emit,
        }

    @property
    def slide(self) -> Slide | None:
        """The slide that is shown; None at the end."""
        return self.slides[self.place] if self.place < len(self.slides) else None

    @property
    def last_shown(self) -> Slide:
        """The slide that is shown, or at the end the one before it."""
        return self.slides[min(self.place, len(self.slides) - 1)]

    def drawn(self, place: int) -> Drawn | None:
        """The slide at this place drawn; None behind the last, and where it cannot be drawn."""
        if place >= len(self.slides):
            return None
        slide = self.slides[place]
        if slide.id not in self._drawn:
            try:
                self._drawn[slide.id] = shown_of(self._session, slide, self._template)
            except OmnibusError:
                self._drawn[slide.id] = None
        return self._drawn[slide.id]

    def press(self, key: int) -> bool:
        """Whether the key means something here; it is done."""
        digit = chr(key) if ord("0") <= key <= ord("9") else ""
        if digit:
            self.typed = (self.typed + digit)[-_LONGEST:]
            self.changed.emit()
        elif key in _BLANKS:
            self._turn_blank(_BLANKS[Qt.Key(key)])
        elif key in self._keys:
            self._keys[key]()
        else:
            return False
        return True

    def forward(self) -> None:
        """Show the next slide; where none is shown, the one that was; after the end, nothing."""
        if self.place >= len(self.slides) and not self.blank:
            self.ended.emit()
        else:
            self.go(self.place if self.blank else self.place + 1)

    def back(self) -> None:
        """Show the slide before."""
        self.go(self.place if self.blank else self.place - 1)

    def go(self, place: int) -> None:
        """Show the slide at this place, or the end."""
        self.place = max(0, min(place, len(self.slides)))
        self.blank = self.typed = ""
        self.changed.emit()
        self._ahead.start()

    def turn_notes(self) -> None:
        """Show the speaker's notes, or no longer."""
        self.notes = not self.notes
        self.changed.emit()

    def _enter(self) -> None:
        """Go to the slide whose number was typed, else to the next."""
        if self.typed:
            self.go(max(0, min(int(self.typed), len(self.slides)) - 1))
        else:
            self.forward()

    def _turn_blank(self, colour: str) -> None:
        self.blank = "" if self.blank == colour else colour
        self.changed.emit()

    def _draw_ahead(self) -> None:
        self.drawn(self.place + 1)
