"""A table as plain text, for a terminal and for a notebook."""

from __future__ import annotations

import textwrap

from omnibus_desktop.tables.facts import filtering, is_marked, signs, source, weighting
from omnibus_desktop.tables.rounding import percent_text
from omnibus_desktop.tables.table import SYNTHETIC, Column, State, Table
from omnibus_desktop.wave.plain_text import plain

_LABEL = 44  # characters of an answer's label on a line
_COLUMN = 11  # least characters of a column
_ARROWS = {1: "▲", -1: "▼", 0: ""}


def as_text(table: Table) -> str:
    """The question, its columns and bases, a line for each answer, statistics, and what has to be
    known about them: base, weight, filter, test, signs, notes, source."""
    heads = [_head(column) for column in table.columns]
    lines = [plain(table.text) + (f": {plain(table.item_label)}" if table.item_label else ""), ""]
    depth = max(map(len, heads))
    lines += [
        _line("", [head[line] if line < len(head) else "" for head in heads])
        for line in range(depth)
    ]
    lines.append(_line("Base", [f"{column.unweighted_base:,}" for column in table.columns]))
    if table.weight:
        lines.append(_line("Weighted base", [f"{c.base:,.1f}" for c in table.columns]))
        lines.append(_line("Effective base", [f"{c.effective_base:,.1f}" for c in table.columns]))
    for number, row in enumerate(table.rows):
        cells = [_cell(table, number, place) for place in range(len(table.columns))]
        label = plain(row.label) or row.id
        *whole, last = textwrap.wrap(f"Net: {label}" if row.net else label, _LABEL) or [""]
        lines += [*whole, _line(last, cells)]
    for statistic in table.statistics:
        figures = ["" if value is None else f"{value:,.2f}" for value in statistic.values]
        lines.append(_line(statistic.label, figures))
    lines += ["", *_beside(table)]
    return "\n".join(line.rstrip() for line in lines)


def _beside(table: Table) -> list[str]:
    places = list(range(len(table.columns)))
    arrows = "▲▼ Higher or lower than the rest. " if is_marked((table,), places) else ""
    return [
        f"Base: {table.base_words}. {weighting(table)} {filtering(table)}",
        f"{arrows}{table.method.words}",
        *signs((table,), places),
        *table.notes,
        source(table),
        *([SYNTHETIC] if table.origin.synthetic else []),
    ]


def _head(column: Column) -> list[str]:
    label = plain(column.label) + ("*" if column.low and column.asked else "")
    letter = [f"({column.letter})"] if column.letter else []
    return textwrap.wrap(label, _COLUMN) + letter


def _line(label: str, cells: list[str]) -> str:
    return f"{label:<{_LABEL}} " + " ".join(f"{cell:>{_COLUMN}}" for cell in cells)


def _cell(table: Table, row: int, place: int) -> str:
    state = table.state[row, place]
    if state == State.HIDDEN:
        return "[c]"
    if state == State.NOT_ASKED:
        return "[z]"
    share = percent_text(float(table.weighted[row, place]), table.columns[place].base)
    letters = "".join(table.letters[row][place]) if table.letters else ""
    return f"{share}{_ARROWS[int(table.differs[row, place])]}{' ' if letters else ''}{letters}"
