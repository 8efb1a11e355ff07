"""What would change in an edited deck, a thing at a time."""

from __future__ import annotations

from collections.abc import Callable

from omnibus_desktop.values import dataclass

#: Of a part: what it is, what it says and would say.
Line = tuple[str, str, str]


@dataclass(frozen=True, eq=False)
class Change:
    """One thing on the slide of this number: `what` it is ("title", "chart", "note"...), what it
    says and would say, and the same of each part where there is more to it. `make` does it; None:
    it is only told."""

    slide: int
    what: str
    before: str
    after: str
    details: tuple[Line, ...] = ()
    make: Callable[[], None] | None = None
