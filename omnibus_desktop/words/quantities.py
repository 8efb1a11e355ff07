"""Whether what a text says in words of amount (all, most, few, nobody, twice as many) is so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from omnibus_desktop.tables.table import TOTAL, Table
from omnibus_desktop.words.figures import counted_word, figure, may_be_said
from omnibus_desktop.words.kinds import one_of
from omnibus_desktop.words.mentioned import Mentioned
from omnibus_desktop.words.scope import NEGATED, Scope

Spot = tuple[Table, int, int]  # table, row and column

_SAYS = (
    r"(?:say|see|fear|face|report|expect|think|feel|name|cite|(?:dis)?agree|support|oppose|use"
    r"|have|are|were|do|want|worry|mention|answered|find|need|call)\b"
)
_WHOM = r"(?:of )?(?:the |those |these |our )?(?:\d+ )?(?:{}|councils|people|them|\x01+)"
_NOT_AFTER = r"(?<!of )(?<!among )(?<!across )(?<!for )(?<!in )(?<!not )(?<!than )"
_OF_KINDS = r"(?! (?:types?|kinds?|groups?|areas?|regions?)\b)"  # no amount of respondents
_OF_NOTHING = r"(?! (?:\w+ )?(?:differences?|changes?|variation|doubts?)\b)"
_AMOUNTS = (
    (95.0, 100.0, rf"\b(?:almost|nearly|virtually) (?:all|every(?:body|one)?)\b{_OF_KINDS}"),
    (0.0, 5.0, rf"\b(?:hardly any|almost no(?:body)?|virtually no(?:body)?)\b{_OF_NOTHING}"),
    (75.0, 100.0, r"\b(?:vast|overwhelming|great|huge|large|clear) majority\b"),
    (100.0, 100.0, r"\b(?:the (?:whole|entire) \w+|unanimous(?:ly)?|universal(?:ly)?)\b"),
    (0.0, 25.0, r"\b(?:is|are|remains?) (?:very |quite )?(?:rare|uncommon|unusual)\b"),
    (100.0, 100.0, rf"{_NOT_AFTER}\b(?:(?:all|every|each) WHOM|every(?:body|one)\b|all {_SAYS})"),
    (0.0, 0.0, rf"\bnobody{_OF_NOTHING}|\bno[ -]one (?!answer|group|single)"),
    (0.0, 0.0, rf"\b(?:none (?:WHOM|{_SAYS})|no WHOM|no ONE(?! is))"),
    (50.01, 100.0, rf"{_NOT_AFTER}\b(?:most (?:WHOM|{_SAYS})|(?:a|the) (?:\w+ )?majority\b)"),
    (0.0, 49.99, r"\b(?:a|only a|the) (?:small )?minority\b"),
    (0.0, 100 / 3, rf"(?<!quite a )\bfew (?:WHOM|{_SAYS})"),
)
_TIMES = {"twice": 2.0, "double": 2.0, "three times": 3.0, "four times": 4.0, "half": 0.5}
_SHARE = r"(?: as|(?: the)? (?:share|proportion|number|percentage))"
_RATIO = re.compile(
    rf"\b(?:(more than|over|almost|nearly|about|around) )?({'|'.join(_TIMES)}){_SHARE}\b",
    re.IGNORECASE,
)
_EQUAL = re.compile(
    r"(?<!twice )(?<!half )(?<!times )(?<!not )\bas (?:many|often|likely|common|widespread)\b"
    r"(?! as \d)|\bequally (?:many|often|likely|common|widespread)\b",
    re.IGNORECASE,
)
_NEITHER = re.compile(r"\bneither\b", re.IGNORECASE)
_ALL_BUT = re.compile(r"\ball but (one|two|three|four|five|\d+)\b", re.IGNORECASE)
_COUNTED = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
_NEAR = 0.125  # of a ratio: "twice" is 1.75 to 2.25 times
_OVER = 1.5  # "more than twice" is up to three times
_REVERSED = re.compile(r"\b(?:compared (?:with|to)|against|unlike)\b", re.IGNORECASE)


def false_amounts(said: str, about: Scope, tables: tuple[Table, ...]) -> Iterator[str]:
    """Words of amount that no figure bears out of what the text is about. In `said` the names of
    groups are "\\x01" throughout, other names are blanked."""
    spots = list(spots_of(about, tables))
    if not spots:
        return
    yield from _false_exceptions(said, spots)
    who = counted_word(tables[0])
    said, whom = said.casefold(), _WHOM.format(re.escape(who))
    for least, most, form in _AMOUNTS:
        found = re.search(form.replace("WHOM", whom).replace("ONE", one_of(who)).casefold(), said)
        if found is None:
            continue
        negated = NEGATED.search(said, found.start()) or _NEITHER.search(said, 0, found.start())
        said = said[: found.start()] + "\0" * len(found[0]) + said[found.end() :]
        shares = [_share(spot) for spot in spots]
        if not any(least <= (100 - each if negated else each) <= most for each in shares):
            words = found[0].replace("\x01", "").strip()
            now = f", but it is {figure(*spots[0])}" if len(spots) == 1 else ""
            yield f"“{words}”{now or ', which no figure of the table bears out'}"


def _false_exceptions(said: str, spots: list[Spot]) -> Iterator[str]:
    """ "All but two" where not so many gave another answer."""
    found = _ALL_BUT.search(said)
    if found is None:
        return
    out = _COUNTED.get(found[1].casefold()) or int(found[1])
    left = [t.columns[place].unweighted_base - int(t.count[row, place]) for t, row, place in spots]
    if out not in left:
        now = (
            f"it is all but {left[0]}" if len(left) == 1 else "no figure of the table bears it out"
        )
        yield f"“{found[0]}”, but {now}"


def false_ratios(text: str, named: Mentioned, about: Scope, tables: tuple[Table, ...]) -> list[str]:
    """ "Twice as many" and its like where no two figures of what is named stand so."""
    ratio = _RATIO.search(text)
    found = ratio or _EQUAL.search(text)
    if found is None:
        return []
    spots, times = list(spots_of(about, tables)), 1.0
    if ratio is not None:
        times = _TIMES[ratio[2].casefold()]
    order = [mention.id for mention in sorted((*named.answers, *named.groups, *named.items),
                                              key=lambda mention: mention.start)]  # fmt: skip
    if _REVERSED.search(text):
        order.reverse()
    if any(
        _is_so_many(
            ("" if ratio is None else ratio[1] or "").casefold(),
            _share(one) / _share(other) / times,
        )
        for one in spots
        for other in spots
        if _share(other) > 0 and _may_be_compared(one, other, order)
    ):
        return []
    return [f"“{found[0]}”, which no two figures of the table bear out"]


def spots_of(about: Scope, tables: tuple[Table, ...]) -> Iterator[Spot]:
    """The cells that a sentence is about: of the groups that it names, or of all; where it names
    no answer of any of them."""
    for table in tables:
        for place, column in enumerate(table.columns):
            if column.key == TOTAL and about.groups and not about.of_all:
                continue
            if column.key != TOTAL and column.by and column.key not in about.groups:
                continue
            for row, each in enumerate(table.rows):
                cell = (table.item or "", each.id, column.key)
                if about.has(cell) and may_be_said(table, row, place):
                    yield table, row, place


def _share(spot: Spot) -> float:
    table, row, place = spot
    return float(table.percent[row, place])


def _may_be_compared(one: Spot, other: Spot, order: list[str]) -> bool:
    """Whether these differ in one thing, which is named first of the one where both are named."""
    names = [
        (table.item or "", table.rows[row].id, table.columns[place].key)
        for table, row, place in (one, other)
    ]
    apart = [(a, b) for a, b in zip(*names, strict=True) if a != b]
    if len(apart) != 1:
        return False
    first, second = apart[0]
    return not {first, second} <= set(order) or order.index(first) < order.index(second)


def _is_so_many(about: str, ratio: float) -> bool:
    """Whether a ratio may be told so; 1 is what is said."""
    if about in ("more than", "over"):
        return 1 < ratio <= _OVER
    if about in ("almost", "nearly"):
        return 1 - _NEAR <= ratio < 1
    return abs(ratio - 1) <= _NEAR
