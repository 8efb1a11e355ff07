"""`chart`: one question as a picture or a slide."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from omnibus_desktop.authorities.dates import in_order
from omnibus_desktop.briefing.asked import options as asked_of
from omnibus_desktop.briefing.briefing import Briefing, Edited, Rules, Slide
from omnibus_desktop.briefing.draw import Drawn
from omnibus_desktop.briefing.nesting import nest_name
from omnibus_desktop.briefing.preflight import preflight
from omnibus_desktop.briefing.recipe import recipe_of
from omnibus_desktop.charts.note_sources import nets_for
from omnibus_desktop.charts.notes import Note
from omnibus_desktop.charts.spec import ChartKind, ChartSpec, Neutral, Sort
from omnibus_desktop.charts.worded import worded
from omnibus_desktop.cli.choices import options
from omnibus_desktop.cli.notes import codes, groups, listed_codes, note
from omnibus_desktop.cli.output import tell
from omnibus_desktop.cli.overwriting import check_outputs
from omnibus_desktop.cli.waves import open_named
from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.exports.beside import save_beside
from omnibus_desktop.exports.deck import DeckSlide
from omnibus_desktop.exports.files import save
from omnibus_desktop.tables.asked_again import asked_again, tables_of_waves
from omnibus_desktop.tables.table import Table
from omnibus_desktop.tables.tabulate import tabulate
from omnibus_desktop.wave.wave import Wave
from omnibus_desktop.words.words import Words
from omnibus_desktop.writing import replace_file

if TYPE_CHECKING:
    from omnibus_desktop.exports.template import Template


def chart(chosen: argparse.Namespace) -> None:
    """Write the picture, and its alt text where asked for. Raises OmnibusError, with nothing
    written, where it cannot be made."""
    _no_folder(Path(chosen.output))
    check_outputs(chosen)
    tables, wave = _tables(chosen)
    spec = ChartSpec(
        kind=ChartKind(chosen.kind),
        sort=Sort(chosen.sort or "auto"),
        highlight=_highlight(chosen.highlight, tables),
        size=chosen.size,
        neutral=Neutral(chosen.neutral),
        columns=_groups(tables) if chosen.wave and chosen.by else (),
    )
    template = _template(chosen)
    if template is not None:
        spec = replace(spec, size=template.page.size, page=template.page)
    notes = tuple(note(typed, number, tables) for number, typed in enumerate(chosen.note, 1))
    unions = _unions(chosen, wave, tables, notes)
    made = worded(tables, spec, notes, lambda words: _titled(words, chosen.title), unions)
    own = Slide("", chosen.question, spec=spec, notes=notes, words=Edited(chosen.title))
    speaker_notes, recipe = made.words.speaker_notes, _recipe(chosen, own, wave)
    _write(DeckSlide(made.scene, speaker_notes, recipe), chosen, template)
    drawn = Drawn(own, tables, made.suggested, made.words, made.scene, groups=spec.columns)
    if chosen.table:
        save_beside(drawn.side_by_side, Path(chosen.output), drawn.scene)
    _tell(drawn, template.remarks if template else (), chosen.disclosure)


def _template(chosen: argparse.Namespace) -> Template | None:
    """The template that was named. Raises OmnibusError where it is none, or where no slide is
    asked for."""
    if chosen.template is None:
        return None
    if Path(chosen.output).suffix.lower() != ".pptx":
        raise OmnibusError(
            f"{Path(chosen.output).name} is no slide, so it has no template",
            "end its name in .pptx, or leave --template out",
        )
    from omnibus_desktop.exports.template import read_template

    return read_template(Path(chosen.template))


def _tell(drawn: Drawn, of_template: tuple[str, ...], disclosure: str) -> None:
    """What could not be shown or used, and what to look at before it is used, on standard
    error."""
    for remark in (*of_template, *drawn.scene.remarks):
        tell(f"note: {remark}")
    told = {remark.rstrip(".") for remark in drawn.scene.remarks}
    for finding in preflight(drawn, Rules(disclosure=disclosure)):
        if finding.what not in told and finding.kind != "note gone":  # of which a remark tells
            tell(f"note: {finding.what} ({finding.mend})")


def _tables(chosen: argparse.Namespace) -> tuple[tuple[Table, ...], Wave | None]:
    """The question's tables and their wave; or, where other waves are named, one a wave from the
    oldest on: of the total, unless a break is asked for."""
    choice = options(chosen)
    wave = open_named(Path(chosen.file))
    if not chosen.wave:
        return tabulate(wave, wave.question(chosen.question), choice), wave
    waves = in_order([wave, *(open_named(Path(name)) for name in chosen.wave)])
    asked = asked_again(waves, chosen.question)
    for remark in asked.remarks:
        tell(f"note: {remark}")
    found = tables_of_waves(waves, asked, replace(choice, by=choice.by or ()))
    if len(found) > 1:
        raise OmnibusError(
            f"{chosen.question} has {len(found)} items, of which one can be charted over waves",
            "name the variable of the item",
        )
    return found[0], None


def _unions(
    chosen: argparse.Namespace,
    wave: Wave | None,
    tables: tuple[Table, ...],
    notes: tuple[Note, ...],
) -> tuple[Table, ...]:
    """The tables with the nets that notes need."""
    nets = nets_for(notes, tables)
    if wave is None or not nets:
        return ()
    choice = options(chosen)
    counted = replace(choice, nets=(*choice.nets, *nets))
    return tabulate(wave, wave.question(chosen.question), counted)


def _groups(tables: tuple[Table, ...]) -> tuple[str, ...]:
    """The groups of the newest wave's breaks, each of which is a line."""
    newest = next(table for table in reversed(tables) if table.columns)
    return tuple(column.key for column in newest.columns if column.by is not None)


def _titled(words: Words, title: str | None) -> Words:
    """The words with the person's own headline, where there is one."""
    return words if title is None else replace(words, headline=title)


def _recipe(chosen: argparse.Namespace, slide: Slide, wave: Wave | None) -> str:
    """What the file carries to be opened in the window; "" where a slide of a briefing cannot ask
    for all that was asked for here."""
    wanted = options(chosen)
    whole = replace(
        slide,
        id="chart",
        by=None if wanted.by is None else tuple(map(nest_name, wanted.by)),
        filter=wanted.filter,
        weight=wanted.weight,
    )
    rules = Rules(wanted.level, wanted.min_base, wanted.population, wanted.disclosure, wanted.test)
    if wave is None or asked_of(whole, rules) != wanted:
        return ""
    return recipe_of(Briefing(wave.title, rules=rules), whole, wave)


def _write(slide: DeckSlide, chosen: argparse.Namespace, template: Template | None) -> None:
    """The alt text first: where the picture then fails, it is taken away again."""
    alt = None if chosen.alt is None else Path(chosen.alt)
    was_there = alt is not None and alt.exists()
    if alt is not None:
        text = f"{slide.scene.alt_text}\n".encode("utf-8", "backslashreplace")
        replace_file(alt, lambda file: _put(file, text))
    try:
        save(
            slide.scene,
            Path(chosen.output),
            dpi=chosen.dpi,
            speaker_notes=slide.speaker_notes,
            template=template,
            recipe=slide.recipe,
        )
    except OmnibusError:
        if alt is not None and not was_there:
            alt.unlink(missing_ok=True)
        raise


def _put(file: BinaryIO, text: bytes) -> None:
    file.write(text)


def _no_folder(path: Path) -> None:
    if path.is_dir():
        raise OmnibusError(
            f"{path.name or path} could not be saved: it is a folder",
            "name a file in it that ends in .png, .svg, .pdf or .pptx",
        )


def _highlight(wanted: list[str], tables: tuple[Table, ...]) -> tuple[tuple[str, str], ...]:
    """The marks of these answers, in every column, or every wave."""
    known = codes(tables)
    for code in wanted:
        if code not in known:
            raise OmnibusError(
                f"there is no answer {code!r} to highlight", f"use one of {listed_codes(tables)}"
            )
    return tuple((code, group) for code in wanted for group in groups(tables))
