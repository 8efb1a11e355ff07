"""Refreshing the briefing with another wave: which one, in the background, as one undo step."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.wave.plain_text import plain

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from omnibus_desktop.app.desk import Desk
    from omnibus_desktop.app.document import Session
    from omnibus_desktop.app.jobs import Progress
    from omnibus_desktop.app.opened import Opened
    from omnibus_desktop.app.refresh.refreshment import Refreshment

_REFRESHING = "refresh"
_READING = 0.4  # of the work


def choose_wave(desk: Desk, parent: QWidget) -> None:
    """Ask for the file of another wave, and refresh the briefing with it."""
    from PySide6.QtWidgets import QFileDialog  # its enums are not needed at the start

    from omnibus_desktop.app.open_actions import WAVES_FILTER

    folder = str(desk.settings.folder())
    title = "Refresh the briefing with another wave"
    name, _ = QFileDialog.getOpenFileName(parent, title, folder, WAVES_FILTER)
    if name:
        refresh_with(desk, Path(name))


def refresh_with(desk: Desk, path: Path) -> None:
    """Read the wave in this file and move the briefing onto it. What is shown stays until that is
    done; Cancel leaves it as it is."""
    session = desk.document.session
    if session.wave is not None and session.briefing.slides:
        _refresh(desk, session, path, lambda progress: _read(desk, path, progress))


def _read(desk: Desk, path: Path, progress: Progress) -> Opened:
    from omnibus_desktop.app.opened import opened

    kept = desk.settings.setups_folder()
    return opened(
        path, lambda share: progress(_READING * share), lambda _: None, desk.spare, None, kept
    )


def _refresh(desk: Desk, asked: Session, path: Path, read: Callable[[Progress], Opened]) -> None:
    def task(progress: Progress) -> tuple[Opened, Refreshment]:
        from omnibus_desktop.app.refresh.refreshment import refreshment

        opened = read(progress)
        rest = 1 - _READING
        found = refreshment(asked, opened, path, lambda share: progress(_READING + rest * share))
        _draw_ahead(found)
        return opened, found

    def done(made: tuple[Opened, Refreshment]) -> None:
        opened, found = made
        now = desk.document.session
        if now.found is not asked.found:
            return  # another wave was opened meanwhile
        if now.briefing is asked.briefing:
            _show(desk, found)
        elif now.briefing.slides:  # the person went on working
            _refresh(desk, now, path, lambda _: opened)

    desk.jobs.run(_REFRESHING, f"Refreshing the briefing with {path.name}", task, done)


def _draw_ahead(found: Refreshment) -> None:
    """Draw the slides that are looked at first: here nobody waits for it."""
    from omnibus_desktop.app.drawings import drawn_of

    changed = found.changes[0].slide if found.changes else ""
    for slide in found.after.briefing.slides:
        if slide is found.after.draft or slide.id == changed:
            with suppress(OmnibusError):  # it is told when the slide is shown
                drawn_of(found.after, slide)


def _show(desk: Desk, found: Refreshment) -> None:
    """Show the refreshed briefing. One step takes it back, to the earlier wave."""
    desk.document.apply(f"Refresh with {plain(found.source)}", found.after)
    desk.refreshed.emit(found)
    if found.after.suggested_path is not None:
        name = found.after.suggested_path.name
        desk.told.emit(f"This is a briefing of its own now: Ctrl+S saves it as {name}")
