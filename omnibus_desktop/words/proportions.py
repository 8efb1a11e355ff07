"""A percentage in the words of a report: nine in ten, almost three in five, just over half."""

from __future__ import annotations

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
#: The fractions that are spoken of, in words.
FRACTION_WORDS = tuple(words.removesuffix(" of") for _, words in _FRACTIONS)
_SAME = 1.0  # points within which a fraction is simply said
_NEAR = 3.0  # points within which it is "almost" or "just over"


_QUALIFIERS = ("almost", "just over", "more than", "fewer than", "about", "nearly", "over", "under")


def qualified(said: str) -> tuple[str, str]:
    """A proportion as its qualifier ("almost", "" where there is none) and its fraction: "almost
    half of" is ("almost", "half")."""
    qualifier = next((word for word in _QUALIFIERS if said.startswith(f"{word} ")), "")
    return qualifier, said[len(qualifier) :].strip().removesuffix(" of")


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
