"""Why a briefing is not written in its file, and what a person can do about it."""

from __future__ import annotations

from enum import Enum

from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.values import dataclass


class Choice(Enum):
    """What a person can do where the briefing's file is not written."""

    AGAIN = "again"
    COPY = "copy"
    OVER = "over"
    THEIRS = "theirs"
    EARLIER = "earlier"


@dataclass(frozen=True, eq=False)
class Refusal:
    """Why the briefing's file is not written, and what can be done."""

    error: OmnibusError
    choices: tuple[Choice, ...]


def refusal_of(error: OmnibusError) -> Refusal:
    """What can be done about this error of saving."""
    from omnibus_desktop.app.files.saving import ChangedElsewhere

    if isinstance(error, ChangedElsewhere):
        return Refusal(error, (Choice.COPY, Choice.OVER, Choice.THEIRS))
    return Refusal(error, (Choice.AGAIN, Choice.COPY))
