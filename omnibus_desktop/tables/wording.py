"""Whether two questionnaires ask the same: ids first, but never against the wording."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from omnibus_desktop.values import dataclass

_ALIKE = 0.6  # of difflib's ratio: a word or two may differ, or a wave be named
_NEAR = 0.4  # of the words of two wordings are in both, for one to be called close
_KEPT = 1 << 13  # wordings of which the key is remembered: each is compared with many others
_NOT_WORDS = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class Worded:
    """Something with an id and a wording: a question, an answer, an item, a group."""

    id: str
    text: str


@dataclass(frozen=True)
class Match:
    """The place of what was found, and whether its wording differs."""

    place: int
    reworded: bool


@lru_cache(maxsize=_KEPT)
def key(text: str) -> str:
    """A wording without case, punctuation and more than single blanks."""
    return _NOT_WORDS.sub(" ", text.casefold()).strip()


def alike(one: str, other: str) -> bool:
    """Whether the two wordings are the same but for a few words."""
    first, second = key(one), key(other)
    if first == second:
        return True
    return difflib.SequenceMatcher(None, first, second, autojunk=False).ratio() >= _ALIKE


def closest_text(wanted: str, texts: Sequence[str]) -> int | None:
    """The place of the text that shares most of its words with the wanted one (Dice's measure);
    None where none shares enough."""
    words = set(key(wanted).split())
    best, found = _NEAR, None
    for place, text in enumerate(texts):
        others = set(key(text).split())
        share = 2 * len(words & others) / max(1, len(words) + len(others))
        if share > best:
            best, found = share, place
    return found


def match(wanted: Worded, there: Sequence[Worded], taken: Iterable[int] = ()) -> Match | None:
    """Which of those that are there is the wanted one: the same id and wording, else the same
    wording under one other id, else the same id where the wording is alike. None for none: the
    same code for another answer is another answer."""
    away = set(taken)
    wording = key(wanted.text)
    free = [place for place in range(len(there)) if place not in away]
    same = [place for place in free if key(there[place].text) == wording]
    with_id = [place for place in free if there[place].id == wanted.id]
    both = [place for place in same if place in with_id]
    if both or len(same) == 1:
        return Match((both or same)[0], False)
    if with_id and alike(there[with_id[0]].text, wanted.text):
        return Match(with_id[0], True)
    return None
