"""The present session and the past ones: the only state of the window that changes."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import field, replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from omnibus_desktop.briefing import slides
from omnibus_desktop.briefing.briefing import Briefing, Slide
from omnibus_desktop.charts.spec import ChartSpec, Key
from omnibus_desktop.values import dataclass

if TYPE_CHECKING:
    from omnibus_desktop.app.coming import Coming
    from omnibus_desktop.briefing.over_waves import EarlierWave
    from omnibus_desktop.wave.setup import Setup
    from omnibus_desktop.wave.wave import Wave

EMPTY = Briefing("Briefing")
DRAFT = "draft"  # id of a slide that is in no briefing
MOST_STEPS = 500  # that can be taken back; they share nearly all their values
_MOMENT = 1.0  # seconds between presses of a key that belong together
_CONTINUED = 1  # id of steps of which several may be one


@dataclass(frozen=True, eq=False)
class Session:
    """What the window shows. `wave` is `found`, which is as its file says, with the corrections
    that the briefing holds. `draft` is the slide being looked at; `drafts` holds, by question and
    item, what was done to the others; `selected` are the marks that are picked out, in the order of
    picking, or `note` is. Slides can be compared with the `earlier` waves. While a large wave is
    read there is none, but one that is `coming`.
    `suggested_path` is what a briefing may be called that is saved nowhere yet."""

    wave: Wave | None = None
    found: Wave | None = None
    path: Path | None = None
    draft: Slide | None = None
    drafts: Mapping[tuple[str, str | None], Slide] = field(
        default_factory=lambda: MappingProxyType({})
    )
    briefing: Briefing = EMPTY
    briefing_path: Path | None = None
    suggested_path: Path | None = None
    selected: tuple[Key, ...] = ()
    note: str | None = None
    coming: Coming | None = None
    earlier: tuple[EarlierWave, ...] = ()
    palette: str = ""  # id of that of charts which were given no other

    @property
    def picked(self) -> Key | None:
        """The mark that was picked out last."""
        return self.selected[-1] if self.selected else None

    @property
    def setup(self) -> Setup:
        """What was corrected about the wave."""
        return self.briefing.setup


class Step(QUndoCommand):
    """The one undo command there is: the session before and after, and the time, in seconds as
    `time.time` has it, `at` which it was done. A step that `goes_on` with what the last one did
    (its words say with what) and comes within a moment becomes a part of that, as long as nothing
    else was done between."""

    def __init__(
        self, document: Document, text: str, before: Session, after: Session, goes_on: str
    ) -> None:
        super().__init__(text)
        self._document = document
        self.before = before
        self.after = after
        self.at = time.time()
        self._goes_on = goes_on
        self._made = time.monotonic()

    def id(self) -> int:
        return _CONTINUED if self._goes_on else -1  # Qt asks no two steps of -1 to be one

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, Step) or other._goes_on != self._goes_on:
            return False
        if other.before.draft is not self.after.draft or other._made - self._made > _MOMENT:
            return False
        self.after, self.at, self._made = other.after, other.at, other._made
        return True

    def redo(self) -> None:
        self._document.turn_to(self.after, self._keeps_place())

    def undo(self) -> None:
        self._document.turn_to(self.before, self._keeps_place())

    def _keeps_place(self) -> bool:
        """Whether the briefing is kept in the same file before and after."""
        return self.before.briefing_path == self.after.briefing_path


class Document(QObject):
    """Holds the session. `changed(before, after)` is the only notification there is; a pane
    redraws if its own part is another object. `began` is when the present wave was opened, and
    `opened` the session at that time; `saved` is the one when the briefing was saved last, or
    `opened`. `arrived` is the slide that was opened last, as it is in its file."""

    changed = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = Session()
        self.saved = self.opened = self.session
        self.arrived: Slide | None = None
        self.is_arriving = False
        self.began = time.time()
        self.steps = QUndoStack(self)
        self.steps.setUndoLimit(MOST_STEPS)
        self.steps.cleanChanged.connect(self._keep_saved)
        self._jumps = False
        self._reached: Session | None = None  # in a jump: where it came so far
        self._tried: Session | None = None  # where nothing is done, but only tried

    def show(self, session: Session) -> None:
        """Look at something else. No undo step."""
        if self._tried is not None:
            self._tried = session
            return
        before, self.session = self.session, session
        self.changed.emit(before, session)

    def apply(self, text: str, session: Session, goes_on: str = "") -> None:
        """Do something that can be undone; `text` names it ("Add call-out"). Steps that go on with
        the same, within a moment of each other, are one."""
        if self._tried is not None:
            self._tried = session
            return
        self.steps.push(Step(self, text, self.session, session, goes_on))

    def arrive(self, text: str, session: Session) -> None:
        """Show what is in a file, with an undo step; nothing is unsaved by that."""
        was_clean = self.steps.isClean()
        self.arrived, self.is_arriving = session.draft, True
        self.apply(text, session)
        self.is_arriving = False
        if was_clean:
            self.steps.setClean()

    def tried(self, act: Callable[[], object]) -> Session:
        """The session as it would be if that were done, which it is not."""
        self._tried = self.session
        try:
            act()
            return self._tried
        finally:
            self._tried = None

    def apply_to_draft(
        self, text: str, draft: Slide, note: str | None = None, goes_on: str = ""
    ) -> None:
        """Change the slide being looked at, with an undo step. `note` is then picked out."""
        self.apply(text, with_draft(self.session, draft, note), goes_on)

    def apply_to_briefing(self, text: str, briefing: Briefing) -> None:
        """Change the briefing, with an undo step."""
        self.apply(text, with_briefing(self.session, briefing))

    def start(self, session: Session) -> None:
        """Begin anew with another wave: what came before cannot be undone."""
        self.began = time.time()
        self.show(session)
        self.steps.clear()
        self.steps.setClean()
        self.saved = self.opened = session
        self.arrived = session.draft

    def step(self, place: int) -> Step:
        """The step at this place of the history, counted from 0."""
        step = self.steps.command(place)
        assert isinstance(step, Step)
        return step

    def jump(self, place: int) -> None:
        """Go to where that many steps are done; the panes are told once, of where it ends."""
        self._jumps = True
        self.steps.setIndex(place)
        self._jumps = False
        reached, self._reached = self._reached, None
        if reached is not None:
            self.show(reached)

    def turn_to(self, session: Session, keeps_place: bool) -> None:
        """Show a session before or after a step. Where it `keeps_place`, the briefing is where it
        is now: it may have been saved since, and that is no step."""
        if keeps_place:
            now = self._reached or self.session
            path, suggested = now.briefing_path, now.suggested_path
            session = replace(session, briefing_path=path, suggested_path=suggested)
        if self._jumps:
            self._reached = session
        else:
            self.show(session)

    def _keep_saved(self, is_clean: bool) -> None:
        if is_clean and not self._jumps:
            self.saved = self.session


def with_draft(session: Session, draft: Slide, note: str | None = None) -> Session:
    """The session with this as the slide being looked at. Where that is a slide of the briefing,
    the briefing has it too."""
    briefing = session.briefing
    if any(slide.id == draft.id for slide in briefing.slides):
        briefing = slides.replace_slide(briefing, draft)
    return replace(session, draft=draft, briefing=briefing, note=note)


def with_briefing(session: Session, briefing: Briefing) -> Session:
    """The session with this briefing. The slide being looked at is the briefing's where that has
    it; where it had it and has it no longer, the slide that took its place, or what is left of it
    outside."""
    draft = session.draft
    if draft is None:
        return replace(session, briefing=briefing)
    known = {slide.id: slide for slide in briefing.slides}
    before = [slide.id for slide in session.briefing.slides]
    if draft.id in known:
        draft = known[draft.id]
    elif draft.id in before:
        place = before.index(draft.id)
        near = [name for name in (*before[place:], *reversed(before[:place])) if name in known]
        draft = known[near[0]] if near else _loose(draft)
    same = session.draft is draft
    return replace(
        session,
        briefing=briefing,
        draft=draft,
        selected=session.selected if same else (),
        note=session.note if same else None,
    )


def _loose(slide: Slide) -> Slide:
    """What the slide shows, as a slide of no briefing; without quotes, which are only on those."""
    return replace(slide, id=DRAFT, name="", section="", quotes=())


def turned_to(session: Session, question: str, item: str | None = None) -> Session:
    """The session with another question being looked at. What was done to the present draft is
    kept for when it is looked at again; breaks, filter and weight go along,
    and whether it is over waves."""
    draft = session.draft
    drafts = dict(session.drafts)
    if draft is not None:
        drafts[draft.question, draft.item] = _loose(draft)
    new = Slide(DRAFT, question, item, spec=ChartSpec(palette=session.palette))
    known = drafts.get((question, item), new)
    if draft is not None:
        known = replace(known, by=draft.by, filter=draft.filter, weight=draft.weight)
        known = replace(known, over_waves=draft.over_waves, filter_name=draft.filter_name)
    return replace(session, draft=known, drafts=MappingProxyType(drafts), selected=(), note=None)
