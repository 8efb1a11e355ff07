"""Everything that can be done with the briefing as a whole. Some keys mean something else outside
the filmstrip: those are only told."""

from __future__ import annotations

from collections.abc import Callable

from omnibus_desktop.app import history_actions
from omnibus_desktop.app.command import Command, Reach, has_draft, has_slides
from omnibus_desktop.app.document import Session
from omnibus_desktop.app.film import presenter_actions


def _in_film(what: str) -> Callable[[Reach], object]:
    return lambda reach: reach.desk.film_requested.emit(what)


def _on_slide(session: Session) -> bool:
    slides = session.briefing.slides
    return session.draft is not None and any(slide.id == session.draft.id for slide in slides)


FILM_COMMANDS: tuple[Command, ...] = (
    Command(
        "history", "Edit", "&History…",
        "See every step, go back to any, compare with an earlier state",
        lambda reach: history_actions.show_history(reach.desk, reach.window),
        ("Ctrl+Shift+H",), "", has_draft,
    ),
    Command(
        "show film", "View", "Show or hide the &briefing", "Show or hide the strip of slides below",
        _in_film("show"), ("F9",), "", has_draft,
    ),
    Command(
        "rename slide", "Briefing", "&Rename slide", "Call the slide something (F2 in the strip)",
        _in_film("rename"), (), "", _on_slide,
    ),
    Command(
        "duplicate slide", "Briefing", "&Duplicate slide",
        "Copy the slides that are picked (Ctrl+D in the strip)",
        _in_film("duplicate"), (), "", _on_slide,
    ),
    Command(
        "move slide left", "Briefing", "Move slide &left",
        "Move the slides that are picked (Alt+Left in the strip)",
        _in_film("earlier"), (), "", _on_slide,
    ),
    Command(
        "move slide right", "Briefing", "Move slide ri&ght",
        "Move the slides that are picked (Alt+Right in the strip)",
        _in_film("later"), (), "", _on_slide,
    ),
    Command(
        "begin section", "Briefing", "Se&ction begins here",
        "Begin a section with this slide (Alt+S in the strip)",
        _in_film("section"), (), "", _on_slide,
    ),
    Command(
        "remove slide", "Briefing", "Re&move from briefing",
        "Take the slides that are picked out of the briefing (Del in the strip)",
        _in_film("remove"), (), "", _on_slide,
    ),
    Command(
        "rename briefing", "Briefing", "Re&name briefing", "Change the title of the briefing",
        _in_film("title"), (), "", has_draft,
    ),
    Command(
        "present", "Briefing", "&Present", "Show the slides on the whole screen, from the first",
        lambda reach: presenter_actions.present(reach.desk, reach.window),
        ("F5",), "", has_slides,
    ),
    Command(
        "present here", "Briefing", "Present &from here",
        "Show the slides on the whole screen, from the one being looked at",
        lambda reach: presenter_actions.present(reach.desk, reach.window, from_here=True),
        ("Shift+F5",), "", has_slides,
    ),
)  # fmt: skip
