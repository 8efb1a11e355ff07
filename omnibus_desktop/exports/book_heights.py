"""How tall a line of a sheet has to be for its wrapped texts.

Not every spreadsheet program makes a line taller when its text wraps, so its height is written
down, measured in the bundled typeface, which is as wide as Arial.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import lru_cache

from omnibus_desktop.charts.lettering import width, wrap
from omnibus_desktop.exports.book_sheets import Cell, Line, Link, Look, cell_text

SIZES = {Look.TITLE: 16.0, Look.SUBTITLE: 14.0}
SIZE = 12.0  # of every other text
HEADINGS = frozenset((Look.HEADING, Look.FIGURE_HEADING, Look.FINDING_HEADING))
BOLD = HEADINGS | {Look.TITLE, Look.SUBTITLE, Look.BREAK}
FINDINGS = frozenset((Look.FINDING, Look.FINDING_HEADING))
WRAPPED = HEADINGS | {Look.TITLE} | {Look.TEXT, Look.LINK, Look.LABEL, Look.FINDING}
ONE_LINE = 16.0  # points, of the usual size
SUBTITLE_LINE = 22.0

_LEADING = 1.25  # from line to line, as a share of the size
_ROUND = 1.0  # points above and below
_BESIDE = 8.0  # points of a cell's width that no text gets, hinted letters counted in
_TALLEST = 409.0  # points; the most that Excel knows
_MEASURED = 4000  # characters beyond which a line is as tall as can be


def fitted(cells: tuple[Cell, ...], looks: tuple[Look, ...], widths: tuple[float, ...]) -> Line:
    """The line, as tall as its tallest text in columns of these widths (points)."""
    tallest = max(map(text_height, cells, looks, widths), default=ONE_LINE)
    return Line(cells, looks, line_height(tallest))


def line_height(tallest: float) -> float | None:
    """How tall a line with this tallest text (points) is: None where one line of text will do."""
    return tallest if tallest > ONE_LINE else None


def text_height(cell: Cell, look: Look, width_pt: float) -> float:
    """How tall the cell has to be, in points."""
    text = cell.text if isinstance(cell, Link) else cell
    if look is Look.SUBTITLE:
        return SUBTITLE_LINE
    if not isinstance(text, str) or look not in WRAPPED:
        return ONE_LINE
    return _height(text, look, width_pt)


def column_width(texts: Iterable[str], least_pt: float, most_pt: float) -> float:
    """How wide a column of labels is to be, in points: as its longest text, within bounds."""
    longest = max((width(cell_text(text[:_MEASURED]), SIZE) for text in texts), default=0.0)
    return min(most_pt, max(least_pt, math.ceil(longest) + 1.5 * _BESIDE))


def running_lines(text: str, width_pt: float) -> tuple[str, ...]:
    """A text that runs over several columns, as so many lines as it needs there."""
    return wrap(cell_text(text)[:_MEASURED], width_pt, SIZE)


def label_height(label: str, width_pt: float) -> float:
    return _height(label, Look.LABEL, width_pt)


@lru_cache(maxsize=16384)
def _height(text: str, look: Look, width_pt: float) -> float:
    if len(text) > _MEASURED:
        return _TALLEST
    size = SIZES.get(look, SIZE)
    lines = len(wrap(cell_text(text), width_pt - _BESIDE, size, look in BOLD))
    needed = lines * size * _LEADING + _ROUND
    return min(_TALLEST, max(ONE_LINE, needed))
