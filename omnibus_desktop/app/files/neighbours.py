"""Whoever else has the briefing's file: windows that come and go, and what they write.

The system tells of changes in two folders, that of the file and that of the locks; nothing is
looked at otherwise, but when the window becomes the active one, for a network may not tell.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QFileSystemWatcher, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from omnibus_desktop.app.files.claim import guests_of
from omnibus_desktop.app.files.refusal import refusal_of
from omnibus_desktop.app.files.saving import ChangedElsewhere
from omnibus_desktop.errors import OmnibusError

if TYPE_CHECKING:
    from omnibus_desktop.app.desk import Desk
    from omnibus_desktop.app.document import Session

_SOON = 300  # milliseconds: a file comes into its place by several changes
_LOOKING = "look at briefing"


class Neighbours(QObject):
    """Of one window. What they write holds this window's saving back until the person has decided;
    that they are there is told, and `left` when they have gone."""

    left = Signal(object)  # OmnibusError that told of them

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._path: Path | None = None
        self._guests = 0
        self._told: OmnibusError | None = None
        self._watch = QFileSystemWatcher(self)
        self._soon = QTimer(self, singleShot=True, interval=_SOON)
        self._soon.timeout.connect(self._look)
        self._watch.fileChanged.connect(self._wait)
        self._watch.directoryChanged.connect(self._wait)
        desk.document.changed.connect(self._follow)
        window.installEventFilter(self)
        self._follow(desk.document.session, desk.document.session)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Looks when the window becomes the active one; keeps nothing from it."""
        if event.type() == QEvent.Type.WindowActivate and self._path is not None:
            self._wait()
        return False

    def end(self) -> None:
        """The window is closing."""
        self._soon.stop()
        self._turn_to(None)

    def _follow(self, _: Session, after: Session) -> None:
        if after.briefing_path != self._path:
            self._turn_to(after.briefing_path)

    def _turn_to(self, path: Path | None) -> None:
        """Watch this file in the place of the one before."""
        watched = [*self._watch.files(), *self._watch.directories()]
        if watched:
            self._watch.removePaths(watched)
        self._path, self._guests, self._told = path, 0, None
        if path is not None:
            self._wait()

    def _watch_on(self, path: Path) -> None:
        """Have the file, its folder and that of the locks watched: a file that was replaced is
        watched no more, and the locks' folder may be new."""
        wanted = {path, path.parent, self._desk.settings.state_folder() / "open"}
        watched = {*self._watch.files(), *self._watch.directories()}
        new = [str(place) for place in wanted if str(place) not in watched and place.exists()]
        if new:
            self._watch.addPaths(new)

    def _wait(self) -> None:
        if not self._soon.isActive():
            self._soon.start()

    def _look(self) -> None:
        """See what has changed."""
        path, desk = self._path, self._desk
        if path is None:
            return
        self._watch_on(path)
        if desk.keeper.file.claim_again(path):
            desk.told.emit(f"{path.name} is open in this window alone now, and saved as you work")
            desk.keeper.keep_again()
        self._count(path)
        saver = desk.keeper.saver
        desk.jobs.run(
            _LOOKING,
            "",
            lambda _: saver.is_changed(path),
            lambda is_changed: self._tell_changed(path) if is_changed else None,
        )

    def _count(self, path: Path) -> None:
        """Tell of windows that have come, and that all have gone."""
        before, self._guests = self._guests, 0
        with suppress(OSError):
            self._guests = guests_of(self._desk.settings.state_folder(), path)
        if self._desk.keeper.file.is_guest or self._guests == before:
            return
        if self._guests > before:
            message = f"{path.name} was opened in another window, too"
            advice = "it is saved from here as you work, and from there only if somebody says so"
            self._told = OmnibusError(message, advice, str(path))
            self._desk.advised.emit(self._told, None)
        elif not self._guests and self._told is not None:
            self.left.emit(self._told)
            self._told = None

    def _tell_changed(self, path: Path) -> None:
        """Somebody else has written the file."""
        file = self._desk.keeper.file
        why = file.held_back
        if path != self._path or (why is not None and isinstance(why.error, ChangedElsewhere)):
            return
        file.hold_back(refusal_of(ChangedElsewhere(path)))
