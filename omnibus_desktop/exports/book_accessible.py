"""One table a sheet, by the rules of the UK statistics service for accessible spreadsheets.

A line is one answer of one group, and every figure has a column of its own; nothing is merged,
and what is missing has a marker in its place.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import repeat

from omnibus_desktop.exports import book_facts as facts
from omnibus_desktop.exports.book_heights import fitted, height, label_heights
from omnibus_desktop.exports.book_sheets import Line, Link, Look, Marked, Names, Sheet, Value
from omnibus_desktop.tables.cells import HIDDEN, NOT_ASKED, UNRELIABLE
from omnibus_desktop.tables.rounding import LOW
from omnibus_desktop.tables.table import Column, State, Statistic, Table
from omnibus_desktop.values import dataclass

CONTENTS, NOTES = "Contents", "Notes"
ONE_TABLE = "This worksheet contains one table."

_LABEL_PT, _BREAK_PT, _GROUP_PT, _FIGURE_PT, _FINDING_PT = 360.0, 110.0, 170.0, 76.0, 140.0
_NONE = "none"
_HIDDEN, _NOT_ASKED = int(State.HIDDEN), int(State.NOT_ASKED)
_AGAINST_REST = "Against the rest of the break"
_REST = {1: "higher", -1: "lower", 0: "not shown to differ"}


@dataclass(frozen=True)
class _Measure:
    """One column of figures: `values` has a list a group, with a value a line of it."""

    heading: str
    look: Look
    values: list[list[Value]]


def sheets_of(table: Table, heading: str, notes: str, names: Names) -> Iterator[Sheet]:
    """The table's sheet, and where its answers carry numbers one of their means. `heading` is
    how the table is counted ("Table 5"), `notes` what refers to the sheet of notes ("" or
    "[note 1]")."""
    of_shares = names.sheet(facts.name(table))
    yield _sheet(table, f"{heading}: {facts.title(table)}", notes, of_shares, names, means=False)
    if table.statistics:
        of_means = names.sheet(facts.name(table), " means")
        title = f"{heading} (means): {facts.title(table)}"
        yield _sheet(table, title, notes, of_means, names, means=True)


def _sheet(table: Table, title: str, notes: str, name: str, names: Names, *, means: bool) -> Sheet:
    measures = _means(table) if means else _shares(table)
    lead = _LEAD_OF_MEANS if means else _LEAD
    headings = (*(text for text, _ in lead), *(measure.heading for measure in measures))
    widths = (
        *(width for _, width in lead),
        *(_FINDING_PT if m.look is Look.FINDING else _FIGURE_PT for m in measures),
    )
    above = [fitted((text,), (look,), widths) for text, look in _above(table, title, notes)]
    over = (
        *repeat(Look.HEADING, len(lead)),
        *map(_heading_look, measures),
    )
    looks = (*repeat(Look.LABEL, len(lead)), *(measure.look for measure in measures))
    body = (_mean_lines if means else _share_lines)(table, measures, looks)
    lines = (*above, fitted(headings, over, widths), *body)
    marked = Marked(names.mark(name), len(above), len(lines) - 1, len(headings))
    return Sheet(name, widths, lines, marked, title)


def _heading_look(measure: _Measure) -> Look:
    return Look.FINDING_HEADING if measure.look is Look.FINDING else Look.FIGURE_HEADING


_LEAD = (("Answer", _LABEL_PT), ("Break", _BREAK_PT), ("Group", _GROUP_PT))
_LEAD_OF_MEANS = (("Group", _LABEL_PT), ("Break", _BREAK_PT))


def _above(table: Table, title: str, notes: str) -> Iterator[tuple[str | Link, Look]]:
    yield (f"{title} {notes}" if notes else title), Look.TITLE
    yield (
        (f"{ONE_TABLE} Its notes are in the worksheet {NOTES}." if notes else ONE_TABLE),
        Look.TEXT,
    )
    yield Link(f"Back to the {CONTENTS.lower()}", CONTENTS), Look.LINK
    for text in (facts.base(table), facts.method(table), *facts.markers(table)):
        yield text, Look.TEXT
    for text in facts.origin(table):
        yield text, Look.TEXT


def _share_lines(table: Table, measures: list[_Measure], looks: tuple[Look, ...]) -> Iterator[Line]:
    """Groups one after the other, in each its answers: first the answers of everybody."""
    labels = [
        f"Net: {row.label or row.id}" if row.net else row.label or row.id for row in table.rows
    ]
    of_labels = label_heights(labels, _LABEL_PT)
    for place, column in enumerate(table.columns):
        group, by = column.label or column.key, _break(column)
        beside = max(label_heights((group,), _GROUP_PT) + label_heights((by,), _BREAK_PT))
        figures = (measure.values[place] for measure in measures)
        for cells, tall in zip(
            zip(labels, repeat(by), repeat(group), *figures, strict=False), of_labels, strict=True
        ):
            yield Line(cells, looks, height(tall, beside))


def _mean_lines(table: Table, measures: list[_Measure], looks: tuple[Look, ...]) -> Iterator[Line]:
    for place, column in enumerate(table.columns):
        group, by = column.label or column.key, _break(column)
        tall = max(label_heights((group,), _LABEL_PT) + label_heights((by,), _BREAK_PT))
        figures = (measure.values[place][0] for measure in measures)
        yield Line((group, by, *figures), looks, height(tall))


def _break(column: Column) -> str:
    return column.heading or column.by or column.label


def _shares(table: Table) -> list[_Measure]:
    states = table.state.T.tolist()
    percent = (table.percent.T / 100).tolist()
    measures = [
        _Measure("Percent", Look.PERCENT, _percent(table, percent, states)),
        _Measure(
            "Lower limit", Look.PERCENT, _percent(table, (table.low.T / 100).tolist(), states)
        ),
        _Measure(
            "Upper limit", Look.PERCENT, _percent(table, (table.high.T / 100).tolist(), states)
        ),
        _Measure("Count", Look.COUNT, _seen(table.count.T.tolist(), states)),
    ]
    if table.weight:
        weighted = _seen(table.weighted.T.tolist(), states)
        measures.append(_Measure("Weighted count", Look.TENTH, weighted))
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


def _bases(table: Table, lines: int) -> Iterator[_Measure]:
    """The bases of each column, on each of its lines; and of how many there are in all."""
    measures = list(facts.bases(table))
    if any(column.population is not None for column in table.columns):
        of: list[Value] = [
            NOT_ASKED if column.population is None else column.population
            for column in table.columns
        ]
        measures.append(("Population", Look.COUNT, of))
    for heading, look, values in measures:
        yield _Measure(heading, look, [[value] * lines for value in values])


def _differences(table: Table, states: list[list[int]]) -> list[_Measure]:
    """What the test found, in words: against the rest of the break, or the letters of the groups
    of which a group is higher."""
    if table.method.test == "pairs" and table.letters:
        own: list[list[Value]] = [
            [column.letter or NOT_ASKED] * len(table.rows) for column in table.columns
        ]
        found: list[list[Value]] = [
            [
                HIDDEN if state == _HIDDEN else ", ".join(table.letters[row][place]) or _NONE
                for row, state in enumerate(of_column)
            ]
            for place, of_column in enumerate(states)
        ]
        return [
            _Measure("Letter", Look.FINDING, own),
            _Measure("Higher than", Look.FINDING, found),
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
    return [_Measure(_AGAINST_REST, Look.FINDING, rest)]


def _against_rest(column: Column, state: int, differs: int, p: float) -> str:
    if column.by is None:
        return NOT_ASKED  # everybody has no rest
    if state == _HIDDEN:
        return HIDDEN
    return "not tested" if p != p else _REST[differs]


def _marked(table: Table, percent: list[list[float]], states: list[list[int]]) -> list[_Measure]:
    """The column of markers beside figures that are there: on a low base, above 0 but rounding to
    it. None where nothing is marked."""
    marks: list[list[Value]] = [
        [
            f"{UNRELIABLE if facts.is_low(column) else ''}{LOW if rounds else ''}" or _NONE
            for rounds in (
                0 < share < 0.005 and state != _HIDDEN
                for share, state in zip(percent[place], states[place], strict=True)
            )
        ]
        for place, column in enumerate(table.columns)
    ]
    some = any(mark != _NONE for of_column in marks for mark in of_column)
    return [_Measure("Marker", Look.FINDING, marks)] if some else []


def _means(table: Table) -> list[_Measure]:
    measures = [each for statistic in table.statistics for each in _described(table, statistic)]
    marks: list[list[Value]] = [
        [UNRELIABLE if facts.is_low(column) else _NONE] for column in table.columns
    ]
    some = any(mark != [_NONE] for mark in marks)
    return [*measures, _Measure("Marker", Look.FINDING, marks)] if some else measures


def _described(table: Table, statistic: Statistic) -> Iterator[_Measure]:
    """The figure, its limits, its standard deviation and error, and what it was found to differ
    from, as far as it has them."""
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
            yield _Measure(heading, look, [[value] for value in facts.told(table, values)])
    if statistic.lows:
        yield from _found(table, statistic, of)


def _found(table: Table, statistic: Statistic, of: str) -> Iterator[_Measure]:
    """The same findings as of shares."""
    values = facts.told(table, statistic.values)
    hidden = [value == HIDDEN for value in values]
    if table.method.test == "pairs" and statistic.letters:
        yield _Measure("Letter", Look.FINDING, [[c.letter or NOT_ASKED] for c in table.columns])
        higher: list[Value] = [
            HIDDEN if hides else ", ".join(letters) or _NONE
            for letters, hides in zip(statistic.letters, hidden, strict=True)
        ]
        yield _Measure(f"Higher than{of}", Look.FINDING, [[value] for value in higher])
    if table.method.test == "rest" and statistic.p_rest:
        rest = (
            _against_rest(column, _HIDDEN if hides else 0, differs, math.nan if p is None else p)
            for column, hides, differs, p in zip(
                table.columns, hidden, statistic.differs, statistic.p_rest, strict=True
            )
        )
        yield _Measure(f"{_AGAINST_REST}{of}", Look.FINDING, [[value] for value in rest])
