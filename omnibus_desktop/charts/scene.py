"""A chart laid out on a slide: rectangles, lines, polygons and texts, in points.

The origin is the top left corner and y grows downwards. Painters do nothing but paint the items
in order. `role` says what an item is, `key` the mark that it belongs to:

    headline, subtitle, footnote   around the chart
    bar, label, differs            a mark, its figure, its sign of a difference
    unit                           a respondent of a mark, filled for those who gave the answer
    swatch                         the colour of a mark that has no bar, only a count
    line                           from the mark before to this one
    region, hexes of REGION        the outline of a mark on a map, and what it is made of
    answer label, group label      beside the bars, with the key of their first mark
    interval, total line           how sure a dot is; the total, around which the groups lie
    heading, legend, axis          of a break or a column of nets; of colours; of values
    page                           of a template, or the panel on which it has the chart
    message                        why there is no chart
    note ID, leader ID, band ID    a note, its lines, its shade, with the key of its first mark
"""

from __future__ import annotations

from omnibus_desktop.charts.spec import Key
from omnibus_desktop.values import dataclass


@dataclass(frozen=True)
class Rect:
    x: float
    y: float
    width: float
    height: float
    fill: str | None  # "#RRGGBB"
    role: str
    key: Key | None = None
    stroke: str | None = None
    stroke_width: float = 0.0


@dataclass(frozen=True)
class Line:
    x1: float
    y1: float
    x2: float
    y2: float
    stroke: str
    width: float
    role: str
    key: Key | None = None
    dash: tuple[float, ...] = ()


@dataclass(frozen=True)
class Polygon:
    points: tuple[tuple[float, float], ...]
    fill: str | None
    role: str
    key: Key | None = None
    stroke: str | None = None
    stroke_width: float = 0.0


@dataclass(frozen=True)
class Ellipse:
    """A circle or an ellipse that fills the rectangle at x, y."""

    x: float
    y: float
    width: float
    height: float
    fill: str | None
    role: str
    key: Key | None = None
    stroke: str | None = None
    stroke_width: float = 0.0


@dataclass(frozen=True)
class Text:
    """A block of lines already broken. Line i has its baseline at
    y + lettering.ASCENT * size + i * leading; `align` start, middle or end is within
    x..x + width."""

    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]
    size: float  # points
    role: str
    key: Key | None = None
    colour: str = "#0B0C0C"
    bold: bool = False
    align: str = "start"
    leading: float = 0.0  # baseline to baseline, points


Item = Rect | Ellipse | Line | Polygon | Text


@dataclass(frozen=True)
class Series:
    """One series of an editable chart: `values` (percent, None where nothing may be shown) and
    `keys` stand in the order of the chart's categories."""

    name: str
    colour: str
    values: tuple[float | None, ...]
    labels: tuple[str, ...]  # the data labels as shown, "" where there is none
    keys: tuple[Key, ...]
    point_colours: tuple[str, ...]
    label_colour: str = "#0B0C0C"
    is_signed: bool = True  # values under 0 are printed as such


@dataclass(frozen=True)
class NativeChart:
    """What an editable chart needs to lie exactly under the scene: `plot` is x, y, width, height
    of the inner plot area in points; a value v lies at (v - axis_min) / (axis_max - axis_min) of
    it. Of parted bars the values at the left of 0 are negative, and are printed without their
    sign."""

    kind: str  # bar, column, stacked, parted, difference, line; "shapes", "dots": for notes alone
    plot: tuple[float, float, float, float]
    frame: tuple[float, float, float, float]  # the plot and its category labels
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    axis_max: float
    gap_width: int  # percent of a bar's thickness
    overlap: int  # percent, 100 for stacked
    label_size: float
    title: str = ""  # of a panel
    shows_categories: bool = True  # False where the scene draws them itself
    axis_min: float = 0.0

    def value_of(self, key: Key) -> float | None:
        """The value of a mark; None where the chart has none of it."""
        pairs = (pair for each in self.series for pair in zip(each.keys, each.values, strict=True))
        return next((value for own, value in pairs if own == key), None)


@dataclass(frozen=True)
class Scene:
    width: float
    height: float
    items: tuple[Item, ...]
    charts: tuple[NativeChart, ...] = ()
    alt_text: str = ""
    title: str = ""
    remarks: tuple[str, ...] = ()  # what could not be shown, in words
    kind: str = ""  # of the chart that is drawn, as ChartKind names it; "" for none
    reason: str = ""  # why it is of this kind, in words
    palette: str = ""  # that a person chose: a template's colours do not take its place
