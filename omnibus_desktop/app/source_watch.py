"""Whether the file of the open wave is still what was opened, and opening it again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget

from omnibus_desktop.app.desk import Desk
from omnibus_desktop.app.document import Session
from omnibus_desktop.errors import OmnibusError

if TYPE_CHECKING:
    from omnibus_desktop.app.jobs import Progress
    from omnibus_desktop.app.opened import Opened
    from omnibus_desktop.readers.fingerprint import Stamp
    from omnibus_desktop.wave.wave import Wave

_LOOKING = "look"


class SourceWatch(QObject):
    """Looks at the wave's file when the window becomes the active one and before figures leave
    it; never in between. `changed` tells what is wrong with it, and whether it can be opened
    again: that is for the person to decide."""

    changed = Signal(object, bool)  # OmnibusError

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._same: dict[str, Stamp] = {}  # by fingerprint: when the file was known to have it
        self._other: dict[str, Stamp] = {}  # when it was known to have another
        self._missing: set[str] = set()
        desk.document.changed.connect(self._follow)
        desk.figures_leave.connect(lambda: self._look(insist=True))
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Looks when the window becomes the active one; keeps nothing from it."""
        if event.type() == QEvent.Type.WindowActivate:
            self._look()
        return False

    def _follow(self, before: Session, after: Session) -> None:
        found = after.found
        if found is None or found is before.found:
            return
        self._other.pop(found.id, None)  # an older wave that is shown again is told of again
        stamp = _stamp(after.path, found)
        if stamp is not None:
            self._same.setdefault(found.id, stamp)

    def _look(self, *, insist: bool = False) -> None:
        """Tell what is wrong with the file; again only where `insist` is."""
        session = self._desk.document.session
        found, path = session.found, session.path
        if found is None or path is None:
            return
        now = _stamp(path, found)
        if now is None:
            if not session.briefing.keeps_wave:
                self._tell_missing(found, insist)
        elif now == self._other.get(found.id):
            if insist:
                self._tell(found)
        elif now != self._same.get(found.id):
            self._desk.jobs.run(
                _LOOKING,
                "",
                lambda progress: _fingerprint(path, found, progress),
                lambda fingerprint: self._compare(found, now, fingerprint),
            )

    def _compare(self, found: Wave, stamp: Stamp, fingerprint: str) -> None:
        if fingerprint == found.id:
            self._same[found.id] = stamp
        elif fingerprint and self._desk.document.session.found is found:
            self._other[found.id] = stamp
            self._tell(found)

    def _tell(self, found: Wave) -> None:
        message = f"{found.source} has changed since it was opened"
        advice = "figures are those from before; to open it again keeps the chart and the briefing"
        self.changed.emit(OmnibusError(message, advice, found.id), True)

    def _tell_missing(self, found: Wave, insist: bool) -> None:
        if insist or found.id not in self._missing:
            self._missing.add(found.id)
            message = f"{found.source} is no longer where it was opened"
            advice = "what is open can be used; a briefing finds it again when it is put back"
            self.changed.emit(OmnibusError(message, advice), False)


def open_again(desk: Desk) -> None:
    """Read the wave's file anew. What is shown stays until that is done, and draft, corrections
    and briefing go along; it can be undone."""
    session = desk.document.session
    path = session.path
    if path is None:
        return

    def read(progress: Progress) -> Opened:
        from omnibus_desktop.app.opened import opened

        return opened(path, progress, lambda _: None, desk.spare, own=session.setup)

    desk.jobs.run(
        "open", f"Opening {path.name} again", read, lambda again: _renew(desk, session, again)
    )


def _renew(desk: Desk, asked: Session, again: Opened) -> None:
    """Put the wave that was read anew in the place of that from before."""
    session = desk.document.session
    if session.found is not asked.found:
        return
    renewed = replace(session, found=again.found, wave=again.wave, selected=(), note=None)
    if session.setup != asked.setup:  # the person went on correcting
        from omnibus_desktop.readers.set_up import set_up

        renewed = replace(renewed, wave=set_up(again.found, session.setup))
    desk.document.apply(f"Open {again.found.source} again", renewed)


def _stamp(path: Path | None, found: Wave) -> Stamp | None:
    """When the files of the wave were written; None where one is not there."""
    from omnibus_desktop.readers.fingerprint import stamp_of  # where a wave is, it is there

    try:
        return None if path is None else stamp_of(path, found.beside)
    except OSError:
        return None


def _fingerprint(path: Path, found: Wave, progress: Progress) -> str:
    """The fingerprint of the files of the wave; "" where they cannot be read now."""
    from omnibus_desktop.readers.fingerprint import fingerprint_of

    try:
        return fingerprint_of(path, found.beside, progress)
    except OSError:
        return ""
