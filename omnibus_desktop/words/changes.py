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
_GROWING = r"(?:growing|rising|increasing) (?:share|number|proportion|majority|minority)"
_SHRINKING = r"(?:shrinking|falling|declining|decreasing) (?:share|number|proportion|majority)"
_MORE = re.compile(rf"\b(?:{_GROWING}|more and more|ever more|increasingly)\b", re.IGNORECASE)
_FEWER = re.compile(
    rf"\b(?:{_SHRINKING}|fewer and fewer|ever fewer|less and less)\b", re.IGNORECASE
)
_AS_BEFORE = re.compile(
    r"\b(?:remain(?:s|ed)?|stay(?:s|ed)?) (?:at|the same|high|low|stable|unchanged|constant)\b"
    r"|\b(?:is|are|was|were) unchanged\b|\bno longer\b"
    r"|\b(?:has|have) (?:improved|worsened|deteriorated)\b"
    r"|\b(?:improved|worsened|deteriorated)(?= (?:since|from|by|to)\b|$)",
    re.IGNORECASE,
)
_TELLING = 5  # letters of a word that tells of a change
_NOT = re.compile(r"\b(?:not|no|may be chance|same)\b", re.IGNORECASE)


def false_changes(said: str, about: Scope, tables: tuple[Table, ...]) -> Iterator[str]:
    """Changes over time that are told of one wave alone, or that the waves do not show. In
    `said` names are blanked."""
    up = _UP.search(said) or _MORE.search(said)
    down = _DOWN.search(said) or _FEWER.search(said)
    found = up or down or _AS_BEFORE.search(said)
    if found is None or _is_of_question(found[0], tables[0]):
        return
    if not tables[0].columns or not tables[0].columns[0].key.startswith("wave:"):
        yield f"“{found[0].strip()}”, a change over time, but the slide has one wave only"
    elif bool(up) != bool(down) and not _NOT.search(said):
        yield from _in_waves(found[0].strip(), 1 if up else -1, about, tables)


def _is_of_question(words: str, table: Table) -> bool:
    """Whether the question itself, or an answer, speaks of the change: "Rising demand"."""
    known = " ".join((table.text, table.item_label, *(row.label for row in table.rows))).casefold()
    said = words.strip().casefold()
    return said in known or any(len(word) >= _TELLING and word in known for word in said.split())


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
