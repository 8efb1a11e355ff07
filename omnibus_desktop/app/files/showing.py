"""Which window shows a file: to open the same file once more brings that window to the front.

A window has a lock on the file that it shows. A program that is started for the file leaves a
knock beside the lock, and ends as soon as the window has taken it (see knocking.py). Both lie in
a folder that only this person can read; nothing listens anywhere.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from omnibus_desktop.app.document import Session
from omnibus_desktop.app.files import knocking
from omnibus_desktop.app.files.lock_files import holder_of, lock_at, lock_place

if TYPE_CHECKING:
    from PySide6.QtCore import QLockFile
    from PySide6.QtWidgets import QWidget

    from omnibus_desktop.app.desk import Desk
    from omnibus_desktop.app.files.calling import Calling
    from omnibus_desktop.app.window import MainWindow

_LONGEST = 200  # characters of a token
_REST = 300  # milliseconds in which what is shown is to be painted first


class Showing(QObject):
    """Has the lock on what the window shows, and brings it to the front when somebody knocks."""

    def __init__(self, desk: Desk, window: MainWindow) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._folder = desk.settings.shown_folder()
        self._lock: QLockFile | None = None
        self._path: Path | None = None
        self._watch: QFileSystemWatcher | None = None
        self._calling: Calling | None = None
        self._soon = QTimer(self, singleShot=True, interval=_REST)
        self._soon.timeout.connect(self._claim_shown)
        desk.document.changed.connect(self._follow)
        desk.failed.connect(lambda _: self._soon.start())

    def claim(self, path: Path | None) -> None:
        """Have this file as what the window shows; None: none. Where another window has it, or
        locks cannot be written, nobody comes when that file is opened again."""
        if self._path == path:
            return
        if self._lock is not None:
            self._lock.unlock()
            self._lock = None
        self._path = path
        if path is None:
            return
        with suppress(OSError):
            lock = lock_at(lock_place(self._folder, path))
            if lock.tryLock(0):
                self._lock = lock

    def open_or_come(self, path: Path) -> None:
        """Come to the front where this file is what the window shows, else open it there."""
        if self._path is not None and _same(self._path, path):
            come_forward(self._window)
        else:
            self._window.path_asked.emit(path)

    def unless_shown(self, path: Path, open_it: Callable[[], None]) -> None:
        """Bring another window to the front that shows this file; where none does, or it hangs,
        `open_it`."""
        if self._calling is not None:
            self._calling.end()
        is_own = self._path is not None and _same(self._path, path)
        note = None if is_own else knocking.leave_note(self._folder, path)
        if note is None:
            open_it()
            return
        from omnibus_desktop.app.files.calling import Calling  # only where there is another window

        if self._calling is None:
            self._calling = Calling(self)
        told = f"{path.name} is shown in another window, which has come to the front"
        self._calling.wait(note, partial(self._desk.told.emit, told), open_it)

    def end(self) -> None:
        """The window is closing."""
        self._soon.stop()
        if self._calling is not None:
            self._calling.end()
        self.claim(None)
        if self._watch is not None:
            self._watch.removePaths(self._watch.directories())

    def _follow(self, before: Session, after: Session) -> None:
        if (before.briefing_path, before.path) != (after.briefing_path, after.path):
            self._soon.start()

    def _claim_shown(self) -> None:
        session = self._desk.document.session
        coming = None if session.coming is None else session.coming.path
        self.claim(session.briefing_path or session.path or coming)
        if self._watch is None and self._lock is not None:
            self._watch = QFileSystemWatcher(self)
            self._watch.addPath(str(self._folder))
            self._watch.directoryChanged.connect(self._answer)
            self._answer()
            for place in self._folder.glob("*.lock"):
                holder_of(place)  # takes away what a window left that crashed

    def _answer(self) -> None:
        """Take the knock, if there is one at this window, and come."""
        if self._lock is None or self._path is None:
            return
        note = knocking.note_at(lock_place(self._folder, self._path))
        try:
            token = note.read_text(encoding="ascii", errors="replace")[:_LONGEST]
            note.unlink()
        except OSError:
            return
        come_forward(self._window, token)


def _same(one: Path, other: Path) -> bool:
    return os.path.realpath(one) == os.path.realpath(other)


def come_forward(window: QWidget, token: str = "") -> None:
    """Bring the window to the front, from wherever it is. `token` is what the desktop gave to the
    program that asks for it, "" where it gave none."""
    if token.isascii() and token.isprintable() and token:
        os.environ[knocking.FOCUS] = token  # the platform's part of Qt takes it from there
    if window.isMinimized():
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
    QApplication.alert(window)
