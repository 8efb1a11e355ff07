"""What a reader wants to tell about a wave: a fact, not an error."""

from __future__ import annotations

from omnibus_desktop.values import dataclass


@dataclass(frozen=True)
class Remark:
    """`about` names a file, variable or question; `message` is one sentence for the person."""

    about: str
    message: str
