"""Work that windows left which did not end as they should, or were told to keep it."""

from __future__ import annotations

from pathlib import Path

from omnibus_desktop.app.files.locks import Locked, left_work
from omnibus_desktop.app.files.recovery import Work, read_work
from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.values import dataclass


@dataclass(frozen=True, eq=False)
class Left:
    """One such piece of work, and the file that has it, which is this window's own now."""

    locked: Locked
    work: Work


def find_left(state: Path) -> list[Left]:
    """What was left, the newest first. A file that cannot be read stays where it is."""
    found = []
    for locked in left_work(state):
        try:
            found.append(Left(locked, read_work(locked.path)))
        except OmnibusError:
            locked.release()
    return found
