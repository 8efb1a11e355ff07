"""Asking the window that shows a file to come to the front, instead of opening another one."""

from __future__ import annotations

import os
import sys
import time
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QSysInfo

from omnibus_desktop.app.files.lock_files import holder_of, lock_place

FOCUS = "XDG_ACTIVATION_TOKEN"  # by which a desktop lets one program give the focus to another
PATIENCE = 1.5  # seconds for a window to come; then it hangs, and another is opened
_LOOK_EVERY = 0.01  # seconds


def knock(folder: Path, path: Path) -> bool:
    """Whether a running window shows the file, and has come to the front. The folder is where
    windows say what they show."""
    note = leave_note(folder, path)
    if note is None:
        return False
    end = time.monotonic() + PATIENCE
    while note.exists() and time.monotonic() < end:
        time.sleep(_LOOK_EVERY)
    return was_taken(note)


def leave_note(folder: Path, path: Path) -> Path | None:
    """Where the knock lies that was left for the window which shows the file; None: no window of
    this computer does, or nothing can be written."""
    place = lock_place(folder, path)
    held = holder_of(place)
    if held is None or held.host != QSysInfo.machineHostName():
        return None
    _let_come(held.process)
    note, writing = note_at(place), place.with_suffix(f".{os.getpid()}")
    try:
        writing.write_text(os.environ.get(FOCUS, ""), encoding="ascii", errors="replace")
        writing.replace(note)
    except OSError:
        return None
    return note


def was_taken(note: Path) -> bool:
    """Whether the window has taken the knock, and come; one that it left is taken away."""
    with suppress(OSError):
        note.unlink()
        return False
    return True


def note_at(place: Path) -> Path:
    """Where the knock is left for the window that has the lock in this place."""
    return place.with_suffix(".knock")


def _let_come(process: int) -> None:
    """Windows lets a program come to the front only if the one that has the focus allows it."""
    if sys.platform == "win32":
        import ctypes  # only where there is another window

        ctypes.windll.user32.AllowSetForegroundWindow(process)
