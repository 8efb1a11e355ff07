"""How tall a line of a sheet has to be for its wrapped texts.

Not every spreadsheet program makes a line taller when its text wraps, so its height is written
down, measured in the bundled typeface, which is as wide as Arial.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from omnibus_desktop.charts.lettering import wrap
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
    return Line(cells, looks, height(tallest))


def height(*heights: float) -> float | None:
    """The tallest of these (points) as a line has it: None where one line of text will do."""
    tallest = max(heights)
    return tallest if tallest > ONE_LINE else None


def text_height(cell: Cell, look: Look, width_pt: float) -> float:
    """How tall the cell has to be, in points."""
    text = cell.text if isinstance(cell, Link) else cell
    if look is Look.SUBTITLE:
        return SUBTITLE_LINE
    if not isinstance(text, str) or look not in WRAPPED:
        return ONE_LINE
    return _height(text, look, width_pt)


def label_heights(labels: Iterable[str], width_pt: float) -> list[float]:
    return [_height(label, Look.LABEL, width_pt) for label in labels]


@lru_cache(maxsize=16384)
def _height(text: str, look: Look, width_pt: float) -> float:
    if len(text) > _MEASURED:
        return _TALLEST
    size = SIZES.get(look, SIZE)
    lines = len(wrap(cell_text(text), width_pt - _BESIDE, size, look in BOLD))
    needed = lines * size * _LEADING + _ROUND
    return min(_TALLEST, max(ONE_LINE, needed))
