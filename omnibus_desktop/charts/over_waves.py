"""Tables of several waves -> marks: a line an answer, or a group, and a group a wave."""

from __future__ import annotations

import math

from omnibus_desktop.charts.lettering import plain
from omnibus_desktop.charts.mark import Mark, MarkedAnswer, MarkedGroup, Marks
from omnibus_desktop.charts.sides import sides_of
from omnibus_desktop.charts.spec import ChartSpec, Key, Sort
from omnibus_desktop.tables.cells import HIDDEN, low_mark, share_text, symbols_of
from omnibus_desktop.tables.over_waves import OverWaves, over_waves
from omnibus_desktop.tables.table import TOTAL, Column, State, Table
from omnibus_desktop.tables.wave_columns import wave_key
from omnibus_desktop.tables.wave_names import wave_names
from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.question import Kind

_NOT_ASKED = "[z]"
_MOST_BASES = 3  # of a group, named one by one


def marks_over_waves(tables: tuple[Table, ...], spec: ChartSpec) -> Marks:
    """What is charted of one question over waves, the oldest first (a table each). `differs` of a
    mark is against the last wave before that has a figure. A wave that did not ask stays as a gap.
    """
    if not any(table.rows for table in tables):
        return Marks((), (), (), nothing="This question has no answers to chart.")
    found = over_waves(tables, spec.columns)
    names = wave_names([table.origin for table in tables])
    newest = next(table for table in reversed(tables) if table.rows)
    of_answers = all(trend.id == trend.row.id for trend in found.trends)
    order = _order(found, spec.sort, newest)
    return Marks(
        answers=tuple(_answer(found, line) for line in order),
        groups=tuple(_group(found, wave, name) for wave, name in enumerate(names)),
        cells=tuple(
            tuple(_mark(found, line, wave, name) for wave, name in enumerate(names))
            for line in order
        ),
        ordered=newest.ordered and of_answers,
        adds_up=newest.kind is not Kind.MULTI and of_answers,
        of_waves=True,
        sides=sides_of(newest) if of_answers else None,
        remarks=found.notes,
        about="" if of_answers else plain(found.trends[0].row.label),
    )


def is_beyond_chance(
    tables: tuple[Table, ...], columns: tuple[str, ...], one: Key, other: Key
) -> bool | None:
    """Whether two waves differ in the share of an answer; None where the marks are not those of
    one answer in two waves, or were not tested."""
    names = wave_names([table.origin for table in tables])
    found = over_waves(tables, columns)
    for line, trend in enumerate(found.trends):
        keys = [(trend.id, wave_key(name)) for name in names]
        if one in keys and other in keys:
            p = float(found.p[line, keys.index(one), keys.index(other)])
            return None if math.isnan(p) else p < 1 - found.level / 100
    return None


@dataclass(frozen=True)
class Found:
    """A mark over waves: its wave and that wave's name, the row and column of its table, and the
    wave before, with the change since in points, its p and its sign where it is beyond chance."""

    wave: int
    name: str
    row: int
    column: int
    before: str = ""
    change: float | None = None
    p: float = math.nan
    differs: int = 0


def place_of(
    tables: tuple[Table, ...], columns: tuple[str, ...], key: Key
) -> tuple[int, int, int] | None:
    """The table, its row and its column that a mark over waves stands for, where `columns` are
    charted; None for none."""
    names = wave_names([table.origin for table in tables])
    for trend in over_waves(tables, columns).trends:
        for wave, (name, cell) in enumerate(zip(names, trend.cells, strict=True)):
            if cell is not None and (trend.id, wave_key(name)) == key:
                return wave, *cell
    return None


def found_by(tables: tuple[Table, ...], key: Key) -> Found | None:
    """What a mark over waves stands for; None where there is no such mark."""
    names = wave_names([table.origin for table in tables])
    newest = next(table for table in reversed(tables) if table.columns)
    for columns in ((), tuple(column.key for column in newest.columns)):
        found = over_waves(tables, columns)
        for line, trend in enumerate(found.trends):
            for wave, (name, cell) in enumerate(zip(names, trend.cells, strict=True)):
                if cell is not None and (trend.id, wave_key(name)) == key:
                    return _found(found, line, wave, names)
    return None


def _found(found: OverWaves, line: int, wave: int, names: tuple[str, ...]) -> Found:
    cell, before = found.trends[line].cells[wave], found.before(line, wave)
    row, column = cell or (0, 0)
    if before is None:
        return Found(wave, names[wave], row, column)
    return Found(
        wave,
        names[wave],
        row,
        column,
        names[before],
        found.change(line, wave),
        float(found.p[line, wave, before]),
        found.differs(line, wave),
    )


def _order(found: OverWaves, sort: Sort, newest: Table) -> list[int]:
    """Nets, then by size in the newest wave that has the answer, last what stands last."""
    lines = list(range(len(found.trends)))
    if sort is Sort.GIVEN or (sort is Sort.AUTO and newest.ordered):
        return lines
    return sorted(
        lines,
        key=lambda line: (
            found.trends[line].id != TOTAL,
            found.trends[line].row.last,
            not found.trends[line].row.net,
            -_newest_share(found, line),
        ),
    )


def _newest_share(found: OverWaves, line: int) -> float:
    shares = [share for share in found.percent[line].tolist() if not math.isnan(share)]
    return float(shares[-1]) if shares else -1.0


def _answer(found: OverWaves, line: int) -> MarkedAnswer:
    """An answer; or a group with its bases and the sign of a low one where it has that in any
    wave: "London* (n=17, 16)"."""
    trend = found.trends[line]
    label = plain(trend.label) or trend.id
    if trend.id == trend.row.id:
        return MarkedAnswer(trend.id, label, trend.row.net, trend.row.last, trend.row.members)
    pairs = zip(found.tables, trend.cells, strict=True)
    there = [(table, table.columns[cell[1]]) for table, cell in pairs if cell]
    star = next((star for table, column in there if (star := low_mark(table, column))), "")
    size = _bases([column for _, column in there])
    return MarkedAnswer(trend.id, f"{label}{star}{size}", trend.id == TOTAL, low=bool(star))


def _bases(columns: list[Column]) -> str:
    """How many answered in each of the waves, or of more than a few between which numbers."""
    bases = [column.unweighted_base for column in columns]
    if any(column.hidden for column in columns) or not bases:
        return ""
    if len(set(bases)) == 1:
        return f" (n={bases[0]:,})"
    if len(bases) > _MOST_BASES:
        return f" (n={min(bases):,} to {max(bases):,})"
    return f" (n={', '.join(f'{base:,}' for base in bases)})"


def _group(found: OverWaves, wave: int, name: str) -> MarkedGroup:
    """A wave with its base: "Wave 1 (101 of 152)", "Wave 2* (n=24)"; of one that did not ask the
    question "Wave 3 (not asked)"."""
    table = found.tables[wave]
    cell = next((trend.cells[wave] for trend in found.trends if trend.cells[wave]), None)
    if cell is None:
        return MarkedGroup(wave_key(name), name, f"{name} (not asked)")
    column = table.columns[cell[1]]
    cells = (trend.cells[wave] for trend in found.trends)
    several = len({cell[1] for cell in cells if cell is not None}) > 1
    star = low_mark(table, column)
    size = f" (n={column.unweighted_base:,})"
    if column.population is not None:
        size = f" ({column.unweighted_base:,} of {column.population:,})"
    if several:
        return MarkedGroup(wave_key(name), name, name)
    if column.hidden:
        size, star = "", ""
    return MarkedGroup(
        wave_key(name), name, f"{name}{star}{size}", low=column.low, tiny=column.tiny
    )


def _mark(found: OverWaves, line: int, wave: int, name: str) -> Mark:
    trend, table = found.trends[line], found.tables[wave]
    key, cell = (trend.id, wave_key(name)), trend.cells[wave]
    if cell is None:
        return Mark(key, None, _NOT_ASKED)
    column, state = table.columns[cell[1]], int(table.state[cell])
    base = column.unweighted_base
    if state == State.HIDDEN:
        return Mark(key, None, HIDDEN, base=base)
    percent = float(table.percent[cell])
    if state == State.NOT_ASKED or math.isnan(percent):
        return Mark(key, None, _NOT_ASKED, base=base)
    count = int(table.count[cell])
    text = share_text(symbols_of(table), column, count, float(table.weighted[cell]))
    before = found.before(line, wave)
    ends = (float(table.low[cell]), float(table.high[cell]))
    low, high = (None if math.isnan(end) else end for end in ends)
    tested = before is None or not math.isnan(found.p[line, wave, before])
    differs = found.differs(line, wave)
    figures = (differs, count, base, low, high)
    return Mark(key, percent, text, *figures, tested=tested, tiny=column.tiny)
