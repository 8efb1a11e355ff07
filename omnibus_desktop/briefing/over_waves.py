"""A slide's question as earlier waves have it too: its tables, or why there are none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from omnibus_desktop.authorities.dates import in_order
from omnibus_desktop.briefing.asked import options
from omnibus_desktop.briefing.briefing import Rules, Slide
from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.tables.asked_again import AskedAgain, asked_again, tables_of_waves
from omnibus_desktop.tables.table import Table
from omnibus_desktop.tables.wave_names import numbered
from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.plain_text import plain

if TYPE_CHECKING:
    from omnibus_desktop.briefing.link import WaveLink
    from omnibus_desktop.wave.wave import Wave


@dataclass(frozen=True, eq=False)
class EarlierWave:
    """A wave that slides can be compared with, from the file at `path`; `wave` is None where that
    is not there, or cannot be read, any more. `link` is what a briefing keeps of it."""

    path: Path
    wave: Wave | None
    link: WaveLink

    @property
    def name(self) -> str:
        """What it is called for short: "Wave 1", else its title, else the name of its file."""
        title = self.link.title if self.wave is None else self.wave.title
        return numbered(title) or numbered(self.path.name) or plain(title) or plain(self.path.name)


@dataclass(frozen=True, eq=False)
class Asked:
    """The question's `tables`, one a wave from the oldest on; none where it cannot be shown over
    waves. `columns` are the groups that are compared. `remarks` say, a sentence each, which waves
    lack the question or are not there; `footnote` what the slide itself has to say of that."""

    tables: tuple[Table, ...] = ()
    columns: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    footnote: str = ""


def asked_over(wave: Wave, slide: Slide, rules: Rules, earlier: Sequence[EarlierWave]) -> Asked:
    """The slide's question over the wave and those before it, in total, or in the groups of its
    breaks where it has any of its own."""
    missing = tuple(missing_words(each) for each in earlier if each.wave is None)
    known = [each.wave for each in earlier if each.wave is not None]
    if not known:
        return Asked(remarks=missing or ("There is no earlier wave to compare with.",))
    waves = in_order([*known, wave])
    try:
        asked = asked_again(waves, slide.question, of=wave)
    except OmnibusError as error:
        return Asked(remarks=(*missing, f"{error.message}."))
    if sum(question is not None for question in asked.questions) < 2:
        without = " or ".join(each.name for each in earlier if each.wave is not None)
        return Asked(remarks=(*missing, *asked.remarks), footnote=f"Not asked in {without}.")
    return _asked(waves, wave, asked, slide, rules, missing)


def _asked(
    waves: tuple[Wave, ...],
    wave: Wave,
    asked: AskedAgain,
    slide: Slide,
    rules: Rules,
    missing: tuple[str, ...],
) -> Asked:
    chosen = options(slide, rules)  # without nets: other waves have other ids
    found = tables_of_waves(waves, asked, replace(chosen, by=chosen.by or ()))
    if slide.item is not None:
        place = waves.index(wave)
        found = tuple(row for row in found if row[place].item == slide.item)
    if len(found) != 1:
        said = f"{plain(slide.question)} has {len(found)} items: choose one to see it over waves."
        return Asked(remarks=(*missing, said))
    (tables,) = found
    without = ("The nets of this slide are not counted in other waves.",) if slide.nets else ()
    return Asked(tables, _groups(tables, slide), (*missing, *asked.remarks, *without))


def _groups(tables: tuple[Table, ...], slide: Slide) -> tuple[str, ...]:
    """The groups of the slide's own breaks, of these those that it charts; none: the total."""
    if not slide.by:
        return ()
    newest = next(table for table in reversed(tables) if table.columns)
    keys = tuple(column.key for column in newest.columns if column.by is not None)
    return tuple(key for key in keys if key in slide.spec.columns) or keys


def missing_words(earlier: EarlierWave) -> str:
    """That this wave is not there, and what that does."""
    name = plain(earlier.path.name)
    called = earlier.name if earlier.name == name else f"{earlier.name} ({name})"
    return f"{called} is not where it was: slides over waves are without it."
