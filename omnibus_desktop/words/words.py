"""What a slide says in words."""

from __future__ import annotations

from omnibus_desktop.values import dataclass


@dataclass(frozen=True)
class Words:
    """The four texts that a slide always has; in `speaker_notes` what a speaker should know of it,
    a fact a line; and in `speaker` what the person wrote to be said beside it."""

    headline: str
    subtitle: str
    footnote: str
    alt_text: str
    speaker_notes: str = ""
    speaker: str = ""

    @property
    def spoken(self) -> str:
        """The speaker's notes whole: what is to be said first, then what is to be known."""
        return "\n\n".join(filter(None, (self.speaker, self.speaker_notes)))
