"""What can be done with a deck that was exported, and edited since."""

from __future__ import annotations

from omnibus_desktop.app.command import Command
from omnibus_desktop.app.document import Session
from omnibus_desktop.app.refresh import deck_refresh_actions


def _has_wave(session: Session) -> bool:
    return session.wave is not None


DECK_COMMANDS: tuple[Command, ...] = (
    Command(
        "refresh deck", "Briefing", "Refresh a dec&k…",
        "Bring the charts of an exported deck, edited since, to the figures of this wave",
        lambda reach: deck_refresh_actions.choose_deck(reach.desk, reach.window),
        ("Ctrl+F5",), "", _has_wave,
    ),
)  # fmt: skip
