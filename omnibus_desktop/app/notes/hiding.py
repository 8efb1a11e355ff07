"""What a person takes off the chart, and brings back: answers and groups, an undo step each."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from omnibus_desktop.app.document import Session, with_draft
from omnibus_desktop.briefing import edits

if TYPE_CHECKING:
    from omnibus_desktop.app.current import CurrentSlide
    from omnibus_desktop.app.desk import Desk

_ONLY_ANSWER = "These are all answers of the chart: at least one has to stay"
_ONLY_GROUP = "These are all groups of the chart: at least one has to stay"


def hideable(desk: Desk, current: CurrentSlide) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What the answers, and the groups, of the picked marks are called where they may leave the
    chart; nothing of that which would be left empty."""
    drawn = current.drawn
    if drawn is None or not desk.document.session.selected:
        return (), ()
    from omnibus_desktop.charts.hidden import names_of
    from omnibus_desktop.charts.marks import marks

    shown = marks(drawn.tables, drawn.spec)
    answers, groups = names_of(desk.document.session.selected, shown)
    lines = len(shown.answers) if shown.about else len(shown.groups)
    every = 0 if shown.about else len(shown.answers)
    return (
        answers if len(answers) < every else (),
        groups if len(groups) < lines else (),
    )


def hide_answers(desk: Desk, current: CurrentSlide) -> None:
    """Take the answers of the picked marks off the chart."""
    _hide(desk, hideable(desk, current)[0], "Hide answer", _ONLY_ANSWER)


def hide_groups(desk: Desk, current: CurrentSlide) -> None:
    """Take the groups of the picked marks off the chart."""
    _hide(desk, hideable(desk, current)[1], "Hide group", _ONLY_GROUP)


def show_again(desk: Desk, name: str | None = None) -> None:
    """Bring back an answer or a group, by what the chart calls it; None: all of them."""
    draft = desk.document.session.draft
    if draft is not None and draft.spec.hidden:
        desk.document.apply_to_draft("Show again", edits.show_again(draft, name))


def _hide(desk: Desk, names: tuple[str, ...], step: str, why_not: str) -> None:
    session = desk.document.session
    if session.draft is None:
        return
    if not names:
        desk.told.emit(why_not)
        return
    changed = with_draft(session, edits.hide(session.draft, names))
    desk.document.apply(step, _without_pick(changed))
    desk.told.emit("Hidden: Chart, Show all hidden brings it back")


def _without_pick(session: Session) -> Session:
    return replace(session, selected=())
