"""What is known, for one question, of how many there are of whom we asked."""

from __future__ import annotations

import numpy as np

from omnibus_desktop.tables.breaks import Breaks
from omnibus_desktop.tables.chances import Floats
from omnibus_desktop.tables.counts import Sums
from omnibus_desktop.tables.options import Options
from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.question import Question
from omnibus_desktop.wave.wave import Wave


@dataclass(frozen=True, eq=False)
class Known:
    """The population of each column and of each rest, NaN where it is not known, and why."""

    columns: Floats
    rests: Floats
    notes: tuple[str, ...]

    @property
    def sides(self) -> Floats:
        """The columns and then their rests (2C)."""
        return np.concatenate((self.columns, self.rests))


def known_of(
    wave: Wave, question: Question, breaks: Breaks, counted: Sums, options: Options
) -> Known:
    """What is known of the populations for this question: nothing where only some were asked,
    for how many of the population would have been is not known; nothing for a column in which
    more answered than there should be."""
    columns = np.array(breaks.populations.columns, dtype=np.float64)
    rests = np.array(breaks.populations.rests, dtype=np.float64)
    notes = [breaks.populations.note] if breaks.populations.note else []
    if np.isfinite(columns).any() and question.routed_from is not None and options.base != "all":
        columns, rests = np.full_like(columns, np.nan), np.full_like(rests, np.nan)
        notes.append(
            "How many of the population would have been asked this question is not known: no"
            " correction for it."
        )
    base = counted.base[: len(columns)]
    if np.any(base > columns):
        word = wave.respondent_word
        notes.append(
            f"More {word} answered than there should be in some groups: no correction there."
        )
        columns = np.where(base > columns, np.nan, columns)
    rests = np.where(counted.base[len(columns) :] > rests, np.nan, rests)
    return Known(columns, rests, tuple(notes))
