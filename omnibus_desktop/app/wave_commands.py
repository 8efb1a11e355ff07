"""What can be done with other waves, and with who took part in this one."""

from __future__ import annotations

from omnibus_desktop.app import slide_actions, wave_actions
from omnibus_desktop.app.command import Command, Reach, has_draft
from omnibus_desktop.app.document import Session


def _has_earlier(session: Session) -> bool:
    return has_draft(session) and bool(session.earlier)


def _turn_over_waves(reach: Reach) -> None:
    draft = reach.desk.document.session.draft
    if draft is not None:
        slide_actions.set_over_waves(reach.desk, not draft.over_waves)


WAVE_COMMANDS: tuple[Command, ...] = (
    Command(
        "compare wave", "Question", "&Compare with an earlier wave…",
        "Open an earlier wave beside this one, and show questions over both",
        lambda reach: wave_actions.choose_earlier(reach.desk, reach.window),
        ("Ctrl+Shift+O",), "", has_draft,
    ),
    Command(
        "over waves", "Question", "&Over waves on and off",
        "Show this question over the waves, or of the open one alone",
        _turn_over_waves, ("Ctrl+Alt+O",), "", _has_earlier,
    ),
)  # fmt: skip
