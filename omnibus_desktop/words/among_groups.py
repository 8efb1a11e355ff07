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
from omnibus_desktop.words.figures import column_label, figure, may_be_said, whole

_ENDS = (min, max)
_MOST_WORDS = 12  # of what they say
_MOST_NAMED = 2  # groups that stand out on one side


def among_groups(table: Table, rows: Sequence[int], places: Sequence[int]) -> str:
    """ "County: more authorities (94%) than among the rest (87%) say …" of the first of these rows
    in which a group in these columns stands out; else "Between 82% (London) and 95% (…) of
    authorities say …; no group differs significantly from the rest". "" where no figure of these
    groups may be told."""
    counted = all(table.columns[place].tiny for place in places)  # no percentages to compare
    for row in () if counted else rows:
        above, below = (_standing_out(table, row, places, sign) for sign in (1, -1))
        if above or below:
            return _of_those(table, row, above, below)
    told = (_of_range(table, row, places) for row in rows)
    return next(filter(None, told), "")


def averages_of_groups(table: Table, places: Sequence[int]) -> str:
    """ "The average runs from 2.2 (North) to 4.0 (South)"; "" where none may be said."""
    known = [(mean, place) for place in places if (mean := mean_of(table, place)) is not None]
    if not known:
        return ""
    ends = min(known), max(known)
    least, most = (average_text(mean) for mean, _ in ends)
    if least == most:
        return f"The average is {most} in every group"
    low, high = (column_label(table.columns[place]) for _, place in ends)
    return f"The average runs from {least} ({low}) to {most} ({high})"


def _standing_out(table: Table, row: int, places: Sequence[int], sign: int) -> list[int]:
    """The columns on this side of their rest beyond chance, the furthest from it first."""
    rest = shares_of_rest(table)
    found = [
        place
        for place in places
        if int(table.differs[row, place]) == sign
        and may_be_said(table, row, place)
        and not math.isnan(rest[row, place])
    ]
    return sorted(found, key=lambda place: -abs(table.percent[row, place] - rest[row, place]))


def _of_those(table: Table, row: int, above: list[int], below: list[int]) -> str:
    who, what = table.origin.respondent_word, _claim(table, row)
    more = "more" if above else "fewer"
    one, *others = (*above, *below)
    if not others:
        rest = whole_percent(float(shares_of_rest(table)[row, one]), 100.0)
        share = figure(table, row, one)
        name = column_label(table.columns[one])
        return f"{name}: {more} {who} ({share}) than among the rest ({rest}%) {what}"
    said = f"{more.capitalize()} {who} than among the rest {what}: "
    said += _named(table, row, above or below)
    return said + (f"; fewer: {_named(table, row, below)}" if above and below else "")


def _named(table: Table, row: int, places: list[int]) -> str:
    names = [f"{column_label(table.columns[n])} ({figure(table, row, n)})" for n in places]
    more = len(names) - _MOST_NAMED
    if more > 0:
        last = f"{more} other group{'s' if more > 1 else ''}"
        return f"{', '.join(names[:_MOST_NAMED])} and {last}"
    return " and ".join(names)


def _of_range(table: Table, row: int, places: Sequence[int]) -> str:
    known = [n for n in places if may_be_said(table, row, n)]
    told = [n for n in known if not table.columns[n].tiny]
    what, who = _claim(table, row), table.origin.respondent_word
    if not known:
        return ""
    low, high = (pick(told or known, key=lambda n: float(table.percent[row, n])) for pick in _ENDS)
    if not told:
        least, most = (f"{figure(table, row, n)} ({_name(table, n)})" for n in (low, high))
        return f"From {least} to {most} {what}"
    if whole(table, row, low) == whole(table, row, high):
        said = f"About {figure(table, row, high)} of {who} {what} in every group"
    else:
        least, most = (f"{figure(table, row, n)} ({_name(table, n)})" for n in (low, high))
        said = f"Between {least} and {most} of {who} {what}"
    return f"{said}{_caution(table, row, places)}"


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
    tested = [n for n in places if not math.isnan(float(table.p_rest[row, n]))]
    if not tested:
        return "; too few to be tested"
    return "; no group differs significantly from the rest"
