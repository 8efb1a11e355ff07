"""What a note says: its text with the figures of its marks filled in."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from textwrap import shorten

from omnibus_desktop.charts.lettering import plain
from omnibus_desktop.charts.mark import Mark, MarkedAnswer, MarkedGroup, Marks
from omnibus_desktop.charts.notes import Note, NoteKind, standard_text
from omnibus_desktop.charts.spec import Key

#: A mark with the answer and the group that it belongs to.
Found = tuple[MarkedAnswer, MarkedGroup, Mark]

#: What the text of a note may hold.
FIELDS = ("answer", "group", "percent", "count", "base", "difference", "significant", "total")

#: What stands between the names of a note's marks.
BETWEEN_NAMES = " – "

_FIELD = re.compile(rf"\{{({'|'.join(FIELDS)})\}}")
_KINDS = {
    NoteKind.CALLOUT: "a call-out",
    NoteKind.DIFFERENCE: "a difference",
    NoteKind.LINE: "a reference line",
    NoteKind.BRACKET: "a bracket",
    NoteKind.BAND: "a shaded band",
    NoteKind.TEXT: "a text",
}
_MOST_NAMES = 2
_LONGEST_NAME = 36  # characters
_NOISE = 1e-9  # percentage points; a share is not known better


def by_key(marks: Marks) -> dict[Key, Found]:
    """Each mark of the chart by its key."""
    return {
        mark.key: (answer, group, mark)
        for answer, row in zip(marks.answers, marks.cells, strict=True)
        for group, mark in zip(marks.groups, row, strict=True)
    }


def filled(note: Note, fields: Mapping[str, str]) -> str:
    """The note's text as plain text; one that was left empty says its figure. Fields that the note
    has no figure for say so, braces that are no field stay as they were typed."""
    standard = standard_text(note.kind, note.keys, note.line_at)
    text = note.text.strip() or standard
    if text == standard and "percent" not in fields:
        text = text.removesuffix(": {percent}")  # the standard text of what has none is its name
    return plain(
        _FIELD.sub(lambda each: fields.get(each[1], unfilled_words(each[1])), text)
    ).strip()


def unfilled_words(field: str) -> str:
    """What stands in a note's text in the place of a field that it has no figure for."""
    return "[not tested]" if field == "significant" else f"[no {field} known]"


def named(note: Note) -> str:
    """What to call a note that is not drawn: its own words, or its kind where it has none, or
    has fields that nothing fills."""
    text = plain(note.text).strip()
    return _KINDS[note.kind] if not text or _FIELD.search(text) else f"the note “{text}”"


def names_of(found: list[Found], in_full: bool = False) -> str:
    """The marks of a note by name: by what they do not share, their answers or their groups. Of
    many the first and the last; long names are shortened, for what is drawn has them in full. All
    of them `in_full` where nothing is drawn beside them."""
    if not found:
        return ""
    in_short: list[str] = []
    if len({group.key for _, group, _ in found}) == 1:
        names = [answer.label for answer, _, _ in found]
    elif len({answer.id for answer, _, _ in found}) == 1:
        names = [group.name for _, group, _ in found]
    else:
        names = [f"{answer.label}, {group.name}" for answer, group, _ in found]
        in_short = [f"{_short(answer.label)}, {_short(group.name)}" for answer, group, _ in found]
    if in_full:
        return "; ".join(names)
    in_short = in_short or [_short(name) for name in names]
    if len(in_short) > _MOST_NAMES:
        in_short = [in_short[0], "…", in_short[-1]]
    return BETWEEN_NAMES.join(in_short)


def one_named(found: Found, marks: Marks, text: str) -> str:
    """What a text must also say for it to be clear which mark it is about: the answer and the
    group, each where there are several on the chart and the text does not have it."""
    answer, group, _ = found
    names = []
    if len(marks.answers) > 1 and answer.label not in text:
        names.append(answer.label)
    if len(marks.groups) > 1 and group.name not in text:
        names.append(group.name)
    return ", ".join(_short(name) for name in names)


def _short(name: str) -> str:
    return shorten(name, _LONGEST_NAME, placeholder="…") or name[:_LONGEST_NAME]


def points(difference: float, percentages: bool = True) -> str:
    """A difference as printed: "+12 points", whole points, halves away from nothing."""
    digits = 1 if percentages else 10
    size = math.floor(abs(difference) * digits + 0.5 + _NOISE) / digits
    sign = "" if size == 0 else "+" if difference > 0 else "−"
    unit = "" if not percentages else " point" if size == 1 else " points"
    return f"{sign}{size:g}{unit}"
