"""A slide drawn: its tables, its words, its scene."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from omnibus_desktop.briefing.asked import net_words, options
from omnibus_desktop.briefing.briefing import Rules, Slide
from omnibus_desktop.briefing.drawn import Drawn, with_edits
from omnibus_desktop.briefing.over_waves import EarlierWave, asked_over
from omnibus_desktop.briefing.participation import drawn_participation
from omnibus_desktop.briefing.quotes import drawn_quotes
from omnibus_desktop.charts.hidden import left_out_words
from omnibus_desktop.charts.note_sources import nets_for, pairs_of_items
from omnibus_desktop.charts.page import Page
from omnibus_desktop.charts.worded import worded
from omnibus_desktop.tables.tabulate import tabulate
from omnibus_desktop.tables.two_items import compare_items
from omnibus_desktop.wave.question import TOOK_PART
from omnibus_desktop.wave.wave import Wave
from omnibus_desktop.words.rounded import ROUNDED, is_rounded_apart
from omnibus_desktop.words.words import Words

__all__ = ["Drawn", "draw", "with_edits"]


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
    and says so. The question may be TOOK_PART. Raises OmnibusError where a wave lacks the slide's
    question, breaks or weight."""
    if page is not None:
        slide = replace(slide, spec=replace(slide.spec, size=page.size, page=page))
    if slide.question == TOOK_PART:
        return drawn_participation(wave, slide, rules)
    if slide.quotes:
        return drawn_quotes(wave, slide, rules)
    if slide.over_waves:
        return _over_waves(wave, slide, rules, earlier)
    return _of_one(wave, slide, rules)


def _over_waves(wave: Wave, slide: Slide, rules: Rules, earlier: tuple[EarlierWave, ...]) -> Drawn:
    asked = asked_over(wave, slide, rules, earlier)
    if not asked.tables:
        alone = _of_one(wave, replace(slide, by=slide.by or ()), rules, asked.footnote)
        return _with_remarks(replace(alone, slide=slide), asked.remarks)
    spec = replace(slide.spec, columns=asked.columns)
    noted = left_out_words(asked.tables, spec)
    made = worded(asked.tables, spec, slide.notes, partial(_edited, slide, noted))
    suggested = _with_footnote(made.suggested, noted)
    drawn = Drawn(slide, asked.tables, suggested, made.words, made.scene, groups=asked.columns)
    return _with_remarks(drawn, asked.remarks)


def _with_remarks(drawn: Drawn, remarks: tuple[str, ...]) -> Drawn:
    told = tuple(remark.rstrip(".") for remark in remarks)
    scene = replace(drawn.scene, remarks=(*told, *drawn.scene.remarks))
    return replace(drawn, scene=scene, about_waves=remarks)


def _of_one(wave: Wave, slide: Slide, rules: Rules, noted: str = "") -> Drawn:
    """The slide of this wave alone; its footnote also says what is `noted`."""
    question = wave.question(slide.question)
    chosen = options(slide, rules, question)
    tables = tabulate(wave, question, chosen, slide.item)
    nets = nets_for(slide.notes, tables)
    every = replace(chosen, nets=(*chosen.nets, *nets))
    unions = tabulate(wave, question, every, slide.item) if nets else ()
    own = slide.words.headline
    rounded = ROUNDED if own is not None and is_rounded_apart(own, tables) else ""
    said = (noted, rounded, net_words(chosen.nets, question), left_out_words(tables, slide.spec))
    noted = " ".join(each for each in said if each)
    tested = tuple(
        (pair, compare_items(wave, question, chosen, tables, pair))
        for pair in pairs_of_items(slide.notes, tables)
    )
    edit = partial(_edited, slide, noted)
    made = worded(tables, slide.spec, slide.notes, edit, unions, tested)
    return Drawn(slide, tables, _with_footnote(made.suggested, noted), made.words, made.scene)


def _edited(slide: Slide, noted: str, suggested: Words) -> Words:
    return with_edits(_with_footnote(suggested, noted), slide.words)


def _with_footnote(words: Words, noted: str) -> Words:
    return replace(words, footnote=f"{words.footnote} {noted}") if noted else words
