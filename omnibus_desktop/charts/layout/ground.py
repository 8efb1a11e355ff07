"""Where the parts of a diverging chart stand side by side, and the headings above them."""

from __future__ import annotations

from omnibus_desktop.charts import lettering
from omnibus_desktop.charts.layout.bands import Bands
from omnibus_desktop.charts.layout.drawing import Area, Style, block, centred, widest_figure
from omnibus_desktop.charts.layout.native import Plot
from omnibus_desktop.charts.layout.parted import total_width
from omnibus_desktop.charts.layout.parting import Parting, reach, side_name
from omnibus_desktop.charts.layout.rows import Row
from omnibus_desktop.charts.mark import Marks
from omnibus_desktop.charts.scene import Item, Text
from omnibus_desktop.charts.spec import ChartSpec
from omnibus_desktop.values import dataclass

_TO_LABEL = 12.0
_COLUMN = 66.0  # of the figures of don't know and its like
_INSET = 10.0  # of a column from what stands at its left
_TO_ASIDE = 22.0
_SHORTEST_ASIDE = 40.0
_SHORTEST_AXIS = 200.0
_TO_LINE = 8.0
_SIZES = (11.0, 10.0, 9.0)  # of the headings
_TALLEST = 64.0
_NAMES = ("Negative answers", "Positive answers")  # where the answers' own are too long


@dataclass(frozen=True)
class Ground:
    """`area` under the legend. Points from left to right: where the bars begin and how wide they
    are together, the same of the answer that stands aside, where each column begins."""

    area: Area
    start: float
    width: float
    reach: tuple[float, float]  # percentage points at the left and at the right of the line
    aside_start: float
    aside_width: float
    aside_most: float
    columns: tuple[float, ...]
    heads: tuple[Text, ...]
    least: float  # points that all but the labels need

    @property
    def height(self) -> float:
        """How tall the headings are."""
        return max((head.height for head in self.heads), default=0.0)

    def plot(self, places: Bands) -> Plot:
        """The plot of the parted bars in these bands."""
        left, right = self.reach
        return Plot(self.start, places.start, self.width, places.length, right, -left)

    def aside(self, places: Bands) -> Plot:
        """The plot of the bars that stand aside."""
        where = (self.aside_start, places.start, self.aside_width, places.length)
        return Plot(*where, self.aside_most)

    def figures(
        self, marks: Marks, parting: Parting, rows: tuple[Row, ...], places: Bands, size: float
    ) -> list[Item]:
        """The figures of the columns, a line a bar."""
        found: list[Item] = []
        style, width = Style(size, align="middle"), _COLUMN - _INSET
        for answer, start in zip(parting.others, self.columns, strict=True):
            for number, row in enumerate(rows):
                if row.group is None:
                    continue
                mark, middle = marks.cells[answer][row.group], places.middle(number)
                at = (start + _INSET, middle, width, style)
                found.append(centred((mark.text,), *at, "label", mark.key))
        return found


def ground_of(
    marks: Marks, parting: Parting, area: Area, labels: float, size: float, spec: ChartSpec
) -> Ground:
    """The ground beside labels of this width; `size` is that of the figures."""
    before = after = 0.0
    if spec.labels:
        before, after = (total_width(marks, side, size) for side in (parting.left, parting.right))
    left = reach(marks, parting.left, parting.split)
    right = reach(marks, parting.right, parting.split)
    aside = figure = 0.0
    if parting.aside is not None:
        row = marks.cells[parting.aside]
        aside = max(10.0, *(mark.value or 0.0 for mark in row))
        figure = _TO_ASIDE + (widest_figure((row,), size) if spec.labels else 0.0)
    columns = _COLUMN * len(parting.others)
    fixed = before + after + figure + columns
    start = area.x + labels + (_TO_LABEL if labels else 0.0) + before
    unit = max(0.0, area.right - start - after - figure - columns) / (left + right + aside)
    width = unit * (left + right)
    aside_start = start + width + after + _TO_ASIDE
    starts = tuple(area.right - columns + _COLUMN * number for number in range(len(parting.others)))
    zero = start + unit * left
    ends = (zero, start + width + after, aside_start, unit * aside + figure - _TO_ASIDE)
    return Ground(
        area=area,
        start=start,
        width=width,
        reach=(left, right),
        aside_start=aside_start,
        aside_width=unit * aside,
        aside_most=aside,
        columns=starts,
        heads=_heads(marks, parting, area, ends, starts),
        least=_TO_LABEL + fixed + _SHORTEST_AXIS + (_SHORTEST_ASIDE if aside else 0.0),
    )


def _heads(
    marks: Marks,
    parting: Parting,
    area: Area,
    ends: tuple[float, float, float, float],
    columns: tuple[float, ...],
) -> tuple[Text, ...]:
    """What each side is called, over it, and over every other part the answer that it shows; in
    the largest text in which they are not too tall."""
    zero, right, aside, aside_width = ends
    sides = (parting.left, parting.right)
    names = [side_name(marks, *each) for each in zip(sides, _NAMES, strict=True)]
    parts = [
        (names[0], area.x, max(1.0, zero - _TO_LINE - area.x), "end"),
        (names[1], zero + _TO_LINE, max(1.0, right - zero - _TO_LINE), "start"),
    ]
    if parting.aside is not None:
        parts.append((marks.answers[parting.aside].label, aside, max(1.0, aside_width), "start"))
    for answer, start in zip(parting.others, columns, strict=True):
        label = marks.answers[answer].label
        parts.append((label, start + _INSET, _COLUMN - _INSET, "middle"))
    found: list[Text] = []
    for size in _SIZES:
        lines = [lettering.wrap(text, width, size, True) for text, _, width, _ in parts]
        tall = lettering.height(max(map(len, lines)), size)
        found = [
            block(
                each,
                x,
                area.y + tall - lettering.height(len(each), size),
                width,
                Style(size, bold=True, align=align),
                "heading",
            )
            for each, (_, x, width, align) in zip(lines, parts, strict=True)
        ]
        if tall <= _TALLEST:
            break
    return tuple(found)
