"""The present session and the past ones: the only state of the window that changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from omnibus_desktop.briefing.briefing import Briefing, Slide
from omnibus_desktop.briefing.edits import replace_slide
from omnibus_desktop.charts.spec import Key
from omnibus_desktop.values import dataclass

if TYPE_CHECKING:
    from omnibus_desktop.app.coming import Coming
    from omnibus_desktop.briefing.over_waves import EarlierWave
    from omnibus_desktop.wave.setup import Setup
    from omnibus_desktop.wave.wave import Wave

EMPTY = Briefing("Briefing")
DRAFT = "draft"  # id of a slide that is in no briefing


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

    @property
    def picked(self) -> Key | None:
        """The mark that was picked out last."""
        return self.selected[-1] if self.selected else None

    @property
    def setup(self) -> Setup:
        """What was corrected about the wave."""
        return self.briefing.setup


class _Step(QUndoCommand):
    """The one undo command there is: the session before and after."""

    def __init__(self, document: Document, text: str, before: Session, after: Session) -> None:
        super().__init__(text)
        self._document = document
        self._before = before
        self._after = after

    def redo(self) -> None:
        self._document.show(self._after)

    def undo(self) -> None:
        self._document.show(self._before)


class Document(QObject):
    """Holds the session. `changed(before, after)` is the only notification there is; a pane
    redraws if its own part is another object."""

    changed = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = Session()
        self.steps = QUndoStack(self)

    def show(self, session: Session) -> None:
        """Look at something else. No undo step."""
        before, self.session = self.session, session
        self.changed.emit(before, session)

    def apply(self, text: str, session: Session) -> None:
        """Do something that can be undone; `text` names it ("Add call-out")."""
        self.steps.push(_Step(self, text, self.session, session))

    def apply_to_draft(self, text: str, draft: Slide, note: str | None = None) -> None:
        """Change the slide being looked at, with an undo step. `note` is then picked out."""
        self.apply(text, with_draft(self.session, draft, note))

    def start(self, session: Session) -> None:
        """Begin anew with another wave: what came before cannot be undone."""
        self.show(session)
        self.steps.clear()
        self.steps.setClean()


def with_draft(session: Session, draft: Slide, note: str | None = None) -> Session:
    """The session with this as the slide being looked at. Where that is a slide of the briefing,
    the briefing has it too."""
    briefing = session.briefing
    if any(slide.id == draft.id for slide in briefing.slides):
        briefing = replace_slide(briefing, draft)
    return replace(session, draft=draft, briefing=briefing, note=note)


def turned_to(session: Session, question: str, item: str | None = None) -> Session:
    """The session with another question being looked at. What was done to the present draft is
    kept for when it is looked at again; breaks, filter and weight go along,
    and whether it is over waves."""
    draft = session.draft
    drafts = dict(session.drafts)
    if draft is not None:
        drafts[draft.question, draft.item] = replace(draft, id=DRAFT)
    known = drafts.get((question, item), Slide(DRAFT, question, item))
    if draft is not None:
        known = replace(known, by=draft.by, filter=draft.filter, weight=draft.weight)
        known = replace(known, over_waves=draft.over_waves)
    return replace(session, draft=known, drafts=MappingProxyType(drafts), selected=(), note=None)
