"""Where each authority stands on a map of equal hexagons, as in the survey each counts once.

The layout is the product's own (authorities.csv): hexagons with a corner at the top, rows counted
northwards, odd rows half a hexagon to the right. There is one of the 152 authorities of 2016 and
one of the 153 there have been since 2023. Each region is in one piece and has no hole.
"""

from __future__ import annotations

import csv
import math
from datetime import date
from functools import lru_cache

from omnibus_desktop import resources
from omnibus_desktop.authorities.dates import in_words
from omnibus_desktop.values import dataclass

_NEWER = date(2021, 4, 1)  # from then on the newer layout has more of the authorities
_ROW = math.sqrt(3) / 2  # from row to row, in widths of a hexagon


@dataclass(frozen=True)
class Hex:
    """An authority's hexagon: the middle of it in widths of a hexagon, y growing southwards."""

    ons_code: str
    name: str
    region: str
    type: str
    x: float
    y: float


def layout_of(period: str) -> tuple[Hex, ...]:
    """The hexagons at a time told in words, "26 September to 28 October 2016"; those of 2016 where
    it says no date."""
    day = in_words(period)
    return hexes(newer=day is not None and day >= _NEWER)


def named(code: str) -> Hex | None:
    """The hexagon of the authority with this code, in whichever layout has it."""
    both = (*hexes(newer=False), *hexes(newer=True))
    return next((each for each in both if each.ons_code == code), None)


@lru_cache(maxsize=2)
def hexes(newer: bool) -> tuple[Hex, ...]:
    """All hexagons of the layout of 2016 or of the newer one, by code; the least x and y are 0."""
    columns = ("hex2026_q", "hex2026_r") if newer else ("hex2016_q", "hex2016_r")
    with resources.path("authorities/authorities.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row[columns[0]]]
    found = [
        Hex(
            row["ons_code"],
            row["name"],
            row["region"],
            row["authority_type"],
            int(row[columns[0]]) + int(row[columns[1]]) % 2 / 2,
            -int(row[columns[1]]) * _ROW,
        )
        for row in rows
    ]
    left, top = min(each.x for each in found), min(each.y for each in found)
    return tuple(
        Hex(each.ons_code, each.name, each.region, each.type, each.x - left, each.y - top)
        for each in found
    )
