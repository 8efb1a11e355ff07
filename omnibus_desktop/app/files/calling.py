"""Waiting for the window that was knocked at, while this one goes on."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from omnibus_desktop.app.files.knocking import PATIENCE, was_taken
from omnibus_desktop.values import dataclass

_LOOK_EVERY = 20  # milliseconds


@dataclass(frozen=True, eq=False)
class _Call:
    """A knock that was left, until when to wait, and what to do where the window came or not."""

    note: Path
    until: float  # as time.monotonic has it
    came: Callable[[], None]
    stayed: Callable[[], None]


class Calling(QObject):
    """Waits for one window at a time: who is called later is wanted instead."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._call: _Call | None = None
        self._timer = QTimer(self, interval=_LOOK_EVERY)
        self._timer.timeout.connect(self._look)

    def wait(self, note: Path, came: Callable[[], None], stayed: Callable[[], None]) -> None:
        """Do the one when the window takes this knock, else, after a moment, the other."""
        self._call = _Call(note, time.monotonic() + PATIENCE, came, stayed)
        self._timer.start()

    def end(self) -> None:
        """Wait no longer, and do neither."""
        self._timer.stop()
        call, self._call = self._call, None
        if call is not None:
            was_taken(call.note)

    def _look(self) -> None:
        call = self._call
        if call is None or (call.note.exists() and time.monotonic() < call.until):
            return
        self._timer.stop()
        self._call = None
        (call.came if was_taken(call.note) else call.stayed)()
