"""Which answers a chart over waves shows as lines: all, or the most telling ones."""

from __future__ import annotations

from collections.abc import Iterator

from omnibus_desktop.charts.mark import Marks

_MOST = 6  # lines that can be told apart


def lines_shown(marks: Marks) -> Iterator[tuple[Marks, str]]:
    """The marks of some answers, and what the subtitle has to say of the others; fewer and fewer.
    Of a scale its nets, which sum up its steps; of a list the largest, without don't know and its
    like where there are more than can be told apart."""
    every = range(len(marks.answers))
    what = "groups" if marks.about else "answers"
    of = f"“{marks.about}” shown" if marks.about else ""
    nets = [n for n in every if marks.answers[n].net]
    if marks.ordered and nets:
        yield marks.with_answers(nets), "Sums of answers shown; all are in the table"
    elif len(every) <= _MOST:
        yield marks, of
    told = [n for n in every if not marks.answers[n].last] or list(every)
    which = "First" if marks.ordered else "Largest"
    for count in range(min(_MOST, len(told)), 0, -1):
        few = f"{which} {count} of {len(every)} {what} shown; all are in the table"
        said = (of, few if count < len(every) else "")
        yield marks.with_answers(told[:count]), "; ".join(part for part in said if part)
