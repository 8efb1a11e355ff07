"""The heads of a table's columns: what each is called, its bases, and whether they are low."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from omnibus_desktop.tables.breaks import Breaks
from omnibus_desktop.tables.counts import Sums
from omnibus_desktop.tables.known import Known
from omnibus_desktop.tables.options import Options
from omnibus_desktop.tables.table import Column, State

MIN_BASE = 30  # bases under it are marked low, unless half of a known population answered
TINY_BASE = 10  # of groups under it counts are printed, with the same exception


def columns_of(breaks: Breaks, counted: Sums, known: Known, options: Options) -> tuple[Column, ...]:
    """The columns of one table."""
    figures = zip(
        breaks.groups,
        counted.asked.tolist(),
        counted.base.tolist(),
        counted.weighted_base.tolist(),
        counted.effective_base.tolist(),
        known.populations,
        strict=False,  # the sums go on with the rests
    )
    return tuple(
        Column(
            group.key,
            group.by,
            group.group,
            group.heading,
            group.label,
            group.letter,
            asked,
            answered,
            base,
            effective,
            population,
            _is_under(answered, population, MIN_BASE, options.min_base),
            answered > 0 and _is_under(answered, population, TINY_BASE, options.tiny_base),
        )
        for group, asked, answered, base, effective, population in figures
    )


def states_of(tables: Sequence[tuple[Column, ...]]) -> NDArray[np.uint8]:
    """The state of every cell in a column, by its base (tables x C)."""
    return np.array(
        [
            [
                State.NOT_ASKED if not column.asked else State.LOW if column.low else State.SHOWN
                for column in columns
            ]
            for columns in tables
        ],
        dtype=np.uint8,
    )


def _is_under(base: int, population: int | None, usual: int, chosen: int | None) -> bool:
    if chosen is not None:
        return base < chosen
    return base < usual and (population is None or base < population / 2)
