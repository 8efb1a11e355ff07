"""The columns of figures of an accessible table: percentages, limits, counts, bases, findings.

Each has a value for every line of the table: a number, or the marker for why there is none.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from omnibus_desktop.exports import book_facts as facts
from omnibus_desktop.exports.book_sheets import Look, Value, percent_look
from omnibus_desktop.tables.cells import HIDDEN, NOT_ASKED, UNRELIABLE
from omnibus_desktop.tables.rounding import LOW
from omnibus_desktop.tables.table import Column, State, Statistic, Table
from omnibus_desktop.values import dataclass

_NONE = "none"
_HIDDEN, _NOT_ASKED = int(State.HIDDEN), int(State.NOT_ASKED)
_AGAINST_REST = "Against the rest of the break"
_REST = {1: "higher", -1: "lower", 0: "not shown to differ"}


@dataclass(frozen=True)
class Measure:
    """One column of figures: `values` has a list a group, with a value a line of it."""

    heading: str
    look: Look
    values: list[list[Value]]


def measures_of_shares(table: Table) -> list[Measure]:
    """A value for each answer of each group."""
    states = table.state.T.tolist()
    percent, look = (table.percent.T / 100).tolist(), percent_look(table.decimals)
    measures = [
        Measure("Percent", look, _percent(table, percent, states)),
        Measure("Lower limit", look, _percent(table, (table.low.T / 100).tolist(), states)),
        Measure("Upper limit", look, _percent(table, (table.high.T / 100).tolist(), states)),
        Measure("Count", Look.COUNT, _seen(table.count.T.tolist(), states)),
    ]
    if table.weight:
        weighted = _seen(table.weighted.T.tolist(), states)
        measures.append(Measure("Weighted count", Look.TENTH, weighted))
    measures += _bases(table, len(table.rows))
    measures += _differences(table, states)
    return measures + _marked(table, percent, states)


def _percent(
    table: Table, figures: list[list[float]], states: list[list[int]]
) -> list[list[Value]]:
    """Percentages; of groups so small that these would mislead only the marker for that."""
    return [
        [cell if isinstance(cell, str) else UNRELIABLE for cell in of_column]
        if column.tiny
        else of_column
        for column, of_column in zip(table.columns, _seen(figures, states), strict=True)
    ]


def _seen(figures: list[list[float]], states: list[list[int]]) -> list[list[Value]]:
    """The figures, with a marker for each that is hidden or that there is not."""
    return [
        [
            HIDDEN
            if state == _HIDDEN
            else NOT_ASKED
            if state == _NOT_ASKED or figure != figure
            else figure
            for figure, state in zip(of_column, states_of_column, strict=True)
        ]
        for of_column, states_of_column in zip(figures, states, strict=True)
    ]


def _bases(table: Table, lines: int) -> Iterator[Measure]:
    """The bases of each column, on each of its lines; and of how many there are in all."""
    measures = list(facts.bases(table))
    if any(column.population is not None for column in table.columns):
        of: list[Value] = [
            NOT_ASKED if column.population is None else column.population
            for column in table.columns
        ]
        measures.append(("Population", Look.COUNT, of))
    for heading, look, values in measures:
        yield Measure(heading, look, [[value] * lines for value in values])


def _differences(table: Table, states: list[list[int]]) -> list[Measure]:
    """What the test found, in words: against the rest of the break, or the letters of the groups
    of which a group is higher."""
    if table.method.test == "pairs" and table.letters:
        own: list[list[Value]] = [
            [column.letter or NOT_ASKED] * len(table.rows) for column in table.columns
        ]
        found: list[list[Value]] = [
            [
                _higher_than(column, state, table.letters[row][place])
                for row, state in enumerate(states[place])
            ]
            for place, column in enumerate(table.columns)
        ]
        return [
            Measure("Letter", Look.FINDING, own),
            Measure("Higher than", Look.FINDING, found),
        ]
    if table.method.test != "rest":
        return []
    differs, p_rest = table.differs.T.tolist(), table.p_rest.T.tolist()
    rest: list[list[Value]] = [
        [
            _against_rest(column, *cell)
            for cell in zip(states[place], differs[place], p_rest[place], strict=True)
        ]
        for place, column in enumerate(table.columns)
    ]
    return [Measure(_AGAINST_REST, Look.FINDING, rest)]


def _higher_than(column: Column, state: int, letters: tuple[str, ...]) -> str:
    if column.by is None:
        return NOT_ASKED  # everybody is no group
    return HIDDEN if state == _HIDDEN else ", ".join(letters) or _NONE


def _against_rest(column: Column, state: int, differs: int, p: float) -> str:
    if column.by is None:
        return NOT_ASKED  # everybody has no rest
    if state == _HIDDEN:
        return HIDDEN
    return "not tested" if p != p else _REST[differs]


def _marked(table: Table, percent: list[list[float]], states: list[list[int]]) -> list[Measure]:
    """The column of markers beside figures that are there: on a low base, above 0 but rounding to
    it. None where nothing is marked."""
    nothing = 0.005 / 10**table.decimals  # what is below it rounds to that
    marks: list[list[Value]] = [
        [
            f"{UNRELIABLE if facts.is_low(column) else ''}{LOW if rounds else ''}" or _NONE
            for rounds in (
                0 < share < nothing and state != _HIDDEN
                for share, state in zip(percent[place], states[place], strict=True)
            )
        ]
        for place, column in enumerate(table.columns)
    ]
    some = any(mark != _NONE for of_column in marks for mark in of_column)
    return [Measure("Marker", Look.FINDING, marks)] if some else []


def measures_of_means(table: Table) -> list[Measure]:
    """A value a group in each; what they were found to differ from stands last."""
    measures = [each for statistic in table.statistics for each in _described(table, statistic)]
    measures += [each for statistic in table.statistics for each in _found(table, statistic)]
    marks: list[list[Value]] = [
        [UNRELIABLE if facts.is_low(column) else _NONE] for column in table.columns
    ]
    some = any(mark != [_NONE] for mark in marks)
    return [*measures, Measure("Marker", Look.FINDING, marks)] if some else measures


def _described(table: Table, statistic: Statistic) -> Iterator[Measure]:
    """The figure, its limits, its standard deviation and error, as far as it has them."""
    of = "" if statistic.label == "Mean" else f" ({statistic.label})"
    look = Look.COUNT if statistic.label == "Count" else Look.HUNDREDTH
    for heading, values in (
        (statistic.label, statistic.values),
        (f"Lower limit{of}", statistic.lows),
        (f"Upper limit{of}", statistic.highs),
        (f"Standard deviation{of}", statistic.sds),
        (f"Standard error{of}", statistic.ses),
    ):
        if values:
            yield Measure(heading, look, [[value] for value in facts.told(table, values)])


def _found(table: Table, statistic: Statistic) -> Iterator[Measure]:
    """The same findings as of shares, of a figure that was tested."""
    of = "" if statistic.label == "Mean" else f" ({statistic.label})"
    states = [_HIDDEN if value == HIDDEN else 0 for value in facts.told(table, statistic.values)]
    if table.method.test == "pairs" and statistic.letters:
        yield Measure("Letter", Look.FINDING, [[c.letter or NOT_ASKED] for c in table.columns])
        higher = map(_higher_than, table.columns, states, statistic.letters)
        yield Measure(f"Higher than{of}", Look.FINDING, [[value] for value in higher])
    if table.method.test == "rest" and statistic.p_rest:
        p_rest = (math.nan if p is None else p for p in statistic.p_rest)
        rest = map(_against_rest, table.columns, states, statistic.differs, p_rest)
        yield Measure(f"{_AGAINST_REST}{of}", Look.FINDING, [[value] for value in rest])
