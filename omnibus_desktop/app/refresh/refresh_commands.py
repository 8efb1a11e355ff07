"""What can be done with a briefing when another wave is there."""

from __future__ import annotations

from omnibus_desktop.app.command import Command
from omnibus_desktop.app.document import Session
from omnibus_desktop.app.refresh import refresh_actions


def _has_briefing(session: Session) -> bool:
    return session.wave is not None and bool(session.briefing.slides)


REFRESH_COMMANDS: tuple[Command, ...] = (
    Command(
        "refresh", "Briefing", "Refres&h with another wave…",
        "Move all slides onto another wave, and list what changed",
        lambda reach: refresh_actions.choose_wave(reach.desk, reach.window),
        ("Ctrl+Shift+R",), "", _has_briefing,
    ),
)  # fmt: skip
