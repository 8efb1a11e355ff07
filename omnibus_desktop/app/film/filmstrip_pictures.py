"""Slides as small pictures: drawn only where somebody looks, one at a time, laid out in the
background and painted in idle moments."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QPixmap, QTransform

from omnibus_desktop.app.drawings import drawn_or_why_not, looks_of
from omnibus_desktop.app.preview import thumbnail
from omnibus_desktop.briefing.nesting import questions_in
from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.values import dataclass

if TYPE_CHECKING:
    from omnibus_desktop.app.current import CurrentSlide
    from omnibus_desktop.app.document import Session
    from omnibus_desktop.app.inking import Inking
    from omnibus_desktop.app.jobs import Jobs
    from omnibus_desktop.briefing.briefing import Slide
    from omnibus_desktop.briefing.draw import Drawn
    from omnibus_desktop.wave.wave import Wave

_Size = tuple[int, int, float]  # pixels across and down, and those of the device in each
_IDLE = 10  # milliseconds: longer than the turns of what is waited for follow one another
_WAITS = 20  # milliseconds between looks whether the present slide, which goes first, is drawn
_JOB = "draw in small"


@dataclass(frozen=True, eq=False)
class Small:
    """A slide as a small picture, None where it cannot be drawn; its headline; what of that no
    longer holds, in words; how many of its notes have lost their bar."""

    picture: QPixmap | None = None
    headline: str = ""
    broken: str = ""
    lost: int = 0


@dataclass(frozen=True, eq=False)
class _Kept:
    """A picture, and what it was drawn from: `drawn` is the slide laid out, None where it cannot
    be."""

    slide: Slide
    grounds: tuple[object, ...]
    size: _Size
    drawn: Drawn | None
    small: Small

    def shows(self, slide: Slide, grounds: tuple[object, ...]) -> bool:
        return self.slide == slide and self.grounds == grounds


class Pictures(QObject):
    """The small pictures of the slides of a briefing. `drawn` tells the id of a slide that has
    another picture than before."""

    drawn = Signal(str)

    def __init__(self, jobs: Jobs, current: CurrentSlide, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._current = current
        self._session: Session | None = None
        self._size: _Size = (128, 72, 1.0)
        self._kept: dict[str, _Kept] = {}
        self._checked: dict[str, Slide] = {}  # those that are up to date in this session
        self._wanted: dict[str, Slide] = {}
        self._coming: Slide | None = None  # is being laid out
        self._half: tuple[Slide, Drawn] | None = None  # laid out, and still to be painted
        self._inking: Inking | None = None
        self._inked: Drawn | None = None  # whose letters were wanted last
        self._idle = QTimer(self)
        self._idle.setInterval(_IDLE)
        self._idle.timeout.connect(self._go_on)

    def follow(self, session: Session) -> None:
        """Show the slides of this session from now on."""
        before, self._session = self._session, session
        rests = (
            before is not None
            and before.wave is session.wave
            and before.earlier is session.earlier
            and before.briefing.rules == session.briefing.rules
        )
        if not rests:
            self._checked.clear()
        known = {slide.id for slide in session.briefing.slides}
        self._kept = {name: kept for name, kept in self._kept.items() if name in known}
        self._forget_wishes()

    def check_all(self) -> None:
        """Find out of each slide anew whether its picture is as it would be drawn now."""
        self._checked.clear()
        self._forget_wishes()

    def resize(self, width: int, height: int, ratio: float) -> None:
        """Make pictures that fit so many pixels, for a screen with `ratio` of its own in each."""
        if (width, height, ratio) != self._size:
            self._size = (width, height, ratio)
            self.check_all()

    def of(self, slide: Slide) -> Small | None:
        """The picture of this slide; where it is not drawn yet, the one from before or None, and
        `drawn` tells when it is there."""
        if self._checked.get(slide.id) is not slide and slide.id not in self._wanted:
            self._wanted[slide.id] = slide
            self._idle.start()
        kept = self._kept.get(slide.id)
        return None if kept is None else kept.small

    @property
    def is_idle(self) -> bool:
        """Whether all that is looked at has been drawn."""
        return not self._idle.isActive()

    def end(self) -> None:
        """Draw nothing more: the window is closing."""
        self._idle.stop()

    def _forget_wishes(self) -> None:
        """What is looked at now is asked for again when it is painted."""
        self._wanted.clear()
        self._coming = self._half = None

    def _go_on(self) -> None:
        """Have a slide laid out, or paint the one that was: either is short."""
        waits = self._current.is_drawing or self._coming is not None
        self._idle.setInterval(_WAITS if waits else _IDLE)
        if waits:
            return
        session = self._session
        if session is None or session.wave is None or not (self._wanted or self._half):
            self._idle.stop()
            return
        if self._half is not None:
            if not self._has_ink(self._half[1]):
                return
            (slide, drawn), self._half = self._half, None
            self._keep(session, slide, drawn, self._small(drawn))
            return
        slide = self._wanted.pop(next(iter(self._wanted)))
        kept = self._kept.get(slide.id)
        if kept is not None and kept.shows(looks_of(slide), self._grounds(session, slide)):
            if kept.size == self._size or kept.drawn is None:
                self._checked[slide.id] = slide
            else:
                self._half = (slide, kept.drawn)
            return
        there = self._at_hand(session, slide)
        if there is not None:
            self._half = (slide, there)
            return
        self._coming = slide
        self._jobs.run(
            _JOB,
            "",
            lambda _: drawn_or_why_not(session, slide, self._current.drawings.template),
            partial(self._take, session, slide),
            given_up=self._forget_wishes,
        )

    def _take(self, session: Session, slide: Slide, found: Drawn | OmnibusError) -> None:
        """Paint at the next turn what was laid out, unless something else is shown by now."""
        if self._coming is not slide or self._session is not session:
            return
        self._coming = None
        if isinstance(found, OmnibusError):
            self._keep(session, slide, None, Small())
        else:
            self._half = (slide, found)

    def _has_ink(self, drawn: Drawn) -> bool:
        """Whether the letters are there; else they are made, a few at each turn."""
        from omnibus_desktop.app.inking import Inking  # with what paints

        if self._inking is None:
            self._inking = Inking(self._to_pixels, self)
        if self._inked is not drawn:
            self._inked = drawn
            self._inking.want(drawn.scene)
        return not self._inking.is_under_way

    def _to_pixels(self) -> QTransform:
        drawn = self._inked
        scale = 1.0 if drawn is None else self._width(drawn) * self._size[2] / drawn.scene.width
        return QTransform.fromScale(scale, scale)

    def _width(self, drawn: Drawn) -> int:
        width, height, _ = self._size
        return min(width, round(height * drawn.scene.width / drawn.scene.height))

    def _at_hand(self, session: Session, slide: Slide) -> Drawn | None:
        shown = self._current.drawn
        if shown is not None and shown.slide is slide and session.draft is slide:
            return shown
        return self._current.drawings.at_hand(session, slide)

    def _small(self, drawn: Drawn) -> Small:
        from omnibus_desktop.briefing.preflight import broken_figures

        broken = "; ".join(each.words for each in broken_figures(drawn))
        roles = {item.role for item in drawn.scene.items}
        lost = sum(
            not {f"note {note.id}", f"leader {note.id}", f"band {note.id}"} & roles
            for note in drawn.slide.notes
        )
        picture = thumbnail(drawn.scene, self._width(drawn), self._size[2])
        return Small(picture, drawn.words.headline, broken, lost)

    def _grounds(self, session: Session, slide: Slide) -> tuple[object, ...]:
        return (self._current.drawings.template, *_grounds(session, slide))

    def _keep(self, session: Session, slide: Slide, drawn: Drawn | None, small: Small) -> None:
        grounds = self._grounds(session, slide)
        self._kept[slide.id] = _Kept(looks_of(slide), grounds, self._size, drawn, small)
        self._checked[slide.id] = slide
        self.drawn.emit(slide.id)


def _grounds(session: Session, slide: Slide) -> tuple[object, ...]:
    """The rules, and everything of a wave, that this slide shows."""
    wave: Wave | None = session.wave
    if wave is None:
        return ()
    by = wave.by_default if slide.by is None else slide.by
    names = {slide.question, *questions_in(by), *(name for name, _ in slide.filter)}
    questions = {question.id: question for question in wave.questions}
    routers = {known.routed_from for name in names if (known := questions.get(name)) is not None}
    asked = tuple(questions.get(name or "") for name in (*sorted(names), *routers))
    data = (wave.data.get(name) for known in asked if known for name in known.variables)
    about = (wave.id, wave.title, wave.period, wave.organisation, wave.population, wave.weight)
    earlier = session.earlier if slide.over_waves else ()
    others = (earlier, wave.authorities)
    return (session.briefing.rules, *others, *about, *asked, *data)
