"""Everything that can be done with answers in people's own words, beside reading them."""

from __future__ import annotations

from omnibus_desktop.app.command import Command, Reach
from omnibus_desktop.app.document import Session


def reads_answers(session: Session) -> bool:
    """Whether the question being looked at was answered in people's own words."""
    wave, draft = session.wave, session.draft
    if wave is None or draft is None:
        return False
    return any(q.id == draft.question and q.kind == "open" for q in wave.questions)


def _search(reach: Reach) -> None:
    reach.desk.answers_requested.emit("search")


def _add_theme(reach: Reach) -> None:
    reach.desk.answers_requested.emit("theme")


ANSWERS_COMMANDS: tuple[Command, ...] = (
    Command(
        "search answers", "Question", "Search these &answers",
        "Find answers in people's own words by what they hold",
        _search, ("Ctrl+Shift+F",), "", reads_answers,
    ),
    Command(
        "add theme", "Question", "Add t&heme…", "Name something that several answers say",
        _add_theme, ("Ctrl+Shift+K",), "", reads_answers,
    ),
)  # fmt: skip
