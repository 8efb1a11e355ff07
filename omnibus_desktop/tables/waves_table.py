"""Waves side by side: what was found over them as a table with a column a wave, so that it can be
shown, copied and written as any other."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from omnibus_desktop.tables.over_waves import OverWaves, letter, method_words, over_waves
from omnibus_desktop.tables.pairs import Pairs, marks_of
from omnibus_desktop.tables.significance import Differences
from omnibus_desktop.tables.table import Column, Origin, Row, State, Table
from omnibus_desktop.tables.wave_columns import HEADING, wave_key
from omnibus_desktop.tables.wave_names import wave_names
from omnibus_desktop.wave.plain_text import plain

_SIGNS = "▲▼ Higher or lower than in the wave before"
_LETTERS = "; a letter: higher than in that wave"
_PLAIN = 2  # waves: between two an arrow says what letters would


def side_by_side(tables: tuple[Table, ...], columns: tuple[str, ...] = ()) -> tuple[Table, ...]:
    """The tables of a question over waves (one a wave, the oldest first) as one with a column a
    wave. `differs` and `p_rest` say whether the share is beyond chance another than in the wave
    before, and of more than two waves letters say in which others it is lower. Where `columns`
    names several groups there is such a table a group, which stands in it as an item does."""
    newest = next((table for table in reversed(tables) if table.columns), None)
    if newest is None:
        return ()
    known = [column for column in newest.columns if column.key in columns]
    if len(known) < 2:
        return (_one(over_waves(tables, tuple(column.key for column in known)), newest),)
    found = []
    for column in known:
        made = _one(over_waves(tables, (column.key,)), newest)
        found.append(replace(made, item=column.key, item_label=plain(column.label)))
    return tuple(found)


def _one(found: OverWaves, newest: Table) -> Table:
    names = wave_names([table.origin for table in found.tables])
    shape = (len(found.trends), len(found.tables))
    fields = _figures(found, shape)
    several = len(found.tables) > _PLAIN
    words = f"{_SIGNS}{_LETTERS if several else ''}. {method_words(found)}"
    return replace(
        newest,
        method=replace(newest.method, words=words),
        origin=_origin(found, newest),
        columns=tuple(_column(found, wave, name) for wave, name in enumerate(names)),
        rows=tuple(Row(t.id, t.label, t.row.net, t.row.members, t.row.last) for t in found.trends),
        differs=_differs(found, shape),
        p_rest=_p_before(found, shape),
        pairs=_pairs(found, shape) if several else None,
        statistics=(),
        responses=None,
        notes=found.notes,
        weighted_squares=None,
        overlapping=(),
        **fields,
    )


def _figures(found: OverWaves, shape: tuple[int, int]) -> dict[str, Any]:
    """Every figure where it stands in the table of its wave; where that has none, not asked."""
    made: dict[str, NDArray[Any]] = {
        "count": np.zeros(shape, dtype=np.int64),
        "state": np.full(shape, int(State.NOT_ASKED), dtype=np.uint8),
        "weighted": np.zeros(shape),
        **{name: np.full(shape, np.nan) for name in ("percent", "low", "high")},
    }
    for line, trend in enumerate(found.trends):
        for wave, cell in enumerate(trend.cells):
            if cell is not None:
                for name, array in made.items():
                    array[line, wave] = getattr(found.tables[wave], name)[cell]
    return made


def _differs(found: OverWaves, shape: tuple[int, int]) -> NDArray[np.int8]:
    lines, waves = shape
    signs = [[found.differs(line, wave) for wave in range(waves)] for line in range(lines)]
    return np.array(signs, dtype=np.int8).reshape(shape)


def _p_before(found: OverWaves, shape: tuple[int, int]) -> NDArray[np.float64]:
    """p against the wave before, NaN where there is none or no test was made."""
    p = np.full(shape, np.nan)
    for line in range(shape[0]):
        for wave in range(shape[1]):
            before = found.before(line, wave)
            if before is not None:
                p[line, wave] = found.p[line, wave, before]
    return p


def _pairs(found: OverWaves, shape: tuple[int, int]) -> Pairs:
    """The tests of any two waves, as those of any two groups are kept."""
    lines, waves = shape
    first, second = np.triu_indices(waves, 1)
    p = found.p[:, first, second].T
    signs = [
        [found.differs(line, int(a), int(b)) for line in range(lines)]
        for a, b in zip(first, second, strict=True)
    ]
    sign = np.array(signs, dtype=np.int8).reshape(p.shape)
    marks = marks_of(sign > 0, sign < 0, first, second, waves)
    capitals = tuple(map(letter, range(waves)))
    return Pairs(Differences(np.where(np.isnan(p), np.nan, sign), p), first, second, marks[None],
                 capitals)  # fmt: skip


def _column(found: OverWaves, wave: int, name: str) -> Column:
    """The group of the wave's table that the trends are about; of a wave that did not ask, one
    without respondents."""
    table = found.tables[wave]
    cell = next((trend.cells[wave] for trend in found.trends if trend.cells[wave]), None)
    if cell is None:
        nobody = Column("", None, None, "", "", "", 0, 0, 0.0, 0.0, None, low=False)
        return nobody._replace(key=wave_key(name), heading=HEADING, label=name)
    return table.columns[cell[1]]._replace(
        key=wave_key(name),
        by=None,
        group=None,
        heading=HEADING,
        label=name,
        letter=letter(wave) if len(found.tables) > _PLAIN else "",
    )


def _origin(found: OverWaves, newest: Table) -> Origin:
    """The waves and files from which the figures come."""
    asked = [table.origin for table in found.tables if table.columns]
    return replace(
        newest.origin,
        wave=", ".join(dict.fromkeys(plain(each.wave) for each in asked)),
        source=", ".join(dict.fromkeys(plain(each.source) for each in asked)),
        synthetic=any(each.synthetic for each in asked),
    )
