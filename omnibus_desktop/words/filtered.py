"""Whom a filter keeps, in the few words that a headline has for it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from omnibus_desktop.tables.table import Table
from omnibus_desktop.wave.plain_text import plain
from omnibus_desktop.words.figures import inside, short

_LONGEST = 45  # characters
_LONGEST_QUOTED = 55  # of a question with its answers
_NAME = 25  # characters of a question that stands before its numbers without more ado
_FURTHER = ", filtered further"
_REPLY = re.compile(
    r"(yes|no|not|none|don.t|very|fairly|\d)\b", re.IGNORECASE
)  # no name of a group
_OF_NUMBERS = re.compile(r"[^\d]{0,12}\d")
_WORD_OF_NUMBERS = re.compile(
    r"(under|over|up to|at|less|more|fewer|between|from|above|below|about)\b", re.IGNORECASE
)


def filtered(table: Table) -> str:
    """The filter as a sentence begins with it, "" where there is none: its own name, where it has
    one that is short; else its answers, "London", "Staff 100 to 300", "Among “Any?: Yes”", and no
    more of them than there is room for, so that none is cut which fits: "London or 4 others",
    "London, filtered further"."""
    own = plain(table.filter_name)
    if own and len(own) <= _LONGEST:
        return f"Among “{own}”" if _REPLY.match(own) else own
    conditions = _conditions(table)
    if not conditions:
        return short(plain(table.filter_labels), _LONGEST)
    for count in range(len(conditions), 0, -1):
        further = _FURTHER if count < len(conditions) else ""
        said = [_condition(*each) for each in conditions[:count]]
        if len(" and ".join(said) + further) <= _LONGEST:
            return _quoted(" and ".join(said), conditions[:count]) + further
    further = _FURTHER if len(conditions) > 1 else ""
    subject, names = conditions[0]
    said_of = _cut(subject, names) if subject else _some(names, _LONGEST - len(further))
    return _quoted(said_of, conditions[:1]) + further


_Condition = tuple[str, tuple[str, ...]]


def _conditions(table: Table) -> list[_Condition]:
    """Each with what its answers are of, "" where they tell."""
    subjects = table.filter_subjects or ("",) * len(table.filter_names)
    return [
        (plain(subject).rstrip(" :"), tuple(map(plain, names)))
        for subject, names in zip(subjects, table.filter_names, strict=True)
    ]


def _condition(subject: str, names: Sequence[str]) -> str:
    if not subject:
        return " or ".join(names)
    if _is_named_alone(subject, names):
        return f"{subject} {' or '.join(map(_in_sentence, names))}"
    return f"{subject}: {' or '.join(names)}"


def _is_named_alone(subject: str, names: Sequence[str]) -> bool:
    """Whether the question is a name, and the answers are numbers: "Staff 100 to 300"."""
    is_name = len(subject) <= _NAME and not subject.endswith("?")
    return is_name and all(map(_OF_NUMBERS.match, names))


def _in_sentence(name: str) -> str:
    return inside(name) if _WORD_OF_NUMBERS.match(name) else name


def _quoted(said: str, conditions: Sequence[_Condition]) -> str:
    """Among quotation marks where a question is named with its answers, or these are replies."""
    is_plain = all(not subject or _is_named_alone(subject, names) for subject, names in conditions)
    return said if is_plain and not _REPLY.match(said) else f"Among “{said}”"


def _cut(subject: str, names: Sequence[str]) -> str:
    """So much of a condition as there is room for: the question is shortened before the answers,
    which say who is kept."""
    answers = _some(names, _LONGEST_QUOTED * 2 // 3)
    return f"{short(subject, _LONGEST_QUOTED - len(answers) - 2)}: {answers}"


def _some(names: Sequence[str], longest: int) -> str:
    """As many of the names as there is room for, and how many more there are."""
    for count in range(len(names), 0, -1):
        said = " or ".join(names[:count]) + _others(len(names) - count)
        if len(said) <= longest:
            return said
    others = _others(len(names) - 1)
    return short(names[0], longest - len(others)) + others


def _others(number: int) -> str:
    return f" or {number} other{'s' if number > 1 else ''}" if number else ""
