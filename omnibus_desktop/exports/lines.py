"""Where each line of a text stands, and which way it is read."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from omnibus_desktop.charts.lettering import ASCENT, plain, width
from omnibus_desktop.charts.scene import Text
from omnibus_desktop.values import dataclass


@dataclass(frozen=True)
class PlacedLine:
    """One line of a text: its left end and its baseline, in points, and how wide it is."""

    text: str
    left: float
    baseline: float
    width: float


def placed_lines(item: Text) -> Iterator[PlacedLine]:
    """The lines of `item` that are not empty, from top to bottom."""
    for number, line in enumerate(item.lines):
        shown = plain(line)
        if not shown:
            continue
        wide = width(shown, item.size, item.bold)
        spare = {"start": 0.0, "middle": 0.5, "end": 1.0}[item.align] * (item.width - wide)
        baseline = item.y + ASCENT * item.size + number * item.leading
        yield PlacedLine(shown, item.x + spare, baseline, wide)


def is_right_to_left(line: str) -> bool:
    """Whether the first letter that has a direction is read from right to left."""
    for character in line:
        direction = unicodedata.bidirectional(character)
        if direction in ("L", "R", "AL"):
            return direction != "L"
    return False


def plain_lines(text: str) -> tuple[str, ...]:
    """A text of several lines as lines of plain text."""
    return tuple(plain(line) for line in re.split("\r\n|\r|\n", text))
