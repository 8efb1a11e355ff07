"""Whether an answer, or the item of a grid, has the rank that a text gives it: the most common, the
second, the least."""

from __future__ import annotations

import re
from collections.abc import Iterator

from omnibus_desktop.tables.table import TOTAL, Table
from omnibus_desktop.values import dataclass
from omnibus_desktop.words.chance import is_ahead
from omnibus_desktop.words.figures import figure, label, may_be_said, short
from omnibus_desktop.words.mentioned import Mention, Mentioned
from omnibus_desktop.words.quantities import Spot
from omnibus_desktop.words.scope import Scope

_PLACES = {"second": 2, "third": 3, "fourth": 4, "fifth": 5}
_OFTEN = r"(?:common(?:ly)?|frequent(?:ly)?|often|widespread|popular|mentioned|named|cited|chosen)"
_NTH = "|".join(_PLACES)
_LARGEST = r"(?:biggest|largest|greatest|main|top|chief|leading|primary|number one|commonest)"
_BEST = re.compile(
    rf"\b(?:(?:(?P<most>{_NTH})[ -])?most {_OFTEN}"
    rf"|(?:the|their) (?:single )?(?:(?P<largest>{_NTH})[ -])?{_LARGEST}"
    r"(?! (?:two|three|four|five)\b)|tops? the|(?:comes?|ranks?|is|are) (?:first|top)\b"
    rf"|ranks? (?P<rank>{_NTH}))\b",
    re.IGNORECASE,
)
_WORST = re.compile(
    rf"\b(?:the )?(?:least {_OFTEN}|rarest|(?:comes?|ranks?|is|are) last)\b", re.IGNORECASE
)
_FIRST_FEW = re.compile(
    r"\b(?:the|their) (?:top|main|biggest|most common|first) (two|three)\b", re.IGNORECASE
)
_FEW = {"two": 2, "three": 3}
_AS_PEOPLE_SAY = re.compile(
    r"\b(?:say|says|said|see|sees|call|name|regard|consider|think|believe|cite|rate)\b",
    re.IGNORECASE,
)
_ONLY_SAID = re.compile(_LARGEST, re.IGNORECASE)
_CAREFUL = re.compile(
    r"\bnot significantly\b|\bmay be chance\b|\bamong\b|\bone of\b|\bjoint\w*\b|\bequal\w*\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class _Rank:
    """What is ranked, the words that do so, and the place they give: 1 the first, -1 the last."""

    id: str
    said: str
    place: int


def false_ranks(
    said: str, named: Mentioned, about: Scope, tables: tuple[Table, ...]
) -> Iterator[str]:
    """Ranks that are not so in what the text is about. In `said` names are blanked."""
    if _CAREFUL.search(said):
        return
    mentions = named.items if len(tables) > 1 else named.answers
    few = _FIRST_FEW.search(said)
    if few is not None:
        yield from _of_few(few, mentions, about, tables)
        return
    rank = _ranked(said, mentions)
    if rank is None:
        return
    wrong = [_wrong(rank, spots) for spots in _columns(about, tables)]
    if wrong and all(wrong):
        yield wrong[0]


def _ranked(said: str, mentions: tuple[Mention, ...]) -> _Rank | None:
    best, worst = _BEST.search(said), _WORST.search(said)
    found = worst or best
    if found is None or not mentions:
        return None
    if _ONLY_SAID.search(found[0]) and _AS_PEOPLE_SAY.search(said):
        return None  # what respondents say of it, not how many do
    before = [each for each in mentions if each.end <= found.start()]
    after = [each for each in mentions if each.start >= found.end()]
    of = (before[-1] if before else after[0]) if before or after else None
    if of is None:
        return None
    place = -1
    if found is best:
        nth = best["most"] or best["largest"] or best["rank"] or ""
        place = _PLACES.get(nth.casefold(), 1)
    return _Rank(of.id, found[0].strip("\0 "), place)


def _of_few(
    few: re.Match[str], mentions: tuple[Mention, ...], about: Scope, tables: tuple[Table, ...]
) -> Iterator[str]:
    """What is wrong with the first two or three where so many are named."""
    count = _FEW[few[1].casefold()]
    ids = {each.id for each in mentions}
    if len(ids) != count:
        return
    for spots in _columns(about, tables):
        ranked = sorted(spots.items(), key=lambda each: -_share(each[1]))
        least = min((_share(spots[one]) for one in ids if one in spots), default=0.0)
        above = [spot for one, spot in ranked if one not in ids and _share(spot) > least]
        if not above:
            return
        yield f"“{few[0]}”, but {_name(above[0])} ({figure(*above[0])}) is before one of them"
        return


def _columns(about: Scope, tables: tuple[Table, ...]) -> Iterator[dict[str, Spot]]:
    """For each group that the text is about what may be ranked in it: answers, or the items of a
    grid by the one answer that is named, else by the first."""
    for place, column in enumerate(tables[0].columns):
        if column.key == TOTAL and about.groups and not about.of_all:
            continue
        if column.key != TOTAL and column.by and column.key not in about.groups:
            continue
        if len(tables) > 1:
            yield _items(about, tables, place)
        else:
            yield {
                row.id: (tables[0], number, place)
                for number, row in enumerate(tables[0].rows)
                if not row.net and not row.last and may_be_said(tables[0], number, place)
            }


def _items(about: Scope, tables: tuple[Table, ...], place: int) -> dict[str, Spot]:
    found = {}
    for table in tables:
        rows = [n for n, row in enumerate(table.rows) if row.id in about.answers]
        nets = [n for n, row in enumerate(table.rows) if row.net]
        row = (*rows, *nets, 0)[0]
        if table.item and may_be_said(table, row, place):
            found[table.item] = (table, row, place)
    return found


def _wrong(rank: _Rank, spots: dict[str, Spot]) -> str:
    """What is wrong with a rank in a column; "" where it holds, or cannot be told."""
    own = spots.get(rank.id)
    if own is None:
        return ""
    others = [spot for one, spot in spots.items() if one != rank.id]
    above = sorted((s for s in others if _share(s) > _share(own)), key=lambda s: -_share(s))
    below = sorted((s for s in others if _share(s) < _share(own)), key=_share)
    now = f"{_name(own)} ({figure(*own)})"
    if rank.place < 0:
        if below:
            return f"“{rank.said}”, but {_name(below[0])} ({figure(*below[0])}) is below {now}"
        return ""
    same = len(others) - len(above) - len(below)
    if not len(above) < rank.place <= len(above) + same + 1:
        first = f": {_name(above[0])} ({figure(*above[0])}) is before it" if above else ""
        return f"“{rank.said}”, but {now} is number {len(above) + 1}{first}"
    return _may_be_chance(rank, own, below)


def _may_be_chance(rank: _Rank, own: Spot, below: list[Spot]) -> str:
    """That the first is not ahead of the next beyond chance; of items that is not tested."""
    if rank.place != 1 or not below or below[-1][0] is not own[0]:
        return ""
    table, row, place = own
    if is_ahead(table, row, below[-1][1], place) is not False:
        return ""
    return (
        f"“{rank.said}”, but {_name(own)} ({figure(*own)}) is not significantly ahead of "
        f"{_name(below[-1])} ({figure(*below[-1])})"
    )


def _share(spot: Spot) -> float:
    table, row, place = spot
    return float(table.percent[row, place])


def _name(spot: Spot) -> str:
    table, row, _ = spot
    return short(table.item_label) if table.item else label(table.rows[row])
