"""The file for recovery of one window, and what becomes of it when its session ends."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from omnibus_desktop.app.files.locks import Locked


class Fate(Enum):
    """What becomes of kept work when its session ends: it is saved elsewhere and goes, the next
    start offers it, or it was thrown away and can be had back for some days."""

    GOES = "goes"
    LEFT = "left"
    ASIDE = "aside"


class OwnWork:
    """The recovery file of this window, and those of earlier windows that it goes on with. `state`
    says where the program's own folder is."""

    def __init__(self, state: Callable[[], Path]) -> None:
        self._state = state
        self._mine: Locked | None = None
        self._taken_over: list[Locked] = []

    @property
    def is_begun(self) -> bool:
        """Whether there is such a file of this session."""
        return self._mine is not None

    def place(self) -> Path | None:
        """Where this session's work is kept, from the first time on; None where nothing can be."""
        if self._mine is None:
            from omnibus_desktop.app.files.locks import new_work

            with suppress(OSError):
                self._mine = new_work(self._state())
        return None if self._mine is None else self._mine.path

    def take_over(self, work: Locked) -> None:
        """Go on with what this recovery file had: it goes when that is kept anew."""
        self._taken_over.append(work)

    def kept(self) -> None:
        """The work is in this session's file now."""
        if self._mine is not None:
            for work in self._taken_over:
                work.discard()
            self._taken_over.clear()

    def end(self, fate: Fate) -> None:
        """The session ends."""
        if self._mine is not None and fate is Fate.GOES:
            self._mine.discard()
        if self._mine is not None and fate is Fate.ASIDE:
            from omnibus_desktop.app.files.set_aside import set_aside

            set_aside(self._state(), self._mine)
        for work in filter(None, (self._mine, *self._taken_over)):
            work.release()
        self._mine = None
        self._taken_over.clear()
