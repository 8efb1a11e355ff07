"""Where the figures of notes come from: cells of tables, and cells taken together.

Answers are taken together by respondent: sums where each gave one answer, a net that was counted
where several were possible. Groups are taken together over their bases: counts by bases, never a
mean of percentages.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from omnibus_desktop.charts.notes import Note, NoteKind
from omnibus_desktop.charts.over_waves import is_beyond_chance, place_of
from omnibus_desktop.charts.spec import Key
from omnibus_desktop.tables.cells import HIDDEN, symbols_of
from omnibus_desktop.tables.over_waves import are_of_waves
from omnibus_desktop.tables.rounding import percent_text
from omnibus_desktop.tables.table import TOTAL, State, Table
from omnibus_desktop.tables.two_cells import Tested
from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.question import Kind, Net

#: Pairs of marks, each with its test.
TestedPairs = tuple[tuple[tuple[Key, Key], Tested], ...]

NOT_THERE = "[x]"  # not available: the shorthand of the UK statistics service
_TAKEN_TOGETHER = (NoteKind.DIFFERENCE, NoteKind.BRACKET, NoteKind.BAND)


@dataclass(frozen=True, eq=False)
class Place:
    """A cell of a table."""

    table: Table
    row: int
    column: int

    @property
    def is_shown(self) -> bool:
        state = self.table.state[self.row, self.column]
        return state not in (State.HIDDEN, State.NOT_ASKED) and self.share.weighted_base > 0

    @property
    def share(self) -> Share:
        column = self.table.columns[self.column]
        return Share(
            int(self.table.count[self.row, self.column]),
            float(self.table.weighted[self.row, self.column]),
            column.unweighted_base,
            column.base,
        )


@dataclass(frozen=True)
class Share:
    """How many gave an answer, of how many, counted and weighted."""

    count: int
    weighted: float
    base: int
    weighted_base: float

    @property
    def percent(self) -> float:
        return 100 * self.weighted / self.weighted_base

    def text(self, table: Table) -> str:
        """As a figure of this table is printed."""
        if self.base < table.tiny_base:
            return f"{self.count:,} of {self.base:,}"
        symbols = symbols_of(table)
        return percent_text(self.weighted, self.weighted_base, low=symbols.low, nil=symbols.nil)


@dataclass(frozen=True, eq=False)
class Sources:
    """`tables` are those that are charted, with these `columns` (empty: all); `unions` the same
    with a net for each set of answers that notes take together (see `nets_for`); `tested` are the
    tests of pairs of marks of which each is of another item (see `pairs_of_items`)."""

    tables: tuple[Table, ...]
    columns: tuple[str, ...] = ()
    unions: tuple[Table, ...] = ()
    tested: TestedPairs = ()

    def place(self, key: Key) -> Place | None:
        """The cell of a mark; None where the tables do not have it."""
        if not self.tables:
            return None
        if are_of_waves(self.tables):
            found = place_of(self.tables, self.columns, key)
            return None if found is None else Place(self.tables[found[0]], *found[1:])
        table, answer = self.tables[0], key[0]
        if len(self.tables) > 1:
            item, _, answer = key[0].partition("/")
            table = next((each for each in self.tables if each.item == item), table)
        row = next((n for n, each in enumerate(table.rows) if each.id == answer), None)
        column = next((n for n, each in enumerate(table.columns) if each.key == key[1]), None)
        return None if row is None or column is None else Place(table, row, column)

    def mean_of(self, key: Key) -> tuple[Table, str, int] | None:
        """The table of a mark that is a mean, what that is called, and its column; None for
        others."""
        item, _, rest = key[0].partition("/") if len(self.tables) > 1 else ("", "", key[0])
        kind, _, label = rest.partition(":")
        tables = [table for table in self.tables if len(self.tables) == 1 or table.item == item]
        if kind != "statistic" or not tables or are_of_waves(self.tables):
            return None
        columns = enumerate(tables[0].columns)
        column = next((n for n, each in columns if each.key == key[1]), None)
        return None if column is None else (tables[0], label, column)

    def total(self, key: Key) -> Place | None:
        """The mark's answer among all respondents."""
        place = self.place(key)
        if place is None:
            return None
        columns = enumerate(place.table.columns)
        whole = next((n for n, each in columns if each.key == TOTAL), None)
        return None if whole is None else Place(place.table, place.row, whole)

    def shown_with(self, key: Key) -> list[Place]:
        """The mark's answer in all groups of its break that are charted, or in all items; the
        total where there are no groups."""
        place = self.place(key)
        if place is None:
            return []
        if len(self.tables) > 1:
            rows = [(table, place.row) for table in self.tables if place.row < len(table.rows)]
            return [Place(table, row, place.column) for table, row in rows]
        columns = place.table.columns
        groups = [n for n, c in enumerate(columns) if c.by is not None and self._is_charted(c.key)]
        by = columns[place.column].by or (columns[groups[0]].by if groups else None)
        same = [n for n in groups if columns[n].by == by]
        return [Place(place.table, place.row, n) for n in same or [place.column]]

    def together(self, keys: Sequence[Key]) -> Share | str:
        """The share of all these marks taken together; the sign for why there is none."""
        places = [self.place(key) for key in keys]
        known = [place for place in places if place is not None]
        if len(known) < len(places) or len({id(place.table) for place in known}) > 1:
            return NOT_THERE
        if any(not place.is_shown for place in known):
            return HIDDEN
        table = known[0].table
        columns = list(dict.fromkeys(place.column for place in known))
        rows = list(dict.fromkeys(place.row for place in known))
        if len(rows) * len(columns) != len(known) or not _are_apart(table, columns):
            return NOT_THERE
        shares = [self._of_answers(table, rows, column) for column in columns]
        found = [share for share in shares if isinstance(share, Share)]
        return (
            _sum(found) if len(found) == len(shares) else HIDDEN if HIDDEN in shares else shares[0]
        )

    def both(self, one: Place, other: Place) -> tuple[float, float] | None:
        """How many of a group gave both answers, counted and weighted; None where that is not
        known."""
        if one.table is not other.table or one.column != other.column:
            return None
        first, second = _members(one.table, [one.row]), _members(one.table, [other.row])
        if one.table.kind is not Kind.MULTI:
            shared = [Place(one.table, row, one.column).share for row in first & second]
            return sum(each.count for each in shared), sum(each.weighted for each in shared)
        union = self._of_answers(one.table, [one.row, other.row], one.column)
        if isinstance(union, str):
            return None
        count = one.share.count + other.share.count - union.count
        return count, one.share.weighted + other.share.weighted - union.weighted

    def is_beyond_chance(self, one: Key, other: Key) -> bool | None:
        """Whether an answer's share differs between two waves; None where that is not what these
        marks are, or was not tested."""
        if not are_of_waves(self.tables):
            return None
        return is_beyond_chance(self.tables, self.columns, one, other)

    def test_of_items(self, one: Key, other: Key) -> Tested:
        """The test of two marks of different items; nothing where it was not made."""
        return next((test for pair, test in self.tested if set(pair) == {one, other}), Tested())

    def _is_charted(self, column: str) -> bool:
        return not self.columns or column in self.columns

    def _of_answers(self, table: Table, rows: Sequence[int], column: int) -> Share | str:
        """The share of one group that gave any of these answers."""
        if len(rows) == 1:
            return Place(table, rows[0], column).share
        if table.percent_of != "respondents":
            return NOT_THERE
        members = _members(table, rows)
        if table.kind is not Kind.MULTI:
            parts = [Place(table, row, column) for row in sorted(members)]
            if not all(part.is_shown for part in parts):
                return HIDDEN
            whole = _sum([part.share for part in parts])
            of = parts[0].share
            return Share(whole.count, whole.weighted, of.base, of.weighted_base)
        wanted = {table.rows[row].id for row in members}
        for each in (table, *(each for each in self.unions if each.item == table.item)):
            found = (n for n, row in enumerate(each.rows) if row.net and set(row.members) == wanted)
            net = next(found, None)
            if net is not None:
                return _of_net(table, Place(each, net, column))
        return NOT_THERE


def nets_for(notes: Iterable[Note], tables: tuple[Table, ...]) -> tuple[Net, ...]:
    """The nets that must be counted for these notes: of sets of answers that they take together,
    where a respondent may have given several of them."""
    found: dict[frozenset[str], Net] = {}
    for note in notes:
        for table in tables if note.kind in _TAKEN_TOGETHER else ():
            if table.kind is not Kind.MULTI:
                continue
            rows = [n for n, row in enumerate(table.rows) if row.id in _answers(note, table)]
            ids = [table.rows[row].id for row in sorted(_members(table, rows))]
            if len(rows) > 1:
                found.setdefault(frozenset(ids), Net(f"note: {' + '.join(ids)}", tuple(ids)))
    return tuple(found.values())


def pairs_of_items(notes: Iterable[Note], tables: tuple[Table, ...]) -> tuple[tuple[Key, Key], ...]:
    """The pairs of marks of different items of a grid whose difference these notes tell."""
    if len(tables) < 2 or are_of_waves(tables):
        return ()
    pairs = ((note.keys[0], note.keys[1]) for note in notes if len(note.keys) == 2)
    found = dict.fromkeys(pairs)
    return tuple(p for p in found if p[0][0].partition("/")[0] != p[1][0].partition("/")[0])


def _answers(note: Note, table: Table) -> set[str]:
    ids = {answer for answer, _ in note.keys}
    if table.item is None:
        return ids
    return {part for item, _, part in (each.partition("/") for each in ids) if item == table.item}


def _members(table: Table, rows: Iterable[int]) -> set[int]:
    """The rows of single answers that these rows stand for, themselves and those in nets."""
    place = {row.id: number for number, row in enumerate(table.rows)}
    found: set[int] = set()
    for row in rows:
        each = table.rows[row]
        found |= {place[m] for m in each.members if m in place} if each.net else {row}
    return found


def _are_apart(table: Table, columns: list[int]) -> bool:
    """Whether nobody is in two of these groups."""
    if len(columns) == 1:
        return True
    found = [table.columns[number] for number in columns]
    breaks = {column.by for column in found}
    has_net = any((column.group or "").startswith("net:") for column in found)
    return len(breaks) == 1 and not has_net and breaks.isdisjoint({None, *table.overlapping})


def _of_net(table: Table, place: Place) -> Share | str:
    """The share of a net that was counted beside the table; nothing of it where any figure is
    hidden, which it could give away."""
    if place.table is not table and table.disclosure == "publication":
        hidden = (table.state == State.HIDDEN).any() or (place.table.state == State.HIDDEN).any()
        if hidden:
            return HIDDEN
    return place.share if place.is_shown else HIDDEN


def _sum(shares: Sequence[Share]) -> Share:
    return Share(
        sum(share.count for share in shares),
        sum(share.weighted for share in shares),
        sum(share.base for share in shares),
        sum(share.weighted_base for share in shares),
    )


def pooled(places: Sequence[Place]) -> Share | str:
    """The share of these cells over their bases together; the sign for why there is none."""
    if not places:
        return NOT_THERE
    if not all(place.is_shown for place in places):
        return HIDDEN
    return _sum([place.share for place in places])
