"""What the card under the pointer says of a bar."""

from __future__ import annotations

import math

from omnibus_desktop.authorities.hexes import named
from omnibus_desktop.charts.authority_keys import answer_of, is_authority
from omnibus_desktop.charts.lettering import plain
from omnibus_desktop.charts.note_text import points
from omnibus_desktop.charts.over_waves import found_by
from omnibus_desktop.charts.spec import Key
from omnibus_desktop.tables.cells import base_text, cell_text, is_withheld
from omnibus_desktop.tables.over_waves import are_of_waves
from omnibus_desktop.tables.rounding import number_text, whole_percent
from omnibus_desktop.tables.table import Column, State, Table
from omnibus_desktop.tables.wave_columns import has_waves

_HIDDEN = "Hidden to protect the respondents"
_NOT_ASKED = "Not asked"


def describe(tables: tuple[Table, ...], key: Key) -> str:
    """The mark's answer, group, share, count, base, margin and test, a line each, as plain text.
    "" where the tables do not hold it."""
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
    if state == State.HIDDEN:
        return "\n".join([*head, _HIDDEN])
    if state == State.NOT_ASKED or not group.base > 0:
        return "\n".join([*head, _NOT_ASKED if state == State.NOT_ASKED else "Nobody answered"])
    share = cell_text(table, row, column)
    of = f"{int(table.count[row, column]):,} of {group.unweighted_base:,}"
    figures = f"{share} ({of} {plain(table.origin.respondent_word)})"
    rest = [_interval(table, row, column), _test(table, row, column), _caution(group)]
    return "\n".join([*head, figures, *(line for line in rest if line)])


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
    if found.change is not None:
        what = {1: "higher", -1: "lower", 0: "no more than chance"}[found.differs]
        p = "" if math.isnan(found.p) else f" ({_p_words(found.p)})"
        said.append(f"{points(found.change)} since {found.before}: {what}{p}")
    return "\n".join(said)


def _group_words(group: Column) -> str:
    return f"{plain(group.heading)}: {plain(group.label)}" if group.heading else plain(group.label)


def _interval(table: Table, row: int, column: int) -> str:
    """The interval, and half its width as the margin."""
    low, high = float(table.low[row, column]), float(table.high[row, column])
    if math.isnan(low) or math.isnan(high):
        return ""
    if high - low < 1e-9:
        return "Everybody in this group answered: no margin"
    margin = math.floor((high - low) / 2 * 10 + 0.5) / 10
    bounds = f"{whole_percent(low, 100.0)}% to {whole_percent(high, 100.0)}%"
    return f"{table.level:g}% interval {bounds} (margin ±{margin:g} points)"


def _test(table: Table, row: int, column: int) -> str:
    p = float(table.p_rest[row, column])
    if math.isnan(p):
        return ""
    differs = int(table.differs[row, column])
    other = "wave before" if has_waves(table) else "rest"
    words = {1: f"Higher than the {other}", -1: f"Lower than the {other}"}
    return f"{words.get(differs, f'No difference from the {other} shown')} ({_p_words(p)})"


def _p_words(p: float) -> str:
    return "p < 0.001" if p < 0.001 else f"p = {p:.3f}"


def _caution(group: Column) -> str:
    return "Low base: read with caution" if group.low else ""


def _of_statistic(table: Table, label: str, column: int) -> str:
    figure = next((each for each in table.statistics if each.label == label), None)
    if figure is None:
        return ""
    group = table.columns[column]
    value = figure.values[column]
    if value is None and is_withheld(table, column):
        return "\n".join([_group_words(group), _HIDDEN])
    said = "None" if value is None else f"{plain(label)} {number_text(value, 2)}"
    error = figure.ses[column] if figure.ses else None
    more = [] if error is None else [f"Standard error {number_text(error, 2)}"]
    base = f"Base {base_text(group)} {plain(table.origin.respondent_word)}"
    return "\n".join([_group_words(group), said, *more, base])
