"""Choosing the presentation that decks are made from."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from omnibus_desktop.errors import OmnibusError

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from omnibus_desktop.app.desk import Desk
    from omnibus_desktop.app.jobs import Progress
    from omnibus_desktop.exports.template import Template

_READING = "template"
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
    _run(desk, path, f"Reading {path.name}", lambda template: _take(desk, path, template))


def read_kept(desk: Desk) -> None:
    """Read the template that was chosen before, for the slides to be shown on its page. Nobody
    waits for it: until it is there, they are shown on the program's own."""
    path = desk.settings.template()
    if path is not None and desk.template is None:
        _run(desk, path, "", lambda template: _show_on(desk, template))


def use_our_own(desk: Desk) -> None:
    """Make decks from the program's own template again."""
    desk.settings.remember_template(None)
    desk.jobs.cancel(_READING)
    _show_on(desk, None)
    desk.told.emit("Slides are made from the program's own template")


def _run(desk: Desk, path: Path, text: str, done: Callable[[Template], None]) -> None:
    """Read the presentation in the background."""

    def read(progress: Progress) -> Template:
        from omnibus_desktop.exports.template import read_template

        progress(0.0)
        return read_template(path)

    desk.jobs.run(_READING, text, read, done)


def _show_on(desk: Desk, template: Template | None) -> None:
    desk.template = template
    desk.template_changed.emit()


def _take(desk: Desk, path: Path, template: Template) -> None:
    desk.settings.remember_template(path)
    _show_on(desk, template)
    desk.told.emit(f"Slides are made from {path.name}")
    if template.remarks:
        message = f"Slides are made from {path.name}, but for some of it"
        desk.advised.emit(OmnibusError(message, "; ".join(template.remarks)), None)
