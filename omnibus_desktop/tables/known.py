"""What is known, for one question, of how many there are of whom we asked."""

from __future__ import annotations

import numpy as np

from omnibus_desktop.tables.breaks import Breaks
from omnibus_desktop.tables.counts import Sums
from omnibus_desktop.tables.options import Options
from omnibus_desktop.tables.packs import Floats
from omnibus_desktop.tables.rows import Rows
from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.wave import Wave

_ROUTED = (
    "How many of the population would have been asked this question is not known: no correction"
    " for it."
)


@dataclass(frozen=True, eq=False)
class Known:
    """The population of each column and then of each rest (2C, NaN where it is not known), those
    of the columns as whole numbers or None, and why."""

    sides: Floats
    populations: tuple[int | None, ...]
    notes: tuple[str, ...]

    @property
    def columns(self) -> Floats:
        """Of the columns (C)."""
        return self.sides[: len(self.populations)]

    @property
    def rests(self) -> Floats:
        """Of their rests (C)."""
        return self.sides[len(self.populations) :]


def known_of(wave: Wave, breaks: Breaks, rows: Rows, counted: Sums, options: Options) -> Known:
    """What is known of the populations for this question: nothing where only some were asked,
    for how many of the population would have been is not known; nothing where answers are
    counted, and for a column in which more answered than there should be."""
    populations = breaks.populations
    columns = populations.columns
    notes = [populations.note] if populations.note else []
    known = populations.any_known
    if known and rows.question.routed_from is not None and options.base != "all":
        known = False
        notes.append(_ROUTED)
    if not known or rows.of_responses:
        return Known(np.full(2 * len(columns), np.nan), (None,) * len(columns), tuple(notes))
    more = counted.base > populations.sides
    if not more.any():
        return Known(populations.sides, columns, tuple(notes))
    if more[: len(columns)].any():
        word = wave.respondent_word
        notes.append(
            f"More {word} answered than there should be in some groups: no correction there."
        )
    return Known(
        np.where(more, np.nan, populations.sides),
        tuple(
            None if many else population
            for population, many in zip(columns, more.tolist(), strict=False)
        ),
        tuple(notes),
    )
