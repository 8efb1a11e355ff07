"""A table as plain text, for a terminal and for a notebook."""

from __future__ import annotations

import textwrap

from omnibus_desktop.tables.cells import (
    base_text,
    cell_text,
    effective_base_text,
    low_mark,
    mark_text,
    statistic_text,
    weighted_base_text,
)
from omnibus_desktop.tables.facts import filtering, is_marked, signs, source, weighting
from omnibus_desktop.tables.table import SYNTHETIC, Column, Statistic, Table
from omnibus_desktop.wave.plain_text import plain

_LABEL = 44  # characters of an answer's label on a line
_COLUMN = 11  # least characters of a column


def as_text(table: Table) -> str:
    """The question, its columns and bases, a line for each answer, statistics, and what has to be
    known about them: base, weight, filter, test, signs, notes, source."""
    heads = [_head(table, column) for column in table.columns]
    lines = [plain(table.text) + (f": {plain(table.item_label)}" if table.item_label else ""), ""]
    depth = max(map(len, heads))
    lines += [
        _line("", [head[line] if line < len(head) else "" for head in heads])
        for line in range(depth)
    ]
    lines.append(_line("Base", list(map(base_text, table.columns))))
    if table.weight:
        lines.append(_line("Weighted base", list(map(weighted_base_text, table.columns))))
        lines.append(_line("Effective base", list(map(effective_base_text, table.columns))))
    for number, row in enumerate(table.rows):
        cells = [_cell(table, number, place) for place in range(len(table.columns))]
        label = plain(row.label) or row.id
        *whole, last = textwrap.wrap(f"Net: {label}" if row.net else label, _LABEL) or [""]
        lines += [*whole, _line(last, cells)]
    for statistic in table.statistics:
        figures = [_figure(table, statistic, place) for place in range(len(table.columns))]
        lines.append(_line(statistic.label, figures))
    lines += ["", *_beside(table)]
    return "\n".join(line.rstrip() for line in lines)


def _beside(table: Table) -> list[str]:
    places = list(range(len(table.columns)))
    marked = is_marked((table,), places) or any(any(each.differs) for each in table.statistics)
    arrows = "▲▼ Higher or lower than the rest. " if marked else ""
    return [
        f"Base: {table.base_words}. {weighting(table)} {filtering(table)}",
        f"{arrows}{table.method.words}",
        *signs((table,), places),
        *table.notes,
        source(table),
        *([SYNTHETIC] if table.origin.synthetic else []),
    ]


def _head(table: Table, column: Column) -> list[str]:
    label = f"{plain(column.label)}{low_mark(table, column)}"
    letter = [f"({column.letter})"] if column.letter else []
    return textwrap.wrap(label, _COLUMN) + letter


def _line(label: str, cells: list[str]) -> str:
    return f"{label:<{_LABEL}} " + " ".join(f"{cell:>{_COLUMN}}" for cell in cells)


def _figure(table: Table, statistic: Statistic, place: int) -> str:
    """ "3.21▲", "3.21 B"."""
    return _joined(*statistic_text(table, statistic, place))


def _cell(table: Table, row: int, place: int) -> str:
    return _joined(cell_text(table, row, place), mark_text(table, row, place))


def _joined(figure: str, mark: str) -> str:
    """An arrow stands at its figure, letters apart."""
    return f"{figure}{' ' if mark[:1].isalpha() else ''}{mark}"
