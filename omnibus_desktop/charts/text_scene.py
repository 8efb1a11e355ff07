"""A slide of words: a cover, an agenda, a page on the method. Laid out as charts are, so that all
painters show the same.

    headline, subtitle, footnote   as around a chart; of a cover several subtitles, one a line
    cell T R C                     a text of table T, in row R and column C
    rule, accent                   a line between rows, the bar on a cover: decoration
"""

from __future__ import annotations

from omnibus_desktop.charts.scene import Scene
from omnibus_desktop.values import dataclass


@dataclass(frozen=True)
class NativeTable:
    """What an editable table needs to lie exactly over the scene's cells, in points. `ends` are
    the columns whose texts stand at the right; `has_heading`: the first row is one; `leads`: the
    first column says what its row is about; `pages`: the last one has the number of the page to
    which its row leads."""

    x: float
    y: float
    widths: tuple[float, ...]
    heights: tuple[float, ...]
    cells: tuple[tuple[str, ...], ...]
    size: float
    padding: tuple[float, float]  # beside and above the text of a cell
    ends: tuple[bool, ...]
    has_heading: bool
    leads: bool
    ink: str
    rule: str
    title: str  # what it shows, for those who cannot see it
    pages: bool = False

    def page_of(self, row: int) -> int | None:
        """The number of the page to which the row leads; None where it leads to none."""
        last = self.cells[row][-1] if self.pages else ""
        return int(last) if last.isdecimal() else None


@dataclass(frozen=True)
class TextScene(Scene):
    """`sheet` is what kind of slide it is: "cover", "section" or "text"."""

    sheet: str = "text"
    tables: tuple[NativeTable, ...] = ()
