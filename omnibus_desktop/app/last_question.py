"""Which question of a wave was looked at last, for when the wave is opened again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from omnibus_desktop.app.document import Session

if TYPE_CHECKING:
    from pathlib import Path

    from omnibus_desktop.app.desk import Desk
    from omnibus_desktop.app.settings import Settings
    from omnibus_desktop.wave.wave import Wave


class LastQuestion(QObject):
    """Remembers its name when the wave is left: written down at every turn, turning would wait."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        desk.document.changed.connect(self._follow)

    def keep(self) -> None:
        """Remember what is looked at now."""
        self._keep(self._desk.document.session)

    def _follow(self, before: Session, after: Session) -> None:
        if _place(before) != _place(after):
            self._keep(before)

    def _keep(self, session: Session) -> None:
        path = _place(session)
        if path is not None and session.wave is not None and session.draft is not None:
            self._desk.settings.remember_question(path, session.draft.question)


def looked_at_last(settings: Settings, path: Path, wave: Wave) -> str | None:
    """The id of the question that was looked at last in this file, if the wave still has it."""
    known = settings.last_question(path)
    return known if any(question.id == known for question in wave.questions) else None


def _place(session: Session) -> Path | None:
    return session.briefing_path or session.path
