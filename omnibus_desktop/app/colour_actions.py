"""What a person does to the colours of the slide being looked at, an undo step each."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from omnibus_desktop.app.document import DRAFT, with_draft
from omnibus_desktop.briefing import edits

if TYPE_CHECKING:
    from omnibus_desktop.app.desk import Desk
    from omnibus_desktop.briefing.briefing import Slide

STEP = "Colours"


def set_palette(desk: Desk, palette: str) -> None:
    """Draw the chart in the colours of another palette."""
    draft = desk.document.session.draft
    if draft is not None and (draft.spec.palette != palette or draft.spec.colours):
        desk.document.apply_to_draft(STEP, edits.set_palette(draft, palette))


def set_colour(desk: Desk, name: str, colour: str | None) -> None:
    """Give an answer, a group or the highlight this colour; None: that of the palette again."""
    draft = desk.document.session.draft
    if draft is None:
        return
    changed = edits.set_colour(draft, name, colour)
    if changed.spec != draft.spec:
        desk.document.apply(STEP, with_draft(desk.document.session, changed))


def set_usual_palette(desk: Desk, palette: str) -> None:
    """Draw charts in this palette from now on, but for the slides of the briefing and for charts
    that were given another one. It is remembered, and no step."""
    desk.settings.remember_palette(palette)
    session = desk.document.session
    before = session.palette
    if palette == before:
        return

    def turned(slide: Slide) -> Slide:
        own = slide.id != DRAFT or slide.spec.palette != before or slide.spec.colours
        return slide if own else edits.set_palette(slide, palette)

    draft = None if session.draft is None else turned(session.draft)
    drafts = MappingProxyType({key: turned(each) for key, each in session.drafts.items()})
    desk.document.show(replace(session, palette=palette, draft=draft, drafts=drafts))
