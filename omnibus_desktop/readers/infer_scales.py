"""Scales by the wording of their answers, and the nets that such a scale suggests."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import TypeVar

from omnibus_desktop.readers.infer_wording import (
    FILLERS,
    LADDERS,
    MILD,
    NEUTRAL,
    OPPOSITES,
    SAME,
    STRENGTH,
    STRONG,
    WEAK_WITH_NOT,
    Ladder,
)
from omnibus_desktop.values import dataclass

_Found = TypeVar("_Found")
_FEWEST = 3  # answers of a scale
_LONGEST = 11  # points from 0 to 10
_RATINGS = (5, 7, 10, 11)  # points of ratings whose answers are bare numbers


@dataclass(frozen=True)
class Scale:
    """`positive` and `negative` are the numbers of the answers on either side, from the most
    positive to the most negative; both empty where the wording has no sides."""

    wording: str  # what the answers are about, for the reason: "agree", "how often"
    positive: tuple[int, ...] = ()
    negative: tuple[int, ...] = ()


@lru_cache(maxsize=4096)
def scale_of(labels: tuple[str, ...]) -> Scale | None:
    """The scale that these answers make up in this order, None where they make up none.

    `labels` are the substantive answers only: no "don't know".
    """
    plain = tuple(_plain(label) for label in labels)
    if len(plain) < _FEWEST:
        return None
    if _counts_up(plain):
        return Scale("numbers")
    return _by_quality(plain) or _by_ladder(plain)


def net_label(labels: Sequence[str]) -> str:
    """One label for several answers: "Very or fairly confident", "Agree or tend to agree"."""
    words = [label.split() for label in labels]
    endings = {word[-1].lower() for word in words}
    adverbs = [" ".join(word[:-1]) for word in words]
    if len(endings) == 1 and all(_is_adverb(adverb) for adverb in adverbs):
        return f"{_listed(adverbs)} {endings.pop()}"
    return _listed(labels)


def _listed(parts: Sequence[str]) -> str:
    first, *middle, last = parts
    return f"{', '.join([first, *map(_small, middle)])} or {_small(last)}"


def _small(label: str) -> str:
    """The label as it stands inside a sentence."""
    return label[0].lower() + label[1:] if label[1:2].islower() or label[1:2] == " " else label


def _is_adverb(text: str) -> bool:
    words = text.lower().split()
    return bool(words) and all(word in STRONG | MILD | {"not", "at", "all"} for word in words)


def _plain(label: str) -> str:
    """Lower case, without brackets and signs."""
    label = re.sub(r"\([^)]*\)", " ", label.lower().replace("’", "'"))
    return " ".join(re.sub(r"[^\w\s'-]", " ", label).split())


def _counts_up(labels: tuple[str, ...]) -> bool:
    """Whether the answers are whole numbers one after another whose first is put in words, or
    the bare numbers of a usual rating: "0 to 10", "1 to 5", but not "1, 2, 3, 4 or more"."""
    numbers = [re.match(r"-?\d+(?=$|\s)", label) for label in labels]
    inner = [int(number[0]) for number in numbers[1:-1] if number]
    if len(inner) != len(labels) - 2 or not _FEWEST < len(labels) <= _LONGEST:
        return False
    if any(abs(b - a) != 1 for a, b in pairwise(inner)):
        return False
    bare = labels[0].isdigit() and labels[-1].isdigit()
    return len(labels) in _RATINGS if bare else not labels[0].isdigit()


def _by_quality(labels: tuple[str, ...]) -> Scale | None:
    points = _all_or_none(map(_quality, labels))
    bases = {point[0] for point in points if point[1]}
    if len(bases) != 1:
        return None
    scores = [point[1] for point in points]
    if not _runs(scores) or len(set(map(abs, scores))) < 2:
        return None
    best_first = sorted(range(len(scores)), key=lambda number: -scores[number])
    positive = tuple(number for number in best_first if scores[number] > 0)
    negative = tuple(number for number in best_first if scores[number] < 0)
    return Scale(bases.pop(), positive, negative)


def _quality(label: str) -> tuple[str, float] | None:
    """What the answer is about and how far it goes, above or below 0: "not very confident" is
    ("confident", -1), "strongly disagree" is ("agree", -3)."""
    if NEUTRAL.match(label):
        return "", 0.0
    words = label.split()
    meaning = [word for word in words if word not in STRONG | MILD | FILLERS]
    if not meaning:
        return None
    word = meaning[0]
    base, sign = _base(word)
    denied = words[0] == "not"
    strength = STRENGTH.get(word, 2.0)
    if denied:
        strength = 3.0 if "all" in words else 1.0 if set(words[1:3]) & WEAK_WITH_NOT else 2.0
    elif set(words) & MILD:
        strength = 1.0
    elif set(words) & STRONG:
        strength = 3.0 + (len(set(words) & STRONG) > 1)
    return base, -strength if denied else sign * strength


def _base(word: str) -> tuple[str, int]:
    if word in OPPOSITES:
        return OPPOSITES[word], -1
    for prefix in ("un", "dis"):
        if word.startswith(prefix) and len(word) > len(prefix) + 3:
            return word.removeprefix(prefix), -1
    return SAME.get(word, word), 1


def _by_ladder(labels: tuple[str, ...]) -> Scale | None:
    for name, ladder in LADDERS:
        scores = _all_or_none(_rung(label, ladder) for label in labels)
        if scores and _runs(scores):
            return Scale(name)
    return None


def _all_or_none(found: Iterable[_Found | None]) -> list[_Found]:
    """What was found for all labels; nothing, and no further look, where one has nothing."""
    every: list[_Found] = []
    for one in found:
        if one is None:
            return []
        every.append(one)
    return every


def _rung(label: str, ladder: Ladder) -> float | None:
    return next((score for pattern, score in reversed(ladder) if pattern.match(label)), None)


def _runs(scores: Sequence[float]) -> bool:
    """Whether the scores only rise or only fall."""
    steps = [b - a for a, b in pairwise(scores)]
    return all(step > 0 for step in steps) or all(step < 0 for step in steps)


def scale_order(labels: tuple[str, ...]) -> tuple[int, ...]:
    """The numbers of the labels from the most to the least ("Very good" first, "Never" last) where
    they make up a scale in that order, else the numbers as they are."""
    plain = tuple(_plain(label) for label in labels)
    as_given = tuple(range(len(labels)))
    qualities = [_quality(label) for label in plain]
    measures = [[point[1] if point else None for point in qualities]]
    measures += [[_rung(label, ladder) for label in plain] for _, ladder in LADDERS]
    for scores in measures:
        known = [score for score in scores if score is not None]
        if len(known) == len(labels):
            order = tuple(sorted(as_given, key=lambda number: -known[number]))
            if scale_of(tuple(labels[number] for number in order)):
                return order
    return as_given
