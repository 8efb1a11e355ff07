"""Places for the text of a note, and which of them its line gets to best."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum

from omnibus_desktop.charts.room import Box

_WORTH = 90.0  # points that a text may stand further away so that its line is clear


class Reach(Enum):
    """How the line of a note gets to a place."""

    NONE = 0
    CLOSE = 1  # to what it passes
    CLEAR = 2


@dataclass(frozen=True, slots=True)
class Site:
    """A place for a note, with the lines of its text and their size; `cost` is how far it is from
    where the note belongs, in points."""

    box: Box
    lines: tuple[str, ...]
    size: float
    cost: float = 0.0


def best(sites: Iterator[Site], reach: Callable[[Box], Reach]) -> Site | None:
    """The first place with a clear line, unless one with a close line is in larger text or much
    nearer; None where no line gets to any."""
    near: Site | None = None
    for site in sites:
        if near is not None and (site.size < near.size or site.cost > near.cost + _WORTH):
            break
        found = reach(site.box)
        if found is Reach.CLEAR:
            return site
        if found is Reach.CLOSE and near is None:
            near = site
    return near
