"""What a table may tell of few respondents: marked, or hidden for publication."""

from __future__ import annotations

from dataclasses import replace

from omnibus_desktop.tables.bases import half_answered
from omnibus_desktop.tables.breaks import Breaks
from omnibus_desktop.tables.options import Options
from omnibus_desktop.tables.rows import Rows
from omnibus_desktop.tables.table import Table
from omnibus_desktop.wave.wave import Wave

SMALL_COUNT = 5  # up to so many, a respondent may be recognised


def disclosed(wave: Wave, table: Table, breaks: Breaks, rows: Rows, options: Options) -> Table:
    """The table as the chosen disclosure rule lets it be seen."""
    seen = table
    if options.disclosure == "publication":
        from omnibus_desktop.tables.itself import by_itself  # few tables need them
        from omnibus_desktop.tables.publication import published

        seen = published(table, breaks, rows, by_itself(wave, table, breaks))
    half = "" if options.min_base is not None else half_answered(seen.columns, seen.min_base)
    return replace(seen, notes=(*seen.notes, half)) if half else seen
