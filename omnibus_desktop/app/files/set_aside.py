"""Work that the person threw away: it lies in the program's own folder for two weeks, and can be
had back."""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from omnibus_desktop.app.files.locks import Locked, lock_work
from omnibus_desktop.app.files.recovery import SUFFIX, Work, read_work
from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.values import dataclass

KEPT = timedelta(days=14)
_FOLDER = "discarded"


@dataclass(frozen=True)
class Discarded:
    """One such piece of work: where it lies, what it is, and when it was thrown away, in universal
    time."""

    path: Path
    work: Work
    at: datetime


def set_aside(state: Path, work: Locked) -> Path | None:
    """Throw this work away: where it lies now, None where it could not be moved and is left."""
    place = state / _FOLDER / work.path.name
    try:
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        work.path.replace(place)
        os.utime(place)
    except OSError:
        return None
    finally:
        work.release()
    return place


def bring_back(state: Path, path: Path) -> Locked:
    """What was thrown away, among the work of earlier windows again, as this window's own. Raises
    OmnibusError where it is not there any more."""
    locked = lock_work(state, path.stem)
    try:
        path.replace(locked.path)
    except OSError as error:
        locked.release()
        message = "The work that was thrown away is not there any more"
        raise OmnibusError(message, "look among the earlier versions", str(error)) from error
    return locked


def discarded_in(state: Path) -> tuple[Discarded, ...]:
    """What was thrown away and can be had back, the newest first."""
    found = []
    for path in (state / _FOLDER).glob(f"*{SUFFIX}"):
        with suppress(OSError, OmnibusError):
            found.append(Discarded(path, read_work(path), _moved_at(path)))
    return tuple(sorted(found, key=lambda each: each.at, reverse=True))


def remove_old(state: Path, now: datetime) -> None:
    """Take away what was thrown away two weeks ago."""
    for path in (state / _FOLDER).glob(f"*{SUFFIX}"):
        with suppress(OSError):
            if now - _moved_at(path) > KEPT:
                path.unlink()


def _moved_at(path: Path) -> datetime:
    return datetime.fromtimestamp(path.stat().st_mtime, UTC)
