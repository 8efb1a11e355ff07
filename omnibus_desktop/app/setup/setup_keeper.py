"""Saves the corrections of a wave as they are made, beside it and for the next file with the same
variables: in the background, one after the other, and only the newest where several wait."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from omnibus_desktop import resources
from omnibus_desktop.app.open_actions import EXAMPLE
from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.readers.kept_setups import keep
from omnibus_desktop.readers.setup_file import save_setup
from omnibus_desktop.values import dataclass

if TYPE_CHECKING:
    from omnibus_desktop.app.desk import Desk
    from omnibus_desktop.app.document import Session
    from omnibus_desktop.wave.setup import Setup
    from omnibus_desktop.wave.wave import Wave

_KEEPING = "keep set-up"


@dataclass(frozen=True, eq=False)
class _Kept:
    """What is to be saved, beside which file, and for files with the variables of which wave."""

    path: Path
    found: Wave
    setup: Setup
    folder: Path


class SetupKeeper(QObject):
    """Where the folder cannot be written to it says so once; the corrections stay in the session,
    and in the briefing."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._waiting: _Kept | None = None
        self._saving: _Kept | None = None
        self._told: set[Path] = set()  # folders of which it was said

    def keep(self, session: Session) -> None:
        """Save the corrections of this session as soon as there is time."""
        path, found = session.path, session.found
        if path is None or found is None or path == resources.path(EXAMPLE):
            return  # the program's own folder is left as it is
        self._waiting = _Kept(path, found, session.setup, self._desk.settings.setups_folder())
        if self._saving is None:
            self._save_next()

    def finish(self) -> None:
        """Save what still waits: the window is closing, and nothing runs any more."""
        kept, self._waiting = self._waiting, None
        if kept is not None:
            _save(kept)

    def _save_next(self) -> None:
        kept, self._saving, self._waiting = self._waiting, self._waiting, None
        if kept is not None:
            self._desk.jobs.run(
                _KEEPING,
                "Saving the set-up",
                lambda _: _save(kept),
                self._tell,
                given_up=self._save_next,
            )

    def _tell(self, error: OmnibusError | None) -> None:
        folder = None if self._saving is None else self._saving.path.parent
        self._save_next()
        if error is None or folder is None or folder in self._told:
            return
        self._told.add(folder)
        self._desk.tell(
            OmnibusError(
                error.message,
                "your corrections hold while the window is open; save the briefing to keep them",
                error.detail or error.advice,
            )
        )


def _save(kept: _Kept) -> OmnibusError | None:
    """Save it in both places; the first error where that is not possible."""
    failed: OmnibusError | None = None
    try:
        save_setup(kept.path, kept.setup)
    except OmnibusError as error:
        failed = error
    try:
        keep(kept.folder, kept.found, kept.setup)
    except OmnibusError as error:
        failed = failed or error
    return failed
