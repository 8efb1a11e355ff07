"""What the card under the pointer says of a bar."""

from __future__ import annotations

import math

from omnibus_desktop.authorities.hexes import named
from omnibus_desktop.charts.authority_keys import answer_of, is_authority
from omnibus_desktop.charts.hover_lines import (
    figures_of,
    interval_of,
    mean_of,
    p_words,
    test_of,
    test_of_mean,
)
from omnibus_desktop.charts.lettering import plain
from omnibus_desktop.charts.note_text import points
from omnibus_desktop.charts.over_waves import found_by
from omnibus_desktop.charts.spec import Key
from omnibus_desktop.tables.cells import is_withheld
from omnibus_desktop.tables.over_waves import are_of_waves
from omnibus_desktop.tables.table import Column, State, Table

_HIDDEN = "Hidden to protect the respondents"
_NOT_ASKED = "Not asked"
_LEFT_OUT = "Left out by the filter"


def describe(tables: tuple[Table, ...], key: Key) -> str:
    """The mark's answer, group, share, count and base, how the share is worked out, its interval
    and its test, a line each, as plain text; of a hidden figure nothing but that. "" where the
    tables do not hold it."""
    if are_of_waves(tables):
        return _over_waves(tables, key)
    if is_authority(key):
        return _of_authority(tables[0], key)
    table = _table(tables, key[0])
    answer = key[0].partition("/")[2] if table is not None and len(tables) > 1 else key[0]
    if table is None:
        return ""
    column = next((n for n, each in enumerate(table.columns) if each.key == key[1]), None)
    if column is None:
        return ""
    if answer.startswith("statistic:"):
        return _of_statistic(table, answer.partition(":")[2], column)
    row = next((n for n, each in enumerate(table.rows) if each.id == answer), None)
    return "" if row is None else _of_cell(table, row, column)


def aloud(tables: tuple[Table, ...], key: Key) -> tuple[str, str]:
    """The same for who hears it: the mark with its figure in a line, "Financial pressures, Total:
    89% (81 of 91 authorities)"; and all else. Both "" where the tables do not hold it."""
    lines = describe(tables, key).split("\n")
    if is_authority(key):
        return ", ".join(lines), ""
    names = 2 + are_of_waves(tables) + any(table.item_label for table in tables)
    names -= key[0].rpartition("/")[2].startswith("statistic:")
    figure = lines[names : names + 1]
    return ": ".join([", ".join(lines[:names]), *figure]), ". ".join(lines[names + 1 :])


def _table(tables: tuple[Table, ...], answer: str) -> Table | None:
    """The table of the mark: of a grid that of the item which the key names."""
    if len(tables) == 1:
        return tables[0]
    item = answer.partition("/")[0]
    return next((table for table in tables if table.item == item), None)


def _of_cell(table: Table, row: int, column: int) -> str:
    group = table.columns[column]
    item = [plain(table.item_label)] if table.item_label else []
    head = [*item, plain(table.rows[row].label), _group_words(group)]
    state = int(table.state[row, column])
    if state == State.HIDDEN or group.hidden:
        return "\n".join([*head, _HIDDEN])
    if group.left_out:
        return "\n".join([*head, _LEFT_OUT])
    if state == State.NOT_ASKED or not group.base > 0:
        return "\n".join([*head, _NOT_ASKED if state == State.NOT_ASKED else "Nobody answered"])
    rest = [
        *figures_of(table, row, column),
        interval_of(
            table, *(float(of[row, column]) for of in (table.percent, table.low, table.high))
        ),
        test_of(table, row, column),
        _caution(group),
    ]
    return "\n".join([*head, *(line for line in rest if line)])


def _of_authority(table: Table, key: Key) -> str:
    """Which authority this is, and what is known of it."""
    known = named(key[1])
    answer = next((row.label for row in table.rows if row.id == answer_of(key)), "")
    return "" if known is None else f"{known.name}\n{known.region}\n{known.type}\n{answer}"


def _over_waves(tables: tuple[Table, ...], key: Key) -> str:
    """The card of a mark over waves, with what changed since the wave before."""
    found = found_by(tables, key)
    if found is None:
        return ""
    said = [found.name, _of_cell(tables[found.wave], found.row, found.column)]
    is_told = int(tables[found.wave].state[found.row, found.column]) != State.HIDDEN
    if found.change is not None and is_told:
        what = {1: "higher", -1: "lower", 0: "no more than chance"}[found.differs]
        p = "" if math.isnan(found.p) else f" ({p_words(found.p)})"
        said.append(f"{points(found.change)} since {found.before}: {what}{p}")
    return "\n".join(said)


def _group_words(group: Column) -> str:
    return f"{plain(group.heading)}: {plain(group.label)}" if group.heading else plain(group.label)


def _caution(group: Column) -> str:
    return "Low base: read with caution" if group.low else ""


def _of_statistic(table: Table, label: str, column: int) -> str:
    figure = next((each for each in table.statistics if each.label == label), None)
    if figure is None:
        return ""
    group = table.columns[column]
    item = [plain(table.item_label)] if table.item_label else []
    head = [*item, _group_words(group)]
    if is_withheld(table, column) or group.hidden:
        return "\n".join([*head, _HIDDEN])
    rest = [*mean_of(table, figure, column), test_of_mean(table, figure, column), _caution(group)]
    return "\n".join([*head, *(line for line in rest if line)])
