"""One round of keeping work: the recovery file, then the briefing's own. Without a window: it runs
in the background."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.values import dataclass

if TYPE_CHECKING:
    from omnibus_desktop.app.inside import WaveSource
    from omnibus_desktop.app.recovery import Work
    from omnibus_desktop.app.saving import Saver
    from omnibus_desktop.briefing.briefing import Briefing


@dataclass(frozen=True, eq=False)
class Round:
    """What is to be written: the work, in the file for recovery and, where there is a `path`, in
    the briefing's own, with the wave of this source inside."""

    number: int
    work: Work
    recovery: Path | None
    path: Path | None
    source: WaveSource | None = None


@dataclass(frozen=True, eq=False)
class Done:
    """What came of keeping this briefing: where it was `saved`, and what kept work and file from
    being written."""

    briefing: Briefing
    number: int
    saved: Path | None = None
    unkept: OmnibusError | None = None
    unsaved: OmnibusError | None = None


def written(saver: Saver, due: Round) -> Done:
    """What came of writing this. Nothing is raised."""
    kept = due.work.kept
    done = Done(kept.briefing, due.number)
    try:
        if due.recovery is not None:
            saver.keep(due.number, due.recovery, due.work)
    except OmnibusError as error:
        done = replace(done, unkept=error)
    try:
        if due.path is not None:
            saver.save(due.number, due.path, kept, by_hand=False, source=due.source)
            done = replace(done, saved=due.path)
    except OmnibusError as error:
        done = replace(done, unsaved=error)
    return done
