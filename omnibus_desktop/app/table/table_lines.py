"""The lines of the table pane: bases, answers, means, and what stands beside each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from omnibus_desktop.tables.bases import are_unread
from omnibus_desktop.tables.cells import (
    base_text,
    effective_base_text,
    low_mark,
    weighted_base_text,
)
from omnibus_desktop.tables.measures import Measure
from omnibus_desktop.tables.ordering import Order, rows_in_order
from omnibus_desktop.tables.wave_columns import has_waves
from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.plain_text import plain

if TYPE_CHECKING:
    from omnibus_desktop.tables.table import Column, Table


@dataclass(frozen=True)
class Line:
    """One row of the pane: a base (`row` None, `figure` names it), an answer, a mean or its like
    (`statistic`), or the heading of a grid's item (`figure` "item")."""

    label: str
    table: int
    row: int | None = None
    figure: str = ""
    statistic: int | None = None


def lettered(table: Table, column: Column) -> str:
    """The group's name, with its letter where letters say which groups differ."""
    label = plain(column.label)
    return f"{label} ({column.letter})" if table.letters and column.letter else label


def asked_in(tables: tuple[Table, ...]) -> tuple[tuple[str, str], ...]:
    """What the tables are of: the question of each, and the item of a grid."""
    return tuple((table.question, table.item_label) for table in tables)


def lines_of(
    tables: tuple[Table, ...], number: int, order: Order | None, measure: Measure
) -> list[Line]:
    """The lines of one of the tables, its answers in this order."""
    table = tables[number]
    lines = []
    if len(tables) > 1:
        lines.append(Line(plain(table.item_label), number, figure="item"))
    rule = "read so far" if are_unread(table.answers_read) else table.base_rule
    lines.append(Line(f"Base ({rule})", number, figure="base"))
    if table.weight is not None:
        lines.append(Line("Weighted base", number, figure="weighted"))
        lines.append(Line("Effective base", number, figure="effective"))
    if any(column.population is not None for column in table.columns):
        lines.append(Line("Out of", number, figure="population"))
    places = rows_in_order(table, order, measure)
    lines += [Line(plain(table.rows[place].label), number, place) for place in places]
    lines += [
        Line(each.label, number, statistic=place) for place, each in enumerate(table.statistics)
    ]
    return lines


def base_figure(column: Column, figure: str) -> str:
    """The group's base of this kind, "" for a heading."""
    if figure == "base":
        return base_text(column)
    if figure == "weighted":
        return weighted_base_text(column)
    if figure == "effective":
        return effective_base_text(column)
    if figure == "population" and column.population is not None:
        return f"{column.population:,}"
    return ""


def mark_of(table: Table, column: Column) -> str:
    """The sign of a low base, apart from the name."""
    mark = low_mark(table, column).strip()
    return f" {mark}" if mark else ""


def column_tip(table: Table, column: Column) -> str:
    """What is known of a group, a line each."""
    parts = [f"{column.heading}: {column.label}" if column.heading else column.label]
    if column.hidden:
        parts.append("Hidden to protect respondents")
    else:
        of = "" if column.asked_hidden else f" of {column.asked:,} asked"
        parts.append(f"{column.unweighted_base:,} answered{of}")
    if column.population is not None:
        parts.append(f"{column.population:,} in the whole population")
    if column.low:
        parts.append(f"{mark_of(table, column).strip()} Low base: treat with caution")
    return "\n".join(parts)


def mark_words(table: Table, line: Line, place: int) -> str:
    """What a test found of a cell, in words: "higher than the rest", "higher than A, C"."""
    sign = 0
    letters: tuple[str, ...] = ()
    if line.row is not None:
        sign = int(table.differs[line.row, place])
        letters = table.letters[line.row][place] if table.letters else ()
    elif line.statistic is not None:
        figure = table.statistics[line.statistic]
        sign = figure.differs[place] if figure.differs else 0
        letters = figure.letters[place] if figure.letters else ()
    other = "the wave before" if has_waves(table) else "the rest"
    way = {1: f"higher than {other}", -1: f"lower than {other}"}.get(sign, "")
    groups = f"higher than {', '.join(letters)}" if letters else ""
    return ", ".join(part for part in (way, groups) if part)
