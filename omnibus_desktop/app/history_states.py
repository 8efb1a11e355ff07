"""What the briefing can be compared with: how it was opened, how it was saved last, and the earlier
versions of its file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from omnibus_desktop.app.desk import Desk
from omnibus_desktop.app.document import Session
from omnibus_desktop.app.files.recovery import moment
from omnibus_desktop.app.files.versions import folder_of, versions_in
from omnibus_desktop.briefing.briefing import Briefing
from omnibus_desktop.briefing.file import read
from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.values import dataclass

_ELSEWHERE = "Open this version as a copy, from “Earlier versions”"


@dataclass(frozen=True, eq=False)
class State:
    """One such state: what it is called in a list and in a sentence, the session `then`, as it
    stands when it is asked for, and the words of a button that goes back there, "" where only a
    copy can be opened. `tip` is of that button."""

    name: str
    said: str
    then: Callable[[], Session]
    back: str = ""
    tip: str = _ELSEWHERE


def states_of(desk: Desk) -> tuple[State, ...]:
    """How the briefing was opened, how it was saved last, and the versions, the newest first."""
    return (
        State(
            "how it was opened",
            "how it was opened",
            lambda: desk.document.opened,
            "Go back to how it was opened",
            "Have the briefing as it was opened; Undo takes that back",
        ),
        State(
            "how it was saved last",
            "what is in the file",
            lambda: desk.document.saved,
            "Go back to the saved state",
            "Have the briefing as it was saved last; Undo takes that back",
        ),
        *_versions(desk),
    )


def _versions(desk: Desk) -> Iterator[State]:
    """Those that can be read."""
    path = desk.document.session.briefing_path
    if path is None:
        return
    for version in versions_in(folder_of(desk.settings.state_folder(), path)):
        try:
            briefing = read(version.path).briefing
        except OmnibusError:
            continue
        count = len(briefing.slides)
        slides = "1 slide" if count == 1 else f"{count} slides"
        said = f"the version of {moment(version.at)}"
        yield State(f"{said}, {slides}", said, _with(desk, briefing))


def _with(desk: Desk, briefing: Briefing) -> Callable[[], Session]:
    """The present session with this briefing, which may have been of another wave."""
    return lambda: replace(desk.document.session, briefing=briefing)
