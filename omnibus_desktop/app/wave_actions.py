"""Comparing with earlier waves: opened beside the one that is open, kept with it, taken off."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from omnibus_desktop.app.document import with_draft
from omnibus_desktop.briefing.edits import set_over_waves
from omnibus_desktop.errors import Cancelled, OmnibusError
from omnibus_desktop.wave.plain_text import plain

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from omnibus_desktop.app.desk import Desk
    from omnibus_desktop.app.document import Session
    from omnibus_desktop.app.jobs import Progress
    from omnibus_desktop.briefing.link import WaveLink
    from omnibus_desktop.briefing.over_waves import EarlierWave
    from omnibus_desktop.briefing.wave_inside import WaveFiles

_OPENING = "earlier"


def choose_earlier(desk: Desk, parent: QWidget) -> None:
    """Ask for an earlier wave and compare with it."""
    from PySide6.QtWidgets import QFileDialog  # its enums are not needed at the start

    from omnibus_desktop.app.open_actions import WAVES_FILTER

    session = desk.document.session
    folder = desk.settings.folder() if session.path is None else session.path.parent
    name, _ = QFileDialog.getOpenFileName(
        parent, "Compare with an earlier wave", str(folder), WAVES_FILTER
    )
    if name:
        compare_with(desk, Path(name))


def compare_with(desk: Desk, path: Path) -> None:
    """Open the wave in this file beside the one that is open, in the background, and show the
    question being looked at over both."""
    asked = desk.document.session
    if asked.found is None:
        return
    desk.jobs.run(
        _OPENING,
        f"Opening {path.name}",
        lambda progress: _read(desk, path, progress),
        lambda earlier: _compare(desk, asked, earlier),
    )


def remove_earlier(desk: Desk, place: int) -> None:
    """Compare with this wave no longer."""
    session = desk.document.session
    kept = tuple(each for number, each in enumerate(session.earlier) if number != place)
    then = replace(session, earlier=kept, selected=(), note=None)
    if not kept and session.draft is not None:
        then = with_draft(then, set_over_waves(session.draft, False))
    desk.document.apply("Remove earlier wave", then)


def earlier_of(
    desk: Desk,
    links: tuple[WaveLink, ...],
    file: Path,
    progress: Progress,
    inside: Mapping[str, tuple[bytes, WaveFiles]],
) -> tuple[EarlierWave, ...]:
    """The earlier waves to which the briefing in this file has these links, from where they are,
    else from `inside` it; one that cannot be found or read as one without its wave."""
    from omnibus_desktop.app.files.inside import is_there
    from omnibus_desktop.app.files.wave_place import find_wave
    from omnibus_desktop.briefing.over_waves import EarlierWave

    found = []
    for link in links:
        missing = EarlierWave(link.seen_from(file.parent), None, link)
        _, kept = inside.get(link.fingerprint, (b"", None))
        try:
            if kept is not None and not is_there(link, file, kept, progress):
                found.append(_read_inside(desk, kept, missing, file, progress))
                continue
            place = find_wave(link, file, desk.settings.state_folder(), (), progress)
            found.append(missing if place is None else _read(desk, place, progress))
        except Cancelled:
            raise
        except OmnibusError:
            found.append(missing)
    return tuple(found)


def changed_earlier(
    links: tuple[WaveLink, ...], session: Session, name: str
) -> OmnibusError | None:
    """What to tell of the first earlier wave that is another than when the briefing of this file
    name was saved with these links, or is not there; None where all are as they were."""
    from omnibus_desktop.briefing.over_waves import missing_words
    from omnibus_desktop.briefing.source import changed_between

    for link, earlier in zip(links, session.earlier, strict=False):
        if earlier.wave is None:
            advice = f"put {link.name} beside {name} and open it again"
            return OmnibusError(missing_words(earlier).rstrip("."), advice, str(earlier.path))
        changed = changed_between(link, earlier.link, earlier.wave.source, name)
        if changed is not None:
            return changed
    return None


def _read(desk: Desk, path: Path, progress: Progress) -> EarlierWave:
    """The wave in this file, with the corrections that belong to it."""
    from omnibus_desktop.app.opened import opened
    from omnibus_desktop.briefing.over_waves import EarlierWave
    from omnibus_desktop.briefing.source import link_to

    kept = desk.settings.setups_folder()
    there = opened(path, progress, lambda _: None, desk.spare, kept=kept)
    return EarlierWave(path, there.wave, link_to(str(path), there.found))


def _read_inside(
    desk: Desk, files: WaveFiles, missing: EarlierWave, file: Path, progress: Progress
) -> EarlierWave:
    """The earlier wave inside the briefing in this file."""
    from omnibus_desktop.app.files.inside import read_inside

    there = read_inside(desk, files, missing.path, file, progress, None)
    return replace(missing, wave=there.wave)


def _compare(desk: Desk, asked: Session, earlier: EarlierWave) -> None:
    """Keep the wave beside the one that was open when it was asked for."""
    session = desk.document.session
    if session.found is not asked.found or session.draft is None or earlier.wave is None:
        return
    others = [each for each in session.earlier if each.path != earlier.path]
    there = [session.found, *(each.wave for each in others)]
    if any(wave is not None and wave.id == earlier.wave.id for wave in there):
        name = plain(earlier.wave.source)
        desk.tell(OmnibusError(f"{name} is open here already", "choose the file of another wave"))
        return
    if session.briefing.keeps_wave:
        from omnibus_desktop.app.files.taking_in import may_take_in

        if not may_take_in(desk, earlier):
            return
    then = replace(session, earlier=(*others, earlier), selected=(), note=None)
    then = with_draft(then, set_over_waves(session.draft, True))
    desk.document.apply(f"Compare with {plain(earlier.name)}", then)
    desk.told.emit(f"Compared with {earlier.name}: “Over waves” turns it off and on")
