"""The slide being looked at, drawn: worked out once for every pane that shows a part of it.

At the first wave the tables come first and the chart when they have been painted: what lays
charts out is imported only then.
"""

from __future__ import annotations

import importlib
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from omnibus_desktop.app.coming import waiting_words
from omnibus_desktop.app.document import Document, Session
from omnibus_desktop.app.drawings import Drawings
from omnibus_desktop.briefing.nesting import questions_in
from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.wave.plain_text import plain
from omnibus_desktop.wave.question import TOOK_PART

if TYPE_CHECKING:
    from omnibus_desktop.briefing.briefing import Slide
    from omnibus_desktop.briefing.draw import Drawn
    from omnibus_desktop.exports.template import Template
    from omnibus_desktop.tables.ordering import Order
    from omnibus_desktop.tables.table import Table
    from omnibus_desktop.wave.question import Question
    from omnibus_desktop.wave.wave import Wave

_DRAWING = "omnibus_desktop.briefing.draw"
_AFTER_PAINT = 1  # millisecond: a timer, which waits for what is to be painted
_REST = 40  # milliseconds: longer than a held key takes to repeat


class CurrentSlide(QObject):
    """`tables` are the draft's, those of several waves side by side; `drawn` has its words and its
    scene too, and is None where there is nothing to chart: `reason` then says why. `changed` tells
    that one of them is another; `settled` tells it too, but of turning from question to question
    only when the hand rests, for what stands beside table and chart and can wait."""

    changed = Signal()
    settled = Signal()

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.tables: tuple[Table, ...] = ()
        self.drawn: Drawn | None = None
        self.reason = ""
        self.show = "percent"  # of the figures in tables, as tables.measures names them
        self.order: Order | None = None  # of the answers in tables; None: as they were asked
        self.drawings = Drawings(self)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self._settle)
        document.changed.connect(self._follow)

    @property
    def question(self) -> Question | None:
        """The question being looked at; None also where the wave does not have it."""
        session = self._document.session
        if session.wave is None or session.draft is None:
            return None
        try:
            return _question(session.wave, session.draft)
        except OmnibusError:
            return None

    @property
    def is_settled(self) -> bool:
        """Whether all who wait have been told of the present slide."""
        return not self._rest.isActive()

    @property
    def about_waves(self) -> tuple[str, ...]:
        """What is to be said of a slide over waves: which are not there, or did not ask it."""
        return () if self.drawn is None else self.drawn.about_waves

    def try_out(self, slide: Slide) -> None:
        """Draw this slide in the draft's place, while something is being dragged."""
        self._draw(self._document.session, slide)

    def use_template(self, template: Template | None) -> None:
        """Show slides on this template's page from now on; None: on the program's own."""
        if template is not self.drawings.template:
            self.drawings.template = template
            session = self._document.session
            if self.drawn is not None:
                self._draw(session, session.draft)

    def _follow(self, before: Session, after: Session) -> None:
        shown = None if self.drawn is None else self.drawn.slide
        same = (
            before.wave is after.wave
            and before.draft is after.draft
            and before.coming is after.coming
            and before.earlier is after.earlier
            and before.briefing.rules == after.briefing.rules
            and shown is after.draft
        )
        if same:
            return
        turned = (
            before.draft is not None
            and after.draft is not None
            and before.draft.question != after.draft.question
        )
        self._draw(after, after.draft, turned=turned)

    def _draw(self, session: Session, slide: Slide | None, *, turned: bool = False) -> None:
        self.tables, self.drawn, self.reason = (), None, ""
        if session.wave is not None and slide is not None:
            try:
                self._work_out(session, session.wave, slide)
            except OmnibusError as error:
                self.reason = _why_not(session.wave, slide) or str(error)
        elif session.coming is not None:
            self.reason = waiting_words(session.coming)
        self.changed.emit()
        if turned:
            self._rest.start()
        else:
            self._settle()

    def _settle(self) -> None:
        self._rest.stop()
        self.settled.emit()
        if self.drawn is not None and self.drawn.slide is self._document.session.draft:
            self.drawings.draw_ahead(self._document.session)

    def _work_out(self, session: Session, wave: Wave, slide: Slide) -> None:
        question = _question(wave, slide)
        if question.kind == "open" and not slide.quotes:
            self.reason = "Answers in people's own words: there is nothing to chart"
        elif _DRAWING in sys.modules or slide.question == TOOK_PART or slide.quotes:
            self.drawn = self.drawings.draw(session, slide)
            self.tables = self.drawn.side_by_side
        else:
            from omnibus_desktop.briefing.asked import options
            from omnibus_desktop.tables.tabulate import tabulate

            rules = session.briefing.rules
            self.tables = tabulate(wave, question, options(slide, rules, question), slide.item)
            QTimer.singleShot(_AFTER_PAINT, self._draw_present)

    def _draw_present(self) -> None:
        importlib.import_module(_DRAWING)
        session = self._document.session
        self._draw(session, session.draft)


def _question(wave: Wave, slide: Slide) -> Question:
    """What the slide asks. Raises OmnibusError where the wave does not have it."""
    if slide.question == TOOK_PART:
        from omnibus_desktop.authorities.participation import question

        return question()
    return wave.question(slide.question)


def _why_not(wave: Wave, slide: Slide) -> str:
    """What the slide asks for that the wave does not have, and what to do; "" where it has all."""
    if slide.question == TOOK_PART:
        return ""
    if _lacks(wave, slide.question):
        return (
            f"This slide is about {plain(slide.question)}, which the wave does not have now.\n"
            "Choose another question; or, where that was set up, Undo (Ctrl+Z) brings it back."
        )
    by = wave.by_default if slide.by is None else slide.by
    gone = [
        name
        for name in (*questions_in(by), *(name for name, _ in slide.filter))
        if _lacks(wave, name)
    ]
    if not gone:
        return ""
    return (
        f"The breaks or filters ask for {plain(', '.join(gone))}, which the wave does not have "
        "now.\nTake them off above; or, where that was set up, Undo (Ctrl+Z) brings them back."
    )


def _lacks(wave: Wave, name: str) -> bool:
    try:
        wave.question(name)
    except OmnibusError:
        return True
    return False
