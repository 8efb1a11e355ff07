"""What people answered in their own words, to be read and searched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from functools import lru_cache
from hashlib import sha256
from itertools import compress
from typing import Any

import numpy as np
from numpy.typing import NDArray

from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.question import Question
from omnibus_desktop.wave.wave import Wave

_DIGITS = 32  # of a digest: 128 bits


@dataclass(frozen=True, eq=False)
class OpenAnswers:
    """The answers to one open question, in the order of the file. Answer n was given by the
    respondent with the number `respondents[n]` and reads `texts[n]`, never blank."""

    respondents: tuple[int, ...]
    texts: tuple[str, ...]
    _searched: list[tuple[str, ...]] = field(default_factory=list, init=False, repr=False)
    _digests: dict[str, tuple[str, ...]] = field(default_factory=dict, init=False, repr=False)

    def __len__(self) -> int:
        return len(self.texts)

    def holding(self, words: Sequence[str], among: Sequence[int]) -> Sequence[int]:
        """Those of these answers, by number, that hold all of the words, which are in lower
        case."""
        if not words:
            return among
        if not self._searched:
            self._searched.append(tuple(text.lower() for text in self.texts))
        found, texts = among, self._searched[0]
        for word in words:
            found = [number for number in found if word in texts[number]]
        return found

    def of(self, kept: NDArray[np.bool_] | None) -> Sequence[int]:
        """The numbers of the answers of those respondents who are kept (N, bool); None: all."""
        if kept is None:
            return range(len(self))
        return tuple(compress(range(len(self)), kept[np.array(self.respondents, int)].tolist()))

    def digests(self, salt: str) -> tuple[str, ...]:
        """What each answer is known by without its text: see `digest`. Kept."""
        if salt not in self._digests:
            self._digests[salt] = tuple(digest(salt, text) for text in self.texts)
        return self._digests[salt]


def digest(salt: str, text: str) -> str:
    """What an answer is known by: the first 128 bits of the SHA-256 of the salt, a line break and
    the answer without the blanks around it. The same words have the same digest."""
    words = text.strip().encode("utf-8", "surrogatepass")
    return sha256(salt.encode() + b"\n" + words).hexdigest()[:_DIGITS]


def open_answers(wave: Wave, question: Question) -> OpenAnswers:
    """The answers to this open question. Kept for the questions that were asked for last."""
    data: Any = wave.data[question.variables[0]]
    return _read(data)


@lru_cache(maxsize=4)
def _read(data: Any) -> OpenAnswers:
    given = [(n, text.strip()) for n, text in enumerate(data.texts()) if text.strip()]
    return OpenAnswers(tuple(n for n, _ in given), tuple(text for _, text in given))
