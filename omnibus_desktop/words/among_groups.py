"""The message of a chart that shows groups and no total: which stand out, or from where to where
they reach."""

from __future__ import annotations

import math
from collections.abc import Sequence

from omnibus_desktop.tables.rest import shares_of_rest
from omnibus_desktop.tables.rounding import whole_percent
from omnibus_desktop.tables.table import Table
from omnibus_desktop.words.averages import average_text, mean_of
from omnibus_desktop.words.claims import claim
from omnibus_desktop.words.differences import is_tested, signed
from omnibus_desktop.words.figures import (
    column_label,
    counted_word,
    figure,
    label,
    may_be_said,
    whole,
)

_ENDS = (min, max)
_MOST_WORDS = 12  # of what they say
_MOST_NAMED = 2  # groups that stand out on one side


def among_groups(table: Table, rows: Sequence[int], places: Sequence[int], kind: str = "") -> str:
    """ "County: more authorities (94%) than among the rest (87%) say …" of the first of these rows
    in which a group in these columns stands out; else "Between 82% (London) and 95% (…) of
    authorities say …; no group differs significantly from the rest"; where the chart is of the
    `kind` "difference", in points. "" where no figure of these groups may be told."""
    in_points = kind == "difference"
    counted = all(table.columns[place].tiny for place in places)  # no percentages to compare
    for row in () if counted else rows:
        above, below = (_standing_out(table, row, places, sign) for sign in (1, -1))
        if above or below:
            return _of_those(table, row, above, below, in_points)
    of_row = _of_differences if in_points else _of_range
    return next(filter(None, (of_row(table, row, places) for row in rows)), "")


def averages_of_groups(table: Table, places: Sequence[int]) -> str:
    """ "The average runs from 2.2 (North) to 4.0 (South)"; "" where none may be said."""
    known = [(mean, place) for place in places if (mean := mean_of(table, place)) is not None]
    if not known:
        return ""
    ends = min(known), max(known)
    least, most = (average_text(mean) for mean, _ in ends)
    if least == most:
        return f"The average is {most} in every group"
    low, high = (_name(table, place) for _, place in ends)
    return f"The average runs from {least} ({low}) to {most} ({high})"


def _standing_out(table: Table, row: int, places: Sequence[int], sign: int) -> list[int]:
    """The columns on this side of their rest beyond chance, the furthest from it first."""
    found = [
        place
        for place in places
        if int(table.differs[row, place]) == sign and not math.isnan(_apart(table, row, place))
    ]
    return sorted(found, key=lambda place: -abs(_apart(table, row, place)))


def _of_those(table: Table, row: int, above: list[int], below: list[int], in_points: bool) -> str:
    who, what = counted_word(table), _claim(table, row)
    more = "more" if above else "fewer"
    one, *others = (*above, *below)
    if not others:
        rest = whole_percent(float(shares_of_rest(table)[row, one]), 100.0)
        share, name = figure(table, row, one), _name(table, one)
        if in_points:
            way = f"{_points(_apart(table, row, one))} {'above' if above else 'below'}"
            return f"{name}: {share} of {who} {what}, {way} the rest ({rest}%)"
        return f"{name}: {more} {who} ({share}) than among the rest ({rest}%) {what}"
    said = f"{more.capitalize()} {who} than among the rest {what}: "
    said += _named(table, row, above or below, in_points)
    return said + (f"; fewer: {_named(table, row, below, in_points)}" if above and below else "")


def _named(table: Table, row: int, places: list[int], in_points: bool) -> str:
    names = []
    for place in places:
        share = figure(table, row, place)
        apart = _apart(table, row, place)
        sign = "+" if apart > 0 else "−"
        names.append(f"{_name(table, place)} ({f'{sign}{_points(apart)}' if in_points else share})")
    more = len(names) - _MOST_NAMED
    if more > 0:
        last = f"{more} other group{'s' if more > 1 else ''}"
        return f"{', '.join(names[:_MOST_NAMED])} and {last}"
    return " and ".join(names)


def _of_differences(table: Table, row: int, places: Sequence[int]) -> str:
    """That no group that was tested stands out, and how far they are apart at the most."""
    tested = [n for n in places if is_tested(table, row, n) and not table.columns[n].tiny]
    known = [abs(apart) for n in tested if not math.isnan(apart := _apart(table, row, n))]
    if not known or table.method.test != "rest":
        return _of_range(table, row, places)
    name = f"“{label(table.rows[row])}”"
    return (
        f"{name}: {_none_of(tested, places)} differs significantly from the rest, the furthest "
        f"by {_points(max(known))}"
    )


def _apart(table: Table, row: int, place: int) -> float:
    """By how many points a group is above (below: less than 0) its rest."""
    if not may_be_said(table, row, place):
        return math.nan
    return float(table.percent[row, place] - shares_of_rest(table)[row, place])


def _points(apart: float) -> str:
    size = signed(abs(apart)).lstrip("+")
    return f"{size} point{'' if size == '1' else 's'}"


def _of_range(table: Table, row: int, places: Sequence[int]) -> str:
    known = [n for n in places if may_be_said(table, row, n)]
    told = [n for n in known if not table.columns[n].tiny]
    what, who = _claim(table, row), counted_word(table)
    if not known:
        return ""
    low, high = (pick(told or known, key=lambda n: float(table.percent[row, n])) for pick in _ENDS)
    if not told:
        least, most = (_end(table, row, known, n) for n in (low, high))
        return f"From {least} to {most} {what}"
    if whole(table, row, low) == whole(table, row, high):
        said = f"About {figure(table, row, high)} of {who} {what} in every group"
    else:
        least, most = (_end(table, row, told, n) for n in (low, high))
        said = f"Between {least} and {most} of {who} {what}"
    return f"{said}{_caution(table, row, places)}"


def _end(table: Table, row: int, places: Sequence[int], end: int) -> str:
    """ "100% (North and South)": the figure with all groups that have it, of many how many more."""
    said = figure(table, row, end)
    others = [n for n in places if n != end and figure(table, row, n) == said]
    names = [_name(table, n) for n in (end, *others)]
    if len(names) > _MOST_NAMED:
        names = [names[0], f"{len(names) - 1} other groups"]
    return f"{said} ({' and '.join(names)})"


def _claim(table: Table, row: int) -> str:
    """What they say, in few words: there are groups to name, too."""
    said = claim(table, table.rows[row])
    if len(said.split()) <= _MOST_WORDS:
        return said
    return claim(table, table.rows[row], about_item=False)


def _name(table: Table, place: int) -> str:
    return column_label(table.columns[place])


def _caution(table: Table, row: int, places: Sequence[int]) -> str:
    """That nothing was found, or looked for, where that is so."""
    if table.method.test == "none":
        return ""
    if table.method.test == "pairs":
        is_found = bool(table.letters) and any(table.letters[row][place] for place in places)
        return "" if is_found or not table.letters else "; no two groups differ significantly"
    tested = [n for n in places if is_tested(table, row, n)]
    if not tested:
        return "; too few to be tested"
    return f"; {_none_of(tested, places)} differs significantly from the rest"


def _none_of(tested: Sequence[int], places: Sequence[int]) -> str:
    """Of whom it is told that they do not differ: only of groups that were tested."""
    return "no group" if len(tested) == len(places) else "no group that was tested"
