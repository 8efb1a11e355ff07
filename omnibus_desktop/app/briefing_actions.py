"""Saving a briefing: where it was saved before, or where the person says."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO

from omnibus_desktop.app.save_places import ask_path, relative
from omnibus_desktop.app.wave_actions import links_of
from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.exports.file_names import file_name

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from omnibus_desktop.app.desk import Desk


def save_briefing(desk: Desk, parent: QWidget) -> bool:
    """Save the briefing where it was saved before, or ask where. False where nothing was saved."""
    session = desk.document.session
    path = session.briefing_path
    desk.figures_leave.emit()
    if path is None:
        suggested = session.suggested_path
        name = file_name(session.briefing.title) if suggested is None else suggested.stem
        folder = None if suggested is None else suggested.parent
        kind = "Briefing (*.omnibus)"
        path, _ = ask_path(desk, parent, "Save the briefing", name, kind, folder)
    if path is None or session.wave is None or session.path is None:
        return False
    from omnibus_desktop.briefing.file import Kept, to_text
    from omnibus_desktop.briefing.source import link_to
    from omnibus_desktop.writing import replace_file

    wave_path = relative(session.path, path.parent)
    link = link_to(wave_path, session.found or session.wave)
    text = to_text(Kept(session.briefing, link, links_of(session, path.parent)))
    try:
        replace_file(path, lambda file: _write(file, text))
    except OmnibusError as error:
        desk.tell(error)
        return False
    desk.document.show(replace(session, briefing_path=path))
    desk.document.steps.setClean()
    desk.told.emit(f"Saved {path.name}")
    return True


def _write(file: BinaryIO, text: str) -> None:
    file.write(text.encode(errors="backslashreplace"))  # as JSON writes half characters
