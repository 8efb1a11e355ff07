"""What a person chooses about a chart."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from omnibus_desktop.values import dataclass

if TYPE_CHECKING:
    from omnibus_desktop.charts.page import Page


class ChartKind(StrEnum):
    AUTO = "auto"
    BAR = "bar"
    COLUMN = "column"
    STACKED = "stacked"
    DIVERGING = "diverging"  # a scale on both sides of a line
    CLUSTERED = "clustered"
    PANELS = "panels"
    DOT = "dot"  # with the interval of each
    DIFFERENCE = "difference"  # of groups from their rest
    UNIT = "unit"  # a square a respondent
    LINE = "line"  # over waves
    SLOPE = "slope"  # over two waves
    MAP = "map"  # of the regions of England


class Sort(StrEnum):
    AUTO = "auto"  # by size for lists, as given for scales
    GIVEN = "given"
    SIZE = "size"


class Neutral(StrEnum):
    """Where the middle answer of a scale stands in a diverging chart."""

    SPLIT = "split"  # half on either side of the line
    ASIDE = "aside"  # as a bar of its own at the right
    OUT = "out"


#: A mark's key: (answer id, column key). In a grid seen whole: ("ITEM/ANSWER", column key).
Key = tuple[str, str]


@dataclass(frozen=True)
class ChartSpec:
    """`size` is the slide's width and height in points. `labels` says whether each mark carries
    its percentage. `highlight` are the keys shown in the accent colour while others are grey.
    `palette` is the id of a palette, "" of the usual one; `colours` are pairs of what palettes.py
    calls an answer, a group or the highlight, and the colour of the palette that a person gave it.
    `hidden` are the answers and groups, as palettes.py calls them, that a person took off the
    chart.
    `page` is that of the template for which the chart is laid out, in its size; it is never kept
    with a slide."""

    kind: ChartKind = ChartKind.AUTO
    sort: Sort = Sort.AUTO
    labels: bool = True
    highlight: tuple[Key, ...] = ()
    size: tuple[float, float] = (960.0, 540.0)
    columns: tuple[str, ...] = ()  # keys of the columns that are charted; empty: all of them
    neutral: Neutral = Neutral.SPLIT
    page: Page | None = None
    palette: str = ""
    colours: tuple[tuple[str, str], ...] = ()
    hidden: tuple[str, ...] = ()
