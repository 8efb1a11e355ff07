"""What the answers of a filter are of, where they do not say so by themselves."""

from __future__ import annotations

import re

from omnibus_desktop.wave.question import Question

_SHORT = 4  # words of a text that is rather a name
#: Whose answers are names of places, bodies and persons: "London", "County", "Female".
_OF_NAMES = re.compile(
    r"\b(regions?|area|country|county|city|town|district|province|state|authority|council|type"
    r"|sex|gender|occupation|job|role|sector|industry|religion|nationality|language)\b",
    re.IGNORECASE,
)
_TELLS_NOTHING = re.compile(r"(yes|no|not|none|don.t|very|fairly|other)\b|.*\d", re.IGNORECASE)


def subject_of(question: Question, labels: list[str]) -> str:
    """The question's text, to stand before these answers of it: "Staff" before "100 to 300". ""
    where they are groups of the population, as "London", or what else needs no question."""
    is_name = len(question.text.split()) <= _SHORT and not question.text.endswith("?")
    known = is_name and _OF_NAMES.search(question.text) is not None
    known = known or any(answer.population is not None for answer in question.answers)
    return "" if known and not any(map(_TELLS_NOTHING.match, labels)) else question.text
