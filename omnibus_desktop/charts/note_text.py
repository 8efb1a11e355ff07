"""What a note says: its text with the figures of its marks filled in."""

from __future__ import annotations

import math
import re

from omnibus_desktop.charts.lettering import plain
from omnibus_desktop.charts.mark import Mark, MarkedAnswer, MarkedGroup, Marks
from omnibus_desktop.charts.notes import Note, NoteKind
from omnibus_desktop.charts.spec import Key
from omnibus_desktop.tables.cells import HIDDEN
from omnibus_desktop.tables.table import NOT_THERE

#: A mark with the answer and the group that it belongs to.
Found = tuple[MarkedAnswer, MarkedGroup, Mark]

_FIELD = re.compile(r"\{(answer|group|percent|count|base|difference)\}")
_UNSAID = {
    NoteKind.CALLOUT: "{answer}: {percent}",
    NoteKind.DIFFERENCE: "{difference}",
    NoteKind.LINE: "{answer}: {percent}",
    NoteKind.BRACKET: "{answer}",
}
_KINDS = {
    NoteKind.CALLOUT: "a call-out",
    NoteKind.DIFFERENCE: "a difference",
    NoteKind.LINE: "a reference line",
    NoteKind.BRACKET: "a bracket",
}
_NOISE = 1e-9  # percentage points; a share is not known better


def by_key(marks: Marks) -> dict[Key, Found]:
    """Each mark of the chart by its key."""
    return {
        mark.key: (answer, group, mark)
        for answer, row in zip(marks.answers, marks.cells, strict=True)
        for group, mark in zip(marks.groups, row, strict=True)
    }


def filled(note: Note, found: list[Found], marks: Marks) -> str:
    """The note's text as plain text. `found` are its marks, in the order of its keys; a text that
    was left empty says the figure. Braces that are not a field stay as they are."""
    answer, group, mark = found[0]
    values = {
        "answer": answer.label,
        "group": group.name,
        "percent": mark.text,
        "count": "" if mark.count is None else str(mark.count),
        "base": HIDDEN if mark.base == NOT_THERE else str(mark.base),
        "difference": _difference(found, marks),
    }
    text = note.text.strip() or _unsaid(note.kind, marks)
    return plain(_FIELD.sub(lambda field: values[field.group(1)], text)).strip()


def _unsaid(kind: NoteKind, marks: Marks) -> str:
    """The text of a note that was left empty; a line, which spans the bars of all groups, also
    names its own where there are several."""
    if kind is NoteKind.LINE and len(marks.groups) > 1:
        return "{answer}, {group}: {percent}"
    return _UNSAID[kind]


def named(note: Note) -> str:
    """What to call a note that is not drawn: its own words, or its kind where it has none, or
    has fields that nothing fills."""
    text = plain(note.text).strip()
    return _KINDS[note.kind] if not text or _FIELD.search(text) else f"the note “{text}”"


def both_named(found: list[Found]) -> str:
    """The marks of a note by name: by what they do not share, their answers or their groups."""
    if len({group.key for _, group, _ in found}) == 1:
        names = [answer.label for answer, _, _ in found]
    elif len({answer.id for answer, _, _ in found}) == 1:
        names = [group.name for _, group, _ in found]
    else:
        names = [f"{answer.label}, {group.name}" for answer, group, _ in found]
    return " – ".join(names)


def _difference(found: list[Found], marks: Marks) -> str:
    """The first mark less the second; a note on one mark compares it with the first group."""
    answer, _, mark = found[0]
    first = marks.cells[marks.answers.index(answer)][0]
    other = found[1][2] if len(found) > 1 else first
    if mark.value is None or other.value is None:
        return ""
    return points(mark.value - other.value, marks.percentages)


def points(difference: float, percentages: bool = True) -> str:
    """A difference as printed: "+12 points", whole points, halves away from nothing."""
    digits = 1 if percentages else 10
    size = math.floor(abs(difference) * digits + 0.5 + _NOISE) / digits
    sign = "" if size == 0 else "+" if difference > 0 else "−"
    unit = "" if not percentages else " point" if size == 1 else " points"
    return f"{sign}{size:g}{unit}"
