"""Everything that can be done with answers in people's own words, beside reading them."""

from __future__ import annotations

from omnibus_desktop.app.answers import quote_actions
from omnibus_desktop.app.command import Command, Reach
from omnibus_desktop.app.document import Session
from omnibus_desktop.briefing.briefing import Quote


def reads_answers(session: Session) -> bool:
    """Whether the question being looked at was answered in people's own words."""
    wave, draft = session.wave, session.draft
    if wave is None or draft is None:
        return False
    return any(q.id == draft.question and q.kind == "open" for q in wave.questions)


def _has_quotes(session: Session) -> bool:
    return bool(_quotes(session))


def _has_unconfirmed(session: Session) -> bool:
    return _has_quotes(session) and not all(q.confirmed for q in _quotes(session))


def _has_several_quotes(session: Session) -> bool:
    return len(_quotes(session)) > 1


def _quotes(session: Session) -> tuple[Quote, ...]:
    return () if session.draft is None else session.draft.quotes


def _reads_on(session: Session) -> bool:
    return reads_answers(session) and not _has_quotes(session)


def _quote(reach: Reach) -> None:
    reach.desk.answers_requested.emit("quote")


def _search(reach: Reach) -> None:
    reach.desk.answers_requested.emit("search")


def _add_theme(reach: Reach) -> None:
    reach.desk.answers_requested.emit("theme")


ANSWERS_COMMANDS: tuple[Command, ...] = (
    Command(
        "search answers", "Question", "Search these &answers",
        "Find answers in people's own words by what they hold",
        _search, ("Ctrl+Shift+F",), "", _reads_on,
    ),
    Command(
        "add theme", "Question", "Add t&heme…", "Name something that several answers say",
        _add_theme, ("Ctrl+Shift+K",), "", _reads_on,
    ),
    Command(
        "put quote", "Question", "Put on a sl&ide…",
        "Quote the answer being read on a slide, so that nobody can be made out",
        _quote, ("Ctrl+Shift+U",), "", _reads_on,
    ),
    Command(
        "confirm quotes", "Question", "Con&firm quotes for publication…",
        "Say in words why the quotes of this slide may be published",
        lambda reach: quote_actions.ask_why(reach.desk, reach.window), (), "", _has_unconfirmed,
    ),
    Command(
        "remove quote", "Question", "Take the last &quote off",
        "Take the quote that was put on this slide last off it",
        lambda reach: quote_actions.remove_quote(reach.desk), (), "", _has_several_quotes,
    ),
    Command(
        "read answers", "Question", "&Back to the answers",
        "Read the answers that this slide of quotes was made of",
        lambda reach: quote_actions.read_answers(reach.desk), ("Ctrl+Shift+Y",), "", _has_quotes,
    ),
)  # fmt: skip
