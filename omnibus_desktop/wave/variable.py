"""A variable of a survey file, as the file describes it, and the answers that it holds."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from omnibus_desktop.values import dataclass


class Measure(StrEnum):
    UNKNOWN = "unknown"
    NOMINAL = "nominal"
    ORDINAL = "ordinal"
    SCALE = "scale"


class Content(StrEnum):
    """What the values of a variable are, by its print format."""

    NUMBER = "number"
    DATE = "date"  # seconds since 14 October 1582, as SPSS counts
    TIME = "time"  # seconds
    TEXT = "text"


@dataclass(frozen=True)
class Missing:
    """The codes that the file declares as user-missing: single ones and one closed range."""

    codes: tuple[float | str, ...] = ()
    low: float | None = None  # -inf is LOWEST
    high: float | None = None  # inf is HIGHEST

    def holds(self, value: float | str) -> bool:
        """Whether this value is declared missing."""
        if value in self.codes:
            return True
        if isinstance(value, str) or self.low is None or self.high is None:
            return False
        return self.low <= value <= self.high

    def __bool__(self) -> bool:
        return bool(self.codes) or self.low is not None


@dataclass(frozen=True)
class Variable:
    """One variable. `labels` are (value, label) pairs in the order of the file."""

    name: str
    label: str = ""
    content: Content = Content.NUMBER
    measure: Measure = Measure.UNKNOWN
    labels: tuple[tuple[float | str, str], ...] = ()
    missing: Missing = Missing()
    decimals: int = 0
    format: str = ""  # the print format in the file's own words, such as "F8.2" or "DATE11"


@dataclass(frozen=True)
class AnswerSet:
    """A multiple-response set that the file defines.

    `counted` is the value that means "ticked" in a set of dichotomies, and None where each
    variable holds the code of one mention.
    """

    name: str
    label: str
    variables: tuple[str, ...]
    counted: float | str | None = None
    labels_from_counted: bool = False  # type E: an item's text is the label of its counted value


class Data(Protocol):
    """The answers of all respondents to one variable, kept as narrow as the file allows."""

    def __len__(self) -> int: ...

    def values(self) -> NDArray[np.float64]:
        """The distinct numbers that occur, ascending, system-missing left out. Empty for text."""
        ...

    def places(self) -> NDArray[np.integer]:
        """For each respondent the place of its number in `values()`; `len(values())` where the
        number is system-missing. uint8 where that fits, else uint32. One array, kept."""
        ...

    def numbers(self) -> NDArray[np.float64]:
        """For each respondent its number, NaN where system-missing. All NaN for text."""
        ...

    def texts(self) -> Sequence[str]:
        """For each respondent its text, without trailing blanks. Empty strings for numbers."""
        ...


@runtime_checkable
class Undecoded(Data, Protocol):
    """Texts that are decoded when all are looked at; some of them can be had before."""

    def some(self, count: int) -> Sequence[str]:
        """The first `count` texts that are not empty, or as many as there are."""
        ...
