"""The slide being looked at, drawn: worked out once for every pane that shows a part of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from omnibus_desktop.app.document import Document, Session
from omnibus_desktop.errors import OmnibusError

if TYPE_CHECKING:
    from omnibus_desktop.briefing.briefing import Slide
    from omnibus_desktop.briefing.draw import Drawn
    from omnibus_desktop.wave.question import Question


class CurrentSlide(QObject):
    """`drawn` is the draft's tables, words and scene; None where there is nothing to chart, and
    `reason` then says why. `changed` tells that either is another."""

    changed = Signal()

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.drawn: Drawn | None = None
        self.reason = ""
        document.changed.connect(self._follow)

    @property
    def question(self) -> Question | None:
        """The question being looked at."""
        session = self._document.session
        if session.wave is None or session.draft is None:
            return None
        return session.wave.question(session.draft.question)

    def try_out(self, slide: Slide) -> None:
        """Draw this slide in the draft's place, while something is being dragged."""
        self._draw(self._document.session, slide)

    def _follow(self, before: Session, after: Session) -> None:
        shown = None if self.drawn is None else self.drawn.slide
        same = (
            before.wave is after.wave
            and before.draft is after.draft
            and before.briefing.rules == after.briefing.rules
            and shown is after.draft
        )
        if not same:
            self._draw(after, after.draft)

    def _draw(self, session: Session, slide: Slide | None) -> None:
        self.drawn, self.reason = None, ""
        if session.wave is not None and slide is not None:
            from omnibus_desktop.briefing.draw import draw
            from omnibus_desktop.wave.question import Kind

            if session.wave.question(slide.question).kind is Kind.OPEN:
                self.reason = "Answers in people's own words: they are listed below"
            else:
                try:
                    self.drawn = draw(session.wave, slide, session.briefing.rules)
                except OmnibusError as error:
                    self.reason = str(error)
        self.changed.emit()
