"""Why a slide cannot be shown with the present wave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from omnibus_desktop.briefing.nesting import questions_in
from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.wave.plain_text import plain
from omnibus_desktop.wave.question import TOOK_PART

if TYPE_CHECKING:
    from omnibus_desktop.briefing.briefing import Slide
    from omnibus_desktop.wave.wave import Wave


def why_not(wave: Wave, slide: Slide) -> str:
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
