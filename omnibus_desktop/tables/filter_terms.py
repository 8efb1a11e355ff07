"""What a filter can ask for beside answers: numbers in a range, and that there is no answer."""

from __future__ import annotations

import math
import re

import numpy as np
from numpy.typing import NDArray

from omnibus_desktop.tables import bands
from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.membership import Membership, code_text
from omnibus_desktop.wave.question import Kind, Question
from omnibus_desktop.wave.wave import Wave

NO_ANSWER = "[no answer]"
NO_ANSWER_WORDS = "no answer"
_NUMBER = r"-?\d+(?:\.\d+)?"
_RANGE = re.compile(rf"\[({_NUMBER})?\.\.({_NUMBER})?\]")


@dataclass(frozen=True)
class Range:
    """Numbers from `low` to `high`, both belonging to it; infinite where there is no end."""

    low: float
    high: float

    @property
    def id(self) -> str:
        """How a filter writes it: "[3..]", "[..5]", "[3..5]"."""
        return f"[{_end(self.low)}..{_end(self.high)}]"

    @property
    def words(self) -> str:
        """ "3 or more", "5 or less", "3 to 5"."""
        if math.isinf(self.high):
            return f"{_end(self.low)} or more"
        if math.isinf(self.low):
            return f"{_end(self.high)} or less"
        return f"{_end(self.low)} to {_end(self.high)}"


def range_of(term: str) -> Range | None:
    """The range that is written so; None where it is none, or has no end at all."""
    found = _RANGE.fullmatch(term)
    if found is None or found.group(1) is found.group(2) is None:
        return None
    low, high = found.groups()
    return Range(
        -math.inf if low is None else float(low), math.inf if high is None else float(high)
    )


def term_words(term: str) -> str:
    """What is asked for, in words; "" where that is an answer of the question, or nothing."""
    if term == NO_ANSWER:
        return NO_ANSWER_WORDS
    found = range_of(term)
    return "" if found is None else found.words


def who_meets(
    wave: Wave, question: Question, member: Membership, term: str
) -> NDArray[np.bool_] | None:
    """Who is asked for (N); None where the question cannot be asked so. Codes that are no amounts
    are in no range, and who was not asked did not answer."""
    if term == NO_ANSWER:
        return ~member.answered
    wanted = range_of(term)
    if wanted is None or question.kind is not Kind.NUMERIC:
        return None
    numbers = wave.numbers(question.variables[0])
    apart = bands.banded(wave, wave.question(question.id)).apart
    inside: NDArray[np.bool_] = (numbers >= wanted.low) & (numbers <= wanted.high)
    return inside & ~np.isin(numbers, apart)


def _end(number: float) -> str:
    return "" if math.isinf(number) else code_text(number)
