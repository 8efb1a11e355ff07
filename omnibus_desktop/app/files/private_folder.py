"""A folder that nobody else can look into and that is gone afterwards, however it ends."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from PySide6.QtCore import QLockFile

_FOLDERS = "inside"


@contextmanager
def private_folder(state: Path) -> Iterator[Path]:
    """Such a folder in the program's own; it goes with everything in it. Raises OSError."""
    place = state / _FOLDERS / secrets.token_hex(8)
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    lock = _lock(place)  # before the folder: what has none may be taken away
    lock.tryLock(0)
    try:
        place.mkdir(mode=0o700)
        yield place
    finally:
        _take_away(place, lock)


def remove_remains(state: Path) -> None:
    """Take away the folders that were left when a program was killed."""
    with suppress(OSError):
        for found in (state / _FOLDERS).iterdir():
            place = found.with_suffix("")
            lock = _lock(place)
            if lock.tryLock(0):
                _take_away(place, lock)


def _take_away(place: Path, lock: QLockFile) -> None:
    shutil.rmtree(place, ignore_errors=True)
    lock.unlock()


def _lock(place: Path) -> QLockFile:
    lock = QLockFile(str(place.with_suffix(".lock")))
    lock.setStaleLockTime(0)  # never by its age: a wave may take long to be read
    return lock
