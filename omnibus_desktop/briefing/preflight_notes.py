"""What to look at in the notes of a slide: what they cannot fill in, figures that the table does
not have, and what they lie on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from omnibus_desktop.briefing.drawn import Drawn
from omnibus_desktop.briefing.finding import Finding
from omnibus_desktop.charts.listed import Listed, listed
from omnibus_desktop.charts.note_text import FIELDS, unfilled_words
from omnibus_desktop.charts.notes import Note, NoteKind
from omnibus_desktop.charts.room import box_of, crosses, ink
from omnibus_desktop.charts.scene import Item, Line, Text
from omnibus_desktop.tables.over_waves import are_of_waves
from omnibus_desktop.tables.table import Table
from omnibus_desktop.wave.plain_text import plain
from omnibus_desktop.words.figures import short
from omnibus_desktop.words.proportions import may_be_called, qualified, share_in_words
from omnibus_desktop.words.support import unsupported

_FIELD = re.compile(r"\{[^{}]*\}")
_LABELS = ("answer label", "group label", "heading", "label", "axis", "legend", "region label")
_NO_OVERLAP = -0.5  # points by which a text may touch another


def look_at_notes(drawn: Drawn) -> Iterator[Finding]:
    """Notes that are not drawn; fields without a figure, figures without support, and texts that
    a moved note lies on."""
    shown = listed(drawn.slide.notes, drawn.tables, drawn.spec, drawn.scene)
    for number, (note, found) in enumerate(zip(drawn.slide.notes, shown, strict=True), start=1):
        name = _named(found, number)
        if not any(item.role in _roles(note) for item in drawn.scene.items):
            mend = "remove it, or show the bar that it belongs to"
            yield Finding("note gone", f"{name} is not on this chart", mend, "notes")
            continue
        for field in _unfilled(note, found.text):
            mend = f"use one of {{{'}, {'.join(FIELDS)}}}, or leave it out"
            yield Finding("note", f"{name} has no figure for {field}", mend, "notes")
        for said, at in _out_of_place(note):
            mend = f"say {at}, or move it to {said}"
            yield Finding("note", f"{name} stands at {at}", mend, "notes")
        for said in _unsupported(note, drawn):
            what = f"{name} says {said}, which is not in the table"
            mend = "correct it, or let a field such as {percent} fill it in"
            yield Finding("note", what, mend, "notes")
        covered = _covered(note, drawn)
        if covered:
            yield Finding("note", f"{name} lies on “{short(covered)}”", "move it", "notes")


def _named(found: Listed, number: int) -> str:
    """What to call a note: by what it says, or by its place in the list where it says no more
    than others would."""
    own = _FIELD.sub("", found.text)
    for field in FIELDS:
        own = own.replace(unfilled_words(field), "")
    if own != found.text and not own.strip(" :,;–"):
        return f"Annotation {number} of the list ({found.kind.lower()})"
    return f"The note “{short(found.text)}”"


def _roles(note: Note) -> tuple[str, str]:
    return f"note {note.id}", f"leader {note.id}"


def _unfilled(note: Note, said: str) -> Iterator[str]:
    """The fields without a figure, and what else stands in braces as it was typed."""
    for field in dict.fromkeys(_FIELD.findall(plain(note.text))):
        if field in said or unfilled_words(field.strip("{}")) in said:
            yield field


def _out_of_place(note: Note) -> Iterator[tuple[str, str]]:
    """What a line at a value is called, where it is called by another, and that value."""
    said = plain(note.text).strip()
    if note.kind is not NoteKind.LINE or len(note.values) != 1:
        return
    is_share = share_in_words(qualified(said.casefold())[1]) is not None
    if is_share and not may_be_called(note.values[0], said):
        yield said, f"{note.values[0]:g}%"


def _unsupported(note: Note, drawn: Drawn) -> Iterator[str]:
    """The figures that a person typed and that the table does not have; where a line or a band
    stands is for a person to say, also in words: "Half" at 50."""
    if not drawn.side_by_side or [*_out_of_place(note)]:
        return
    typed = _FIELD.sub(" ", plain(note.text))
    own = {f"{value:g}" for value in note.values}
    for said in unsupported(f"{typed} ({_held_by(note, drawn)})", drawn.side_by_side):
        in_words = any(may_be_called(value, said) for value in note.values)
        if said.rstrip("% ") not in own and not in_words:
            yield said


def _held_by(note: Note, drawn: Drawn) -> str:
    """The names of the answers and groups that the note belongs to, over waves of all of them: a
    figure in the note may be theirs."""
    table: Table = drawn.side_by_side[0]
    answers = {answer.rpartition("/")[2] for answer, _ in note.keys}
    groups = {group for _, group in note.keys}
    every = are_of_waves(drawn.tables)
    names = [row.label for row in table.rows if row.id in answers]
    names += [each.label for each in table.columns if every or each.key in groups]
    items = {answer.partition("/")[0] for answer, _ in note.keys}
    names += [each.item_label for each in drawn.side_by_side if each.item in items]
    return "; ".join(plain(name) for name in names if name)


def _covered(note: Note, drawn: Drawn) -> str:
    """The first text of the chart that a note lies on, or that its leader strikes through, where
    a person moved it; "" for none."""
    if note.offset is None:
        return ""
    text, leader = _roles(note)
    own = [item for item in drawn.scene.items if item.role in (text, leader)]
    for item in drawn.scene.items:
        if isinstance(item, Text) and item.lines and item.role in _LABELS:
            if any(_meets(each, item) for each in own):
                return " ".join(item.lines)
    return ""


def _meets(own: Item, text: Text) -> bool:
    box = ink(text)
    if isinstance(own, Line):
        return not own.dash and crosses((own.x1, own.y1), (own.x2, own.y2), box.grown(-1.0))
    return box_of(own).meets(box, _NO_OVERLAP)
