"""What is said beside a table in a workbook: title, whom it is about, test, signs, source."""

from __future__ import annotations

from collections.abc import Iterator

from omnibus_desktop.tables.facts import filtering, signs, source, weighting
from omnibus_desktop.tables.table import SYNTHETIC, Column, State, Table

HIDDEN, NOT_ASKED, LOW_BASE = "[c]", "[z]", "[u]"

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
    words = f"Base: {table.base_words} ({total.unweighted_base:,}{of})."
    return f"{words} {weighting(table)} {filtering(table)}"


def method(table: Table) -> str:
    """The test, and what the limits of the intervals are."""
    return f"{table.method.words} Lower and upper limits: {table.level:g}% confidence intervals."


def origin(table: Table) -> Iterator[str]:
    """The source, and of made-up answers that they are."""
    yield source(table)
    if table.origin.synthetic:
        yield SYNTHETIC


def markers(table: Table) -> list[str]:
    """What the markers in the table mean, those that are in it only; a low base is marked as the
    statistics service does."""
    said = signs((table,), list(range(len(table.columns))))
    return [f"{LOW_BASE}{sign[1:]}" if sign.startswith("* ") else sign for sign in said]


def is_low(column: Column) -> bool:
    return column.low and column.asked > 0


def hides(table: Table) -> list[bool]:
    """Of each column, whether anything in it is hidden: then no mean of it is told either."""
    return [_HIDDEN in states for states in table.state.T.tolist()]
