"""A figure that a person wrote, and where it came from."""

from __future__ import annotations

from omnibus_desktop.values import dataclass

#: Where a figure is: item of a grid ("" where there is none), answer ("" for the base,
#: "statistic:Mean" for a mean), column.
Cell = tuple[str, str, str]


@dataclass(frozen=True)
class Held:
    """A figure of a text, and what it may be: each source is one cell, or two whose difference it
    is."""

    said: str
    sources: tuple[tuple[Cell, ...], ...]
