"""Whom a filter keeps, in the few words that a headline has for it."""

from __future__ import annotations

from collections.abc import Sequence

from omnibus_desktop.tables.table import Table
from omnibus_desktop.wave.plain_text import plain
from omnibus_desktop.words.figures import short

LONGEST = 45  # characters
_FURTHER = ", filtered further"


def filtered(table: Table) -> str:
    """The filter's own name, where it has one that is short; else its answers, and no more of them
    than there is room for, so that none is cut which fits: "London or 4 others", "London, filtered
    further". "" where there is no filter."""
    own = plain(table.filter_name)
    labels = plain(table.filter_labels)
    if own and len(own) <= LONGEST:
        return own
    if len(labels) <= LONGEST:
        return labels
    every = [" or ".join(map(plain, names)) for names in table.filter_names]
    for count in range(len(every) - 1, 0, -1):
        said = " and ".join(every[:count]) + _FURTHER
        if len(said) <= LONGEST:
            return said
    further = _FURTHER if len(every) > 1 else ""
    return _some(table.filter_names[0] if every else (labels,), LONGEST - len(further)) + further


def _some(names: Sequence[str], longest: int) -> str:
    """As many of the names as there is room for, and how many more there are."""
    for count in range(len(names) - 1, 0, -1):
        said = f"{' or '.join(map(plain, names[:count]))}{_others(len(names) - count)}"
        if len(said) <= longest:
            return said
    others = _others(len(names) - 1)
    return short(names[0], longest - len(others)) + others


def _others(number: int) -> str:
    return f" or {number} other{'s' if number > 1 else ''}" if number else ""
