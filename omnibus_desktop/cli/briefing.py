"""`briefing`: a saved briefing as a deck, as pages, as a folder of pictures, or as tables."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from omnibus_desktop.briefing.draw import Drawn, draw
from omnibus_desktop.briefing.file import Kept, read
from omnibus_desktop.briefing.link import wave_of
from omnibus_desktop.briefing.over_waves import EarlierWave
from omnibus_desktop.briefing.pages import Around
from omnibus_desktop.briefing.refresh import refreshed
from omnibus_desktop.briefing.refresh_setup import carried_setup
from omnibus_desktop.briefing.refresh_words import lines_of, summary
from omnibus_desktop.briefing.source import changed_since, link_to
from omnibus_desktop.cli import values
from omnibus_desktop.cli.output import tell
from omnibus_desktop.cli.overwriting import check_outputs
from omnibus_desktop.cli.waves import refuse_own_book, wave_of_briefing
from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.exports.files import check_folder
from omnibus_desktop.readers.opening import open_found, open_wave
from omnibus_desktop.readers.set_up import set_up
from omnibus_desktop.wave.setup import Setup
from omnibus_desktop.wave.wave import Wave
from omnibus_desktop.whole import BOOKS, Form, Whole, export_whole, form_of

if TYPE_CHECKING:
    from omnibus_desktop.briefing.briefing import Briefing, Slide
    from omnibus_desktop.charts.page import Page
    from omnibus_desktop.exports.template import Template


def briefing(chosen: argparse.Namespace) -> None:
    """Write the briefing, and tell on standard error what to look at, and after a refresh what
    changed. Raises OmnibusError, with nothing written, where it cannot be made."""
    path, file = Path(chosen.output), Path(chosen.file)
    form = Form(f".{chosen.pictures}") if chosen.pictures else form_of(path)
    if chosen.pictures:
        check_folder(path)
    check_outputs(chosen)
    template = _template(chosen, form)
    kept = read(file)
    for loss in kept.losses:
        tell(f"note: {loss}")
    whole = _refreshed(kept, file, Path(chosen.wave)) if chosen.wave else _as_kept(kept, file)
    around = Around(**{page: page in chosen.pages for page in values.PAGES})
    for finding in export_whole(whole, path, form, around, template):
        tell(f"note: {finding}")


def _template(chosen: argparse.Namespace, form: Form) -> Template | None:
    """The template that was named. Raises OmnibusError where it is none, or nothing is made of
    it."""
    if chosen.template is None:
        return None
    if form in BOOKS:
        raise OmnibusError(
            f"{Path(chosen.output).name} has no slides, so it has no template",
            "end its name in .pptx or .pdf, or leave --template out",
        )
    from omnibus_desktop.exports.template import read_template

    template = read_template(Path(chosen.template))
    for remark in template.remarks:
        tell(f"note: {remark}")
    return template


def _as_kept(kept: Kept, file: Path) -> Whole:
    """The briefing on its own wave."""
    found = wave_of_briefing(kept, file)
    changed = changed_since(kept.wave, found, file.name)
    if changed is not None:
        tell(f"note: {changed.message} ({changed.advice})")
    return _whole(_set_up(found, kept.briefing.setup), kept.briefing, _earlier(kept, file))


def _refreshed(kept: Kept, file: Path, path: Path) -> Whole:
    """The briefing on another wave; the one that it was on is looked for, but need not be there."""
    refuse_own_book(path)
    found, beside = open_found(path)
    try:
        before_found = wave_of_briefing(kept, file)
    except OmnibusError as error:
        tell(f"note: {error.message}: questions are known by their ids alone")
        before_found = None
    setup = beside
    if kept.briefing.setup != Setup():
        carried = carried_setup(kept.briefing.setup, before_found, found)
        setup = carried.setup
        for remark in carried.remarks:
            tell(f"note: {remark}")
    before = None if before_found is None else _set_up(before_found, kept.briefing.setup)
    wave = _set_up(found, setup)
    result = refreshed(kept.briefing, before, wave)
    tell(f"note: {summary(result.changes)}")
    for remark in result.remarks:
        tell(f"note: {remark}")
    for change in result.changes:
        for line in lines_of(change):
            tell(f"note: {line.text}")
    earlier = _earlier(kept, file)
    if earlier and before is not None:
        link = link_to(kept.wave.path, before)
        earlier = (*earlier, EarlierWave(kept.wave.seen_from(file.parent), before, link))
    others = tuple(each for each in earlier if each.wave is None or each.wave.id != wave.id)
    return _whole(wave, replace(result.briefing, setup=setup), others)


def _set_up(found: Wave, setup: Setup) -> Wave:
    return found if setup == Setup() else set_up(found, setup)


def _earlier(kept: Kept, file: Path) -> tuple[EarlierWave, ...]:
    """The waves with which slides are compared; one that is not there as one without its wave."""
    waves = []
    for link in kept.earlier:
        wave = None
        try:
            wave = open_wave(wave_of(link, file))
        except OmnibusError as error:
            tell(f"note: {error.message}")
        waves.append(EarlierWave(link.seen_from(file.parent), wave, link))
    return tuple(waves)


def _whole(wave: Wave, of: Briefing, earlier: Sequence[EarlierWave]) -> Whole:
    return Whole(wave, of, partial(_drawn, wave, of, tuple(earlier)))


def _drawn(
    wave: Wave, of: Briefing, earlier: tuple[EarlierWave, ...], slide: Slide, page: Page | None
) -> Drawn:
    return draw(wave, slide, of.rules, page, earlier)
