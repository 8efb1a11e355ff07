"""The difference of two marks as a note tells it: how large, and whether it is beyond chance."""

from __future__ import annotations

from omnibus_desktop.charts.mark import Mark, Marks
from omnibus_desktop.charts.note_sources import NOT_THERE, Place, Sources
from omnibus_desktop.charts.note_text import Found, points
from omnibus_desktop.charts.notes import Note, NoteKind
from omnibus_desktop.charts.spec import Key
from omnibus_desktop.tables.cells import HIDDEN, is_withheld
from omnibus_desktop.tables.table import TOTAL
from omnibus_desktop.tables.two_cells import Tested, compare_cells, significant, whole_points
from omnibus_desktop.tables.two_cells import points as points_of
from omnibus_desktop.tables.two_means import compare_means_of

_SAID = {True: "significant", False: "not significant", None: "not tested"}
Difference = tuple[dict[str, str], Tested]


def difference_of(note: Note, there: list[Found], marks: Marks, sources: Sources) -> Difference:
    """By how much the first mark is above the second, and whether that is beyond chance; a note
    on one mark compares it with the total, and one on the total itself with nothing. A bracket
    between two bars shows which is the larger, so that its figure has no sign. Of so few that no
    percentages are printed there are no points, but both counts."""
    one = there[0][2].key
    other = there[-1][2].key if len(note.keys) > 1 else _by_itself(there[0], marks, sources)
    if one == other:
        return {}, Tested()
    if any(group.tiny for _, group, _ in there):
        return _of_counts(there[0][2], there[-1][2]), Tested()
    signed = note.kind is not NoteKind.DIFFERENCE
    first, second = sources.place(one), sources.place(other)
    if first is not None and second is not None and first.table is second.table:
        found, test = _of_cells(first, second, sources, signed)
        if marks.from_rest and first.is_shown and second.is_shown:
            # the axis has other points than those between two shares
            shares = [place.share.text(first.table) for place in (first, second)]
            found["difference"] += f" ({' against '.join(shares)})"
        return found, test
    of_means = _of_means(one, other, sources, signed)
    if of_means is not None:
        return of_means
    test = sources.test_of_items(one, other)
    sure = sources.is_beyond_chance(one, other)
    if test.p is not None and sources.tables:
        sure = significant(sources.tables[0], test)
    values = _value(one, marks), _value(other, marks)
    return _of_values(*values, marks, signed, sure), test


def _of_counts(one: Mark, other: Mark) -> dict[str, str]:
    said = " against ".join(mark.text for mark in dict.fromkeys((one, other)))
    return {"difference": said, "significant": _SAID[None]}


def _by_itself(one: Found, marks: Marks, sources: Sources) -> Key:
    """What a mark is compared with that has no other: the total of its answer, on the chart or
    not; of waves and items, and for the total itself, the first group."""
    answer, group, mark = one
    whole: Key = (mark.key[0], TOTAL)
    known = sources.place(whole) is not None or sources.mean_of(whole) is not None
    if known and not (marks.of_waves or marks.of_items or group.total):
        return whole
    return marks.cells[marks.answers.index(answer)][0].key


def _of_cells(first: Place, second: Place, sources: Sources, signed: bool) -> Difference:
    """Of two cells of one table."""
    table, cells = first.table, ((first.row, first.column), (second.row, second.column))
    exact = points_of(table, *cells)
    if exact is None:
        return {"difference": HIDDEN, "significant": _SAID[None]}, Tested()
    both = sources.both(first, second) if first.is_shown and second.is_shown else None
    test = Tested()
    if cells[0] != cells[1] and table.percent_of == "respondents":
        test = compare_cells(table, *cells, both)
    size = whole_points(exact)
    sign = ("+" if exact > 0 else "−") if signed and size else ""
    said = f"{sign}{size} point{'' if size == 1 else 's'}"
    return {"difference": said, "significant": _SAID[significant(table, test)]}, test


def _of_means(one: Key, other: Key, sources: Sources, signed: bool) -> Difference | None:
    """Of two means of one table; None where they are none."""
    first, second = sources.mean_of(one), sources.mean_of(other)
    if first is None or second is None or first[0] is not second[0] or first[1] != second[1]:
        return None
    table, label, column = first
    figure = next((each for each in table.statistics if each.label == label), None)
    if figure is None:
        return None
    values = figure.values[column], figure.values[second[2]]
    if values[0] is None or values[1] is None:
        hidden = is_withheld(table, column) or is_withheld(table, second[2])
        return {"difference": HIDDEN if hidden else NOT_THERE, "significant": _SAID[None]}, Tested()
    test = compare_means_of(table, label, column, second[2])
    said = points(values[0] - values[1], percentages=False)
    found = said if signed else said.lstrip("+−")
    return {"difference": found, "significant": _SAID[significant(table, test)]}, test


_Value = tuple[float | None, str]  # None, and a sign, where there is none


def _value(key: Key, marks: Marks) -> _Value:
    """The figure of a mark, and how it is printed."""
    for row in marks.cells:
        for mark in row:
            if mark.key == key:
                return mark.value, mark.text
    return None, NOT_THERE


def _of_values(
    one: _Value, other: _Value, marks: Marks, signed: bool, sure: bool | None
) -> dict[str, str]:
    """The same of marks that are no cells of one table: items, waves. `sure` is whether they
    differ beyond chance, None where that was not tested."""
    if one[0] is None or other[0] is None:
        hidden = HIDDEN in (one[1], other[1])
        return {"difference": HIDDEN if hidden else NOT_THERE, "significant": _SAID[None]}
    said = points(one[0] - other[0], marks.percentages)
    said = said if signed else said.lstrip("+−")
    return {"difference": said, "significant": _SAID[sure]}
