"""Words of an answer by which somebody could be made out: names of authorities, what looks like
the name of a person or a place, addresses, and numbers that belong to one person. To be looked at
by a person; nothing is certain."""

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
    ADDRESS = "address"  # of post, electronic post or the web
    NUMBER = "number"  # of a telephone, or that somebody is filed under


@dataclass(frozen=True)
class Mention:
    """Where in the text a name stands, and of what."""

    start: int
    end: int
    named: Named


_WORD = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*")
_ADDRESSES = re.compile(
    r"[^\s@,;:<>()\"“”]+@[^\s@,;:<>()\"“”]+\.\w+"
    r"|(?:https?://|www\.)[^\s<>\"“”]*[^\s<>\"“”.,;:!?)]"
    r"|(?<![\w@])@\w{2,}"
    r"|\b[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}\b",  # a postcode
    re.IGNORECASE,
)
_NUMBERS = re.compile(
    r"(?<![\w.,£$€])(?:\+\d{1,3}|\(?0)[\d ().–-]*\d(?!\w)"  # of a telephone
    r"|\b[a-z]{2} ?\d\d ?\d\d ?\d\d ?[a-d]\b"  # of national insurance
    r"|(?<![\w.,£$€])\d{3} \d{3} \d{4}(?!\w|,\d)|(?<![\w.,£$€])\d{8,}(?!\w|,\d)",  # others
    re.IGNORECASE,
)
_FEWEST_DIGITS = {"0": 9, "(": 9, "+": 9}  # of a telephone's number, by how it begins
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
    found: list[Mention] = []
    for kind in (_addresses(text), _numbers(text), _authorities(text), _capitals(text)):
        taken = [(each.start, each.end) for each in found]
        found += [
            each
            for each in kind
            if not any(each.start < last and first < each.end for first, last in taken)
        ]
    return tuple(sorted(found, key=lambda each: each.start))


def replaced(text: str, which: Collection[Mention]) -> str:
    """The text with "[authority]", "[name]" and so on in the place of these."""
    for each in sorted(which, key=lambda each: each.start, reverse=True):
        text = f"{text[: each.start]}[{each.named}]{text[each.end :]}"
    return text


def _addresses(text: str) -> Iterator[Mention]:
    for found in _ADDRESSES.finditer(text):
        yield Mention(*found.span(), Named.ADDRESS)


def _numbers(text: str) -> Iterator[Mention]:
    """Numbers that are too long to count anything."""
    for found in _NUMBERS.finditer(text):
        said = found.group()
        if sum(map(str.isdigit, said)) >= _FEWEST_DIGITS.get(said[0], 0):
            yield Mention(*found.span(), Named.NUMBER)


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


def _capitals(text: str) -> Iterator[Mention]:
    """Words with a capital inside a sentence, and what stands behind a title. Several such words
    in a row are one name."""
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
                yield Mention(start, last, Named.OTHER)
            start, last = word.start(), word.end()
        elif start >= 0:
            yield Mention(start, last, Named.OTHER)
            start = -1
    if start >= 0:
        yield Mention(start, last, Named.OTHER)


def _is_name(word: str, titled: bool) -> bool:
    if not word[0].isupper() or word.casefold().replace("’", "'") in _HARMLESS:
        return False
    return titled or not word.isupper()
