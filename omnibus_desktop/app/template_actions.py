"""Choosing the presentation that decks are made from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from omnibus_desktop.errors import OmnibusError

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from omnibus_desktop.app.desk import Desk
    from omnibus_desktop.app.jobs import Progress
    from omnibus_desktop.exports.template import Template

_FILTER = "PowerPoint presentations and templates (*.pptx *.potx *.pptm *.potm)"


def choose_template(desk: Desk, parent: QWidget) -> None:
    """Ask for a presentation, look whether it can be used, and make decks from it from then on."""
    from PySide6.QtWidgets import QFileDialog  # its enums are not needed at the start

    known = desk.settings.template()
    start = known.parent if known is not None else desk.settings.folder()
    chosen, _ = QFileDialog.getOpenFileName(parent, "Choose a slide template", str(start), _FILTER)
    if not chosen:
        return
    path = Path(chosen)

    def read(progress: Progress) -> Template:
        from omnibus_desktop.exports.template import read_template

        progress(0.0)
        return read_template(path)

    desk.jobs.run(
        "template", f"Reading {path.name}", read, lambda template: _take(desk, path, template)
    )


def use_our_own(desk: Desk) -> None:
    """Make decks from the program's own template again."""
    desk.settings.remember_template(None)
    desk.template_changed.emit()
    desk.told.emit("Slides are made from the program's own template")


def _take(desk: Desk, path: Path, template: Template) -> None:
    desk.settings.remember_template(path)
    desk.template_changed.emit()
    desk.told.emit(f"Slides are made from {path.name}")
    if template.remarks:
        message = f"Slides are made from {path.name}, but for some of it"
        desk.advised.emit(OmnibusError(message, "; ".join(template.remarks)), None)
