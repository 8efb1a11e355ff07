"""One question over several waves: its answers brought together, and whether shares changed.

Each wave is a sample of its own. Two of them are compared as two groups are (significance.py):
z with both effective bases, each wave corrected for its own population where that is known, and
Fisher's exact test where an expected count is under 5. Who answered both waves is not known here.
Answers of the same respondents go together, so the variance of a change would be smaller than the
test takes it for: it is cautious.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from omnibus_desktop.tables.packs import Floats
from omnibus_desktop.tables.presets import OURS
from omnibus_desktop.tables.significance import SMALLEST_EXPECTED, Sides, differences
from omnibus_desktop.tables.table import TOTAL, Row, State, Table
from omnibus_desktop.tables.wording import Worded, match
from omnibus_desktop.values import dataclass

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True)
class Trend:
    """An answer, or a group, over the waves: `cells` are its (row, column) in each wave's table,
    None where that wave has none. `row` is how the newest wave that has it describes it."""

    id: str
    label: str
    row: Row
    cells: tuple[tuple[int, int] | None, ...]


@dataclass(frozen=True, eq=False)
class OverWaves:
    """W `tables`, one a wave from the oldest on, and L `trends`. A wave that did not ask the
    question has a table without columns. `notes` say what was worded differently, or is not in
    every wave."""

    tables: tuple[Table, ...]
    trends: tuple[Trend, ...]
    notes: tuple[str, ...] = ()

    @cached_property
    def p(self) -> Floats:
        """p of any two waves (L x W x W), NaN where no test was made."""
        return self._tested[0]

    @cached_property
    def percent(self) -> Floats:
        """Percentages (L x W), NaN where there is none or it may not be shown."""
        return np.asarray(100 * self._sides.share.T)

    @property
    def level(self) -> float:
        return self.tables[0].level

    def before(self, trend: int, wave: int) -> int | None:
        """The wave with which this one is compared: the last one before it that has a figure."""
        known = np.flatnonzero(~np.isnan(self.percent[trend, :wave]))
        return int(known[-1]) if len(known) else None

    def change(self, trend: int, wave: int) -> float | None:
        """By how many points the share differs from that in the wave before; None where either
        is not there."""
        before = self.before(trend, wave)
        if before is None or math.isnan(self.percent[trend, wave]):
            return None
        return float(self.percent[trend, wave] - self.percent[trend, before])

    def differs(self, trend: int, wave: int, other: int | None = None) -> int:
        """+1 or -1 where the share is higher or lower than in another wave (None: in the one
        before) beyond chance, 0 where it is not, or no test was made."""
        other = self.before(trend, wave) if other is None else other
        if other is None or not self.p[trend, wave, other] < 1 - self.level / 100:
            return 0
        return 1 if self._tested[1][trend, wave, other] > 0 else -1

    def letters(self, trend: int, wave: int) -> tuple[str, ...]:
        """The waves, A the oldest, in which the share is lower beyond chance."""
        others = (each for each in range(len(self.tables)) if each != wave)
        return tuple(letter(each) for each in others if self.differs(trend, wave, each) > 0)

    @cached_property
    def _sides(self) -> Sides:
        """The waves as the sides of comparisons; each trend has bases of its own."""
        waves, lines = len(self.tables), len(self.trends)
        share, base, effective, population = (np.full((waves, lines), np.nan) for _ in range(4))
        count = np.zeros((waves, lines), dtype=np.int64)
        for line, trend in enumerate(self.trends):
            for wave, (table, cell) in enumerate(zip(self.tables, trend.cells, strict=True)):
                if cell is None or not _is_shown(table, *cell):
                    continue
                column = table.columns[cell[1]]
                share[wave, line] = table.percent[cell] / 100
                count[wave, line] = table.count[cell]
                base[wave, line] = column.unweighted_base
                effective[wave, line] = column.effective_base
                population[wave, line] = (
                    math.nan if column.population is None else column.population
                )
        bases = np.nan_to_num(base).astype(np.int64)
        return Sides(share, count, np.arange(lines), bases, effective, population)

    @cached_property
    def _tested(self) -> tuple[Floats, Floats]:
        """p and z of any two waves (L x W x W)."""
        waves, lines = len(self.tables), len(self.trends)
        p, z = (np.full((lines, waves, waves), np.nan) for _ in range(2))
        first, second = np.triu_indices(waves, 1)
        if lines and len(first):
            weighted = any(table.weight for table in self.tables)
            found = differences(self._sides, first, second, weighted, OURS)
            p[:, first, second] = p[:, second, first] = found.p.T
            z[:, first, second], z[:, second, first] = found.z.T, -found.z.T
        return _fixed(p), _fixed(z)


def are_of_waves(tables: Sequence[Table]) -> bool:
    """Whether these tables are one question's over several waves, and not a grid's items."""
    if len(tables) < 2:
        return False
    several = len({table.origin for table in tables}) > 1
    return several or all(table.item is None for table in tables)


def over_waves(tables: tuple[Table, ...], columns: tuple[str, ...] = ()) -> OverWaves:
    """The question's answers over the waves (a table each, the oldest first) in their totals or in
    the one column that is named; where `columns` names several, the total and these for the
    leading answer."""
    newest = next(table for table in reversed(tables) if table.columns)
    known = [column.key for column in newest.columns if column.key in columns]
    if len(known) > 1 and known[0] != TOTAL == newest.columns[0].key:
        known.insert(0, TOTAL)
    places = [_column(tables, newest, key) for key in known or [newest.columns[0].key]]
    rows, notes = _rows(tables, newest)
    if len(places) == 1:
        trends = tuple(Trend(row.id, row.label, row, _cells(at, places[0])) for row, at in rows)
    else:
        row, at = next((each for each in rows if each[0].net), rows[0])
        labels = {column.key: column.label for column in newest.columns}
        trends = tuple(
            Trend(key, labels[key], replace(row, net=False, last=False), _cells(at, place))
            for key, place in zip(known, places, strict=True)
        )
    return OverWaves(tables, trends, tuple(notes))


def letter(wave: int) -> str:
    """The letter of a wave: A, B ... Z, A1, B1 ..."""
    turn, place = divmod(wave, len(_LETTERS))
    return f"{_LETTERS[place]}{turn or ''}"


def method_words(found: OverWaves) -> str:
    """The sentence that names the test between waves and what it assumes."""
    columns = [table.columns[0] for table in found.tables if table.columns]
    weighted = any(table.weight for table in found.tables)
    words = f"Waves compared by two-proportion z-test at {found.level:g}%"
    if weighted:
        words += " on effective bases"
    if any(column.population is not None for column in columns):
        words += " with finite population correction for each wave"
    exact = "no test" if weighted else "Fisher's exact test"
    words += f", {exact} where an expected count is under {SMALLEST_EXPECTED:g}"
    who = found.tables[0].origin.respondent_word
    return f"{words}; each wave taken as a sample of its own, {who} not matched; not adjusted."


Rows = list[tuple[Row, tuple[int | None, ...]]]


def _rows(tables: tuple[Table, ...], newest: Table) -> tuple[Rows, list[str]]:
    """Each answer with its row in every wave's table: those of the newest wave in their order,
    then those that only older waves have."""
    found: Rows = []
    notes: list[str] = []
    seen: list[set[int]] = [set() for _ in tables]
    for table in (newest, *(each for each in reversed(tables) if each is not newest)):
        for place, row in enumerate(table.rows):
            if place in seen[_place_of(tables, table)]:
                continue
            at: list[int | None] = []
            for number, other in enumerate(tables):
                there = [Worded(each.id, each.label) for each in other.rows]
                hit = match(Worded(row.id, row.label), there, seen[number])
                at.append(None if hit is None else hit.place)
                if hit is not None:
                    seen[number].add(hit.place)
                    if hit.reworded:
                        said = other.rows[hit.place].label
                        notes.append(f"“{row.label}” was “{said}” in {other.origin.wave}.")
            found.append((row, tuple(at)))
    return found, notes


def _place_of(tables: tuple[Table, ...], table: Table) -> int:
    return next(place for place, each in enumerate(tables) if each is table)


def _column(tables: tuple[Table, ...], newest: Table, key: str) -> tuple[int | None, ...]:
    """The place of a column in every wave's table: of the same id or the same label."""
    wanted = next(column for column in newest.columns if column.key == key)
    found = []
    for table in tables:
        there = [Worded(each.key, each.label) for each in table.columns]
        hit = match(Worded(wanted.key, wanted.label), there)
        found.append(None if hit is None else hit.place)
    return tuple(found)


def _cells(
    rows: tuple[int | None, ...], columns: tuple[int | None, ...]
) -> tuple[tuple[int, int] | None, ...]:
    pairs = zip(rows, columns, strict=True)
    return tuple(None if row is None or column is None else (row, column) for row, column in pairs)


def _is_shown(table: Table, row: int, column: int) -> bool:
    state = int(table.state[row, column])
    return state in (State.SHOWN, State.LOW) and not math.isnan(table.percent[row, column])


def _fixed(array: NDArray[np.float64]) -> Floats:
    array.setflags(write=False)
    return array
