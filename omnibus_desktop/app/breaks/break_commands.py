"""Everything that can be done with the row above the chart: breaks, filter, weight."""

from __future__ import annotations

from collections.abc import Callable

from omnibus_desktop.app import slide_actions
from omnibus_desktop.app.command import Command, Reach, has_draft, on_desk
from omnibus_desktop.app.document import Session


def _has_breaks(session: Session) -> bool:
    return bool(slide_actions.breaks_of(session))


def _has_filter(session: Session) -> bool:
    return session.draft is not None and bool(session.draft.filter)


def _pick(what: str) -> Callable[[Reach], object]:
    return on_desk(lambda desk: desk.pick_requested.emit(what))


BREAK_COMMANDS: tuple[Command, ...] = (
    Command(
        "add break", "Table", "Add a &break…",
        "Choose a question whose answers part the table into groups, by typing",
        _pick("break"), (), "plus", has_draft,
    ),
    Command(
        "clear breaks", "Table", "&Clear breaks", "Show the total alone",
        on_desk(lambda desk: slide_actions.set_breaks(desk, ())), (), "", _has_breaks,
    ),
    Command(
        "add filter", "Table", "Add a &filter…", "Keep only those who gave some answers",
        _pick("filter"), (), "filter", has_draft,
    ),
    Command(
        "clear filter", "Table", "C&lear filter", "Show everybody again",
        on_desk(lambda desk: slide_actions.set_filter(desk, ())), (), "", _has_filter,
    ),
    Command(
        "saved filters", "Table", "&Saved filters…",
        "Choose a filter by its name, or keep the one in force",
        _pick("saved"), (), "save", has_draft,
    ),
    Command(
        "weight", "Table", "&Weight…", "Choose the variable that weights respondents, or none",
        _pick("weight"), (), "", has_draft,
    ),
)  # fmt: skip
