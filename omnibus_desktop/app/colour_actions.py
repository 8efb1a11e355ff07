"""What a person does to the colours of the slide being looked at, an undo step each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from omnibus_desktop.app.document import with_draft
from omnibus_desktop.briefing import edits

if TYPE_CHECKING:
    from omnibus_desktop.app.desk import Desk

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
