"""What a person does to marks and notes of the slide being looked at. What changes it is one undo
step with a name."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from omnibus_desktop.app.document import with_draft
from omnibus_desktop.briefing import edits
from omnibus_desktop.charts.notes import LineAt, Note, NoteKind
from omnibus_desktop.charts.spec import Key

if TYPE_CHECKING:
    from omnibus_desktop.app.desk import Desk

_FROM_TOTAL = "{difference} from the total ({total}), {significant}"
_ADDED = {
    NoteKind.CALLOUT: "call-out",
    NoteKind.DIFFERENCE: "difference",
    NoteKind.LINE: "reference line",
    NoteKind.BRACKET: "bracket",
    NoteKind.BAND: "shaded band",
    NoteKind.TEXT: "text",
}


def select_mark(desk: Desk, key: Key | None) -> None:
    """Pick out a mark alone; None: let go of all. After «Compare with» this is the other one, and
    the difference is noted."""
    session = desk.document.session
    first, desk.comparing = desk.comparing, None
    if first is not None and key is not None and key != first and session.draft is not None:
        _add(desk, NoteKind.DIFFERENCE, (first, key))
        return
    picked = () if key is None else (key,)
    if session.selected != picked or session.note is not None:
        desk.document.show(replace(session, selected=picked, note=None))


def select_also(desk: Desk, key: Key) -> None:
    """Pick out one more mark, or no longer this one."""
    session = desk.document.session
    others = tuple(each for each in session.selected if each != key)
    picked = others if key in session.selected else (*others, key)
    desk.document.show(replace(session, selected=picked, note=None))


def select_through(desk: Desk, key: Key, bars: Sequence[Key]) -> None:
    """Pick out all marks from the one that was picked out last to this one, as they stand: of one
    answer or one group where both are of it."""
    session = desk.document.session
    start = session.picked
    if start is None or start not in bars or key not in bars:
        select_mark(desk, key)
        return
    answer, group = start[0] == key[0], start[1] == key[1]
    alike = [
        each
        for each in bars
        if (not group or each[1] == key[1]) and (not answer or each[0] == key[0])
    ]
    one, other = alike.index(start), alike.index(key)
    found = alike[one : other + 1] if one < other else alike[other : one + 1][::-1]
    kept = tuple(each for each in session.selected if each not in found)
    # the one to start from stays the last, so that the next one reaches from there, too
    picked = (*kept, *found[1:], start)
    desk.document.show(replace(session, selected=picked, note=None))


def select_all(desk: Desk, bars: Sequence[Key]) -> None:
    """Pick out all marks of the chart."""
    session = desk.document.session
    if session.selected != tuple(bars):
        desk.document.show(replace(session, selected=tuple(bars), note=None))


def write_note(desk: Desk, note: str, text: str) -> None:
    """Give a note other words."""
    draft = desk.document.session.draft
    if draft is not None:
        desk.document.apply_to_draft("Edit note", edits.write_note(draft, note, text), note)


def select_note(desk: Desk, note: str) -> None:
    """Pick out a note."""
    session = desk.document.session
    if session.selected or session.note != note:
        desk.document.show(replace(session, selected=(), note=note))


def toggle_highlight(desk: Desk) -> None:
    """Highlight the marks that are picked out, or no longer where all of them are."""
    session = desk.document.session
    if session.draft is None or not session.selected:
        return
    draft, lit = session.draft, session.draft.spec.highlight
    on = [key for key in session.selected if key not in lit]
    for key in on or session.selected:
        draft = edits.toggle_highlight(draft, key)
    desk.document.apply("Highlight" if on else "Remove highlight", with_draft(session, draft))


def add_callout(desk: Desk) -> None:
    """Add a call-out to the mark that is picked out, and open its words."""
    picked = desk.document.session.picked
    if picked is not None:
        _add(desk, NoteKind.CALLOUT, (picked,), opens=True)


def compare(desk: Desk) -> None:
    """Note the difference of two marks that are picked out; of one from that which is clicked
    next."""
    selected = desk.document.session.selected
    if len(selected) == 2:
        _add(desk, NoteKind.DIFFERENCE, selected)
    elif selected:
        desk.comparing = selected[-1]
        desk.told.emit("Click the bar to compare with, or press Esc")


def compare_with_total(desk: Desk, charted: Collection[Key]) -> None:
    """Note by how much the mark that is picked out differs from the total of its answer: between
    both bars where the total is `charted`, else beside the one."""
    from omnibus_desktop.tables.table import TOTAL  # numpy is not needed at the start

    picked = desk.document.session.picked
    if picked is None:
        return
    whole = (picked[0], TOTAL)
    if picked == whole:
        desk.told.emit("This is the total: pick the bar of a group")
    elif whole in charted:
        _add(desk, NoteKind.DIFFERENCE, (picked, whole))
    else:
        _add(desk, NoteKind.CALLOUT, (picked,), text=_FROM_TOTAL)


def add_bracket(desk: Desk) -> None:
    """Take the marks that are picked out together."""
    _add(desk, NoteKind.BRACKET, desk.document.session.selected)


def add_band(desk: Desk) -> None:
    """Shade behind the marks that are picked out, and open the words."""
    _add(desk, NoteKind.BAND, desk.document.session.selected, opens=True)


def add_line(desk: Desk, at: LineAt = LineAt.BAR) -> None:
    """Draw a reference line at the value of the mark that is picked out, or where its answer
    stands in all."""
    picked = desk.document.session.picked
    if picked is not None:
        _add(desk, NoteKind.LINE, (picked,), line_at=at)


def add_target(desk: Desk, value: float) -> None:
    """Draw a reference line at this value of the axis."""
    _add(desk, NoteKind.LINE, (), line_at=LineAt.TARGET, values=(value,))


def add_stretch(desk: Desk, ends: tuple[float, float]) -> None:
    """Shade between these two values of the axis, and open the words."""
    _add(desk, NoteKind.BAND, (), values=(min(ends), max(ends)), opens=True)


def add_text(desk: Desk) -> None:
    """Write something on the chart."""
    _add(desk, NoteKind.TEXT, (), opens=True)


def edit_note(desk: Desk) -> None:
    """Open the words of the note that is picked out."""
    if desk.document.session.note is not None:
        desk.edit_note_requested.emit(desk.document.session.note)


def remove_note(desk: Desk) -> None:
    """Remove the note that is picked out."""
    session = desk.document.session
    if session.draft is not None and session.note is not None:
        draft = edits.remove_note(session.draft, session.note)
        desk.document.apply_to_draft("Remove note", draft)


def put_back(desk: Desk) -> None:
    """Put the note that is picked out where layout would have it."""
    note = picked_note(desk)
    if note is not None and note.offset is not None:
        move(desk, note.id, None, "Put note back")


def move(
    desk: Desk, note_id: str, offset: tuple[float, float] | None, text: str = "Move note"
) -> None:
    """Move a note to so far from where layout would put it."""
    draft = desk.document.session.draft
    if draft is not None:
        desk.document.apply_to_draft(text, edits.move_note(draft, note_id, offset), note_id)


def nudge(desk: Desk, note_id: str, dx: float, dy: float) -> None:
    """Move a note by so many points; what follows within a moment is the same undo step."""
    draft = desk.document.session.draft
    note = picked_note(desk)
    if draft is not None and note is not None and note.id == note_id:
        x, y = note.offset or (0.0, 0.0)
        moved = edits.move_note(draft, note_id, (x + dx, y + dy))
        desk.document.apply_to_draft("Move note", moved, note_id, f"move {note_id}")


def order(desk: Desk, note_id: str, place: int) -> None:
    """Give a note another place among the notes."""
    draft = desk.document.session.draft
    if draft is not None:
        ordered = edits.order_note(draft, note_id, place)
        if ordered.notes != draft.notes:
            desk.document.apply_to_draft("Order of notes", ordered, note_id)


def write_values(desk: Desk, note_id: str, values: tuple[float, ...]) -> None:
    """Move a target, or the ends of a band, to other values of the axis."""
    draft = desk.document.session.draft
    if draft is not None:
        draft = edits.write_values(draft, note_id, values)
        desk.document.apply_to_draft("Move note", draft, note_id)


def picked_note(desk: Desk) -> Note | None:
    """The note that is picked out."""
    session = desk.document.session
    notes = () if session.draft is None else session.draft.notes
    return next((note for note in notes if note.id == session.note), None)


def _add(
    desk: Desk,
    kind: NoteKind,
    keys: tuple[Key, ...],
    *,
    text: str | None = None,
    opens: bool = False,
    line_at: LineAt = LineAt.BAR,
    values: tuple[float, ...] = (),
) -> None:
    """Add a note as one undo step, pick it out, and open its words where they are wanted."""
    draft = desk.document.session.draft
    if draft is None:
        return
    draft = edits.add_note(draft, kind, keys, text, line_at=line_at, values=values)
    note = draft.notes[-1].id
    desk.document.apply_to_draft(f"Add {_ADDED[kind]}", draft, note)
    desk.told.emit(f"{_ADDED[kind].capitalize()} added: press Return to change its words")
    if opens:
        desk.edit_note_requested.emit(note)
