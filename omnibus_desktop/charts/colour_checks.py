"""Whether a palette can do what a chart asks of it: everybody can tell its parts apart, on the
screen and printed in grey.

A mark has a contrast of at least 3 with the page, or an edge that has it, and the text on it one
of at least 4.5 (WCAG 2.2). Colours that lie side by side are at least 10 apart in CIEDE2000 and
have a contrast of 1.4 with each other in grey; any two are at least 4 apart, four times what can
just be seen. All of it for the usual colour vision and for simulated colour-blindness (vision.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from functools import lru_cache
from itertools import combinations, pairwise

from omnibus_desktop.charts.contrast import OF_MARKS, OF_TEXT, edge
from omnibus_desktop.charts.palette import (
    DARK_GREY,
    MUTED,
    NEUTRAL,
    WHITE,
    contrast,
    faded,
    text_on,
)
from omnibus_desktop.charts.palettes import Palette
from omnibus_desktop.charts.vision import Vision, apart
from omnibus_desktop.values import dataclass

BESIDE = 10.0  # CIEDE2000, of neighbours
ANY = 4.0  # of any two
IN_GREY = 1.4  # contrast of neighbours


class Use(StrEnum):
    """What a chart has colours for."""

    SINGLE = "bars"  # all alike, but for highlights
    GROUPS = "groups"  # things without an order
    STEPS = "steps"  # of a scale
    SIDES = "sides"  # of a scale that is parted, or above and below the rest


@dataclass(frozen=True)
class Need:
    """So many colours; of a parted scale so many at its longer side. `low` are the places of
    groups that are drawn paler, as their base is low; `total`: one in dark grey is beside them."""

    use: Use
    count: int
    low: tuple[int, ...] = ()
    total: bool = False


@lru_cache(maxsize=512)
def fault(palette: Palette, need: Need) -> str:
    """Why the palette cannot do this, in words; "" where it can."""
    if need.use is Use.SINGLE:
        return told_apart((palette.lit, MUTED))  # the others, where one is highlighted
    if need.use is Use.SIDES:
        if not palette.against:
            return "It has one side only, and this chart has two"
        count = need.count
        sides = (*palette.negative(count), NEUTRAL, *palette.positive(count)[::-1])
        return told_apart(sides)
    several = palette.sequential if need.use is Use.STEPS else palette.categorical
    colours = several(need.count)
    if len(set(colours)) < need.count:
        return f"It has {len(set(colours))} colours, and this chart needs {need.count}"
    return told_apart(colours) or among_drawn(colours, need)


def among_drawn(colours: Sequence[str], need: Need) -> str:
    """What is the matter with these colours where some are drawn paler, and beside the total."""
    drawn = [faded(c) if n in need.low else c for n, c in enumerate(colours)]
    near = _nearest(combinations([*drawn, *((DARK_GREY,) if need.total else ())], 2), ANY)
    if not near:
        return ""
    who = "groups of a low base, which are paler," if need.low else "groups and the total"
    return f"Its colours are too alike for {who} to be told apart{_to_whom(near)}"


def told_apart(colours: Sequence[str]) -> str:
    """What is the matter with these colours of neighbours, in words; "" where nothing is."""
    for colour in colours:
        if contrast(edge(colour), WHITE) < OF_MARKS:
            return "Its palest colour is too faint on the page"
        if contrast(text_on(colour), colour) < OF_TEXT:
            return "Text on one of its colours could not be read"
    for one, other in pairwise(colours):
        if contrast(one, other) < IN_GREY:
            return f"Two of {len(colours)} neighbours look alike when they are printed in grey"
    near = [*_nearest(combinations(colours, 2), ANY), *_nearest(pairwise(colours), BESIDE)]
    return f"Two of {len(colours)} colours are too alike{_to_whom(near)}" if near else ""


def _nearest(pairs: Iterable[tuple[str, str]], least: float) -> list[tuple[float, Vision]]:
    """The pairs that are nearer than that."""
    found = (apart(one, other) for one, other in pairs)
    return [each for each in found if each[0] < least]


def may_stand(colour: str, others: Sequence[str]) -> str:
    """Why this colour cannot stand among these others, "" where it can."""
    near = _nearest(((colour, other) for other in others if other != colour), ANY)
    return f"Too much like a colour that is there{_to_whom(near)}" if near else ""


def _to_whom(near: Sequence[tuple[float, Vision]]) -> str:
    vision = min(near)[1]
    return "" if vision is Vision.USUAL else f" with {vision}"
