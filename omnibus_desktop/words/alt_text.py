"""What a chart shows, for those who do not see it."""

from __future__ import annotations

from collections.abc import Iterator

from omnibus_desktop.tables.facts import weighting
from omnibus_desktop.tables.table import SYNTHETIC, State, Table
from omnibus_desktop.words.averages import are_means, means_said
from omnibus_desktop.words.differences import differences_said
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
from omnibus_desktop.words.kinds import called
from omnibus_desktop.words.subtitle import breaks

LONGEST = 600  # characters
_FILTER = 120  # of the filter in words
_BESIDE = 240  # of what is drawn beside the bars


def alt_text(
    tables: tuple[Table, ...],
    charted: tuple[str, ...],
    headline: str,
    *,
    means: bool = False,
    beside: str = "",
    kind: str = "",
) -> str:
    """The kind of chart, its message, what is drawn `beside` its bars (highlights, notes), and as
    many of its figures as fit, the most telling first: all answers of the first group, what is
    hidden, then the other groups, the leading answer first; or all means, or all differences from
    the rest."""
    of_means = are_means(tables, means)
    by = breaks(tables, charted)
    what = called(kind, of_means)
    start = f"{what}{f' {by}' if by.startswith('by ') else ''}. {sentence(headline)}"
    if beside:
        start += f" {short(beside, _BESIDE)}"
    end = " ".join((base(tables, charted, means), *whom(tables[0])))
    room = LONGEST - len(start) - len(end) - 2
    parts: list[str] = []
    for part in _said(tables, charted, of_means, kind):
        if sum(map(len, parts)) + 2 * len(parts) + len(part) + 1 > room:
            break
        parts.append(part)
    figures = f"{'; '.join(parts)}." if parts else ""
    return " ".join(text for text in (start, figures, end) if text)


def without_chart(
    tables: tuple[Table, ...], charted: tuple[str, ...], headline: str, why: str
) -> str:
    """The same where there is no room for a chart: its message, and why there is no more."""
    ends = (base(tables, charted), *whom(tables[0]))
    return " ".join((f"No chart. {sentence(headline)} {sentence(why)}".strip(), *ends))


def sentence(text: str) -> str:
    """A text with a full stop where it has no end of its own."""
    return text if not text or text.endswith((".", "!", "?")) else f"{text}."


def _said(
    tables: tuple[Table, ...], charted: tuple[str, ...], of_means: bool, kind: str
) -> Iterator[str]:
    if of_means:
        return means_said(tables, charted)
    if kind == "difference":
        return differences_said(tables[0], charted)
    return _figures(tables, charted)


def whom(first: Table) -> Iterator[str]:
    """Weight and filter, without which the figures would say too much."""
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
        yield from _of_items(tables, lead, places)
        return
    rows = sorted(
        range(len(first.rows)),
        key=lambda row: 0 if first.ordered else -_size(first, row, places[0]),
    )
    name = "" if places[0] == 0 else f"{column_label(first.columns[places[0]])}, "
    for row in rows:
        if may_be_said(first, row, places[0]):
            yield f"{name}{label(first.rows[row])} {figure(first, row, places[0])}"
    yield from _hidden(first, rows, places)
    leading = [] if lead is None else [lead]
    for row in (*leading, *(row for row in rows if row not in leading)):
        yield from _of_groups(first, row, places[1:])


def _size(table: Table, row: int, place: int) -> float:
    return float(table.weighted[row, place]) if may_be_said(table, row, place) else -1.0


def _hidden(table: Table, rows: list[int], places: list[int]) -> Iterator[str]:
    """What is hidden, once an answer."""
    for row in rows:
        hidden = [place for place in places if int(table.state[row, place]) == State.HIDDEN]
        if len(hidden) == len(places):
            yield f"{label(table.rows[row])} hidden"
        elif hidden:
            some = column_label(table.columns[hidden[0]])
            where = some if len(hidden) == 1 else f"{len(hidden)} of {len(places)} groups"
            yield f"{label(table.rows[row])} hidden in {where}"


def _of_groups(table: Table, row: int, places: list[int]) -> Iterator[str]:
    """The figures of an answer in the groups that have a bar; its name once, and not where it is
    the only answer."""
    answer = f"{label(table.rows[row])}: " if len(table.rows) > 1 else ""
    for place in places:
        if may_be_said(table, row, place):
            yield f"{answer}{column_label(table.columns[place])} {figure(table, row, place)}"
            answer = ""


def _of_items(tables: tuple[Table, ...], lead: int | None, places: list[int]) -> Iterator[str]:
    """The figures of an answer in each item, first those of all, then those of its groups."""
    if lead is None:
        return
    first, *groups = places
    for table in tables:
        yield f"{short(table.item_label)}, {label(table.rows[lead])} {figure(table, lead, first)}"
    for table in tables if groups else ():
        item = f"{short(table.item_label)}: "
        for place in groups:
            if may_be_said(table, lead, place):
                group = column_label(table.columns[place])
                yield f"{item}{group} {figure(table, lead, place)}"
                item = ""
