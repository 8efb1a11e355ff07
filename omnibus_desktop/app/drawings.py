"""Slides as they were drawn: kept, and drawn ahead while the hand rests.

Nobody waits for what is known already: a slide is the same wherever wave, choices and rules are,
so turning back takes no work; and of the questions next to the present one the slides are drawn
before anybody asks, as soon as there is nothing else to do.
"""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from omnibus_desktop.app.document import Session, turned_to
from omnibus_desktop.errors import OmnibusError

if TYPE_CHECKING:
    from omnibus_desktop.briefing.briefing import Rules, Slide
    from omnibus_desktop.briefing.draw import Drawn
    from omnibus_desktop.briefing.over_waves import EarlierWave
    from omnibus_desktop.charts.page import Page
    from omnibus_desktop.exports.template import Template
    from omnibus_desktop.wave.wave import Wave

    _Grounds = tuple[Wave | None, Rules | None, tuple[EarlierWave, ...], Template | None]

_MOST = 100  # slides
_IN_HAND = 4  # slides that are wanted twice at once: work in the background draws them first


class Drawings(QObject):
    """The slides of one wave, each drawn once. `drawn_ahead` hands on what was drawn before it is
    asked for."""

    drawn_ahead = Signal(object)  # Drawn

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.template: Template | None = None  # on whose page slides are shown
        self._grounds: _Grounds = (None, None, (), None)
        self._kept: dict[Slide, Drawn] = {}  # by what shows in each
        self._ahead: Session = Session()
        self._waiting: deque[Slide] = deque()
        self._ready: Drawn | None = None  # drawn ahead, and not handed on yet
        self._idle = QTimer(self)
        self._idle.timeout.connect(self._draw_next)

    def draw(self, session: Session, slide: Slide) -> Drawn:
        """The slide drawn. Raises OmnibusError where the wave lacks what it asks for."""
        self.rest()
        return self._known(session, slide)

    def rest(self) -> None:
        """Draw nothing ahead: something else is wanted first."""
        self._idle.stop()
        self._ready = None

    def at_hand(self, session: Session, slide: Slide) -> Drawn | None:
        """The slide as it was drawn already, None where it was not."""
        same = self._grounds == (*_grounds(session), self.template)
        return self._kept.get(looks_of(slide)) if same else None

    def draw_ahead(self, session: Session) -> None:
        """Draw the slides of the questions after and before the present one, one whenever there
        is nothing else to do; given up when a slide is asked for."""
        self._waiting = deque(_neighbours(session))
        self._ahead = session
        if self._waiting:
            self._idle.start(0)

    def keep(self, session: Session, slide: Slide, drawn: Drawn) -> None:
        """Know this as the slide drawn, from now on."""
        self._turn_to(session)
        self._kept[looks_of(slide)] = drawn  # the newest last
        while len(self._kept) > _MOST:
            del self._kept[next(iter(self._kept))]

    def _turn_to(self, session: Session) -> None:
        grounds = (*_grounds(session), self.template)
        if grounds != self._grounds:
            self._kept.clear()
            self._grounds = grounds

    def _known(self, session: Session, slide: Slide) -> Drawn:
        self._turn_to(session)
        drawn = self._kept.pop(looks_of(slide), None)
        if drawn is None:
            drawn = shown_of(session, slide, self.template)
        elif drawn.slide is not slide:
            drawn = replace(drawn, slide=slide)  # whoever asked knows it by this one
        self.keep(session, slide, drawn)
        return drawn

    def _draw_next(self) -> None:
        """Hand on what is ready, or draw the next: either is short."""
        if self._ready is not None:
            drawn, self._ready = self._ready, None
            self.drawn_ahead.emit(drawn)
            return
        if not self._waiting:
            self._idle.stop()
            return
        slide = self._waiting.popleft()
        if _grounds(self._ahead) == self._grounds[:-1] and looks_of(slide) in self._kept:
            return
        try:
            self._ready = self._known(self._ahead, slide)
        except OmnibusError:
            self._waiting.clear()  # it is told when somebody turns there


def drawn_of(session: Session, slide: Slide, page: Page | None = None) -> Drawn:
    """The slide as the session has it: of its wave, over its earlier waves; on the page of a
    template where one is given. Raises OmnibusError where a wave lacks what it asks for, or there
    is none."""
    if session.wave is None:
        raise OmnibusError("No wave is open", "open one first")
    return _drawn(session.wave, slide, session.briefing.rules, page, session.earlier)


@lru_cache(maxsize=_IN_HAND)
def _drawn(
    wave: Wave, slide: Slide, rules: Rules, page: Page | None, earlier: tuple[EarlierWave, ...]
) -> Drawn:
    from omnibus_desktop.briefing.draw import draw

    return draw(wave, slide, rules, page, earlier)


def looks_of(slide: Slide) -> Slide:
    """The slide without what does not show in it."""
    return replace(slide, id="", name="", section="")


def shown_of(session: Session, slide: Slide, template: Template | None) -> Drawn:
    """The same as it is to be looked at: on the template's page, in its colours."""
    if template is None:
        return drawn_of(session, slide)
    from omnibus_desktop.exports.on_page import on_page

    drawn = drawn_of(session, slide, template.page)
    return replace(drawn, slide=slide, scene=on_page(drawn.scene, template))


def drawn_or_why_not(
    session: Session, slide: Slide, template: Template | None
) -> Drawn | OmnibusError:
    """The same as `shown_of`, for work in the background: what goes wrong is no failure of that."""
    try:
        drawn = shown_of(session, slide, template)
    except OmnibusError as error:
        return error
    return replace(drawn, slide=slide)  # whoever asked knows it by this one


def _grounds(session: Session) -> tuple[Wave | None, Rules, tuple[EarlierWave, ...]]:
    """All that the slides are drawn from, beside themselves."""
    return session.wave, session.briefing.rules, session.earlier


def _neighbours(session: Session) -> list[Slide]:
    """The slides of the question after and of the one before, of those that have a chart, and no
    notes: to find room for those takes longer than a turn may."""
    if session.wave is None or session.draft is None:
        return []
    asked = [q.id for q in session.wave.questions if q.kind != "open"]
    if session.draft.question not in asked:
        return []
    place = asked.index(session.draft.question)
    beside = [*asked[place + 1 : place + 2], *asked[max(0, place - 1) : place]]
    turned = (turned_to(session, question).draft for question in beside)
    return [slide for slide in turned if slide is not None and not slide.notes]
