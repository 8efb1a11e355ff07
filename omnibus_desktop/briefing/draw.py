"""A slide drawn: its tables, its words, its scene."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property, partial

from omnibus_desktop.briefing.asked import options
from omnibus_desktop.briefing.briefing import Edited, Rules, Slide
from omnibus_desktop.briefing.over_waves import EarlierWave, asked_over
from omnibus_desktop.charts.note_sources import nets_for
from omnibus_desktop.charts.page import Page
from omnibus_desktop.charts.scene import Scene
from omnibus_desktop.charts.spec import ChartSpec
from omnibus_desktop.charts.worded import worded
from omnibus_desktop.tables.over_waves import are_of_waves
from omnibus_desktop.tables.table import Table
from omnibus_desktop.tables.tabulate import tabulate
from omnibus_desktop.tables.waves_table import side_by_side
from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.wave import Wave
from omnibus_desktop.words.words import Words


@dataclass(frozen=True, eq=False)
class Drawn:
    """What a slide shows of a wave. `suggested` are the words before the person's own edits.
    `about_waves` says of a slide over waves, a sentence each, which waves are not there, or did not
    ask its question; `groups` are the groups that it compares over waves, none: the total."""

    slide: Slide
    tables: tuple[Table, ...]
    suggested: Words
    words: Words
    scene: Scene
    about_waves: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()

    @property
    def spec(self) -> ChartSpec:
        """What its chart is drawn by."""
        spec = self.slide.spec
        return replace(spec, columns=self.groups) if are_of_waves(self.tables) else spec

    @cached_property
    def side_by_side(self) -> tuple[Table, ...]:
        """The tables to be read and copied: of several waves one with a column a wave."""
        if not are_of_waves(self.tables):
            return self.tables
        return side_by_side(self.tables, self.groups)


def draw(
    wave: Wave,
    slide: Slide,
    rules: Rules,
    page: Page | None = None,
    earlier: tuple[EarlierWave, ...] = (),
) -> Drawn:
    """The slide's tables, words and scene, laid out on the page of a template where one is given.
    The whole product without a window is: open, draw, export. A slide over waves has a table a
    wave, of the `earlier` ones that asked its question; where none did it is of this wave alone,
    and says so. Raises OmnibusError where a wave lacks the slide's question, breaks or weight."""
    if page is not None:
        slide = replace(slide, spec=replace(slide.spec, size=page.size, page=page))
    if slide.over_waves:
        return _over_waves(wave, slide, rules, earlier)
    return _of_one(wave, slide, rules)


def _over_waves(wave: Wave, slide: Slide, rules: Rules, earlier: tuple[EarlierWave, ...]) -> Drawn:
    asked = asked_over(wave, slide, rules, earlier)
    if not asked.tables:
        return _with_remarks(_of_one(wave, slide, rules, asked.footnote), asked.remarks)
    spec = replace(slide.spec, columns=asked.columns)
    edit = partial(_edited, slide, "")
    made = worded(asked.tables, spec, slide.notes, edit)
    drawn = Drawn(slide, asked.tables, made.suggested, made.words, made.scene, groups=asked.columns)
    return _with_remarks(drawn, asked.remarks)


def _with_remarks(drawn: Drawn, remarks: tuple[str, ...]) -> Drawn:
    told = tuple(remark.rstrip(".") for remark in remarks)
    scene = replace(drawn.scene, remarks=(*told, *drawn.scene.remarks))
    return replace(drawn, scene=scene, about_waves=remarks)


def _of_one(wave: Wave, slide: Slide, rules: Rules, noted: str = "") -> Drawn:
    """The slide of this wave alone; its footnote also says what is `noted`."""
    question, chosen = wave.question(slide.question), options(slide, rules)
    tables = tabulate(wave, question, chosen, slide.item)
    nets = nets_for(slide.notes, tables)
    unions = tabulate(wave, question, replace(chosen, nets=nets), slide.item) if nets else ()
    made = worded(tables, slide.spec, slide.notes, partial(_edited, slide, noted), unions)
    return Drawn(slide, tables, _with_footnote(made.suggested, noted), made.words, made.scene)


def _edited(slide: Slide, noted: str, suggested: Words) -> Words:
    return with_edits(_with_footnote(suggested, noted), slide.words)


def _with_footnote(words: Words, noted: str) -> Words:
    return replace(words, footnote=f"{words.footnote} {noted}") if noted else words


def with_edits(suggested: Words, edited: Edited) -> Words:
    """The suggested words, with the person's own in their place."""
    own = {
        field: text
        for field in ("headline", "subtitle", "footnote", "alt_text")
        if (text := getattr(edited, field)) is not None
    }
    return replace(suggested, **own)
