"""Whether a difference between groups that a text tells of is more than chance."""

from __future__ import annotations

import re

from omnibus_desktop.tables.table import Column, Table
from omnibus_desktop.wave.plain_text import plain
from omnibus_desktop.wave.question import Kind
from omnibus_desktop.words.headline import is_yes, leading_row
from omnibus_desktop.words.mentioned import mentioned
from omnibus_desktop.words.naming import is_named
from omnibus_desktop.words.proportions import SHARE_WORDS

#: "More than half": compares no groups.
OF_A_SHARE = re.compile(
    rf"\b(?:more|less|fewer) than (?:{SHARE_WORDS}|about|an?\b|twice|double|"
    r"one|two|three|four|five|six|seven|eight|nine|\d)",
    re.IGNORECASE,
)
_HIGHER = re.compile(
    r"\b(higher|more|most|greater|larger|above|better|ahead|highest|stands? out|leads?)\b",
    re.IGNORECASE,
)
_LOWER = re.compile(
    r"\b(lower|less|fewer|least|smaller|below|worse|behind|lowest|lags?)\b", re.IGNORECASE
)
_APART = re.compile(
    r"\b(differs?|different|difference|gap|unlike|contrast|vary|varies)\b", re.IGNORECASE
)


def doubtful_groups(text: str, tables: tuple[Table, ...]) -> tuple[str, ...]:
    """The groups that the text names while it tells of a difference, where no test of these tables
    found one: none of the groups named differs that way from its rest, nor any two of them from
    each other. Empty where the text compares no groups."""
    said = OF_A_SHARE.sub(" ", plain(text))
    higher, lower = bool(_HIGHER.search(said)), bool(_LOWER.search(said))
    if not (higher or lower or _APART.search(said)):
        return ()
    keys = {mention.id for mention in mentioned(said, tables).groups}
    places = [place for place, column in enumerate(tables[0].columns) if column.key in keys]
    if not places or any(_differs(table, said, places, higher, lower) for table in tables):
        return ()
    return tuple(plain(tables[0].columns[place].label) for place in places)


def _differs(table: Table, said: str, places: list[int], higher: bool, lower: bool) -> bool:
    """Whether a test found a difference of these groups, in the rows that are named where some
    are. Which way counts where the text says one way of one group."""
    named = [number for number, row in enumerate(table.rows) if is_named(row.label, said)]
    signs = {1, -1}
    said_of = named or rows_meant(table)
    if len(places) == 1 and higher != lower:
        signs = {1} if higher else {-1}
    for row in said_of:
        if any(int(table.differs[row, place]) in signs for place in places):
            return True
        if table.letters and _above_another(table, row, places):
            return True
    return False


def rows_meant(table: Table) -> list[int]:
    """The rows that a text may be about which names none: of a list any, of a scale or of yes and
    no the one that a headline speaks of."""
    lead = leading_row(table, 0)
    is_list = table.kind is Kind.MULTI or lead is None
    every = list(range(len(table.rows)))
    if is_list or lead is None or not (table.rows[lead].net or is_yes(table.rows[lead])):
        return every
    return [lead]


def _above_another(table: Table, row: int, places: list[int]) -> bool:
    """Whether one of these groups is above another of them, or where it is alone above or below
    any."""
    columns: tuple[Column, ...] = table.columns
    names = {columns[place].letter.casefold() for place in places}
    letters = [{each.casefold() for each in cell} for cell in table.letters[row]]
    if len(places) == 1:
        return bool(letters[places[0]]) or any(names & cell for cell in letters)
    return any(letters[place] & names for place in places)
