"""Which figures of a text are of those who did not give an answer: "11% do not fear …"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from omnibus_desktop.tables.table import Table
from omnibus_desktop.wave.plain_text import plain
from omnibus_desktop.words.mentioned import mentioned
from omnibus_desktop.words.scope import NEGATED

_CLAUSE = re.compile(r"[,;]|(?<!\d)\.(?!\d)|\b(?:but|while|whereas|although|though|and)\b")
_BEFORE_A_NAME = re.compile(
    r"\b(?:no|without|free (?:of|from)|lack(?:s|ing)?(?: of)?|neither|nor)\s+(?:any\s+|real\s+)?$",
    re.IGNORECASE,
)
_DENIES = re.compile(
    r"\b(?:no|not|never|none|neither|nor|nobody|nothing|without|don['’]t|cannot|lack\w*|few|"
    r"(?:dis|un|in)\w{4,})\b",
    re.IGNORECASE,
)


#: Words by which a text may speak of those who did not give an answer.
DENIED = re.compile(
    rf"{NEGATED.pattern}|\b(?:no|not|without|lack\w*|free (?:of|from)|neither)\b", re.IGNORECASE
)


def is_negated(text: str, start: int, tables: tuple[Table, ...]) -> bool:
    """Whether the clause of the figure at this place denies what it is about. The words of an
    answer deny nothing: "12% say “Not at all”"."""
    first, last = _clause(text, start)
    names = mentioned(text, tables).answers
    topics = [(found, found + len(topic)) for topic, found in _topics(text, tables)]
    for found in NEGATED.finditer(text, first, last):
        spans = [*((each.start, each.end) for each in names), *topics]
        if not any(begin < found.end() and found.start() < end for begin, end in spans):
            return True
    return any(
        first <= each.start < last and _BEFORE_A_NAME.search(text, first, each.start)
        for each in names
    )


def denies(label: str) -> bool:
    """Whether an answer is itself a denial: "No", "Not at all", "Dissatisfied"."""
    return _DENIES.search(label) is not None


def _clause(text: str, start: int) -> tuple[int, int]:
    """Where the clause around a place begins and ends."""
    cuts = [found.span() for found in _CLAUSE.finditer(text)]
    first = max((end for _, end in cuts if end <= start), default=0)
    last = min((begin for begin, _ in cuts if begin >= start), default=len(text))
    return first, last


def _topics(text: str, tables: tuple[Table, ...]) -> Iterator[tuple[str, int]]:
    """The questions and items that stand in the text, and where: none of their words is a claim."""
    for topic in dict.fromkeys(plain(t) for each in tables for t in (each.text, each.item_label)):
        place = text.casefold().find(topic.casefold()) if topic else -1
        if place >= 0:
            yield topic, place
