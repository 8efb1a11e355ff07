"""Groups of which everybody answered: nothing about them is left to chance."""

from __future__ import annotations

from collections.abc import Sequence

from omnibus_desktop.tables.table import Column
from omnibus_desktop.wave.plain_text import plain


def census_note(columns: Sequence[Column], word: str) -> str:
    """ "All authorities answered in London (33) and North East (12): no sampling error, so that
    the interval is the figure itself."; "" where there is no such group."""
    whole = [
        column
        for column in columns
        if column.population and column.unweighted_base >= column.population
    ]
    if not whole:
        return ""
    if whole[0] is columns[0]:
        where = f"All {whole[0].population:,} {word} answered"
    else:
        names = [f"{plain(column.label)} ({column.population:,})" for column in whole]
        listed = " and ".join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else names[0]
        where = f"All {word} answered in {listed}"
    return f"{where}: no sampling error, so that the interval is the figure itself."
