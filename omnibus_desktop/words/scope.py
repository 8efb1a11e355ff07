"""Of which cells of its tables a text speaks: what it names decides what its figures may be of."""

from __future__ import annotations

import re

from omnibus_desktop.tables.table import TOTAL, Table
from omnibus_desktop.values import dataclass
from omnibus_desktop.words.figures import counted_word
from omnibus_desktop.words.held import Cell
from omnibus_desktop.words.mentioned import Mention, mentioned

_OF_ALL = re.compile(
    r"\b(overall|total|averages?|average of|altogether|everybody|everyone|nobody|england"
    r"|national(?:ly)?|country|elsewhere|the rest|others?|all)\b",
    re.IGNORECASE,
)
_AND_OTHERS = re.compile(r"\bthe (?:next|second|other answers)\b", re.IGNORECASE)  # no names
#: Where those spoken of did not give the answer.
NEGATED = re.compile(
    r"\b(?:do|does|did|is|are|was|were|has|have|can)(?: not|n['’]t)\b|\bcannot\b", re.IGNORECASE
)
_NO_GROUP_AFTER = r"(?! (?:in|from|of|across) )"  # "of authorities in London" are London's


@dataclass(frozen=True)
class Scope:
    """What a text names. Nothing named restricts nothing; groups that are named leave the total
    in only where the text speaks of all, too."""

    answers: frozenset[str]
    groups: frozenset[str]
    items: frozenset[str]
    of_all: bool  # whether figures of the total may stand beside those of its groups

    def has(self, cell: Cell) -> bool:
        """Whether a figure of the text may be of this cell."""
        item, answer, column = cell
        return (
            (not self.items or item in self.items)
            and (not self.answers or answer in self.answers or not is_answer(answer))
            and (not self.groups or column in self.groups or (column == TOTAL and self.of_all))
        )

    def has_difference(self, one: Cell, other: Cell) -> bool:
        """Whether a difference that the text tells may be that of these cells: of all that is
        named where two are, of what is named and another where one is."""
        return all(
            _fits({one[at], other[at]}, named)
            for at, named in ((0, self.items), (1, self.answers), (2, self.groups))
        )


def is_answer(row: str) -> bool:
    """Whether this is an answer's id, and not that of a base or a mean."""
    return bool(row) and not row.startswith("statistic:")


def scope(text: str, tables: tuple[Table, ...]) -> Scope:
    """What the text names of the tables."""
    named = mentioned(text, tables)
    groups = tuple(
        each
        for each in named.groups
        if not any(a.start <= each.start and each.end <= a.end for a in named.answers)
    )
    return Scope(
        frozenset() if _AND_OTHERS.search(text) else _ids(named.answers),
        _ids(groups),
        _ids(named.items),
        _speaks_of_all(text, groups, counted_word(tables[0]).partition(" ")[0]),
    )


def _ids(mentions: tuple[Mention, ...]) -> frozenset[str]:
    return frozenset(mention.id for mention in mentions)


def _fits(both: set[str], named: frozenset[str]) -> bool:
    return not named or bool(both & named if len(both) > 1 and len(named) < 2 else both <= named)


def _speaks_of_all(text: str, groups: tuple[Mention, ...], respondents: str) -> bool:
    """Whether some of it is about all that were asked: "overall", "nine in ten authorities"; a
    group before a colon is whom all of it is about."""
    lead, colon, _ = text.partition(":")
    if colon and any(group.start < len(lead) for group in groups):
        return False
    rest = list(text)
    for group in groups:
        rest[group.start : group.end] = "\0" * (group.end - group.start)
    said = "".join(rest)
    of_respondents = re.compile(rf"\b{re.escape(respondents)}\b{_NO_GROUP_AFTER}", re.IGNORECASE)
    return bool(_OF_ALL.search(said) or of_respondents.search(said))
