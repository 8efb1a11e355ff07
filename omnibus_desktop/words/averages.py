"""Means as a slide tells them: their text, how many they are of, which is highest."""

from __future__ import annotations

import math
from collections.abc import Iterator

from omnibus_desktop.tables.table import Table
from omnibus_desktop.words.figures import column_label, places_seen, short

_NAME = 40  # characters of an item's label in a headline


def average_text(value: float) -> str:
    """A mean as printed: to one decimal, from 100 on as a whole number; halves go up."""
    if abs(value) >= 100:
        return f"{math.floor(value + 0.5):,}"
    return f"{math.floor(value * 10 + 0.5) / 10:.1f}"


def are_means(tables: tuple[Table, ...], means: bool = False) -> bool:
    """Whether a chart of these tables shows means: because it was told so, or because there are
    no shares to show."""
    return all(table.statistics and (means or not table.rows) for table in tables)


def mean_of(table: Table, place: int) -> float | None:
    """The mean in this column; None where there is none or it is hidden."""
    return _value(table, "Mean", place)


def mean_base(table: Table, place: int) -> int:
    """How many the mean is of: fewer than answered where an answer has no number. Of a table
    without that figure its base."""
    count = _value(table, "Count", place)
    return table.columns[place].unweighted_base if count is None else round(count)


def means_said(tables: tuple[Table, ...], charted: tuple[str, ...]) -> Iterator[str]:
    """Each mean with its base, "Labour 4.1 (n=4,847)": of the items of a grid in the order of
    the tables, else of the charted groups."""
    for table in tables:
        for place in places_seen(tables, charted):
            mean = mean_of(table, place)
            is_item = len(tables) > 1
            name = short(table.item_label) if is_item else column_label(table.columns[place])
            if mean is not None:
                yield f"{name} {average_text(mean)} (n={mean_base(table, place):,})"
            elif table.columns[place].asked:
                yield f"{name} not shown"


def range_of_means(tables: tuple[Table, ...], place: int) -> str:
    """ "Averages run from 2.2 (UKIP) to 4.0 (Green Party)"; "" where none may be said."""
    said = [(mean, table) for table in tables if (mean := mean_of(table, place)) is not None]
    if not said:
        return ""
    low, high = (pick(said, key=lambda each: each[0]) for pick in (min, max))
    least, most = average_text(low[0]), average_text(high[0])
    if least == most:
        return f"The average is {most}, whatever is asked about"
    names = [short(table.item_label, _NAME) for _, table in (low, high)]
    return f"Averages run from {least} ({names[0]}) to {most} ({names[1]})"


def _value(table: Table, label: str, place: int) -> float | None:
    found = (each for each in table.statistics if each.label == label)
    statistic = next(found, None)
    return None if statistic is None else statistic.values[place]
