"""What a table may tell of few respondents: marked, or hidden for publication."""

from __future__ import annotations

from dataclasses import replace

from omnibus_desktop.tables.bases import half_answered
from omnibus_desktop.tables.breaks import Breaks
from omnibus_desktop.tables.options import Options
from omnibus_desktop.tables.rows import Rows
from omnibus_desktop.tables.table import Column, Table
from omnibus_desktop.wave.wave import Wave

SMALL_COUNT = 5  # up to so many, a respondent may be recognised
TINY_BASE = 10  # of groups under it counts are printed, unless half of a known population answered


def disclosed(wave: Wave, table: Table, breaks: Breaks, rows: Rows, options: Options) -> Table:
    """The table as the chosen disclosure rule lets it be seen, its small groups marked."""
    columns = tuple(
        replace(column, tiny=True) if is_tiny(column, options.tiny_base) else column
        for column in table.columns
    )
    marked = replace(
        table,
        columns=columns,
        disclosure=options.disclosure,
        symbols=options.symbols,
        tiny_base=TINY_BASE if options.tiny_base is None else options.tiny_base,
    )
    seen = marked
    if options.disclosure == "publication":
        from omnibus_desktop.tables.itself import by_itself  # few tables need them
        from omnibus_desktop.tables.publication import published

        seen = published(marked, breaks, rows, by_itself(wave, marked, breaks))
    half = "" if options.min_base is not None else half_answered(seen.columns, seen.min_base)
    return replace(seen, notes=(*seen.notes, half)) if half else seen


def is_tiny(column: Column, tiny_base: int | None) -> bool:
    """Whether so few answered that a percentage would mislead."""
    base = column.unweighted_base
    if not base:
        return False
    if tiny_base is not None:
        return base < tiny_base
    half = column.population is not None and base >= column.population / 2
    return base < TINY_BASE and not half
