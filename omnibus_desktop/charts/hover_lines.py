"""The lines of the card under the pointer: figures with their arithmetic, intervals, tests."""

from __future__ import annotations

import math

from omnibus_desktop.charts.lettering import plain
from omnibus_desktop.charts.note_text import points
from omnibus_desktop.tables.cells import base_text, cell_text
from omnibus_desktop.tables.made_of import WHY
from omnibus_desktop.tables.rest import shares_of_rest
from omnibus_desktop.tables.rounding import number_text, percent_text, whole_percent
from omnibus_desktop.tables.table import Column, Statistic, Table

_MOST_NAMES = 4  # of groups that a test found to be lower


def figures_of(table: Table, row: int, column: int) -> list[str]:
    """The share with its count and base, and how it is worked out: 81 / 91 = 89.0%, weighted too
    where the table is. Of so few that no percentage is printed the counts alone."""
    group, count = table.columns[column], int(table.count[row, column])
    word = plain(table.origin.respondent_word)
    if table.percent_of != "respondents":
        word = "answers given"
    of = f"{count:,} of {group.unweighted_base:,} {word}"
    if group.tiny:
        return [of]
    found = [f"{cell_text(table, row, column)} ({of})"]
    if table.weight is None:
        parts = f"{count:,} / {group.unweighted_base:,}"
        return [*found, f"{parts} = {percent_text(count, group.unweighted_base, 1, low='<0.1%')}"]
    weighted = float(table.weighted[row, column])
    parts = f"{number_text(weighted, 1)} / {number_text(group.base, 1)}"
    share = percent_text(weighted, group.base, 1, low="<0.1%")
    effective = number_text(group.effective_base, 1)
    return [*found, f"Weighted {parts} = {share}; effective base {effective}"]


def interval_of(table: Table, share: float, low: float, high: float) -> str:
    """The interval of a share, with its margin where it has one."""
    if math.isnan(low) or math.isnan(high):
        return ""
    if high - low < 1e-9:
        return "Everybody in this group answered: no margin"
    bounds = f"{whole_percent(low, 100.0)}% to {whole_percent(high, 100.0)}%"
    margin = margin_of(share, low, high)
    return f"{table.level:g}% interval {bounds}{f' ({margin})' if margin else ''}"


def margin_of(share: float, low: float, high: float) -> str:
    """ "margin ±5.1 points" of an interval that reaches as far up as down, to a tenth of a point;
    "" of any other, of which half its width would tell neither end."""
    up, down = (number_text(size, 1) for size in (high - share, share - low))
    return f"margin ±{up.removesuffix('.0')} points" if up == down else ""


def test_of(table: Table, row: int, column: int) -> str:
    """What the test of the cell found, in a sentence; "" where nothing is compared with it."""
    group = table.columns[column]
    if group.by is None or table.method.test == "none":
        return ""
    if group.by in table.made_of:
        return f"Not tested: {WHY}"
    if table.letters:
        higher = _named(table, group, table.letters[row][column])
        return _of_pairs(table, higher, _below(table, group, table.letters[row]))
    rest = float(shares_of_rest(table)[row, column])
    size = ""
    if not math.isnan(rest):
        away = points(float(table.percent[row, column]) - rest)
        size = f" ({whole_percent(rest, 100.0)}%, {away})"
    return _of_rest(table, int(table.differs[row, column]), table.p_rest[row, column], size)


def test_of_mean(table: Table, figure: Statistic, column: int) -> str:
    """The same of a mean."""
    group = table.columns[column]
    if group.by is None or table.method.test == "none":
        return ""
    if group.by in table.made_of:
        return f"Not tested: {WHY}"
    if figure.letters:
        higher = _named(table, group, figure.letters[column])
        return _of_pairs(table, higher, _below(table, group, figure.letters))
    if not figure.p_rest:
        return ""
    p = figure.p_rest[column]
    sign = figure.differs[column] if figure.differs else 0
    return _of_rest(table, sign, math.nan if p is None else p, "")


def mean_of(table: Table, figure: Statistic, column: int) -> list[str]:
    """A mean, or its like, with what is known of how sure it is, and of how many it is."""
    group, value = table.columns[column], figure.values[column]
    said = "None" if value is None else f"{plain(figure.label)} {number_text(value, 2)}"
    spread = [
        f"{name} {number_text(each[column] or 0.0, 2)}"
        for name, each in (("Standard deviation", figure.sds), ("standard error", figure.ses))
        if each and each[column] is not None
    ]
    found = [said, ", ".join(spread).capitalize()]
    low, high = (ends[column] if ends else None for ends in (figure.lows, figure.highs))
    if low is not None and high is not None:
        found.append(f"{table.level:g}% interval {number_text(low, 2)} to {number_text(high, 2)}")
    base = f"Base {base_text(group)} {plain(table.origin.respondent_word)}"
    if table.weight is not None:
        base += f"; effective base {number_text(group.effective_base, 1)}"
    return [*found, base]


def p_words(p: float) -> str:
    """How surely a difference is none of chance: "p = 0.034"."""
    return "p < 0.001" if p < 0.001 else f"p = {p:.3f}"


def _of_rest(table: Table, sign: int, p: float, size: str) -> str:
    if math.isnan(p):
        return f"Not tested against the rest{size}"
    way = {1: "Higher than", -1: "Lower than"}.get(sign, "Against")
    found = "beyond chance" if sign else "no more than chance"
    return f"{way} the rest{size}: {found} at {table.level:g}% ({p_words(float(p))})"


def _of_pairs(table: Table, higher: str, lower: str) -> str:
    said = [f"higher than {higher}" if higher else "", f"lower than {lower}" if lower else ""]
    found = ", ".join(each for each in said if each)
    if not found:
        return f"Against each other group: no more than chance at {table.level:g}%"
    return f"{found[0].upper()}{found[1:]}: beyond chance at {table.level:g}%"


def _below(table: Table, group: Column, letters: tuple[tuple[str, ...], ...]) -> str:
    """The groups of the same break that are higher than this one."""
    above = [
        column.letter
        for column, found in zip(table.columns, letters, strict=True)
        if column.by == group.by and group.letter.upper() in {each.upper() for each in found}
    ]
    return _named(table, group, tuple(above))


def _named(table: Table, group: Column, letters: tuple[str, ...]) -> str:
    wanted = {letter.upper() for letter in letters}
    names = [
        plain(column.label)
        for column in table.columns
        if column.by == group.by and column.letter.upper() in wanted
    ]
    if len(names) > _MOST_NAMES:
        return f"{', '.join(names[:_MOST_NAMES])} and {len(names) - _MOST_NAMES} more"
    return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)
