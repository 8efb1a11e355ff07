"""The figures that a text says: percentages, points, counts of a base, shares in words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import field
from enum import StrEnum

from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.plain_text import plain
from omnibus_desktop.words.proportions import QUALIFIERS, SHARE_WORDS

_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_EXACTLY = rf"(?:(?:{'|'.join(sorted(QUALIFIERS, key=len, reverse=True))}) )?"


class Measure(StrEnum):
    PERCENT = "percent"
    POINTS = "points"
    OF = "of"  # "90 of 101"
    FRACTION = "fraction"  # "almost nine in ten"
    NUMBER = "number"


_FORMS = (
    (
        Measure.POINTS,
        re.compile(rf"[+−-]?({_NUMBER})(?: |-)?(?:percentage )?(?:points?\b|pp\b)", re.IGNORECASE),
    ),
    (Measure.PERCENT, re.compile(rf"({_NUMBER}) ?(?:%|per ?cent\b)", re.IGNORECASE)),
    (
        Measure.OF,
        re.compile(rf"({_NUMBER}) (?:out )?of (?:the |all )?({_NUMBER})\b", re.IGNORECASE),
    ),
    (Measure.FRACTION, re.compile(rf"\b{_EXACTLY}{SHARE_WORDS}\b", re.IGNORECASE)),
    (Measure.NUMBER, re.compile(rf"(?<![\w.,-])({_NUMBER})(?![\w%]|[.,-]\d)")),
)
_YEAR = re.compile(r"(19|20)\d\d")


@dataclass(frozen=True)
class Said:
    """A figure as the text has it, what it is of, and its numbers as they are typed: one, of "90
    of 101" two, of a share in words none."""

    text: str
    measure: Measure
    numbers: tuple[str, ...] = ()
    start: int = field(default=0, compare=False)  # its place in the text

    @property
    def decimals(self) -> int:
        """How many digits stand behind the point of its first number."""
        return len(self.numbers[0].partition(".")[2]) if self.numbers else 0


def figures_said(text: str, known: Iterable[str] = ()) -> tuple[Said, ...]:
    """The figures in the text, in their order. Numbers that belong to the `known` texts (labels,
    the question, the name of the wave) are none, and neither are years."""
    rest = plain(text)
    for label in sorted(filter(None, map(plain, known)), key=len, reverse=True):
        if any(character.isdigit() for character in label):
            alone = rf"(?<![\w.,]){re.escape(label)}(?!\w| ?%|[.,]\d)"
            rest = re.sub(alone, _blank, rest, flags=re.IGNORECASE)
    found: list[Said] = []
    for measure, form in _FORMS:
        for match in form.finditer(rest):
            if measure is Measure.NUMBER and _YEAR.fullmatch(match[0]):
                continue
            numbers = tuple(number.replace(",", "") for number in match.groups())
            found.append(Said(match[0], measure, numbers, match.start()))
        rest = form.sub(_blank, rest)
    return tuple(sorted(found, key=lambda said: said.start))


def _blank(match: re.Match[str]) -> str:
    """As many characters that are part of no figure, so that places stay what they are."""
    return "\0" * len(match[0])
