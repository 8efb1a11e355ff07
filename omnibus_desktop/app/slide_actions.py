"""What a person does to the slide being looked at. Each action is one undo step with a name."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from omnibus_desktop.app.document import with_draft
from omnibus_desktop.briefing import edits
from omnibus_desktop.charts.notes import NoteKind
from omnibus_desktop.charts.spec import ChartKind, Key, Sort

if TYPE_CHECKING:
    from omnibus_desktop.app.desk import Desk
    from omnibus_desktop.app.document import Session

_TEXTS = {
    NoteKind.DIFFERENCE: "{difference}",
    NoteKind.LINE: "{group} {percent}",
}


def select_mark(desk: Desk, key: Key | None) -> None:
    """Pick out a mark. After «Compare with» this is the other one, and the difference is noted."""
    session = desk.document.session
    first = desk.comparing
    if first is not None and key is not None and key != first and session.draft is not None:
        desk.comparing = None
        text = _TEXTS[NoteKind.DIFFERENCE]
        draft = edits.add_note(session.draft, NoteKind.DIFFERENCE, (first, key), text)
        desk.told.emit("Difference added")
        desk.document.apply_to_draft("Add difference", draft, draft.notes[-1].id)
        return
    if key is None:
        desk.comparing = None
    if session.selected != key or session.note is not None:
        desk.document.show(replace(session, selected=key, note=None))


def select_note(desk: Desk, note: str) -> None:
    """Pick out a note."""
    desk.document.show(replace(desk.document.session, selected=None, note=note))


def toggle_highlight(desk: Desk) -> None:
    """Highlight the mark that is picked out, or no longer."""
    session = desk.document.session
    if session.draft is None or session.selected is None:
        return
    on = session.selected not in session.draft.spec.highlight
    draft = edits.toggle_highlight(session.draft, session.selected)
    desk.document.apply("Highlight" if on else "Remove highlight", with_draft(session, draft))


def add_callout(desk: Desk) -> None:
    """Add a call-out to the mark that is picked out, and open its words."""
    session = desk.document.session
    if session.draft is None or session.selected is None:
        return
    draft = edits.add_note(session.draft, NoteKind.CALLOUT, (session.selected,))
    desk.document.apply_to_draft("Add call-out", draft, draft.notes[-1].id)
    desk.told.emit("Call-out added: write its words, or press Return")
    desk.edit_note_requested.emit(draft.notes[-1].id)


def compare(desk: Desk) -> None:
    """The next mark that is clicked is compared with the one picked out."""
    selected = desk.document.session.selected
    if selected is not None:
        desk.comparing = selected
        desk.told.emit("Click the bar to compare with, or press Esc")


def add_line(desk: Desk) -> None:
    """Draw a reference line at the value of the mark that is picked out."""
    session = desk.document.session
    if session.draft is None or session.selected is None:
        return
    text = _TEXTS[NoteKind.LINE]
    draft = edits.add_note(session.draft, NoteKind.LINE, (session.selected,), text)
    desk.document.apply_to_draft("Add reference line", draft, draft.notes[-1].id)
    desk.told.emit("Reference line added")


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


def set_kind(desk: Desk, kind: ChartKind) -> None:
    """Show another kind of chart."""
    draft = desk.document.session.draft
    if draft is not None and draft.spec.kind is not kind:
        desk.document.apply_to_draft("Chart type", edits.set_kind(draft, kind))


def set_sort(desk: Desk, sort: Sort) -> None:
    """Put the answers in another order."""
    draft = desk.document.session.draft
    if draft is not None and draft.spec.sort is not sort:
        desk.document.apply_to_draft("Order of answers", edits.set_sort(draft, sort))


def set_labels(desk: Desk, shown: bool) -> None:
    """Show or hide the percentage at each mark."""
    draft = desk.document.session.draft
    if draft is not None and draft.spec.labels is not shown:
        desk.document.apply_to_draft("Labels", edits.set_labels(draft, shown))


def set_size(desk: Desk, size: tuple[float, float]) -> None:
    """Give the slide another width and height, in points."""
    draft = desk.document.session.draft
    if draft is not None and draft.spec.size != size:
        desk.document.apply_to_draft("Slide size", edits.set_size(draft, size))


def set_charted(desk: Desk, columns: tuple[str, ...]) -> None:
    """Chart only these columns of the table; none named: all."""
    draft = desk.document.session.draft
    if draft is not None and draft.spec.columns != columns:
        desk.document.apply_to_draft("Charted groups", edits.set_charted(draft, columns))


def set_breaks(desk: Desk, by: tuple[str, ...]) -> None:
    """Break by these questions, side by side."""
    draft = desk.document.session.draft
    if draft is not None and draft.by != by:
        desk.document.apply_to_draft("Break", edits.set_breaks(draft, by))


def set_filter(desk: Desk, conditions: tuple[tuple[str, tuple[str, ...]], ...]) -> None:
    """Keep only the respondents who meet all of these."""
    draft = desk.document.session.draft
    if draft is not None and draft.filter != conditions:
        desk.document.apply_to_draft("Filter", edits.set_filter(draft, conditions))


def set_weight(desk: Desk, weight: str | None) -> None:
    """Weight by this variable; None: by the wave's own; "none": not at all."""
    draft = desk.document.session.draft
    if draft is not None and draft.weight != weight:
        desk.document.apply_to_draft("Weight", edits.set_weight(draft, weight))


def set_test(desk: Desk, test: str) -> None:
    """Look for differences from the rest ("rest"), between groups ("pairs") or for none."""
    session = desk.document.session
    rules = session.briefing.rules
    if rules.test != test:
        briefing = replace(session.briefing, rules=replace(rules, test=test))
        desk.document.apply("Test", replace(session, briefing=briefing))


def write_words(desk: Desk, field: str, text: str | None) -> None:
    """Write the headline, subtitle, footnote or alt text; None: the suggestion stands again."""
    draft = desk.document.session.draft
    if draft is not None and getattr(draft.words, field) != (text or None):
        name = field.replace("_", " ")
        desk.document.apply_to_draft(f"Edit {name}", edits.write_words(draft, field, text))


def breaks_of(session: Session) -> tuple[str, ...]:
    """The breaks in force: the draft's own, or the wave's default."""
    if session.draft is None or session.wave is None:
        return ()
    return session.wave.by_default if session.draft.by is None else session.draft.by


def add_to_briefing(desk: Desk) -> None:
    """Put the slide being looked at at the end of the briefing."""
    session = desk.document.session
    if session.draft is None:
        return
    briefing = edits.add_slide(session.briefing, session.draft)
    added = replace(session, briefing=briefing, draft=briefing.slides[-1])
    desk.document.apply("Add to briefing", added)
    desk.told.emit(f"Added to the briefing as slide {len(briefing.slides)}")


def show_slide(desk: Desk, slide_id: str) -> None:
    """Look at a slide of the briefing; what is done to it then is done in the briefing."""
    session = desk.document.session
    for slide in session.briefing.slides:
        if slide.id == slide_id and session.draft is not slide:
            desk.document.show(replace(session, draft=slide, selected=None, note=None))


def remove_slide(desk: Desk, slide_id: str) -> None:
    """Take a slide out of the briefing."""
    session = desk.document.session
    briefing = edits.remove_slide(session.briefing, slide_id)
    desk.document.apply("Remove slide", replace(session, briefing=briefing))


def move_slide(desk: Desk, slide_id: str, place: int) -> None:
    """Give a slide of the briefing another place."""
    session = desk.document.session
    briefing = edits.move_slide(session.briefing, slide_id, place)
    desk.document.apply("Move slide", replace(session, briefing=briefing))
