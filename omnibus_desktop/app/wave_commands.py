"""What can be done with other waves, and with who took part in this one."""

from __future__ import annotations

from omnibus_desktop.app import slide_actions, wave_actions
from omnibus_desktop.app.command import Command, Reach, has_draft
from omnibus_desktop.app.document import Session, turned_to
from omnibus_desktop.wave.question import TOOK_PART


def _has_earlier(session: Session) -> bool:
    return has_draft(session) and bool(session.earlier)


def _has_population(session: Session) -> bool:
    return session.wave is not None and session.wave.population is not None


def _show_who_took_part(reach: Reach) -> None:
    document = reach.desk.document
    document.show(turned_to(document.session, TOOK_PART))


def _turn_over_waves(reach: Reach) -> None:
    draft = reach.desk.document.session.draft
    if draft is not None:
        slide_actions.set_over_waves(reach.desk, not draft.over_waves)


WAVE_COMMANDS: tuple[Command, ...] = (
    Command(
        "who took part", "Question", "Who &took part",
        "Show which authorities took part, on a map, and how many of each region and type",
        _show_who_took_part, ("Ctrl+Shift+P",), "", _has_population,
    ),
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
