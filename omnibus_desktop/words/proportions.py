"""A percentage in the words of a report: nine in ten, almost three in five, just over half."""

from __future__ import annotations

import re
from functools import lru_cache

_HALF = 50.0
_FRACTIONS = (
    (10.0, "one in ten"),
    (20.0, "one in five"),
    (25.0, "a quarter of"),
    (30.0, "three in ten"),
    (100 / 3, "a third of"),
    (40.0, "two in five"),
    (_HALF, "half of"),
    (60.0, "three in five"),
    (200 / 3, "two thirds of"),
    (70.0, "seven in ten"),
    (75.0, "three quarters of"),
    (80.0, "four in five"),
    (90.0, "nine in ten"),
)
_COUNTED = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
_IN = re.compile(r"(\w+) (?:in|out of)(?: every)? (\w+)")
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
_PART = re.compile(r"(?:(\w+)[ -])?(half|(?:third|quarter|fifth|tenth)s?)")
_NUMBER = rf"(?:{'|'.join(_COUNTED)}|\d{{1,2}})"
#: Shares in words as they may be said, for a pattern that ignores case.
SHARE_WORDS = (
    rf"(?:{_NUMBER} (?:in|out of)(?: every)? (?:{'|'.join(_COUNTED[1:])}|\d{{1,2}}(?!\d|%| ?per))"
    rf"|(?:{'|'.join(_COUNTED[:4])}|a)[ -](?:third|quarter|fifth|tenth)s?"
    r"|(?<!first )(?<!second )(?<!next )half(?!-| (?:year|term|hour)))"
)
_SAME = 1.0  # points within which a fraction is simply said
_NEAR = 3.0  # points within which it is "almost" or "just over"
_FAR = 15.0  # points within which "more than half" is still honest
_LOOSE = 3.5  # points within which a person may say a fraction, or "about" it

_ABOUT = ("about", "around", "roughly", "some")
_BELOW = ("almost", "nearly", "close to", "just under")
_OVER = ("over", "more than")
_UNDER = ("under", "fewer than", "less than")
#: What may stand before a share in words.
QUALIFIERS = (*_ABOUT, *_BELOW, "just over", *_OVER, *_UNDER)


def qualified(said: str) -> tuple[str, str]:
    """A proportion as its qualifier ("almost", "" where there is none) and its fraction: "almost
    half of" is ("almost", "half")."""
    qualifier = next((word for word in QUALIFIERS if said.startswith(f"{word} ")), "")
    return qualifier, said[len(qualifier) :].strip().removesuffix(" of")


def share_in_words(fraction: str) -> float | None:
    """The percentage of "three in ten", "9 in 10", "two thirds", "half"; None of other words."""
    found = _IN.fullmatch(fraction)
    if found is not None:
        given, of = (_whole_number(word) for word in found.groups())
        return 100 * given / of if 0 < given <= of else None
    part = _PART.fullmatch(fraction)
    if part is None:
        return None
    given = _whole_number(part[1] or "one") or 1
    return 100 * given / _PARTS[part[2].removesuffix("s")]


def may_be_called(percent: float, said: str) -> bool:
    """Whether a percentage may be told in these words: 89 as "nine in ten" or "almost nine in
    ten", and not as "over nine in ten"."""
    qualifier, fraction = qualified(said.casefold())
    share = share_in_words(fraction)
    if share is None:
        return False
    apart = percent - share
    if qualifier in _BELOW:
        return -_LOOSE - 1 <= apart < 0
    if qualifier == "just over":
        return 0 < apart <= _LOOSE + 1
    if qualifier in _OVER:
        return 0 < apart <= _FAR
    if qualifier in _UNDER:
        return -_FAR <= apart < 0
    return abs(apart) <= _LOOSE


def _whole_number(word: str) -> int:
    return int(word) if word.isdecimal() else _COUNTED.index(word) + 1 if word in _COUNTED else 0


@lru_cache(maxsize=256)
def proportion(percent: int) -> str:
    """What goes before the word for those asked: 89 is "nine in ten", 57 "almost three in five",
    56 "more than half of", 4 "fewer than one in ten", 100 "all".

    "Almost" is always under the fraction and "just over" always above it, as printed.
    """
    if percent >= 100:
        return "all"
    if percent >= 97:
        return "almost all"
    if percent <= 0:
        return "no"
    share, words = min(_FRACTIONS, key=lambda fraction: abs(percent - fraction[0]))
    apart = percent - share
    if abs(apart) <= (_SAME if share != _HALF else 0):
        return words
    if abs(apart) <= _NEAR:
        return f"just over {words}" if apart > 0 else f"almost {words}"
    below = [words for share, words in _FRACTIONS if share < percent]
    return f"more than {below[-1]}" if below else "fewer than one in ten"
