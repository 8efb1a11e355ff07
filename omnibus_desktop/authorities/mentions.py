"""Words of an answer by which somebody could be made out: names of authorities, and what looks
like the name of a person or a place. To be looked at by a person; nothing is certain."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from enum import StrEnum
from functools import lru_cache

from omnibus_desktop.authorities.frame import every_code
from omnibus_desktop.authorities.names import known_spellings, match_key, plain_name
from omnibus_desktop.values import dataclass


class Named(StrEnum):
    AUTHORITY = "authority"
    OTHER = "name"  # of a person or a place, as it looks


@dataclass(frozen=True)
class Mention:
    """Where in the text a name stands, and of what."""

    start: int
    end: int
    named: Named


_WORD = re.compile(r"\S+@\S+\.\w+|[^\W_]+(?:['’.&-][^\W_]+)*")
_ENDS = re.compile(r"[.!?:;…]\s*[\"“”'’)]*\s*$|^[\s\"“‘'(\[–-]*$|[•*]\s*$")
_MOST_WORDS = 9
_SHORTEST = 3  # letters of an authority's name
_TITLES = frozenset(("mr", "mrs", "ms", "miss", "dr", "cllr", "councillor", "sir", "dame", "prof"))
#: Authorities that are also words, or parts of those: meant only with a capital.
_ALSO_WORDS = {"reading", "bury", "bath", "hull", "medway", "barking", "ealing", "sale"}
_USUAL = """i i'm i'd i've i'll english england britain british uk european eu ofsted government
department education nhs dfe send sen ehcp ehcps cqc lga adcs camhs council councils children's
children social care early years help monday tuesday wednesday thursday friday saturday sunday
january february march april may june july august september october november december brexit covid
covid-19 christmas easter director directors"""
_HARMLESS = frozenset(_USUAL.split())


def mentions(text: str) -> tuple[Mention, ...]:
    """The names in this text, in order, none within another."""
    found = list(_authorities(text))
    taken = [(each.start, each.end) for each in found]
    for start, end in _capitals(text):
        if not any(start < last and first < end for first, last in taken):
            found.append(Mention(start, end, Named.OTHER))
    return tuple(sorted(found, key=lambda each: each.start))


def replaced(text: str, which: Collection[Mention]) -> str:
    """The text with "[authority]" and "[name]" in the place of these."""
    for each in sorted(which, key=lambda each: each.start, reverse=True):
        text = f"{text[: each.start]}[{each.named}]{text[each.end :]}"
    return text


def _authorities(text: str) -> Iterator[Mention]:
    words = list(_WORD.finditer(text))
    place = 0
    while place < len(words):
        size = _longest(text, words, place)
        if size:
            last = words[place + size - 1].end()
            yield Mention(words[place].start(), last, Named.AUTHORITY)
        place += max(1, size)


def _longest(text: str, words: list[re.Match[str]], place: int) -> int:
    """How many words from here on are the name of an authority; 0: none."""
    for size in range(min(_MOST_WORDS, len(words) - place), 0, -1):
        said = text[words[place].start() : words[place + size - 1].end()]
        key = match_key(said)
        if len(key) < _SHORTEST or not ({plain_name(said), key} & _known()):
            continue
        if key in _ALSO_WORDS and not said[0].isupper():
            continue
        return size
    return 0


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    """All spellings of all authorities at any date, as names.py compares them."""
    names = {plain_name(each.name) for each in every_code()}
    keys = {match_key(each.name) for each in every_code()}
    return frozenset(names | keys | known_spellings())


def _capitals(text: str) -> Iterator[tuple[int, int]]:
    """Addresses, words with a capital inside a sentence, and what stands behind a title. Several
    such words in a row are one name."""
    start, last = -1, -1
    titled = False
    for word in _WORD.finditer(text):
        begins = bool(_ENDS.search(text[: word.start()])) and not titled
        said = word.group()
        named = _is_name(said, titled) and not begins
        titled = said.casefold() in _TITLES
        if named and start >= 0 and not text[last : word.start()].strip(" '’-"):
            last = word.end()
        elif named:
            if start >= 0:
                yield start, last
            start, last = word.start(), word.end()
        elif start >= 0:
            yield start, last
            start = -1
    if start >= 0:
        yield start, last


def _is_name(word: str, titled: bool) -> bool:
    if "@" in word:
        return True
    if not word[0].isupper() or word.casefold().replace("’", "'") in _HARMLESS:
        return False
    return titled or not word.isupper()
