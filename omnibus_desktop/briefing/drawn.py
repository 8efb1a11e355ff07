"""What a slide shows once it is drawn: its tables, its words, its scene."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property

from omnibus_desktop.briefing.briefing import Edited, Slide
from omnibus_desktop.charts.hidden import columns_left
from omnibus_desktop.charts.scene import Scene
from omnibus_desktop.charts.spec import ChartSpec
from omnibus_desktop.tables.over_waves import are_of_waves
from omnibus_desktop.tables.table import Table
from omnibus_desktop.tables.waves_table import side_by_side
from omnibus_desktop.values import dataclass
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
        if are_of_waves(self.tables):
            spec = replace(spec, columns=self.groups)
        return replace(spec, columns=columns_left(self.tables, spec)) if spec.hidden else spec

    @cached_property
    def side_by_side(self) -> tuple[Table, ...]:
        """The tables to be read and copied: of several waves one with a column a wave."""
        if not are_of_waves(self.tables):
            return self.tables
        return side_by_side(self.tables, self.groups)


def with_edits(suggested: Words, edited: Edited) -> Words:
    """The suggested words, with the person's own in their place."""
    own = {
        field: text
        for field in ("headline", "subtitle", "footnote", "alt_text", "speaker")
        if (text := getattr(edited, field)) is not None
    }
    return replace(suggested, **own)
