"""Who has what open: briefings, and the files in which windows keep their work."""

from __future__ import annotations

import secrets
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QLockFile

from omnibus_desktop.app.files.lock_files import lock_at, lock_place
from omnibus_desktop.app.files.recovery import SUFFIX
from omnibus_desktop.values import dataclass


@dataclass(frozen=True, eq=False)
class Locked:
    """A file that is this window's alone as long as this is kept."""

    path: Path
    lock: QLockFile

    def release(self) -> None:
        """Let others have it."""
        self.lock.unlock()

    def discard(self) -> None:
        """Take the file away, with its lock."""
        with suppress(OSError):
            self.path.unlink(missing_ok=True)
        self.release()


def lock_briefing(state: Path, briefing: Path) -> Locked | str:
    """The briefing in this file as this window's own, or in words who has it open. Where locks
    cannot be written it is this window's own, too."""
    lock = lock_at(lock_place(state / "open", briefing))
    if lock.tryLock(0) or lock.error() is not QLockFile.LockError.LockFailedError:
        return Locked(briefing, lock)
    _process, host, _program = lock.getLockInfo()
    return f"another window on {host}" if host else "another window"


def new_work(state: Path) -> Locked:
    """A recovery file of this window's own, which is not there yet."""
    return lock_work(state, secrets.token_hex(8))


def lock_work(state: Path, name: str) -> Locked:
    """The recovery file of this name, which nobody has, as this window's own."""
    path = _work_folder(state) / f"{name}{SUFFIX}"
    lock = lock_at(path.with_suffix(".lock"))
    lock.tryLock(0)
    return Locked(path, lock)


def left_work(state: Path) -> tuple[Locked, ...]:
    """The recovery files whose windows have ended, now this window's own; the newest first."""
    folder = state / "work"
    if not folder.is_dir():
        return ()
    paths = sorted(folder.glob(f"*{SUFFIX}"), key=lambda path: path.stat().st_mtime, reverse=True)
    found = []
    for path in paths:
        lock = lock_at(path.with_suffix(".lock"))
        if lock.tryLock(0):
            found.append(Locked(path, lock))
    return tuple(found)


def _work_folder(state: Path) -> Path:
    return state / "work"
