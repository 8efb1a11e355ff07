"""A grid as one table: its items beside each other as columns, its answers as rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any

import numpy as np

from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.tables.options import Options
from omnibus_desktop.tables.table import Statistic, Table
from omnibus_desktop.tables.tabulate import OUR_CHOICE, tabulate
from omnibus_desktop.wave.question import Kind, Question
from omnibus_desktop.wave.wave import Wave

ARRAYS = ("count", "weighted", "percent", "low", "high", "differs", "p_rest", "state")


def items_beside(wave: Wave, question: Question, options: Options = OUR_CHOICE) -> Table:
    """The grid as one table, a column an item on its own base, without breaks. Items are not
    tested against each other, for the same respondents stand in all of them.

    Raises OmnibusError for a question that is no grid, and as `tabulate` does.
    """
    if question.kind is not Kind.GRID:
        raise OmnibusError(f"{question.id} is no grid", "ask for its table as it is")
    alone = tabulate(wave, question, replace(options, by=(), by_nets=(), test="none"))
    first = alone[0]
    columns = tuple(
        table.columns[0]._replace(
            key=f"{question.id}={item.id}",
            by=question.id,
            group=item.id,
            heading=question.text,
            label=item.label,
        )
        for table, item in zip(alone, question.items, strict=True)
    )
    names = (*ARRAYS, "weighted_squares") if first.weighted_squares is not None else ARRAYS
    arrays: dict[str, Any] = {
        name: np.concatenate([getattr(table, name) for table in alone], axis=1) for name in names
    }
    for array in arrays.values():
        array.setflags(write=False)
    return replace(
        first,
        item=None,
        item_label="",
        columns=columns,
        statistics=_beside([table.statistics for table in alone]),
        notes=tuple(dict.fromkeys(note for table in alone for note in table.notes)),
        overlapping=(question.id,),
        **arrays,
    )


def _beside(items: Sequence[tuple[Statistic, ...]]) -> tuple[Statistic, ...]:
    """Each statistic with the figures of all items. Comparisons there are none."""
    names = [
        field.name
        for field in fields(Statistic)
        if field.name not in {"label", "p_pairs", "letters"}
    ]
    return tuple(
        Statistic(
            same[0].label, **{name: sum((getattr(s, name) for s in same), ()) for name in names}
        )
        for same in zip(*items, strict=True)
    )
