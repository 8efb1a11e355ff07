"""The slide being looked at, drawn: worked out once for every pane that shows a part of it.

At the first wave the tables come first and the chart when they have been painted: what lays
charts out is imported only then. Finding room for notes takes longer than a turn of the event loop
may: that is done in the background, and whoever asks for the slide meanwhile waits for it.
"""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from omnibus_desktop.app.coming import waiting_words
from omnibus_desktop.app.document import Document, Session
from omnibus_desktop.app.drawings import Drawings, drawn_or_why_not
from omnibus_desktop.app.jobs import Jobs
from omnibus_desktop.app.turns import Turns
from omnibus_desktop.app.why_not import why_not
from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.question import TOOK_PART

if TYPE_CHECKING:
    from omnibus_desktop.briefing.briefing import Slide
    from omnibus_desktop.briefing.draw import Drawn
    from omnibus_desktop.exports.template import Template
    from omnibus_desktop.tables.ordering import Order
    from omnibus_desktop.tables.table import Table
    from omnibus_desktop.wave.question import Question
    from omnibus_desktop.wave.wave import Wave

_DRAWS = "omnibus_desktop.briefing.draw"
DRAWING = (
    "charts.cell_marks", "charts.hidden", "charts.marks", "charts.frame", "charts.note_sources",
    "charts.note_figures", "charts.board", "charts.annotated", "charts.kinds",
    "charts.layout.difference", "charts.layout.diverging", "charts.layout.region_map",
    "charts.layout.line", "charts.chart", "words.headline", "words.suggest", "briefing.drawn",
    "briefing.participation", "briefing.draw",
)  # fmt: skip
_REST = 40  # milliseconds: longer than a held key takes to repeat
_PATIENCE = 0.1  # seconds
_JOB = "draw"


@dataclass(frozen=True, eq=False)
class _Wanted:
    """A slide that is being drawn in the background; `turned` where it is another question's.
    Something has been wanted `since` then, in seconds as `time.monotonic` counts them."""

    session: Session
    slide: Slide
    turned: bool
    since: float


class CurrentSlide(QObject):
    """`tables` are the draft's, those of several waves side by side; `drawn` has its words and its
    scene too, and is None where there is nothing to chart: `reason` then says why. `changed` tells
    that one of them is another; `settled` tells it too, but of turning from question to question
    only when the hand rests, for what stands beside table and chart and can wait."""

    changed = Signal()
    settled = Signal()

    def __init__(
        self, document: Document, jobs: Jobs, turns: Turns, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._jobs = jobs
        self._turns = turns
        self._wanted: _Wanted | None = None
        self._tables: tuple[Table, ...] = ()
        self._drawn: Drawn | None = None
        self.reason = ""
        self.show = "percent"  # of the figures in tables, as tables.measures names them
        self.order: Order | None = None  # of the answers in tables; None: as they were asked
        self.drawings = Drawings(self)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._settle)
        document.changed.connect(self._follow)

    @property
    def tables(self) -> tuple[Table, ...]:
        self.finish()
        return self._tables

    @property
    def drawn(self) -> Drawn | None:
        self.finish()
        return self._drawn

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
        return self._wanted is None and not self._rest.isActive()

    @property
    def is_drawing(self) -> bool:
        """Whether the present slide is still being drawn: `changed` tells when it is there."""
        return self._wanted is not None

    def finish(self) -> None:
        """Wait for what is being drawn, and tell all of it."""
        if self._wanted is not None:
            wanted = self._wanted
            self._jobs.finish(_JOB)
            if not wanted.turned:
                self._settle()

    @property
    def about_waves(self) -> tuple[str, ...]:
        """What is to be said of a slide over waves: which are not there, or did not ask it."""
        return () if self.drawn is None else self.drawn.about_waves

    def use_template(self, template: Template | None) -> None:
        """Show slides on this template's page from now on; None: on the program's own."""
        if template is not self.drawings.template:
            self.drawings.template = template
            session = self._document.session
            if self.drawn is not None:
                self._draw(session, session.draft)

    def _follow(self, before: Session, after: Session) -> None:
        coming = self._wanted or self._drawn
        shown = None if coming is None else coming.slide
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
        """In the background where that may take long, unless nothing has been shown of what was
        wanted before for too long: somebody holds a key down."""
        now, before = time.monotonic(), self._wanted
        since = now if before is None else before.since
        is_long = slide is not None and self._takes_long(session, slide)
        if slide is None or not is_long or now - since > _PATIENCE:
            self._draw_now(session, slide, turned=turned)
            return
        self._rest.stop()
        wanted = self._wanted = _Wanted(session, slide, turned, since)
        template = self.drawings.template
        self.drawings.rest()
        self._jobs.run(
            _JOB,
            "",
            lambda _: drawn_or_why_not(session, slide, template),
            lambda found: self._take(wanted, found),
            given_up=lambda: self._give_up(wanted),
        )

    def _takes_long(self, session: Session, slide: Slide) -> bool:
        """Whether it is to be laid out, and has notes."""
        if not slide.notes or session.wave is None or _DRAWS not in sys.modules:
            return False
        try:
            is_read = _is_read(_question(session.wave, slide), slide)
        except OmnibusError:
            return False  # nothing is laid out of what is not there
        return not is_read and self.drawings.at_hand(session, slide) is None

    def _take(self, wanted: _Wanted, found: Drawn | OmnibusError) -> None:
        """Show what was drawn in the background, unless something else was wanted since."""
        if self._wanted is not wanted:
            return
        self._wanted = None
        session, slide = wanted.session, wanted.slide
        self._tables, self._drawn, self.reason = (), None, ""
        if isinstance(found, OmnibusError):
            assert session.wave is not None
            self.reason = why_not(session.wave, slide) or str(found)
        else:
            self.drawings.keep(session, slide, found)
            self._drawn, self._tables = found, found.side_by_side
        self.changed.emit()
        self._rest.start(_REST if wanted.turned else 0)

    def _give_up(self, wanted: _Wanted) -> None:
        """Show nothing: what went wrong is told by itself."""
        if self._wanted is wanted:
            self._wanted = None
            self._tables, self._drawn, self.reason = (), None, ""
            self.changed.emit()
            self._settle()

    def _draw_now(self, session: Session, slide: Slide | None, *, turned: bool = False) -> None:
        self._wanted = None
        self._tables, self._drawn, self.reason = (), None, ""
        if session.wave is not None and slide is not None:
            try:
                self._work_out(session, session.wave, slide)
            except OmnibusError as error:
                self.reason = why_not(session.wave, slide) or str(error)
        elif session.coming is not None:
            self.reason = waiting_words(session.coming)
        self.changed.emit()
        if turned:
            self._rest.start(_REST)
        else:
            self._settle()

    def _settle(self) -> None:
        self._rest.stop()
        self.settled.emit()
        if self._drawn is not None and self._drawn.slide is self._document.session.draft:
            self.drawings.draw_ahead(self._document.session)

    def _work_out(self, session: Session, wave: Wave, slide: Slide) -> None:
        question = _question(wave, slide)
        if _is_read(question, slide):
            self.reason = "Answers in people's own words: there is nothing to chart"
        elif _DRAWS in sys.modules or slide.question == TOOK_PART or slide.quotes:
            self._drawn = self.drawings.draw(session, slide)
            self._tables = self._drawn.side_by_side
        else:
            from omnibus_desktop.briefing.asked import options
            from omnibus_desktop.tables.tabulate import tabulate

            rules = session.briefing.rules
            self._tables = tabulate(wave, question, options(slide, rules, question), slide.item)
            self._turns.then_import(*DRAWING)
            self._turns.then(self._draw_present)

    def _draw_present(self) -> None:
        """Everything is there that draws."""
        session = self._document.session
        self._draw(session, session.draft)


def _question(wave: Wave, slide: Slide) -> Question:
    """What the slide asks. Raises OmnibusError where the wave does not have it."""
    if slide.question == TOOK_PART:
        from omnibus_desktop.authorities.participation import question

        return question()
    return wave.question(slide.question)


def _is_read(question: Question, slide: Slide) -> bool:
    """Whether its answers are in people's own words, and read in the place of a chart."""
    return question.kind == "open" and not slide.quotes
