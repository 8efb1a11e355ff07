"""A slide drawn: its tables, its words, its scene."""

from __future__ import annotations

from dataclasses import replace

from omnibus_desktop.briefing.asked import options
from omnibus_desktop.briefing.briefing import Edited, Rules, Slide
from omnibus_desktop.charts.note_sources import nets_for
from omnibus_desktop.charts.page import Page
from omnibus_desktop.charts.scene import Scene
from omnibus_desktop.charts.worded import worded
from omnibus_desktop.tables.table import Table
from omnibus_desktop.tables.tabulate import tabulate
from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.wave import Wave
from omnibus_desktop.words.words import Words


@dataclass(frozen=True, eq=False)
class Drawn:
    """What a slide shows of a wave. `suggested` are the words before the person's own edits."""

    slide: Slide
    tables: tuple[Table, ...]
    suggested: Words
    words: Words
    scene: Scene


def draw(wave: Wave, slide: Slide, rules: Rules, page: Page | None = None) -> Drawn:
    """The slide's tables, words and scene, laid out on the page of a template where one is given.
    The whole product without a window is: open, draw, export. Raises OmnibusError where the wave
    lacks the slide's question, breaks or weight."""
    if page is not None:
        slide = replace(slide, spec=replace(slide.spec, size=page.size, page=page))
    question, chosen = wave.question(slide.question), options(slide, rules)
    tables = tabulate(wave, question, chosen, slide.item)
    nets = nets_for(slide.notes, tables)
    unions = tabulate(wave, question, replace(chosen, nets=nets), slide.item) if nets else ()
    made = worded(
        tables, slide.spec, slide.notes, lambda words: with_edits(words, slide.words), unions
    )
    return Drawn(slide, tables, made.suggested, made.words, made.scene)


def with_edits(suggested: Words, edited: Edited) -> Words:
    """The suggested words, with the person's own in their place."""
    own = {
        field: text
        for field in ("headline", "subtitle", "footnote", "alt_text")
        if (text := getattr(edited, field)) is not None
    }
    return replace(suggested, **own)
