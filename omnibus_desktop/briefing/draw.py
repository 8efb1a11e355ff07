"""A slide drawn: its tables, its words, its scene."""

from __future__ import annotations

from dataclasses import replace

from omnibus_desktop.briefing.asked import options
from omnibus_desktop.briefing.briefing import Edited, Rules, Slide
from omnibus_desktop.charts.chart import chart
from omnibus_desktop.charts.scene import Scene
from omnibus_desktop.tables.table import TOTAL, Table
from omnibus_desktop.tables.tabulate import tabulate
from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.wave import Wave
from omnibus_desktop.words.suggest import suggest
from omnibus_desktop.words.words import Words


@dataclass(frozen=True, eq=False)
class Drawn:
    """What a slide shows of a wave. `suggested` are the words before the person's own edits."""

    slide: Slide
    tables: tuple[Table, ...]
    suggested: Words
    words: Words
    scene: Scene


def draw(wave: Wave, slide: Slide, rules: Rules) -> Drawn:
    """The slide's tables, words and scene. The whole product without a window is: open, draw,
    export. Raises OmnibusError where the wave lacks the slide's question, breaks or weight."""
    tables = tabulate(wave, wave.question(slide.question), options(slide, rules), slide.item)
    drawn = _drawn(slide, tables, slide.spec.columns)
    if not slide.spec.columns and len(tables[0].columns) > 1 and _shows_total_alone(drawn.scene):
        drawn = _drawn(slide, tables, (TOTAL,))
    return drawn


def _drawn(slide: Slide, tables: tuple[Table, ...], charted: tuple[str, ...]) -> Drawn:
    suggested = suggest(tables, charted)
    words = with_edits(suggested, slide.words)
    return Drawn(slide, tables, suggested, words, chart(tables, slide.spec, words, slide.notes))


def _shows_total_alone(scene: Scene) -> bool:
    """Whether the breaks did not fit on the slide, so that words on them would be wrong."""
    shown = {item.key[1] for item in scene.items if item.role == "bar" and item.key is not None}
    return shown == {TOTAL}


def with_edits(suggested: Words, edited: Edited) -> Words:
    """The suggested words, with the person's own in their place."""
    own = {
        field: text
        for field in ("headline", "subtitle", "footnote", "alt_text")
        if (text := getattr(edited, field)) is not None
    }
    return replace(suggested, **own)
