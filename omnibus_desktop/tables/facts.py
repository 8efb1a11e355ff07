"""What is said beside a table wherever it stands: weight, filter, signs, source."""

from __future__ import annotations

from collections.abc import Sequence

from omnibus_desktop.tables.bases import low_base
from omnibus_desktop.tables.cells import HIDDEN, symbols_of
from omnibus_desktop.tables.table import Origin, State, Table
from omnibus_desktop.wave.plain_text import plain

_HIDDEN = int(State.HIDDEN)
_UNASKED = {False: "not asked", True: "left out by the filter"}  # by whether a group is left out


def weighting(table: Table) -> str:
    return f"Weighted by {plain(table.weight)}." if table.weight else "Unweighted."


def filtering(table: Table) -> str:
    return f"Filter: {plain(table.filter_words)}." if table.filter_words else "No filter."


def source(table: Table) -> str:
    """ "Source: TITLE (FILE), ORGANISATION."."""
    return source_of(table.origin)


def source_of(origin: Origin) -> str:
    """The same of a wave without a table of it."""
    title = plain(origin.wave).strip()
    named = f"{title} ({plain(origin.source)})" if title else plain(origin.source)
    return (
        "Source: " + ", ".join(part for part in (named, plain(origin.organisation)) if part) + "."
    )


def is_marked(tables: Sequence[Table], places: list[int]) -> bool:
    """Whether a difference is marked in one of these columns."""
    groups = [place for place in places if place > 0]  # the total has no rest to differ from
    return bool(groups) and any(table.differs[:, groups].any() for table in tables)


def signs(
    tables: Sequence[Table], places: list[int], counts: bool = False, decimals: int = 0
) -> list[str]:
    """What the signs in these columns mean, those that are there only; differences apart. Where
    all figures are told as `counts`, those of tiny groups are no exception. Percentages have so
    many `decimals`."""
    said = []
    columns = [table.columns[place] for table in tables for place in places]
    symbols = symbols_of(tables[0])
    low = [column for column in columns if column.low and column.asked]
    if low:
        said.append(f"{symbols.low_base} {low_base(low, tables[0].min_base)}")
    tiny = [column for column in columns if column.tiny and column.asked]
    if tiny and not counts:
        half = " and under half of the group" if all(each.population for each in tiny) else ""
        said.append(f"Groups under {tables[0].tiny_base}{half}: respondents, not percentages.")
    if any(_rounds_to_nothing(table, places, decimals) for table in tables):
        said.append(f"{symbols.low} Above 0 but under {0.5 / 10**decimals:g}%.")
    if symbols.nil and any(_has_nobody(table, places) for table in tables):
        said.append(f"{symbols.nil} None.")
    if any((table.state[:, places] == _HIDDEN).any() for table in tables):
        said.append(f"{HIDDEN} Hidden to protect respondents.")
    unasked = {column.left_out for column in columns if not column.asked}
    if unasked:
        why = " or ".join(
            words for is_left_out, words in _UNASKED.items() if is_left_out in unasked
        )
        said.append(f"{symbols.not_asked or 'Blank:'} {why[:1].upper()}{why[1:]}.")
    return said


def _rounds_to_nothing(table: Table, places: list[int], decimals: int) -> bool:
    percent = table.percent[:, places]
    return bool(((percent > 0) & (percent < 0.5 / 10**decimals)).any())


def _has_nobody(table: Table, places: list[int]) -> bool:
    return bool((table.percent[:, places] == 0).any())
