"""Going back and forth in what was done: by a step, by many, or to the saved state."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from omnibus_desktop.app.document import with_briefing

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from omnibus_desktop.app.desk import Desk
    from omnibus_desktop.app.document import Session


def undo(desk: Desk) -> None:
    """Take the last step back, and say which it was."""
    steps = desk.document.steps
    if steps.canUndo():
        text = steps.undoText()
        steps.undo()
        desk.told.emit(f"Taken back: {text}")


def redo(desk: Desk) -> None:
    """Do the step again that was taken back, and say which it was."""
    steps = desk.document.steps
    if steps.canRedo():
        text = steps.redoText()
        steps.redo()
        desk.told.emit(f"Done again: {text}")


def go_back_to(desk: Desk, saved: Session, text: str) -> None:
    """Have the briefing as it was saved, or opened, and the wave that it was of then, as one step
    of this name."""
    document = desk.document
    session = document.session
    if session.briefing == saved.briefing:
        return
    path = session.briefing_path if session.path == saved.path else saved.briefing_path
    back = replace(
        session,
        wave=saved.wave,
        found=saved.found,
        path=saved.path,
        earlier=saved.earlier,
        briefing_path=path,
        suggested_path=saved.suggested_path,
    )
    document.apply(text, with_briefing(back, saved.briefing))


def show_history(desk: Desk, window: QWidget) -> None:
    """Show the list of steps, or bring it to the front."""
    from omnibus_desktop.app.history import HistoryPanel

    panel = window.findChild(HistoryPanel) or HistoryPanel(desk, window)
    panel.show()
    panel.raise_()
    panel.activateWindow()
