"""What is said beside a table in a workbook: title, whom it is about, test, signs, source.

A low base is always marked as the UK statistics service does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from omnibus_desktop.exports.book_sheets import Look, Value
from omnibus_desktop.tables.cells import HIDDEN, NOT_ASKED, base_text
from omnibus_desktop.tables.facts import filtering, signs, source, weighting
from omnibus_desktop.tables.table import SYNTHETIC, Column, State, Table

_HIDDEN = int(State.HIDDEN)


def title(table: Table) -> str:
    """The question, and the item of a grid."""
    text = table.text or table.question
    return f"{text}: {table.item_label}" if table.item_label else text


def name(table: Table) -> str:
    """By which the table is known: the question's id, of a grid the item's."""
    return table.item or table.question


def base(table: Table) -> str:
    """Base, weight and filter: "Base: authorities that answered (91 of 152). Unweighted. ..."."""
    total = table.columns[0]
    of = "" if total.population is None else f" of {total.population:,}"
    words = f"Base: {table.base_words} ({base_text(total)}{of})."
    return f"{words} {weighting(table)} {filtering(table)}"


def method(table: Table) -> str:
    """The test, and what the limits of the intervals are."""
    return f"{table.method.words} Lower and upper limits: {table.level:g}% confidence intervals."


def origin(table: Table) -> Iterator[str]:
    """The source, and of made-up answers that they are."""
    yield source(table)
    if table.origin.synthetic:
        yield SYNTHETIC


def markers(table: Table, symbols: str = "shorthand") -> list[str]:
    """What the markers in the table mean, those that are in it only. Accessible tables have no
    other signs than the shorthand, whatever was chosen."""
    shown = replace(table, symbols=symbols, disclosure="publication")
    return signs((shown,), list(range(len(table.columns))), decimals=table.decimals)


def is_low(column: Column) -> bool:
    return column.low and column.asked != 0


def bases(table: Table) -> Iterator[tuple[str, Look, list[Value]]]:
    """The bases that a table has, and each column's: heading, look, values."""
    yield "Base", Look.COUNT, _bases(table, "unweighted_base")
    if table.weight:
        yield "Weighted base", Look.TENTH, _bases(table, "base")
        yield "Effective base", Look.TENTH, _bases(table, "effective_base")


def _bases(table: Table, name: str) -> list[Value]:
    return [HIDDEN if column.hidden else getattr(column, name) for column in table.columns]


def told(table: Table, values: Iterable[float | None]) -> list[Value]:
    """A figure a column that is not a share. It is hidden where a share of its column is, for it
    could help to find that; and where there is none for fear of other columns."""
    states = table.state.T.tolist()
    hides = any(_HIDDEN in of_column for of_column in states)
    return [
        HIDDEN
        if _HIDDEN in of_column or (value is None and hides and column.base > 0)
        else NOT_ASKED
        if value is None
        else value
        for value, of_column, column in zip(values, states, table.columns, strict=True)
    ]
