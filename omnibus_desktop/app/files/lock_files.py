"""Lock files: each names a process and a computer, and counts no more when that process has ended,
however it did."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from PySide6.QtCore import QLockFile

from omnibus_desktop.values import dataclass


@dataclass(frozen=True)
class Holder:
    """Of a lock: the id of a process, and the name of the computer that it runs on."""

    process: int
    host: str


def lock_place(folder: Path, path: Path) -> Path:
    """Where in the folder the lock on this file is, by whatever way the file is named."""
    name = os.path.normcase(os.path.realpath(path)).encode(errors="surrogateescape")
    return folder / f"{hashlib.sha256(name).hexdigest()[:16]}.lock"


def lock_at(place: Path) -> QLockFile:
    """The lock in this place, not yet taken; its folder is this person's alone. Raises OSError."""
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    lock = QLockFile(str(place))
    lock.setStaleLockTime(0)  # never by its age: a window may be open for weeks
    return lock


def holder_of(place: Path) -> Holder | None:
    """Who has the lock in this place; None where that has ended, or nobody ever had."""
    if not place.exists():
        return None
    lock = lock_at(place)
    if lock.tryLock(0):
        lock.unlock()
        return None
    process, host, _program = lock.getLockInfo()
    return Holder(process, host) if process else None
