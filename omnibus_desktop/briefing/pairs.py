"""What there is to say of two figures of a slide that somebody picks, with all that is counted for
it."""

from __future__ import annotations

from dataclasses import replace

from omnibus_desktop.briefing.asked import options
from omnibus_desktop.briefing.briefing import Rules
from omnibus_desktop.briefing.drawn import Drawn
from omnibus_desktop.charts.note_sources import nets_for
from omnibus_desktop.charts.notes import Note, NoteKind
from omnibus_desktop.charts.pair_words import pair_words
from omnibus_desktop.charts.spec import Key
from omnibus_desktop.tables.over_waves import are_of_waves
from omnibus_desktop.tables.table import Table
from omnibus_desktop.tables.tabulate import tabulate
from omnibus_desktop.wave.wave import Wave


def pair_told(wave: Wave, drawn: Drawn, rules: Rules, one: Key, other: Key) -> str:
    """The same as a note of their difference would tell, before there is one; see `pair_words`."""
    return pair_words(drawn.tables, one, other, _unions(wave, drawn, rules, (one, other)))


def _unions(wave: Wave, drawn: Drawn, rules: Rules, pair: tuple[Key, Key]) -> tuple[Table, ...]:
    """The tables with the net of both answers, where one group may have given both: how many did
    decides their test."""
    same_group = pair[0][1] == pair[1][1]
    if not same_group or are_of_waves(drawn.tables):
        return ()
    nets = nets_for((Note("pair", NoteKind.DIFFERENCE, pair, ""),), drawn.tables)
    if not nets:
        return ()
    question = wave.question(drawn.slide.question)
    chosen = options(drawn.slide, rules, question)
    return tabulate(wave, question, replace(chosen, nets=(*chosen.nets, *nets)), drawn.slide.item)
