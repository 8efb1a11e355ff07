"""What a text claims beyond its figures, and its tables do not bear out: amounts in words,
comparisons, changes over time."""

from __future__ import annotations

import re

from omnibus_desktop.tables.table import Table
from omnibus_desktop.wave.plain_text import plain
from omnibus_desktop.words.changes import false_changes
from omnibus_desktop.words.comparing import OF_A_SHARE, doubtful_groups
from omnibus_desktop.words.mentioned import Mention, mentioned
from omnibus_desktop.words.quantities import false_amounts, false_ratios
from omnibus_desktop.words.ranks import false_ranks
from omnibus_desktop.words.scope import scope
from omnibus_desktop.words.versus import false_comparisons

_QUOTED = re.compile(r"“[^”]*”")
_DENIED = re.compile(
    r"\b(?:not|no|n['’]t) (?:\w+ ){0,2}(?:differ|significant)|\b(?:may|might|could) be chance\b"
    r"|\bby chance\b",
    re.IGNORECASE,
)
_NAME, _GROUP = "\0", "\x01"  # stand for the characters of names


def doubts(text: str, tables: tuple[Table, ...]) -> tuple[str, ...]:
    """What the text tells and the tables do not show, each as what follows "tells of"; nothing of
    a text that makes no claim, or where the tables show nothing."""
    text = plain(text)
    if not tables or not any(column.base > 0 for column in tables[0].columns):
        return ()
    named, about = mentioned(text, tables), scope(text, tables)
    bare = _QUOTED.sub(lambda found: _NAME * len(found[0]), text)
    bare = _blanked(bare, (*named.answers, *named.items), _NAME)
    said = _blanked(bare, tuple(m for m in named.groups if m.id in about.groups), _GROUP)
    found = [*false_amounts(said, about, tables), *false_ratios(text, named, about, tables)]
    found += [*false_ranks(said, named, about, tables), *false_changes(said, about, tables)]
    of_no_share = OF_A_SHARE.sub(lambda found: _NAME * len(found[0]), said)
    wrong = false_comparisons(of_no_share, named, about, tables)
    if wrong is None:
        groups = () if _DENIED.search(said) else doubtful_groups(text, tables)
        wrong = [f"a difference ({', '.join(groups)}) that no test found"] if groups else []
    return (*found, *wrong)


def _blanked(text: str, mentions: tuple[Mention, ...], by: str) -> str:
    """The same with other characters where these are named: no word of a name is a claim."""
    for each in mentions:
        text = text[: each.start] + by * (each.end - each.start) + text[each.end :]
    return text
