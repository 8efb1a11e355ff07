"""Whether one group or answer that a text puts above another is so, and beyond chance."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from omnibus_desktop.tables.table import TOTAL, Table
from omnibus_desktop.tables.two_cells import compare_cells
from omnibus_desktop.values import dataclass
from omnibus_desktop.words.chance import answers_tested, chance
from omnibus_desktop.words.comparing import rows_meant
from omnibus_desktop.words.figures import column_label, figure, label, may_be_said, short
from omnibus_desktop.words.mentioned import Mention, Mentioned
from omnibus_desktop.words.quantities import Spot, spots_of
from omnibus_desktop.words.scope import Scope

_HIGHER = re.compile(
    r"\b(?:more|higher|greater|larger|bigger|likelier|oftener|above|ahead of|outnumber|exceeds?)\b",
    re.IGNORECASE,
)
_LOWER = re.compile(r"\b(?:less|lower|fewer|smaller|below|behind)\b", re.IGNORECASE)
_THAN = re.compile(
    r"\b(?:than|ahead of|above|below|behind|compared (?:with|to)|outnumber|exceeds?)\b",
    re.IGNORECASE,
)
_MAY_BE_CHANCE = re.compile(
    r"\b(?:may be chance|not significant\w*|no significant|not beyond chance|no more|not more)\b",
    re.IGNORECASE,
)
_REACH = 50  # characters after "than" within which the other stands


@dataclass(frozen=True)
class Pair:
    """What is put above (`sign` 1) or below (-1) what, by their ids."""

    one: str
    other: str
    sign: int


def compared(said: str, mentions: tuple[Mention, ...]) -> Pair | None:
    """The two of these that a text compares; None where it does not, or does so in too many
    words."""
    higher, lower = _HIGHER.search(said), _LOWER.search(said)
    than = _THAN.search(said)
    if than is None or bool(higher) == bool(lower) or _MAY_BE_CHANCE.search(said):
        return None
    after = [each for each in mentions if than.end() <= each.start <= than.end() + _REACH]
    if not after:
        return None
    other = after[0]
    before = [each for each in mentions if each.end <= than.start() and each.id != other.id]
    rest = [each for each in after if each.id != other.id]
    if not (before or rest) or len({each.id for each in mentions}) > 2:
        return None
    one = before[-1] if before else rest[0]
    return Pair(one.id, other.id, 1 if higher else -1)


def false_comparisons(
    said: str, named: Mentioned, about: Scope, tables: tuple[Table, ...]
) -> list[str] | None:
    """What is wrong with the comparison of two groups or two answers; None where there is none
    of a pair that is named."""
    pair = compared(said, named.groups)
    if pair is not None:
        return _first(_of_groups(pair, about, tables))
    pair = compared(said, named.items)
    if pair is not None:
        return _first(_of_items(pair, about, tables))
    pair = compared(said, named.answers)
    return None if pair is None else _first(_of_answers(pair, about, tables))


def _first(wrong: Iterator[str]) -> list[str]:
    """Nothing where one reading holds, else what is wrong with the first."""
    told = list(wrong)
    return [] if not all(told) else told[:1]


def _of_groups(pair: Pair, about: Scope, tables: tuple[Table, ...]) -> Iterator[str]:
    """For each answer that may be meant what is wrong, "" where it holds."""
    spots = [
        (table, row, place)
        for table, row, place in spots_of(about, tables)
        if about.answers or row in rows_meant(table)
    ]
    for table, row, place in spots:
        if table.columns[place].key != pair.one:
            continue
        for that, same, against in spots:
            if that is table and same == row and table.columns[against].key == pair.other:
                p = _p_of_groups(table, row, place, against)
                yield _wrong(pair.sign, (table, row, place), (table, row, against), p)


def _p_of_groups(table: Table, row: int, place: int, against: int) -> float | None:
    if table.method.test == "none":
        return None
    return compare_cells(table, (row, place), (row, against), None).p


def _of_answers(pair: Pair, about: Scope, tables: tuple[Table, ...]) -> Iterator[str]:
    spots = list(spots_of(about, tables))
    for table, row, place in spots:
        for that, other, same in spots:
            if that is table and same == place:
                if (table.rows[row].id, table.rows[other].id) == (pair.one, pair.other):
                    is_net = table.rows[row].net or table.rows[other].net
                    p = 0.0 if is_net else answers_tested(table, row, other, place).p
                    yield _wrong(pair.sign, (table, row, place), (table, other, same), p)


def _of_items(pair: Pair, about: Scope, tables: tuple[Table, ...]) -> Iterator[str]:
    """The same of two items of a grid, by the answer that is named or the first that matters;
    whether it is beyond chance no table of them knows."""
    items = {table.item: table for table in tables}
    one, other = items.get(pair.one), items.get(pair.other)
    if one is None or other is None:
        return
    rows = [n for n, row in enumerate(one.rows) if row.id in about.answers] or rows_meant(one)
    for row in rows:
        if may_be_said(one, row, 0) and may_be_said(other, row, 0):
            yield _wrong(pair.sign, (one, row, 0), (other, row, 0), 0.0)


def _wrong(sign: int, one: Spot, other: Spot, p: float | None) -> str:
    """What is wrong with putting one cell above (1) or below (-1) the other."""
    table, row, place = one
    apart = float(table.percent[row, place]) - float(table.percent[other[1], other[2]])
    first, second = (f"{_name(spot, one, other)} ({figure(*spot)})" for spot in (one, other))
    way = "above" if sign > 0 else "below"
    if apart * sign <= 0:
        return f"{first} {way} {second}, which it is not"
    if p is None or math.isnan(p):
        return f"{first} {way} {second}, which was not tested"
    if p >= 1 - table.level / 100:
        return f"{first} {way} {second}, which may be chance ({chance(p)})"
    return ""


def _name(spot: Spot, one: Spot, other: Spot) -> str:
    """What tells the two apart: the item, the answer, or the group."""
    table, row, place = spot
    if one[0] is not other[0]:
        return short(table.item_label)
    if one[2] == other[2]:
        return label(table.rows[row])
    return "the total" if table.columns[place].key == TOTAL else column_label(table.columns[place])
