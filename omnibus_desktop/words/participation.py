"""What a slide says of who took part."""

from __future__ import annotations

from omnibus_desktop.tables.cells import HIDDEN
from omnibus_desktop.tables.facts import signs, source
from omnibus_desktop.tables.rounding import whole_percent
from omnibus_desktop.tables.table import SYNTHETIC, State, Table
from omnibus_desktop.wave.plain_text import plain
from omnibus_desktop.words.alt_text import LONGEST
from omnibus_desktop.words.words import Words

INTERNAL = "Internal: it shows which authorities took part, and is not for publication."


def suggest_participation(table: Table, by_authority: bool, day: str) -> Words:
    """The words beside a map of who took part, of the table whose first answer says so: by
    authority, or by region alone. `day` is that of the list of authorities, in words."""
    count, of = int(table.count[0, 0]), table.columns[0].unweighted_base
    said = f"{_figure(table, 0)} authorities ({whole_percent(count, of)}%) took part"
    if int(table.state[0, 0]) == State.HIDDEN:
        said = f"Who took part of {of:,} authorities"
    period = plain(table.origin.period)
    by = "region and authority type" if by_authority else "region"
    subtitle = ", ".join(part for part in (f"Response by {by}, England", period) if part)
    footnote = " ".join(
        part
        for part in (
            f"Base: all {of:,} upper-tier authorities of England on {day}, each a hexagon.",
            "Bars: percentage of the authorities of a group that took part.",
            INTERNAL if by_authority else "",
            *signs((table,), list(range(len(table.columns)))),
            source(table),
            SYNTHETIC if table.origin.synthetic else "",
        )
        if part
    )
    return Words(said, subtitle, footnote, _alt_text(table, said, by_authority), footnote)


def _figure(table: Table, column: int) -> str:
    """ "9 of 12", "[c] of 12" where it is hidden."""
    hidden = int(table.state[0, column]) == State.HIDDEN
    count = HIDDEN if hidden else f"{int(table.count[0, column]):,}"
    return f"{count} of {table.columns[column].unweighted_base:,}"


def _alt_text(table: Table, said: str, by_authority: bool) -> str:
    """The kind of map, its message, and how many took part of each region and type."""
    what = "by colour whether it took part" if by_authority else "regions by how many took part"
    text = f"Map of the authorities of England, a hexagon each, {what}. {said}."
    heading = ""
    for place, column in enumerate(table.columns):
        if not column.heading:
            continue
        starts = "" if column.heading == heading else f" {plain(column.heading)}:"
        part = f"{starts} {plain(column.label)} {_figure(table, place)},"
        if len(text) + len(part) > LONGEST:
            break
        if starts and heading:
            text = f"{text.rstrip(',')}."
        text, heading = text + part, column.heading
    return f"{text.rstrip(',')}."
