"""What a look over a slide found."""

from __future__ import annotations

from omnibus_desktop.values import dataclass


@dataclass(frozen=True)
class Finding:
    """Something to look at: `what` is the matter and how to `mend` it, both as sentences without
    a full stop; `place` is where: "headline", "subtitle", "footnote", "alt_text", "notes",
    "chart", "colours", "break", "filter", or the open "answers"."""

    kind: str
    what: str
    mend: str
    place: str
