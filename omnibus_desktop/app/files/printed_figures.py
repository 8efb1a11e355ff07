"""The figures that the slides of a briefing print, for its file: each worked out once, where nobody
waits for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from threading import Lock
from typing import TYPE_CHECKING

from omnibus_desktop.briefing.briefing import Edited, Slide
from omnibus_desktop.errors import OmnibusError

if TYPE_CHECKING:
    from omnibus_desktop.app.document import Session
    from omnibus_desktop.briefing.briefing import Rules
    from omnibus_desktop.briefing.over_waves import EarlierWave
    from omnibus_desktop.briefing.printed import Printed
    from omnibus_desktop.wave.wave import Wave

    _Grounds = tuple[Wave | None, Rules | None, tuple[EarlierWave, ...]]


class PrintedFigures:
    """Of the slides of one wave under the same rules. One thread works them out at a time, another
    waits for it; any may ask for those that are known."""

    def __init__(self) -> None:
        self._grounds: _Grounds = (None, None, ())
        self._known: dict[Slide, Printed | None] = {}
        self._said: dict[Slide, Printed] = {}  # by the briefing's file
        self._one_at_a_time = Lock()

    def known(self, session: Session) -> dict[str, Printed]:
        """What the slides of the session print, by their ids, as far as that is known; of those
        that nobody worked out yet what the file said."""
        known: dict[Slide, Printed | None] = {**self._said}
        if self._grounds == _grounds(session):
            known |= self._known
        found = {slide.id: known.get(_charted(slide)) for slide in session.briefing.slides}
        return {name: figures for name, figures in found.items() if figures is not None}

    def are_known(self, session: Session) -> bool:
        """Whether it is known of each slide of the session what it prints."""
        slides = session.briefing.slides
        same = self._grounds == _grounds(session)
        return not slides or (same and all(_charted(each) in self._known for each in slides))

    def begin(self, session: Session, said: Mapping[str, Printed]) -> None:
        """Another briefing is open, of whose slides its file said this."""
        slides = session.briefing.slides
        self._said = {_charted(each): said[each.id] for each in slides if each.id in said}

    def believe(self, session: Session, printed: Mapping[str, Printed]) -> None:
        """The slides print what the file says that they printed, for their wave is the same."""
        slides = session.briefing.slides
        self._known = {_charted(each): printed[each.id] for each in slides if each.id in printed}
        self._grounds = _grounds(session)

    def work_out(self, session: Session, stops: Callable[[], bool]) -> None:
        """Draw the slides of which it is not known what they print, until it `stops`."""
        if session.wave is None or not session.briefing.slides:
            return
        from omnibus_desktop.briefing.draw import draw
        from omnibus_desktop.briefing.printing import printed_of

        with self._one_at_a_time:
            before = self._known if self._grounds == _grounds(session) else {}
            needed = [_charted(slide) for slide in session.briefing.slides]
            self._known = {slide: before[slide] for slide in needed if slide in before}
            self._grounds = _grounds(session)
            for slide in needed:
                if slide in self._known:
                    continue
                if stops():
                    return
                try:
                    rules, earlier = session.briefing.rules, session.earlier
                    figures = printed_of(draw(session.wave, slide, rules, earlier=earlier))
                except OmnibusError:
                    figures = None
                self._known[slide] = figures


def _charted(slide: Slide) -> Slide:
    """The slide without what no figure of its chart depends on."""
    return replace(slide, id="", name="", section="", notes=(), words=Edited())


def _grounds(session: Session) -> _Grounds:
    return session.wave, session.briefing.rules, session.earlier
