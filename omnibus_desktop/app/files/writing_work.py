"""One round of keeping work: the recovery file, then the briefing's own. Without a window: it runs
in the background."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.values import dataclass

if TYPE_CHECKING:
    from omnibus_desktop.app.document import Session
    from omnibus_desktop.app.files.inside import WaveSource
    from omnibus_desktop.app.files.printed_figures import PrintedFigures
    from omnibus_desktop.app.files.recovery import Work
    from omnibus_desktop.app.files.saving import Saver
    from omnibus_desktop.briefing.briefing import Briefing


@dataclass(frozen=True, eq=False)
class Round:
    """What is to be written: the work, in the file for recovery (None: there can be none) and,
    where there is a `path`, in the briefing's own, with the waves of these sources inside and the
    `figures` that its slides print."""

    number: int
    session: Session
    work: Work
    recovery: Path | None
    path: Path | None
    figures: PrintedFigures
    sources: tuple[WaveSource, ...] = ()


@dataclass(frozen=True, eq=False)
class Done:
    """What came of keeping this briefing: where it was `saved`, and what kept work and file from
    being written."""

    briefing: Briefing
    number: int
    saved: Path | None = None
    unkept: OmnibusError | None = None
    unsaved: OmnibusError | None = None


def written(saver: Saver, due: Round, stops: Callable[[], bool]) -> Done:
    """What came of writing this. The figures that the briefing's own file wants are worked out
    until it `stops`. Nothing is raised."""
    kept = due.work.kept
    done = Done(kept.briefing, due.number)
    try:
        if due.recovery is None:
            raise OmnibusError("There is no place to keep work in", "save it under a name")
        saver.keep(due.number, due.recovery, due.work)
    except OmnibusError as error:
        done = replace(done, unkept=error)
    try:
        if due.path is not None:
            due.figures.work_out(due.session, stops)  # only now: work is safe
            kept = replace(kept, printed=due.figures.known(due.session))
            saver.save(due.number, due.path, kept, by_hand=False, sources=due.sources)
            done = replace(done, saved=due.path)
    except OmnibusError as error:
        done = replace(done, unsaved=error)
    return done
