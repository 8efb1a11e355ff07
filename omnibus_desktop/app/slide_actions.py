"""What a person does to the slide being looked at. Each action is one undo step with a name."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from omnibus_desktop.briefing import edits, slides
from omnibus_desktop.charts.spec import ChartKind, Neutral, Sort

if TYPE_CHECKING:
    from omnibus_desktop.app.desk import Desk
    from omnibus_desktop.app.document import Session
    from omnibus_desktop.words.held import Held


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


def set_neutral(desk: Desk, neutral: Neutral) -> None:
    """Put the middle answer of a scale on the line, aside, or leave it out."""
    draft = desk.document.session.draft
    if draft is not None and draft.spec.neutral is not neutral:
        desk.document.apply_to_draft("Middle answer", edits.set_neutral(draft, neutral))


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


def set_filter(
    desk: Desk, conditions: tuple[tuple[str, tuple[str, ...]], ...], name: str = ""
) -> None:
    """Keep only the respondents who meet all of these, which may be saved by a name."""
    draft = desk.document.session.draft
    if draft is not None and (draft.filter, draft.filter_name) != (conditions, name):
        desk.document.apply_to_draft("Filter", edits.set_filter(draft, conditions, name))


def set_weight(desk: Desk, weight: str | None) -> None:
    """Weight by this variable; None: by the wave's own; "none": not at all."""
    draft = desk.document.session.draft
    if draft is not None and draft.weight != weight:
        desk.document.apply_to_draft("Weight", edits.set_weight(draft, weight))


def set_over_waves(desk: Desk, wanted: bool) -> None:
    """Show the question over the earlier waves too, or of this one alone."""
    draft = desk.document.session.draft
    if draft is not None and draft.over_waves is not wanted:
        desk.document.apply_to_draft("Over waves", edits.set_over_waves(draft, wanted))


def set_test(desk: Desk, test: str) -> None:
    """Look for differences from the rest ("rest"), between groups ("pairs") or for none."""
    session = desk.document.session
    rules = session.briefing.rules
    if rules.test != test:
        briefing = replace(session.briefing, rules=replace(rules, test=test))
        desk.document.apply("Test", replace(session, briefing=briefing))


def write_words(
    desk: Desk, field: str, text: str | None, figures: tuple[Held, ...] = (), goes_on: str = ""
) -> None:
    """Write the headline, subtitle, footnote, alt text or what is said beside the slide; None: the
    suggestion stands again.
    `figures` are those of a headline, with where they come from. What `goes_on` with the same
    typing is one step with it."""
    draft = desk.document.session.draft
    if draft is not None and getattr(draft.words, field) != (text or None):
        name = "what you say" if field == "speaker" else field.replace("_", " ")
        written = edits.write_words(draft, field, text, figures)
        desk.document.apply_to_draft(f"Edit {name}", written, goes_on=goes_on)


def breaks_of(session: Session) -> tuple[str, ...]:
    """The breaks in force: the draft's own, or the wave's default; over waves only its own."""
    if session.draft is None or session.wave is None:
        return ()
    if session.draft.over_waves and session.draft.by is None:
        return ()
    return session.wave.by_default if session.draft.by is None else session.draft.by


def add_to_briefing(desk: Desk) -> None:
    """Put the slide being looked at at the end of the briefing."""
    session = desk.document.session
    draft = session.draft
    if draft is None:
        return
    if _is_in_words(session) and not draft.quotes:
        desk.told.emit("Answers in words have no chart: pick one and put it on a slide as a quote")
        return
    known = [slide.id for slide in session.briefing.slides]
    briefing = slides.add_slide(session.briefing, draft)
    added = replace(session, briefing=briefing, draft=briefing.slides[-1])
    desk.document.apply("Add to briefing", added)
    number = len(briefing.slides)
    if draft.id in known:
        place = known.index(draft.id) + 1
        desk.told.emit(
            f"Slide {place} copied as slide {number}: changes now go into slide {number}"
        )
    else:
        desk.told.emit(f"Added as slide {number}: changes now go into it, too")


def _is_in_words(session: Session) -> bool:
    """Whether what is looked at was answered in people's own words."""
    draft, wave = session.draft, session.wave
    known = () if wave is None or draft is None else wave.questions
    return any(each.id == draft.question and each.kind.value == "open" for each in known if draft)


def show_slide(desk: Desk, slide_id: str) -> None:
    """Look at a slide of the briefing; what is done to it then is done in the briefing."""
    session = desk.document.session
    for slide in session.briefing.slides:
        if slide.id == slide_id and session.draft is not slide:
            desk.document.show(replace(session, draft=slide, selected=(), note=None))
