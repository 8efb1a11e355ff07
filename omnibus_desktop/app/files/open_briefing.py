"""Opening a briefing with its wave, or going on with work that an earlier window left."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from omnibus_desktop import resources
from omnibus_desktop.app.files.changed_wave import tell_changed
from omnibus_desktop.app.files.inside import (
    DamagedInside,
    Inside,
    inside_of,
    is_there,
    place_of,
    read_inside,
)
from omnibus_desktop.app.files.refusal import Choice, Refusal
from omnibus_desktop.app.files.wave_place import find_wave
from omnibus_desktop.app.open_actions import (
    EXAMPLE,
    WAVES_FILTER,
    read_in_background,
    read_wave,
    show_wave,
)
from omnibus_desktop.app.wave_actions import changed_earlier, earlier_of
from omnibus_desktop.briefing.file import Kept, read
from omnibus_desktop.briefing.source import changed_since
from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.values import dataclass

if TYPE_CHECKING:
    from omnibus_desktop.app.desk import Desk
    from omnibus_desktop.app.files.left_work import Left
    from omnibus_desktop.app.jobs import Progress
    from omnibus_desktop.app.opened import Opened
    from omnibus_desktop.briefing.over_waves import EarlierWave

_TOLD = 3  # things that could not be read, on the bar


@dataclass(frozen=True, eq=False)
class _Read:
    """What is in the file of a briefing, and its wave where that was found. `inside` is the wave
    in the file, `other` whether another one was found where that belongs, and left alone."""

    kept: Kept
    path: Path | None = None
    opened: Opened | None = None
    earlier: tuple[EarlierWave, ...] = ()
    inside: Inside = field(default_factory=Inside)
    other: bool = False


def open_briefing(desk: Desk, path: Path, wave: Path | None = None) -> None:
    """Open the briefing in this file, with its wave from where the person says that it is, else
    from where it can be found."""
    places = _places(desk)

    def show(found: _Read) -> None:
        if desk.keeper.saver.has_written_since(path, found.kept.digest):
            open_briefing(desk, path, wave)  # this window finished a save while it was being read
            return
        _show(desk, path, found, lambda there: open_briefing(desk, path, there))

    read_in_background(
        desk, path, lambda progress: _read(desk, read(path), path, wave, places, progress), show
    )


def open_version(desk: Desk, version: Path, path: Path, wave: Path | None = None) -> None:
    """Open an earlier version of the briefing in the file at `path` as a copy without a name."""
    places = _places(desk)

    def show(found: _Read) -> None:
        if found.opened is None or found.path is None:
            _ask_where(desk, found, path, lambda there: open_version(desk, version, path, there))
            return
        inside = bool(found.inside.block)  # as it is now: the person may have taken it out since
        briefing = replace(found.kept.briefing, keeps_wave=inside)
        show_wave(desk, found.opened, found.path, briefing, None, found.earlier)
        desk.keeper.began(in_file=False)
        _hold(desk, found.inside)
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
    own, inside = kept.briefing.setup, inside_of(kept, path)
    if inside.files is not None and wave is None:
        there = is_there(kept.wave, path, inside.files, progress)
        if not there:
            place = place_of(kept.wave, path, inside.files)
            opened = read_inside(desk, inside.files, place, path, progress, own)
            earlier = earlier_of(desk, kept.earlier, path, progress, inside.earlier)
            return _Read(kept, place, opened, earlier, inside, other=there is False)
    state = desk.settings.state_folder()
    found = wave or find_wave(kept.wave, path, state, places, progress)
    if found is None:
        return _Read(kept, inside=inside)
    opened = read_wave(desk, found, progress, own)
    earlier = earlier_of(desk, kept.earlier, path, progress, inside.earlier)
    return _Read(kept, found, opened, earlier, inside)


def _show(desk: Desk, path: Path, found: _Read, again: Callable[[Path], None]) -> None:
    kept = found.kept
    if found.opened is None or found.path is None:
        _ask_where(desk, found, path, again)
        return
    show_wave(desk, found.opened, found.path, kept.briefing, path, found.earlier)
    desk.keeper.began(kept.digest)
    _hold(desk, found.inside)
    fault = _fault(path, found)
    if fault is not None:
        desk.keeper.file.hold_back(Refusal(fault, (Choice.OVER, Choice.COPY, Choice.EARLIER)))
        return
    if found.other:
        _tell_other(desk, path, found.path, again)
        return
    if found.path != kept.wave.seen_from(path.parent):
        desk.keeper.keep_soon()  # where it is now
    _tell_changes(desk, path.name, found)


def _show_work(desk: Desk, left: Left, shown: Callable[[], None], found: _Read) -> None:
    work, kept = left.work, found.kept
    if found.opened is None or found.path is None:
        name = work.path or Path(kept.briefing.title)
        _ask_where(desk, found, name, lambda there: open_work(desk, left, shown, there))
        return
    show_wave(desk, found.opened, found.path, kept.briefing, work.path, found.earlier)
    if work.draft is not None:
        desk.document.show(replace(desk.document.session, draft=work.draft))
    desk.document.steps.resetClean()
    desk.keeper.began(work.saved, in_file=False)
    _hold(desk, found.inside)
    desk.keeper.go_on(left.locked)
    shown()
    desk.told.emit("This is your work as it was")
    _tell_changes(desk, "it", found)


def _tell_changes(desk: Desk, name: str, found: _Read) -> None:
    kept, session = found.kept, desk.document.session
    assert session.found is not None
    changed = changed_since(kept.wave, session.found, name)
    earlier = changed_earlier(kept.earlier, session, name)
    desk.keeper.figures.begin(session, kept.printed)
    if changed is None and not session.earlier:
        desk.keeper.figures.believe(session, kept.printed)
    if changed is not None:
        tell_changed(desk, changed, kept.printed)
    elif earlier is not None:
        desk.tell(earlier)


def _hold(desk: Desk, inside: Inside) -> None:
    """Have the waves inside at hand, so that they are saved again without being read anew."""
    if inside.files is not None:
        desk.keeper.saver.hold_wave(inside.files.fingerprint, inside.block)
    for fingerprint, (block, _) in inside.earlier.items():
        desk.keeper.saver.hold_wave(fingerprint, block)


def _fault(path: Path, found: _Read) -> OmnibusError | None:
    """What is wrong with the file, so that nothing is saved over it unasked."""
    kept, fault = found.kept, found.inside.fault
    if kept.briefing.keeps_wave and not kept.inside:
        fault = DamagedInside(path, "it is not there")
    if not kept.losses:
        return fault
    return _damage(path, (*kept.losses, *([] if fault is None else [fault.message])))


def _tell_other(desk: Desk, path: Path, place: Path, again: Callable[[Path], None]) -> None:
    """Say that the wave inside is shown, and not the file that is where it belongs."""
    error = OmnibusError(
        f"{place.name} is not the same as the wave inside {path.name}",
        "figures are those of the wave inside, as the briefing was saved",
        str(place),
    )
    desk.advised.emit(error, (f"Use {place.name}", lambda: again(place)))


def _ask_where(desk: Desk, found: _Read, path: Path, again: Callable[[Path], None]) -> None:
    """Say which wave is missing, and offer to look for it."""
    kept, fault = found.kept, found.inside.fault
    name = kept.wave.name or "its wave"
    message = f"{path.name} belongs to the wave {name}, which is not where it was"
    if fault is not None:
        message += "; and the one inside it is damaged"
    error = OmnibusError(
        message,
        f"put {name} beside {path.name} and open it again, or say where it is",
        kept.wave.path if fault is None else f"{kept.wave.path}\n{fault.detail}",
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
