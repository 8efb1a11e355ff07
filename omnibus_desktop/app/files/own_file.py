"""The briefing's own file as its window knows it: what it holds, whose it is, and why nothing is
saved in it for now."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from omnibus_desktop.app.files.claim import Claim
from omnibus_desktop.app.files.refusal import Refusal, refusal_of
from omnibus_desktop.errors import OmnibusError

if TYPE_CHECKING:
    from omnibus_desktop.app.document import Session
    from omnibus_desktop.app.files.writing_work import Done
    from omnibus_desktop.briefing.briefing import Briefing

_UNKEPT = "Work cannot be kept as it goes on"
_ELSEWHERE = "save the briefing in another place, so that nothing is lost"


class OwnFile(QObject):
    """`held_back` says why nothing is saved in the file for now, for the person has to decide
    first, None where it is; work is kept all the same. `tell` shows a problem, `state` says where
    the program's own folder is."""

    refused = Signal(object)  # Refusal
    settled = Signal(object)  # Refusal that is none any more

    def __init__(
        self,
        state: Callable[[], Path],
        tell: Callable[[OmnibusError], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.held_back: Refusal | None = None
        self._tell = tell
        self._claim = Claim(state)
        self._place: Path | None = None
        self._briefing: Briefing | None = None  # that it holds, None: it is not known
        self._told: set[str] = set()
        self._second: Refusal | None = None  # why a window that came second does not save

    @property
    def is_guest(self) -> bool:
        """Whether another window had the file first."""
        return self._claim.is_guest

    def holds(self, session: Session) -> bool:
        """Whether the session's briefing is in its own file as it is now."""
        path = self._place
        known = path is not None and session.briefing_path == path
        return known and session.briefing is self._briefing

    def begin(self, path: Path | None, briefing: Briefing | None) -> None:
        """Another session was begun; its file is this one, and holds this briefing."""
        self._place, self._briefing = path, briefing
        self._settle()
        self._have(path)

    def has(self, path: Path | None, briefing: Briefing | None) -> None:
        """The file holds this briefing from now on; None: not all of what it should."""
        self._place, self._briefing = path, briefing
        self._told.clear()

    def saved_by_hand(self, path: Path, briefing: Briefing | None) -> None:
        """The person had this briefing saved as this file, whoever else may have that open."""
        self.has(path, briefing)
        self._claim.on(path)
        self._settle()

    def claim_again(self, path: Path) -> bool:
        """Whether this file is this window's own now, after another window had it."""
        if not self._claim.is_guest or self._claim.on(path) is not None:
            return False
        if self.held_back is self._second:
            self._settle()
        return True

    def hold_back(self, why: Refusal) -> None:
        """Do not save in the file until the person has decided."""
        self.held_back = why
        self.refused.emit(why)

    def end(self) -> None:
        """Let others have it: the window is closing."""
        self._claim.on(None)

    def tell(self, done: Done) -> None:
        """Say once what could not be written."""
        error = done.unsaved or done.unkept
        if error is None or error.message in self._told:
            return
        self._told.add(error.message)
        if done.unsaved is not None and done.unkept is not None:
            message = f"{error.message}. Nor can the work be kept for the next start"
            error = OmnibusError(message, _ELSEWHERE, str(done.unkept))
        if done.unsaved is not None:
            self.hold_back(refusal_of(error))
        else:
            self._tell(OmnibusError(_UNKEPT, _ELSEWHERE, str(error)))

    def _settle(self) -> None:
        """The person has decided."""
        why, self.held_back = self.held_back, None
        if why is not None:
            self.settled.emit(why)

    def _have(self, path: Path | None) -> None:
        """Have this file as this window's own; hold back where another window has it."""
        self._second = self._claim.on(path)
        if self._second is not None:
            self.hold_back(self._second)
