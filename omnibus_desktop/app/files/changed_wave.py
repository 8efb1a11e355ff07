"""What a wave that is another now does to the slides of a briefing, slide by slide."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from omnibus_desktop.errors import OmnibusError

if TYPE_CHECKING:
    from omnibus_desktop.app.desk import Desk
    from omnibus_desktop.briefing.changed_slides import ChangedSlides
    from omnibus_desktop.briefing.printed import Printed
    from omnibus_desktop.briefing.refresh import SlideChange

_TOLD = 3  # slides on the bar; the others stand in the list


def tell_changed(desk: Desk, changed: OmnibusError, printed: Mapping[str, Printed]) -> None:
    """Tell that the wave has changed, and, as soon as all slides were worked out anew, list what
    is another on which of them than they `printed`."""
    desk.tell(changed)
    session = desk.document.session
    wave, briefing, earlier = session.wave, session.briefing, session.earlier
    if wave is None or not briefing.slides:
        return
    from omnibus_desktop.briefing.changed_slides import changed_slides

    def tell(found: ChangedSlides) -> None:
        if desk.document.session.wave is wave:
            _tell(desk, changed, found)

    desk.jobs.run(
        "compare",
        "Looking at every slide",
        lambda progress: changed_slides(briefing, wave, printed, earlier, progress),
        tell,
    )


def _tell(desk: Desk, changed: OmnibusError, found: ChangedSlides) -> None:
    if found.changes:
        from omnibus_desktop.app.refresh.refreshment import Refreshment

        session = desk.document.session
        desk.refreshed.emit(Refreshment(session, session, found.changes, told=found.summary))
    lines = [_line(change) for change in found.changes]
    more = len(lines) - _TOLD
    told = ". ".join(lines[:_TOLD]) + (f". And {more} more slides" if more > 0 else "")
    detail = "\n".join((*lines, changed.detail))
    desk.tell(OmnibusError(changed.message, told or found.summary, detail))


def _line(change: SlideChange) -> str:
    """A sentence without its full stop on what became of the slide."""
    parts = [remark.rstrip(".") for remark in change.remarks]
    if change.broken:
        words = "; ".join(each.words for each in change.broken)
        parts.append(f"its headline {words}")
    count = len(change.figures)
    if count:
        parts.append("1 figure changed" if count == 1 else f"{count} figures changed")
    return f"Slide {change.number}: {'; '.join(parts)}"
