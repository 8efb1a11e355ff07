"""The figures that a slide printed: what its file keeps of them, and how others differ.

They are the figures on the chart and no more: nothing that was hidden, no answer of a respondent.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from omnibus_desktop.values import dataclass

MOST = 240  # figures of a slide that are kept
MOST_GROUPS = 60
BETWEEN = " | "  # figures of a line: none holds it
_NOT_SHOWN = "not shown"
_Named = tuple[tuple[str, str], ...]  # ids, and what they are called


@dataclass(frozen=True)
class Printed:
    """`figures[answer][group]` as printed, "" where one was not shown; `bases` of the groups."""

    answers: _Named
    groups: _Named
    bases: tuple[str, ...]
    figures: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Figure:
    """A figure that is another: of which answer and group, what it was and what it is."""

    of: str
    before: str
    after: str


def to_plain(printed: Printed) -> dict[str, Any]:
    """The figures as JSON has them, a line an answer."""
    names = (name for name, _ in printed.answers)
    return {
        "answers": dict(printed.answers),
        "groups": dict(printed.groups),
        "bases": BETWEEN.join(printed.bases),
        "figures": {
            name: BETWEEN.join(row) for name, row in zip(names, printed.figures, strict=True)
        },
    }


def from_plain(content: Any) -> Printed:
    """What `to_plain` gave. Raises LookupError, TypeError, ValueError or AttributeError where it
    cannot be read."""
    answers, groups = _named(content["answers"]), _named(content["groups"])
    bases = tuple(content["bases"].split(BETWEEN))
    figures = tuple(tuple(content["figures"][name].split(BETWEEN)) for name, _ in answers)
    if any(len(row) != len(groups) for row in (bases, *figures)):
        raise ValueError("a row of another length")
    return Printed(answers, groups, bases, figures)


def _named(content: Any) -> _Named:
    if not all(isinstance(label, str) for label in content.values()):
        raise TypeError("a label that is no text")
    return tuple(content.items())


def other_figures(before: Printed, after: Printed) -> tuple[Figure, ...]:
    """The figures, then the bases, of answers and groups that are in both and print something
    else."""
    was, now = _by_key(before), _by_key(after)
    answers, groups = dict(after.answers), dict(after.groups)
    several = len(groups) > 1
    found = [
        Figure(
            _listed(answers[answer], groups[group] if several else ""),
            was[answer, group] or _NOT_SHOWN,
            now[answer, group] or _NOT_SHOWN,
        )
        for answer, group in was
        if (answer, group) in now and was[answer, group] != now[answer, group]
    ]
    bases = {key: base for (key, _), base in zip(after.groups, after.bases, strict=True)}
    for (key, _), base in zip(before.groups, before.bases, strict=True):
        if key in bases and bases[key] != base:
            of = _listed("Base", groups[key] if several else "")
            found.append(Figure(of, base or _NOT_SHOWN, bases[key] or _NOT_SHOWN))
    return tuple(found)


def other_names(before: Printed, after: Printed) -> Iterator[str]:
    """A sentence for each answer and group that only one of them has."""
    if len(before.figures) * len(before.groups) >= MOST - MOST_GROUPS:
        return  # it may only have been cut off
    pairs = (("answer", before.answers, after.answers), ("group", before.groups, after.groups))
    for what, then, now in pairs:
        yield from (f"The {what} “{n}” is not there any more." for n in _only(then, now))
        yield from (f"The {what} “{n}” is new." for n in _only(now, then))


def _only(these: _Named, others: _Named) -> list[str]:
    known = dict(others)
    return [label for name, label in these if name not in known]


def _by_key(printed: Printed) -> Mapping[tuple[str, str], str]:
    return {
        (answer, group): figure
        for (answer, _), row in zip(printed.answers, printed.figures, strict=True)
        for (group, _), figure in zip(printed.groups, row, strict=True)
    }


def _listed(*names: str) -> str:
    return ", ".join(name for name in names if name)
