"""Saving a briefing: where it was saved before, or where the person says; and going back to an
earlier version of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from omnibus_desktop.app.files.own_work import Fate
from omnibus_desktop.app.files.refusal import Choice, refusal_of
from omnibus_desktop.app.files.save_places import ask_path
from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.exports.file_names import file_name

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from omnibus_desktop.app.desk import Desk
    from omnibus_desktop.app.document import Session


def save_briefing(desk: Desk, parent: QWidget, *, leaving: bool = False) -> bool:
    """Save the briefing where it was saved before, or ask where. False where nothing was saved.
    One with its wave inside is saved in the background, unless the person is `leaving` it."""
    path = desk.document.session.briefing_path
    if path is None:
        return save_copy(desk, parent, leaving=leaving)
    desk.figures_leave.emit()
    why = desk.keeper.file.held_back
    if why is not None and Choice.AGAIN not in why.choices:
        desk.keeper.file.refused.emit(why)
        return False
    return _save(desk, path, leaving=leaving)


def save_copy(desk: Desk, parent: QWidget, *, leaving: bool = False) -> bool:
    """Ask for another file and save the briefing as that from now on."""
    session = desk.document.session
    suggested = session.suggested_path
    name = file_name(session.briefing.title) if suggested is None else suggested.stem
    folder = None if suggested is None else suggested.parent
    path, _ = ask_path(desk, parent, "Save the briefing", name, "Briefing (*.omnibus)", folder)
    desk.figures_leave.emit()
    return path is not None and _save(desk, path, anyway=True, leaving=leaving)


def save_over(desk: Desk) -> bool:
    """Save the briefing in its file, whatever that holds now; it becomes an earlier version."""
    path = desk.document.session.briefing_path
    return path is not None and _save(desk, path, anyway=True)


def open_theirs(desk: Desk) -> None:
    """Open what the briefing's file holds now; what was done here is offered at the next start."""
    path = desk.document.session.briefing_path
    if path is None:
        return
    from omnibus_desktop.app.files.open_briefing import open_briefing

    desk.keeper.keep_now()
    desk.keeper.fate = Fate.LEFT
    open_briefing(desk, path)


def show_versions(desk: Desk, parent: QWidget) -> None:
    """List the earlier versions of the briefing, of which one can be opened as a copy."""
    from omnibus_desktop.app.files.versions_window import VersionsWindow

    VersionsWindow(desk, parent).show()


def _save(desk: Desk, path: Path, *, anyway: bool = False, leaving: bool = False) -> bool:
    session = desk.document.session
    if session.wave is None or session.path is None:
        return False
    if session.briefing.keeps_wave and not leaving:
        _save_in_background(desk, path, anyway)
        return True
    try:
        desk.keeper.by_hand.save(path, anyway=anyway)
    except OmnibusError as error:
        _tell_unsaved(desk, path, error)
        return False
    _show_saved(desk, path, session)
    return True


def _save_in_background(desk: Desk, path: Path, anyway: bool) -> None:
    """Save a file that is as large as a wave."""
    save = desk.keeper.by_hand.begin(path, anyway=anyway)

    def task(_: object) -> Session | OmnibusError:
        try:
            return save()
        except OmnibusError as error:
            return error

    def done(result: Session | OmnibusError) -> None:
        if isinstance(result, OmnibusError):
            _tell_unsaved(desk, path, result)
        elif desk.document.session.found is result.found:
            desk.keeper.by_hand.saved(path, result)
            _show_saved(desk, path, result)
        desk.keeper.by_hand.end()

    given_up = desk.keeper.by_hand.end
    desk.jobs.run("save", f"Saving {path.name}", task, done, given_up=given_up)


def _tell_unsaved(desk: Desk, path: Path, error: OmnibusError) -> None:
    if path == desk.document.session.briefing_path:
        desk.keeper.file.hold_back(refusal_of(error))
    else:
        desk.tell(error)


def _show_saved(desk: Desk, path: Path, saved: Session) -> None:
    """The briefing is in this file as it was in the session that was saved."""
    session = desk.document.session
    desk.document.show(replace(session, briefing_path=path))
    if session.briefing is saved.briefing:
        desk.document.steps.setClean()
    desk.told.emit(f"Saved {path.name}")
