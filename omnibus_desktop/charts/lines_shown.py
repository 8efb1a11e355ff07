"""Which answers a chart over waves shows as lines: all, or the most telling ones."""

from __future__ import annotations

from collections.abc import Iterator

from omnibus_desktop.charts.mark import Mark, Marks
from omnibus_desktop.tables.table import TOTAL

_MOST = 6  # lines that can be told apart


def lines_shown(marks: Marks) -> Iterator[tuple[Marks, str]]:
    """The marks of some answers, and what the subtitle has to say of the others; fewer and fewer.
    Of a scale its nets, which sum up its steps; of a list the largest, without don't know and its
    like where there are more than can be told apart."""
    if marks.about:
        yield from _groups_shown(marks)
        return
    every = range(len(marks.answers))
    nets = [n for n in every if marks.answers[n].net]
    if marks.ordered and nets:
        yield marks.with_answers(nets), "Sums of answers shown; single answers not shown"
    elif len(every) <= _MOST:
        yield marks, ""
    told = [n for n in every if not marks.answers[n].last] or list(every)
    which = "Largest" if marks.is_by_size else "First"
    for count in range(min(_MOST, len(told)), 0, -1):
        few = f"{which} {count} of {len(every)} answers shown"
        yield marks.with_answers(told[:count]), few if count < len(every) else ""


def _groups_shown(marks: Marks) -> Iterator[tuple[Marks, str]]:
    """The same of groups, for one answer: the total, and those that changed most."""
    of = f"“{marks.about}” shown"
    every = range(len(marks.answers))
    total = [n for n in every if marks.answers[n].id == TOTAL]
    others = sorted((n for n in every if n not in total), key=lambda n: -_change(marks.cells[n]))
    groups = [n for n in others if any(mark.value is not None for mark in marks.cells[n])]
    most = _MOST - len(total)
    for count in range(min(most, len(groups)), 0, -1):
        said = of
        if count < len(others):
            large = " and are not too small" if len(groups) < len(others) else ""
            which = f"the {count} of {len(others)} groups that changed most{large}"
            said = f"{of}; {which}"
        yield marks.with_answers(sorted([*total, *groups[:count]])), said


def _change(row: tuple[Mark, ...]) -> float:
    """By how much the last figure differs from the first; less than nothing where that is not
    known."""
    values = [mark.value for mark in row if mark.value is not None]
    return abs(values[-1] - values[0]) if len(values) > 1 else -1.0
