"""A window's claim on the file of its briefing."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from omnibus_desktop.app.files.refusal import Choice, Refusal
from omnibus_desktop.errors import OmnibusError

if TYPE_CHECKING:
    from PySide6.QtCore import QLockFile

    from omnibus_desktop.app.files.locks import Locked

_GUEST = ".guest"


class Claim:
    """On one file at a time. A window that comes second leaves a lock of its own beside the first
    one's, as a guest, so that the first can see it. `state` says where the program's own folder
    is."""

    def __init__(self, state: Callable[[], Path]) -> None:
        self._state = state
        self._open: Locked | None = None
        self._guest: QLockFile | None = None

    @property
    def is_guest(self) -> bool:
        """Whether another window had the file first."""
        return self._guest is not None

    def on(self, path: Path | None) -> Refusal | None:
        """Have this file as this window's own, and no longer the one before: why that cannot be
        where another window has it, else None."""
        if self._open is not None and self._open.path == path:
            return None
        self._release()
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
        self._be_guest(path)
        message = f"{path.name} is open in {locked}, too"
        advice = "what you do here is kept, but not saved in that file: save it as a copy"
        return Refusal(OmnibusError(message, advice), (Choice.COPY, Choice.OVER))

    def _be_guest(self, path: Path) -> None:
        from omnibus_desktop.app.files.lock_files import lock_at, lock_place

        place = lock_place(self._state() / "open", path)
        with suppress(OSError):
            self._guest = lock_at(place.with_suffix(f".{secrets.token_hex(4)}{_GUEST}"))
            self._guest.tryLock(0)

    def _release(self) -> None:
        if self._open is not None:
            self._open.release()
        if self._guest is not None:
            self._guest.unlock()
        self._open = self._guest = None


def guests_of(state: Path, path: Path) -> int:
    """How many windows came to this file after the first."""
    from omnibus_desktop.app.files.lock_files import holder_of, lock_place

    place = lock_place(state / "open", path)
    found = place.parent.glob(f"{place.stem}.*{_GUEST}")
    return sum(holder_of(guest) is not None for guest in found)
