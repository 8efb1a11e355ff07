"""Opening a briefing with its wave, or going on with work that an earlier window left."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from omnibus_desktop import resources
from omnibus_desktop.app.changed_wave import tell_changed
from omnibus_desktop.app.open_actions import (
    EXAMPLE,
    WAVES_FILTER,
    read_in_background,
    read_wave,
    show_wave,
)
from omnibus_desktop.app.refusal import Choice, Refusal
from omnibus_desktop.app.wave_actions import changed_earlier, earlier_of
from omnibus_desktop.app.wave_place import find_wave
from omnibus_desktop.briefing.file import Kept, read
from omnibus_desktop.briefing.source import changed_since
from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.values import dataclass

if TYPE_CHECKING:
    from omnibus_desktop.app.desk import Desk
    from omnibus_desktop.app.jobs import Progress
    from omnibus_desktop.app.left_work import Left
    from omnibus_desktop.app.opened import Opened
    from omnibus_desktop.briefing.over_waves import EarlierWave

_TOLD = 3  # things that could not be read, on the bar


@dataclass(frozen=True, eq=False)
class _Read:
    """What is in the file of a briefing, and its wave where that was found."""

    kept: Kept
    path: Path | None = None
    opened: Opened | None = None
    earlier: tuple[EarlierWave, ...] = ()


def open_briefing(desk: Desk, path: Path, wave: Path | None = None) -> None:
    """Open the briefing in this file, with its wave from where the person says that it is, else
    from where it can be found."""
    places = _places(desk)
    read_in_background(
        desk,
        path,
        lambda progress: _read(desk, read(path), path, wave, places, progress),
        lambda found: _show(desk, path, found, lambda there: open_briefing(desk, path, there)),
    )


def open_version(desk: Desk, version: Path, path: Path, wave: Path | None = None) -> None:
    """Open an earlier version of the briefing in the file at `path` as a copy without a name."""
    places = _places(desk)

    def show(found: _Read) -> None:
        if found.opened is None or found.path is None:
            _ask_where(
                desk, found.kept, path, lambda there: open_version(desk, version, path, there)
            )
            return
        show_wave(desk, found.opened, found.path, found.kept.briefing, None, found.earlier)
        desk.keeper.began(in_file=False)
        desk.document.steps.resetClean()
        desk.told.emit("This is an earlier version: save it under a name of its own to keep it")

    read_in_background(
        desk,
        path,
        lambda progress: _read(desk, read(version), path, wave, places, progress),
        show,
    )


def open_work(desk: Desk, left: Left, shown: Callable[[], None], wave: Path | None = None) -> None:
    """Go on with what an earlier window left, and say so to `shown` when it is there."""
    work, places = left.work, _places(desk)
    name = work.path or Path(work.kept.briefing.title)
    read_in_background(
        desk,
        name,
        lambda progress: _read(desk, work.kept, name, wave, places, progress),
        lambda found: _show_work(desk, left, shown, found),
    )


def _places(desk: Desk) -> tuple[Path, ...]:
    """Where a wave may be that is not where it was."""
    return (*desk.settings.recent(), resources.path(EXAMPLE))


def _read(
    desk: Desk,
    kept: Kept,
    path: Path,
    wave: Path | None,
    places: tuple[Path, ...],
    progress: Progress,
) -> _Read:
    place = wave or find_wave(kept.wave, path, places, progress)
    if place is None:
        return _Read(kept)
    opened = read_wave(desk, place, progress, kept.briefing.setup)
    return _Read(kept, place, opened, earlier_of(desk, kept.earlier, path, progress))


def _show(desk: Desk, path: Path, found: _Read, again: Callable[[Path], None]) -> None:
    kept = found.kept
    if found.opened is None or found.path is None:
        _ask_where(desk, kept, path, again)
        return
    show_wave(desk, found.opened, found.path, kept.briefing, path, found.earlier)
    desk.keeper.began(kept.digest)
    if kept.losses:
        desk.keeper.hold_back(
            Refusal(_damage(path, kept.losses), (Choice.OVER, Choice.COPY, Choice.EARLIER))
        )
        return
    if found.path != path.parent / kept.wave.path:
        desk.keeper.keep_soon()  # where it is now
    _tell_changes(desk, path.name, found)


def _show_work(desk: Desk, left: Left, shown: Callable[[], None], found: _Read) -> None:
    work, kept = left.work, found.kept
    if found.opened is None or found.path is None:
        name = work.path or Path(kept.briefing.title)
        _ask_where(desk, kept, name, lambda there: open_work(desk, left, shown, there))
        return
    show_wave(desk, found.opened, found.path, kept.briefing, work.path, found.earlier)
    if work.draft is not None:
        desk.document.show(replace(desk.document.session, draft=work.draft))
    desk.document.steps.resetClean()
    desk.keeper.began(work.saved, in_file=False)
    desk.keeper.go_on(left.locked)
    shown()
    desk.told.emit("This is your work as it was")
    _tell_changes(desk, "it", found)


def _tell_changes(desk: Desk, name: str, found: _Read) -> None:
    kept, session = found.kept, desk.document.session
    assert session.found is not None
    changed = changed_since(kept.wave, session.found, name)
    earlier = changed_earlier(kept.earlier, session, name)
    if changed is not None:
        tell_changed(desk, changed)
    elif earlier is not None:
        desk.tell(earlier)


def _ask_where(desk: Desk, kept: Kept, path: Path, again: Callable[[Path], None]) -> None:
    """Say which wave is missing, and offer to look for it."""
    name = kept.wave.name or "its wave"
    error = OmnibusError(
        f"{path.name} belongs to the wave {name}, which is not where it was",
        f"put {name} beside {path.name} and open it again, or say where it is",
        kept.wave.path,
    )

    def ask() -> None:
        from PySide6.QtWidgets import QApplication, QFileDialog

        chosen, _ = QFileDialog.getOpenFileName(
            QApplication.activeWindow(), f"Where is {name}?", str(path.parent), WAVES_FILTER
        )
        if chosen:
            again(Path(chosen))

    desk.advised.emit(error, ("Find it…", ask))


def _damage(path: Path, losses: tuple[str, ...]) -> OmnibusError:
    told = "; ".join(losses[:_TOLD])
    more = len(losses) - _TOLD
    return OmnibusError(
        f"{path.name} is damaged and was opened as far as it can be read",
        told + (f"; and {more} more" if more > 0 else ""),
        "\n".join(losses),
    )
