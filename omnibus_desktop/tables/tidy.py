"""A table as lines of one figure each, for a CSV file or a DataFrame."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from omnibus_desktop.tables.as_json import DIFFERS, STATES, number
from omnibus_desktop.tables.table import SYNTHETIC, Column, State, Table

HEADER = (
    "question",
    "item",
    "break",
    "group",
    "group_label",
    "answer",
    "label",
    "net",
    "count",
    "weighted",
    "percent",
    "low",
    "high",
    "state",
    "rest",
    "p_rest",
    "letters",
    "asked",
    "unweighted_base",
    "base",
    "effective_base",
    "population",
    "note",
)

Cell = str | int | float | bool | None
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def tidy(table: Table) -> Iterator[tuple[Cell, ...]]:
    """One line a cell in the order of HEADER, answers within groups; None where there is nothing
    or where it is hidden. The note says of synthetic data that they are."""
    arrays = (table.count, table.weighted, table.percent, table.low, table.high)
    figures = [array.T.tolist() for array in arrays]
    states, differs = table.state.T.tolist(), table.differs.T.tolist()
    p_rest = table.p_rest.T.tolist()
    for c, column in enumerate(table.columns):
        for r, row in enumerate(table.rows):
            hidden = states[c][r] == State.HIDDEN
            letters = table.letters[r][c] if table.letters else ()
            yield (
                table.question,
                table.item,
                column.by,
                column.group,
                column.label,
                row.id,
                row.label,
                row.net,
                *(None if hidden else number(values[c][r]) for values in figures),
                STATES[states[c][r]],
                "" if hidden else DIFFERS[differs[c][r]],
                None if hidden else number(p_rest[c][r]),
                "" if hidden else " ".join(letters),
                *_bases(column),
                column.population,
                SYNTHETIC if table.origin.synthetic else "",
            )


def _bases(column: Column) -> tuple[float | None, ...]:
    """Asked, unweighted, weighted and effective base."""
    if column.hidden:
        return (None,) * 4
    asked = None if column.asked_hidden else column.asked
    return asked, column.unweighted_base, column.base, column.effective_base


def as_csv(tables: Iterable[Table]) -> str:
    """The lines of all tables under one header. A text that a spreadsheet would take for a
    formula is led by an apostrophe."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(HEADER)
    for table in tables:
        writer.writerows(map(_harmless, line) for line in tidy(table))
    return text.getvalue()


def _harmless(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
