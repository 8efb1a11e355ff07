"""What a slide says in words."""

from __future__ import annotations

from omnibus_desktop.values import dataclass


@dataclass(frozen=True)
class Words:
    """The four texts that a slide always has, and what a speaker says beside it."""

    headline: str
    subtitle: str
    footnote: str
    alt_text: str
    speaker_notes: str = ""
