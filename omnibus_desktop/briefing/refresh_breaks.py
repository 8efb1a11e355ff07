"""A break that a slide showed and does not show any more, though its question is still there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from omnibus_desktop.briefing.drawn import Drawn
from omnibus_desktop.charts.kinds import BREAKS_LEFT_OUT, GROUPS_HIDDEN
from omnibus_desktop.tables.table import TOTAL, Column
from omnibus_desktop.wave.plain_text import plain

_WHY = {
    BREAKS_LEFT_OUT: "there is no room for the groups, which are in the table",
    GROUPS_HIDDEN: "figures of groups are hidden to protect respondents",
}


def breaks_left_out(then: Drawn, now: Drawn) -> Iterator[str]:
    """A sentence on each break whose groups were charted and are now in the table alone, and why,
    where the chart says it."""
    shown, asked = _charted(now), {each.heading for each in _columns(now)}
    why = next((_WHY[each] for each in now.scene.remarks if each in _WHY), "")
    for heading in _charted(then):
        if heading in asked and heading not in shown:
            because = f": {why}" if why else ""
            yield f"It is no longer broken by “{plain(heading)}” on its chart{because}."


def _charted(drawn: Drawn) -> dict[str, None]:
    """What the breaks are called of which the chart shows groups."""
    seen = {item.key[1] for item in drawn.scene.items if item.key is not None}
    return {e.heading: None for e in _columns(drawn) if e.key != TOTAL and e.key in seen}


def _columns(drawn: Drawn) -> Sequence[Column]:
    return drawn.tables[0].columns if drawn.tables else ()
