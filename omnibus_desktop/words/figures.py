"""What the texts of a slide read from a table."""

from __future__ import annotations

import re

from omnibus_desktop.tables.cells import SHORTHAND, share_text
from omnibus_desktop.tables.rounding import LOW, whole_percent
from omnibus_desktop.tables.table import Column, Row, State, Table
from omnibus_desktop.wave.plain_text import plain

_SAID = (int(State.SHOWN), int(State.LOW))
_LONGEST = 70  # characters of a label inside a sentence


def charted_places(table: Table, charted: tuple[str, ...]) -> list[int]:
    """The places of the charted columns; all of them where none is named."""
    places = [place for place, column in enumerate(table.columns) if column.key in charted]
    return places or list(range(len(table.columns)))


def counted_word(table: Table) -> str:
    """What the table's percentages are of: "authorities", or "answers" where these are counted; of
    themes "authorities that wrote an answer", for those who wrote none chose so."""
    if table.percent_of == "responses":
        return "answers"
    return table.origin.respondent_word if table.answers_read is None else table.who_words


def places_seen(tables: tuple[Table, ...], charted: tuple[str, ...]) -> list[int]:
    """The places of the columns that the chart shows: of a grid seen whole one, for its items
    stand where the groups of a break would, unless several are named."""
    if len(tables) > 1 and len(charted) < 2:
        return [leading_place(tables[0], charted)]
    return charted_places(tables[0], charted)


def places_signed(tables: tuple[Table, ...], charted: tuple[str, ...]) -> list[int]:
    """Those of them whose signs may stand on the chart: a group of which nobody was asked is not
    charted."""
    seen = places_seen(tables, charted)
    return [place for place in seen if any(table.columns[place].asked for table in tables)]


def leading_place(table: Table, charted: tuple[str, ...]) -> int:
    """The column that a headline speaks of: the total, or the one group that is charted alone."""
    places = charted_places(table, charted)
    return places[0] if len(places) == 1 else 0


def may_be_said(table: Table, row: int, place: int) -> bool:
    """Whether there is a figure here and it is not hidden."""
    return int(table.state[row, place]) in _SAID and table.columns[place].base > 0


def whole(table: Table, row: int, place: int) -> int:
    """The percentage as printed, without its sign. Ask `may_be_said` first."""
    found = whole_percent(float(table.weighted[row, place]), table.columns[place].base)
    return 0 if found is None else found


def figure(table: Table, row: int, place: int) -> str:
    """The percentage in a sentence: "89%", "under 0.5%", "not shown"; of so few that none is
    printed "7 of 8"."""
    if not may_be_said(table, row, place):
        return "not shown"
    column, count = table.columns[place], int(table.count[row, place])
    text = share_text(SHORTHAND, column, count, float(table.weighted[row, place]))
    return "under 0.5%" if text == LOW else text


def label(row: Row) -> str:
    """A row's label inside a sentence, on one line and not endless."""
    return short(row.label or row.id)


def column_label(column: Column) -> str:
    return short(column.label or column.key)


def short(text: str, longest: int = _LONGEST) -> str:
    """A text on one line, cut at a word with "…" where it is too long for a sentence."""
    text = plain(text).strip()
    if len(text) <= longest:
        return text
    return re.sub(r"\W*\s\S*$", "", text[:longest]) + "…"


def inside(text: str) -> str:
    """A label as it stands inside a sentence: "Very confident" as "very confident", "NHS" as is."""
    return text[:1].lower() + text[1:] if text[1:2].islower() else text


def opening(text: str) -> str:
    """A text with a capital at its beginning."""
    return text[:1].upper() + text[1:]
