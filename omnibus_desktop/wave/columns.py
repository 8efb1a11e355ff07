"""Answers that were made in memory: whole columns of codes and of texts, kept narrow."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.variable import Data, Undecoded

_Number = TypeVar("_Number", bound=np.number)


def narrow(count: int) -> type[np.uint8 | np.uint32]:
    """The narrowest type that holds the places 0 to `count`."""
    return np.uint8 if count < 256 else np.uint32


def distinct_numbers(numbers: NDArray[_Number]) -> NDArray[_Number]:
    """The distinct numbers, ascending; there must be no NaN. `np.unique` would give the same, but
    imports masked arrays for it, which takes as long as opening a small wave."""
    ascending = np.sort(numbers)
    first = np.ones(len(ascending), dtype=np.bool_)
    np.not_equal(ascending[1:], ascending[:-1], out=first[1:])
    return ascending[first]


@dataclass(frozen=True, eq=False)
class Coded:
    """Numbers as places in a short list of distinct ones: fits the protocol `Data`."""

    distinct: NDArray[np.float64]  # ascending
    place: NDArray[np.integer]  # len(distinct) where there is no number

    def __len__(self) -> int:
        return len(self.place)

    def values(self) -> NDArray[np.float64]:
        return self.distinct

    def places(self) -> NDArray[np.integer]:
        return self.place

    def numbers(self) -> NDArray[np.float64]:
        return np.asarray(np.append(self.distinct, np.nan)[self.place])

    def texts(self) -> Sequence[str]:
        return [""] * len(self.place)


@dataclass(frozen=True, eq=False)
class CodedText:
    """Texts as places in a list of distinct ones: fits the protocol `Data`."""

    distinct: tuple[str, ...]
    place: NDArray[np.integer]  # len(distinct) where the text is empty

    def __len__(self) -> int:
        return len(self.place)

    def values(self) -> NDArray[np.float64]:
        return np.empty(0)

    def places(self) -> NDArray[np.integer]:
        return np.zeros(len(self.place), dtype=np.uint8)

    def numbers(self) -> NDArray[np.float64]:
        return np.full(len(self.place), np.nan)

    def texts(self) -> Sequence[str]:
        table = (*self.distinct, "")
        return [table[place] for place in self.place.tolist()]


def some_texts(data: Data, count: int) -> tuple[str, ...]:
    """Texts that occur, each once, among the first `count` at least; of texts that are not
    decoded yet no others are."""
    if isinstance(data, CodedText):
        return data.distinct
    texts = data.some(count) if isinstance(data, Undecoded) else data.texts()
    return tuple(text for text in dict.fromkeys(texts) if text)


def of_numbers(numbers: NDArray[np.float64]) -> Coded:
    """A column of these numbers; NaN is system-missing."""
    there = ~np.isnan(numbers)
    distinct, found = np.unique(numbers[there], return_inverse=True)
    place = np.full(len(numbers), len(distinct), dtype=narrow(len(distinct)))
    place[there] = found
    return Coded(distinct, place)


def of_texts(texts: Sequence[str]) -> CodedText:
    """A column of these texts; an empty one is none."""
    distinct = tuple(text for text in dict.fromkeys(texts) if text)
    numbers = {text: number for number, text in enumerate((*distinct, ""))}
    places = [numbers[text] for text in texts]
    return CodedText(distinct, np.array(places, dtype=narrow(len(distinct))))
