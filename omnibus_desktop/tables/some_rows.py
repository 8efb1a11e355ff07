"""A table with some of its rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from omnibus_desktop.tables.table import Table


def with_rows(table: Table, rows: Sequence[int]) -> Table:
    """The same with these rows alone. No figure is another for it; that others were there is told
    by `rows_left_out`."""
    places = list(rows)
    squares = table.weighted_squares
    return replace(
        table,
        rows=tuple(table.rows[place] for place in places),
        count=table.count[places],
        weighted=table.weighted[places],
        percent=table.percent[places],
        low=table.low[places],
        high=table.high[places],
        differs=table.differs[places],
        p_rest=table.p_rest[places],
        state=table.state[places],
        pairs=None if table.pairs is None else table.pairs.rows(np.array(places, dtype=np.intp)),
        weighted_squares=None if squares is None else squares[places],
        rows_left_out=table.rows_left_out or len(places) < len(table.rows),
    )
