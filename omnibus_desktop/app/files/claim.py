"""A window's claim on the file of its briefing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from omnibus_desktop.app.files.refusal import Choice, Refusal
from omnibus_desktop.errors import OmnibusError

if TYPE_CHECKING:
    from omnibus_desktop.app.files.locks import Locked


class Claim:
    """On one file at a time. `state` says where the program's own folder is."""

    def __init__(self, state: Callable[[], Path]) -> None:
        self._state = state
        self._open: Locked | None = None

    def on(self, path: Path | None) -> Refusal | None:
        """Have this file as this window's own, and no longer the one before: why that cannot be
        where another window has it, else None."""
        if self._open is not None and self._open.path == path:
            return None
        if self._open is not None:
            self._open.release()
            self._open = None
        if path is None:
            return None
        from omnibus_desktop.app.files.locks import lock_briefing

        try:
            locked = lock_briefing(self._state(), path)
        except OSError:
            return None
        if not isinstance(locked, str):
            self._open = locked
            return None
        message = f"{path.name} is open in {locked}, too"
        advice = "what you do here is kept, but not saved in that file: save it as a copy"
        return Refusal(OmnibusError(message, advice), (Choice.COPY, Choice.OVER))
