"""Which answers a chart that compares groups shows: dots with intervals, or differences."""

from __future__ import annotations

from collections.abc import Iterator

from omnibus_desktop.charts.mark import Marks
from omnibus_desktop.charts.spec import Key

_MOST_ASKED = 4  # answers that are looked at side by side


def dots_shown(marks: Marks, wanted: tuple[Key, ...]) -> Iterator[tuple[Marks, str]]:
    """The marks of some answers, and what the subtitle has to say of the others; fewer and fewer.
    Nothing where no figure has an interval. Of the total alone all answers are shown."""
    if not any(mark.low is not None for row in marks.cells for mark in row):
        return
    if len(marks.groups) == 1 and not marks.of_items:
        yield marks, ""
    else:
        yield from _answers_shown(marks, wanted)


def differences_shown(marks: Marks, wanted: tuple[Key, ...]) -> Iterator[tuple[Marks, str]]:
    """The same, of the groups that can be compared with the rest of their break."""
    groups = [
        place
        for place, group in enumerate(marks.groups)
        if not group.total and any(row[place].rest is not None for row in marks.cells)
    ]
    if groups:
        yield from _answers_shown(marks.with_groups(groups), wanted)


def _answers_shown(marks: Marks, wanted: tuple[Key, ...]) -> Iterator[tuple[Marks, str]]:
    """First the answers that the person pointed out, or all of a few; then one alone: the first of
    these, else the first net, else the first."""
    ids = [key[0].rpartition("/")[2] if marks.of_items else key[0] for key in wanted]
    every = range(len(marks.answers))
    asked = [n for n in every if marks.answers[n].id in ids]
    nets = [n for n in every if marks.answers[n].net]
    told = [n for n in every if not marks.answers[n].last] or list(every)
    few = asked or (told if len(told) <= _MOST_ASKED and not nets else [])
    for shown in (few[:_MOST_ASKED], (asked or nets or told)[:1]):
        if shown:
            yield marks.with_answers(shown), _said_of_others(marks, shown)


def _said_of_others(marks: Marks, shown: list[int]) -> str:
    if len(shown) == len(marks.answers):
        return ""
    if len(shown) == 1:
        return f"“{marks.answers[shown[0]].label}” shown; other answers not shown"
    return f"{len(shown)} of {len(marks.answers)} answers shown"
