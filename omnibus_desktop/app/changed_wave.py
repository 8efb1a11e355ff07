"""What a wave that is another now does to the slides of a briefing, slide by slide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from omnibus_desktop.errors import OmnibusError

if TYPE_CHECKING:
    from omnibus_desktop.app.desk import Desk
    from omnibus_desktop.app.jobs import Progress
    from omnibus_desktop.briefing.briefing import Briefing
    from omnibus_desktop.wave.wave import Wave

_TOLD = 3  # slides on the bar; the others stand in its details


def tell_changed(desk: Desk, changed: OmnibusError) -> None:
    """Tell that the wave has changed, and, as soon as all slides were worked out anew, what no
    longer holds on which of them."""
    desk.tell(changed)
    session = desk.document.session
    wave, briefing = session.wave, session.briefing
    if wave is None or not briefing.slides:
        return

    def tell(lines: tuple[str, ...]) -> None:
        if desk.document.session.wave is wave and lines:
            desk.tell(_with(changed, lines))

    desk.jobs.run("compare", "Looking at every slide", lambda p: broken_on(wave, briefing, p), tell)


def broken_on(wave: Wave, briefing: Briefing, progress: Progress) -> tuple[str, ...]:
    """A sentence without its full stop for each slide whose own headline no longer holds, or that
    cannot be shown any more."""
    from omnibus_desktop.briefing.draw import draw
    from omnibus_desktop.briefing.preflight import broken_figures

    lines = []
    for number, slide in enumerate(briefing.slides, 1):
        progress((number - 1) / len(briefing.slides))
        try:
            broken = broken_figures(draw(wave, slide, briefing.rules))
        except OmnibusError as error:
            lines.append(f"Slide {number}: {error.message}")
            continue
        if broken:
            words = "; ".join(each.words for each in broken)
            lines.append(f"Slide {number}: its headline {words}")
    return tuple(lines)


def _with(changed: OmnibusError, lines: tuple[str, ...]) -> OmnibusError:
    more = len(lines) - _TOLD
    told = ". ".join(lines[:_TOLD]) + (f". And {more} more slides" if more > 0 else "")
    detail = "\n".join((*lines, changed.detail))
    return OmnibusError(changed.message, told, detail)
