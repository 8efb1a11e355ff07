"""The parts that every layout is made of: areas, blocks of text, a bar with its figure."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from omnibus_desktop.charts import lettering, palette
from omnibus_desktop.charts.layout.native import Plot
from omnibus_desktop.charts.mark import Mark
from omnibus_desktop.charts.palettes import lit_of, of_answer, of_group, own_colour
from omnibus_desktop.charts.scene import Item, Line, NativeChart, Polygon, Rect, Text
from omnibus_desktop.charts.spec import ChartSpec, Key

SMALLEST = 9.0  # points: no text is smaller
_BETWEEN_NUMBERS = 34.0  # of an axis, at least
_OF_TEXT = 0.6  # of the size of a figure that its swatch is wide
GAP = 5.0  # points between a bar and the text that belongs to it


@dataclass(frozen=True)
class Area:
    """A rectangle of the slide, in points."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    def below(self, height: float) -> Area:
        """What is left under the first `height` points."""
        return replace(self, y=self.y + height, height=self.height - height)

    def above(self, height: float) -> Area:
        """What is left over the last `height` points."""
        return replace(self, height=self.height - height)

    def columns(self, count: int, gutter: float) -> tuple[Area, ...]:
        """So many equal areas side by side."""
        width = (self.width - gutter * (count - 1)) / count
        return tuple(
            replace(self, x=self.x + number * (width + gutter), width=width)
            for number in range(count)
        )


@dataclass(frozen=True)
class Drawing:
    """What a layout makes: items in the order of painting, editable charts, remarks."""

    items: tuple[Item, ...]
    charts: tuple[NativeChart, ...] = ()
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Style:
    """How a text looks: its size in points, and its side in its box (start, middle, end)."""

    size: float
    bold: bool = False
    colour: str = palette.INK
    align: str = "start"


def block(
    lines: Sequence[str],
    x: float,
    y: float,
    width: float,
    style: Style,
    role: str,
    key: Key | None = None,
) -> Text:
    """Lines of text whose top is at `y`."""
    size = style.size
    tall, leading = lettering.height(len(lines), size), size * lettering.LEADING
    return Text(
        x,
        y,
        width,
        tall,
        tuple(lines),
        size,
        role,
        key,
        style.colour,
        style.bold,
        style.align,
        leading,
    )


def centred(
    lines: Sequence[str],
    x: float,
    middle: float,
    width: float,
    style: Style,
    role: str,
    key: Key | None = None,
) -> Text:
    """Lines of text whose middle is at the height `middle`."""
    y = middle - lettering.height(len(lines), style.size) / 2
    return block(lines, x, y, width, style, role, key)


def axis_max(greatest: float, percentages: bool = True) -> float:
    """Where the axis ends: the next ten percent, or the next round number of other figures."""
    if percentages:
        return min(100.0, max(10.0, math.ceil(greatest / 10 - 1e-9) * 10.0))
    if greatest <= 0:
        return 1.0
    step = 10.0 ** math.floor(math.log10(greatest))
    return next(
        step * share for share in (1, 1.5, 2, 3, 4, 5, 6, 8, 10) if step * share >= greatest
    )


def bar_colour(mark: Mark, colour: str, spec: ChartSpec, low: bool) -> str:
    """The mark's colour: its own; grey where others are highlighted; paler on a low base."""
    if spec.highlight:
        colour = lit_of(spec) if mark.key in spec.highlight else palette.MUTED
    else:
        names = of_group(mark.key[1]), of_answer(mark.key[0])
        colour = own_colour(spec, *names) or colour
    return palette.faded(colour) if low and colour != palette.MUTED else colour


def series_colour(mark: Mark, colour: str, spec: ChartSpec, low: bool) -> str:
    """The mark's colour in a chart with a legend: always a tint of its series' own, so that the
    legend stays true; pale where others are highlighted, paler than its own on a low base."""
    if spec.highlight and mark.key not in spec.highlight:
        return palette.faded(colour, 0.7)
    return palette.faded(colour) if low else colour


def bar_length(mark: Mark, width: float, most: float) -> float:
    """How long the bar is on a plot of this width; nothing for what is hidden or negative."""
    return max(0.0, min(1.0, (mark.value or 0.0) / most)) * width


def widest_figure(cells: tuple[tuple[Mark, ...], ...], size: float) -> float:
    """The room that the widest figure after a bar takes, with its triangle and the gap before."""
    figures = {(mark.text, mark.differs != 0) for row in cells for mark in row}
    return GAP + max(
        lettering.width(text, size) + (triangle_width(size) if signed else 0.0)
        for text, signed in figures
    )


def triangle_width(size: float) -> float:
    """The room of a triangle beside text of this size."""
    return size * 0.72 + 3.0


def bar_with_figure(
    mark: Mark,
    plot: Plot,
    y: float,
    thickness: float,
    colour: str,
    size: float | None,
) -> list[Item]:
    """A horizontal bar and, where `size` is given, its figure. What has a count alone has that."""
    x = plot.x
    long = bar_length(mark, plot.width, plot.most)
    items: list[Item] = []
    if mark.value is not None:
        items.append(Rect(x, y, long, thickness, colour, "bar", mark.key))
    size = SMALLEST if size is None and mark.is_count else size
    if size is None or not mark.text:
        return items
    wide = lettering.width(mark.text, size)
    start, middle = x + long + GAP, y + thickness / 2
    items.append(centred((mark.text,), start, middle, wide, Style(size), "label", mark.key))
    if mark.differs:
        items.append(triangle(mark, start + wide + 3.0, middle, size))
    return items


def swatch(mark: Mark, x: float, middle: float, size: float, colour: str) -> list[Item]:
    """The colour of a group beside the figure of a mark that has no bar to show it, a square that
    ends left of `x`; nothing for marks that have one, or no count either."""
    if not mark.is_count:
        return []
    side = size * _OF_TEXT
    return [Rect(x - side, middle - side / 2, side, side, colour, "swatch", mark.key)]


def triangle(mark: Mark, x: float, middle: float, size: float, colour: str = "") -> Polygon:
    """The sign that the mark's group is higher or lower than the rest of its break."""
    wide = size * 0.72
    tall = wide * 0.82 * mark.differs
    points = (
        (x, middle + tall / 2),
        (x + wide, middle + tall / 2),
        (x + wide / 2, middle - tall / 2),
    )
    return Polygon(points, colour or palette.INK, "differs", mark.key)


def value_axis(plot: Plot, unit: str) -> list[Item]:
    """Light lines and numbers of a horizontal axis, for bars without figures."""
    x, y, width, tall = plot.box
    most = plot.most
    numbers = max(1, min(6, int(width / _BETWEEN_NUMBERS)))
    decade = 10.0 ** math.floor(math.log10(most / numbers))
    step = next(decade * s for s in (1, 2, 2.5, 5, 10, 20) if most / (decade * s) <= numbers)
    style = Style(10.0, align="middle")
    items: list[Item] = []
    for number in range(int(most / step + 1e-9) + 1):
        at = x + number * step / most * width
        text = f"{number * step:g}{unit}"
        items.append(Line(at, y, at, y + tall, palette.GRID, 0.75, "axis"))
        items.append(block((text,), at - 20.0, y + tall + 2.0, 40.0, style, "axis"))
    return items
