"""What a chart shows, for those who do not see it."""

from __future__ import annotations

from collections.abc import Iterator

from omnibus_desktop.tables.table import Table
from omnibus_desktop.words.figures import (
    charted_places,
    column_label,
    figure,
    label,
    may_be_said,
    short,
)
from omnibus_desktop.words.footnote import SYNTHETIC, base
from omnibus_desktop.words.headline import leading_row
from omnibus_desktop.words.subtitle import breaks

LONGEST = 600  # characters


def alt_text(tables: tuple[Table, ...], charted: tuple[str, ...], headline: str) -> str:
    """The kind of chart, its message, and as many of its figures as fit, the most telling first:
    all answers of the first group, then the leading answer of the other groups."""
    first = tables[0]
    by = breaks(first, charted)
    start = f"Bar chart{f' {by}' if by.startswith('by ') else ''}. {headline}."
    end = base(tables, charted) + (f" {SYNTHETIC}" if first.origin.synthetic else "")
    room = LONGEST - len(start) - len(end) - 2
    parts: list[str] = []
    for part in _figures(tables, charted):
        if sum(map(len, parts)) + 2 * len(parts) + len(part) + 1 > room:
            break
        parts.append(part)
    figures = f"{'; '.join(parts)}." if parts else ""
    return " ".join(text for text in (start, figures, end) if text)


def _figures(tables: tuple[Table, ...], charted: tuple[str, ...]) -> Iterator[str]:
    first = tables[0]
    places = charted_places(first, charted)
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
    for place in places[1:]:
        yield f"{answer}, {column_label(first.columns[place])} {figure(first, lead, place)}"


def _of_items(tables: tuple[Table, ...], lead: int | None, place: int) -> Iterator[str]:
    if lead is None:
        return
    for table in tables:
        yield f"{short(table.item_label)}, {label(table.rows[lead])} {figure(table, lead, place)}"
