"""Whether a change over time that a text tells of is in its waves."""

from __future__ import annotations

import re
from collections.abc import Iterator

from omnibus_desktop.tables.table import Table
from omnibus_desktop.words.chance import chance
from omnibus_desktop.words.figures import figure, may_be_said
from omnibus_desktop.words.headline import leading_row
from omnibus_desktop.words.scope import Scope

_AMOUNT = r"(?:by )?(?:about |some |almost |nearly |just )?(?:from\b|since\b|\d)"
_UP = re.compile(
    rf"\bup {_AMOUNT}|\b(?:rose|risen|increased|grew|grown|climbed|jumped|doubled|gained)\b"
    r"|\b(?:gone|went|going) up\b|\b(?:is|are) (?:rising|growing|increasing)\b",
    re.IGNORECASE,
)
_DOWN = re.compile(
    rf"\bdown {_AMOUNT}|\b(?:fell|fallen|decreased|declined|dropped|shrank|shrunk|halved)\b"
    r"|\b(?:gone|went|going) down\b|\b(?:is|are) (?:falling|shrinking|declining)\b",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:not|no|may be chance|same)\b", re.IGNORECASE)


def false_changes(said: str, about: Scope, tables: tuple[Table, ...]) -> Iterator[str]:
    """Changes over time that are told of one wave alone, or that the waves do not show. In
    `said` names are blanked."""
    up, down = _UP.search(said), _DOWN.search(said)
    found = up or down
    if found is None or _is_of_question(found[0], tables[0]):
        return
    if not tables[0].columns or not tables[0].columns[0].key.startswith("wave:"):
        yield f"“{found[0].strip()}”, a change over time, but the slide has one wave only"
    elif not (up and down) and not _NOT.search(said):
        yield from _in_waves(found[0].strip(), 1 if up else -1, about, tables)


def _is_of_question(word: str, table: Table) -> bool:
    known = " ".join((table.text, table.item_label, *(row.label for row in table.rows)))
    return word.rsplit(maxsplit=1)[-1].casefold() in known.casefold()


def _in_waves(word: str, sign: int, about: Scope, tables: tuple[Table, ...]) -> Iterator[str]:
    """What is wrong where the newest wave is not that way apart, beyond chance, from any."""
    told = []
    for table in tables:
        lead = leading_row(table, len(table.columns) - 1)
        for row, each in enumerate(table.rows):
            if each.id in about.answers if about.answers else row == lead:
                places = [n for n in range(len(table.columns)) if may_be_said(table, row, n)]
                if len(places) < 2:
                    continue
                *before, last = places
                for wave in before:
                    if sign * float(table.percent[row, last] - table.percent[row, wave]) > 0:
                        if int(table.differs[row, last]) == sign or _is_lettered(table, row):
                            return
                was, now = figure(table, row, before[-1]), figure(table, row, last)
                p = float(table.p_rest[row, last])
                told.append(f"“{word}”, but it was {was} and is {now} ({chance(p)})")
    yield from told[:1]


def _is_lettered(table: Table, row: int) -> bool:
    return bool(table.letters) and any(table.letters[row])
