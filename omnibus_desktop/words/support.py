"""Whether the figures of a headline that a person wrote are the table's, and still so.

Each figure is held by where it comes from: a cell, a base, a mean, or two cells whose difference it
is. When the data change, what stands there now is compared with what is said.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from itertools import combinations

from omnibus_desktop.tables.rest import shares_of_rest
from omnibus_desktop.tables.rounding import number_text, percent_parts, percent_text
from omnibus_desktop.tables.table import TOTAL, Table
from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.plain_text import plain
from omnibus_desktop.words.figures import figure, may_be_said, whole
from omnibus_desktop.words.headline import leading_row
from omnibus_desktop.words.held import Cell, Held
from omnibus_desktop.words.naming import is_named
from omnibus_desktop.words.negation import DENIED, denies, is_negated
from omnibus_desktop.words.proportions import may_be_called, proportion
from omnibus_desktop.words.said import Measure, Said, figures_said
from omnibus_desktop.words.scope import Scope, is_answer, scope

#: A cell found: its table, its row (-1 for a base or a mean) and its column.
Spot = tuple[Table, int, int]
_Spots = Mapping[Cell, list[Spot]]

_STATISTIC = "statistic:"
_COUNTED = re.compile(r"\d[\d,.]* \w+")  # "3 years", of a question
_MOST = 8  # sources that are kept of one figure
_OVER_GROUPS = re.compile(
    r"\b(from|between|rang(e|es|ing)|var(y|ies)|everywhere|groups?|areas?|each|every)\b",
    re.IGNORECASE,
)
_MOST_GROUPS = 24  # of which differences are looked for
_REST = re.compile(r"\b(?:the rest|elsewhere|(?:the|all) others?)\b", re.IGNORECASE)
_GONE = "not there"
_ROW, _COLUMN, _LEADING, _TOTAL = 4, 3, 2, 1  # how much speaks for a cell as a figure's source


@dataclass(frozen=True)
class Broken:
    """A figure that a text says, and what stands there now."""

    said: str
    now: str

    @property
    def words(self) -> str:
        return f"says {self.said}, now {self.now}"


def held_figures(text: str, tables: tuple[Table, ...]) -> tuple[Held, ...]:
    """The figures of the text that the tables have, each with where it most likely comes from."""
    spots = _spots(tables)
    found = (Held(said.text, _sources(said, text, spots)) for said in _said(text, tables))
    return tuple(held for held in found if held.sources)


def unsupported(text: str, tables: tuple[Table, ...]) -> tuple[str, ...]:
    """The figures of the text that are nowhere in the tables, as it says them."""
    spots, text = _spots(tables), plain(text)
    return tuple(
        said.text
        for said in _said(text, tables)
        if not _is_supported(said, text, spots, tables) and not _is_of_rest(said, text, tables)
    )


def _is_supported(said: Said, text: str, spots: _Spots, tables: tuple[Table, ...]) -> bool:
    """Whether it is the figure of what the text speaks of; where that is denied, the figure of
    those who did not give that answer, or gave one that is itself a denial."""
    shares = (Measure.PERCENT, Measure.FRACTION)
    if said.measure not in shares or not is_negated(text, said.start, tables):
        return bool(_sources(said, text, spots)) or _is_of_others(said, text, spots)
    own = (source[0] for source in _sources(said, text, spots))
    denials = (spots[cell][0] for cell in own if is_answer(cell[1]))
    if any(denies(table.rows[row].label) for table, row, _ in denials):
        return True
    return _is_of_others(said, text, spots)


def _is_of_others(said: Said, text: str, spots: _Spots) -> bool:
    """Whether it is the share of those who did not give the answer, and the text denies
    something."""
    if not DENIED.search(text):
        return False
    if said.measure is Measure.PERCENT:
        rest = 100 - Decimal(said.numbers[0])
        return bool(_sources(replace(said, numbers=(f"{rest}",)), text, spots))
    if said.measure is not Measure.FRACTION:
        return False
    shares = (_values(said, source, spots) for source in _possible(said, text, spots))
    return any(may_be_called(100 - float(now), said.text) for every in shares for now in every)


def _is_of_rest(said: Said, text: str, tables: tuple[Table, ...]) -> bool:
    """Whether it is the share of those with whom a group is compared, or by how many points that
    is apart from them; of the groups that are named, where some are."""
    measured = (Measure.PERCENT, Measure.POINTS)
    if said.measure not in measured or not _REST.search(text):
        return False
    groups = scope(text, tables).groups
    for table in tables:
        rest = shares_of_rest(table)
        away = rest if said.measure is Measure.PERCENT else abs(table.percent - rest)
        for place, column in enumerate(table.columns):
            if column.key != TOTAL and (not groups or column.key in groups):
                told = (r for r in range(len(table.rows)) if may_be_said(table, r, place))
                values = [away[row, place] for row in told if not math.isnan(away[row, place])]
                if any(number_text(v, said.decimals) == said.numbers[0] for v in values):
                    return True
    return False


def broken(text: str, held: tuple[Held, ...], tables: tuple[Table, ...]) -> tuple[Broken, ...]:
    """The figures that the text says and that are no longer so."""
    known = {each.said: each.sources for each in held}
    found = []
    spots = _spots(tables)
    for said in _said(text, tables):
        sources = known.get(said.text, ())
        if sources and not any(_is_so(said, source, spots) for source in sources):
            found.append(Broken(said.text, _now(said, sources[0], spots)))
    return tuple(found)


def _said(text: str, tables: tuple[Table, ...]) -> tuple[Said, ...]:
    first = tables[0]
    known = [first.text, first.filter_words, first.filter_labels, first.base_words]
    known += [first.filter_name]
    known += [each for text in known for each in _COUNTED.findall(plain(text))]
    known += [first.origin.wave, first.origin.period]
    for table in tables:
        known += [table.item_label, *(row.label for row in table.rows)]
    for column in first.columns:
        known += [column.label, column.heading]
    return figures_said(text, known)


def _spots(tables: tuple[Table, ...]) -> _Spots:
    """Where the cells of the tables are; of several waves one cell may be in several."""
    spots: dict[Cell, list[Spot]] = {}
    for table in tables:
        rows = [(number, row.id) for number, row in enumerate(table.rows)]
        rows += [(-1, ""), *((-1, f"{_STATISTIC}{each.label}") for each in table.statistics)]
        for number, row in rows:
            for place, column in enumerate(table.columns):
                cell = (table.item or "", row, column.key)
                spots.setdefault(cell, []).append((table, number, place))
    return spots


def _sources(said: Said, text: str, spots: _Spots) -> tuple[tuple[Cell, ...], ...]:
    """Where the figure may come from: those for which the most speaks."""
    weighed = [
        (min(_weight(cell, text, spots) for cell in source), source)
        for source in _possible(said, text, spots)
        if _is_so(said, source, spots)
    ]
    best = max((weight for weight, _ in weighed), default=0)
    return tuple(source for weight, source in weighed if weight == best)[:_MOST]


def _possible(said: Said, text: str, spots: _Spots) -> Iterator[tuple[Cell, ...]]:
    """All places where a figure of this measure can be, of those that the text speaks of."""
    about = scope(text, tuple(dict.fromkeys(spot[0] for every in spots.values() for spot in every)))
    meant = [cell for cell in spots if _is_meant(spots[cell][0], text, about) and about.has(cell)]
    shares = [cell for cell, (spot, *_) in spots.items() if spot[1] >= 0]
    if said.measure in (Measure.NUMBER, Measure.OF):
        yield from ((cell,) for cell in meant)
    elif said.measure is not Measure.POINTS:
        yield from ((cell,) for cell in meant if spots[cell][0][1] >= 0)
    else:
        named = about.groups
        every = dict.fromkeys(cell[2] for cell in shares)
        keys = list(named if len(named) > 1 else [*named, *every])[:_MOST_GROUPS]
        rows: dict[tuple[str, ...], list[Cell]] = {}
        for cell in shares:
            if cell[2] in keys or spots[cell][0][2] == 0:
                rows.setdefault(cell[:2], []).append(cell)
                rows.setdefault((cell[2],), []).append(cell)
        for together in rows.values():
            yield from (pair for pair in combinations(together, 2) if about.has_difference(*pair))


def _is_meant(spot: Spot, text: str, about: Scope) -> bool:
    """Whether a text can speak of this column: of the total always, of a group where it is named,
    or groups like it are."""
    table, _, place = spot
    column = table.columns[place]
    if place == 0 or column.key in about.groups or is_named(column.label, text):
        return True
    heading = plain(column.heading).casefold()
    like = [word for word in heading.split() if len(word) > 3]
    return _OVER_GROUPS.search(text) is not None or any(w in text.casefold() for w in like)


def _weight(cell: Cell, text: str, spots: _Spots) -> int:
    """How much speaks for this cell as the source of a figure in the text."""
    return max(
        _ROW * (row >= 0 and is_named(table.rows[row].label, text))
        + _ROW * is_named(table.item_label, text)
        + _COLUMN * is_named(table.columns[place].label, text)
        + _LEADING * (row >= 0 and row == leading_row(table, place))
        + _TOTAL * (place == 0)
        for table, row, place in spots[cell]
    )


def _is_so(said: Said, source: tuple[Cell, ...], spots: _Spots) -> bool:
    """Whether one of the figures that are there is printed as it is said."""
    return any(_fits(said, now) for now in _values(said, source, spots))


def _fits(said: Said, now: str) -> bool:
    if said.measure is Measure.FRACTION:
        return may_be_called(float(now), said.text)
    return now.replace(",", "") == "/".join(said.numbers)


def _now(said: Said, source: tuple[Cell, ...], spots: _Spots) -> str:
    """What is there now, written as it is said."""
    now = next(_values(said, source, spots), None)
    if now is None:
        return _GONE
    if said.measure is Measure.FRACTION:
        return proportion(int(now))
    if said.measure is Measure.PERCENT:
        return figure(*spots[source[0]][0]) if not said.decimals else f"{now}%"
    return f"{now} points" if said.measure is Measure.POINTS else now.replace("/", " of ")


def _values(said: Said, source: tuple[Cell, ...], spots: _Spots) -> Iterator[str]:
    """The figures at the source in the measure and with the decimals of what is said."""
    if len(source) == 2:
        for one in spots.get(source[0], []):
            for other in spots.get(source[1], []):
                yield from _difference(said, one, other)
        return
    for table, row, place in spots.get(source[0], []):
        if row < 0:
            yield from _beside(said, table, source[0][1], place)
        elif may_be_said(table, row, place):
            yield _of_cell(said, table, row, place)


def _of_cell(said: Said, table: Table, row: int, place: int) -> str:
    column, count = table.columns[place], int(table.count[row, place])
    if said.measure is Measure.OF:
        return f"{count}/{column.unweighted_base}"
    if said.measure is Measure.NUMBER:
        return f"{count}"
    if said.measure is Measure.FRACTION:
        return f"{whole(table, row, place)}"
    share = percent_text(float(table.weighted[row, place]), column.base, said.decimals, low="0")
    return share.rstrip("%")


def _beside(said: Said, table: Table, row: str, place: int) -> Iterator[str]:
    """The base and the population of a column, or a mean and its like."""
    column = table.columns[place]
    for each in table.statistics:
        value = each.values[place]
        if f"{_STATISTIC}{each.label}" == row and value is not None:
            yield number_text(value, said.decimals)
    if row or column.hidden:
        return
    population = column.population
    if said.measure is Measure.OF:
        yield f"{column.unweighted_base}/{population}"
    else:
        yield f"{column.unweighted_base}"
        yield f"{population}"


def _difference(said: Said, one: Spot, other: Spot) -> Iterator[str]:
    """How many points are between two cells: of what is exact, and of what is printed."""
    if not (may_be_said(*one) and may_be_said(*other)):
        return
    decimals = said.decimals
    shares = [float(table.percent[row, place]) for table, row, place in (one, other)]
    yield number_text(abs(shares[0] - shares[1]), decimals)
    first, second = (
        percent_parts(float(table.weighted[row, place]), table.columns[place].base, decimals)
        for table, row, place in (one, other)
    )
    if first is not None and second is not None:
        yield number_text(abs(first - second) / 10**decimals, decimals)
