"""What a chart shows, for those who do not see it."""

from __future__ import annotations

from collections.abc import Iterator

from omnibus_desktop.tables.facts import weighting
from omnibus_desktop.tables.table import SYNTHETIC, Table
from omnibus_desktop.words.figures import (
    column_label,
    figure,
    label,
    may_be_said,
    places_seen,
    short,
)
from omnibus_desktop.words.footnote import base
from omnibus_desktop.words.headline import leading_row
from omnibus_desktop.words.subtitle import breaks

LONGEST = 600  # characters
_FILTER = 120  # of the filter in words


def alt_text(tables: tuple[Table, ...], charted: tuple[str, ...], headline: str) -> str:
    """The kind of chart, its message, and as many of its figures as fit, the most telling first:
    all answers of the first group, then the leading answer of the other groups."""
    by = breaks(tables, charted)
    start = f"Bar chart{f' {by}' if by.startswith('by ') else ''}. {headline}."
    end = " ".join(_whom(tables, charted))
    room = LONGEST - len(start) - len(end) - 2
    parts: list[str] = []
    for part in _figures(tables, charted):
        if sum(map(len, parts)) + 2 * len(parts) + len(part) + 1 > room:
            break
        parts.append(part)
    figures = f"{'; '.join(parts)}." if parts else ""
    return " ".join(text for text in (start, figures, end) if text)


def _whom(tables: tuple[Table, ...], charted: tuple[str, ...]) -> Iterator[str]:
    """Base, weight and filter, without which the figures would say too much."""
    first = tables[0]
    yield base(tables, charted)
    if first.weight:
        yield weighting(first)
    if first.filter_words:
        yield f"Filter: {short(first.filter_words, _FILTER)}."
    if first.origin.synthetic:
        yield SYNTHETIC


def _figures(tables: tuple[Table, ...], charted: tuple[str, ...]) -> Iterator[str]:
    first = tables[0]
    places = places_seen(tables, charted)
    lead = leading_row(first, places[0])
    if len(tables) > 1:
        yield from _of_items(tables, lead, places[0])
        return
    rows = sorted(
        (row for row in range(len(first.rows)) if may_be_said(first, row, places[0])),
        key=lambda row: 0 if first.ordered else -float(first.weighted[row, places[0]]),
    )
    name = "" if places[0] == 0 else f"{column_label(first.columns[places[0]])}, "
    for row in rows:
        yield f"{name}{label(first.rows[row])} {figure(first, row, places[0])}"
    if lead is None:
        return
    answer = label(first.rows[lead])
    for place in (place for place in places[1:] if first.columns[place].asked):
        yield f"{answer}, {column_label(first.columns[place])} {figure(first, lead, place)}"


def _of_items(tables: tuple[Table, ...], lead: int | None, place: int) -> Iterator[str]:
    if lead is None:
        return
    for table in tables:
        yield f"{short(table.item_label)}, {label(table.rows[lead])} {figure(table, lead, place)}"
