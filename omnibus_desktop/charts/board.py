"""A drawing while notes are put onto it, one after another."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from operator import attrgetter

from omnibus_desktop.charts import lettering, palette
from omnibus_desktop.charts.layout.drawing import Area, Drawing, Style, block
from omnibus_desktop.charts.notes import Note
from omnibus_desktop.charts.room import (
    Box,
    around,
    box_of,
    crosses,
    free_places,
    ground_of,
    obstacles,
)
from omnibus_desktop.charts.scene import Item, Line, NativeChart, Text
from omnibus_desktop.charts.sites import Reach, Site, best
from omnibus_desktop.charts.spec import Key
from omnibus_desktop.tables.table import TOTAL

INK = palette.DARK_GREY
STROKE = 0.75
Point = tuple[float, float]
#: What is taken with the room around it, as left, top, right and bottom, and itself.
_Wide = tuple[float, float, float, float, Box]

#: The sizes of a text, each with how wide it may be, the best first.
_SIZES = ((12.0, (170.0, 120.0)), (11.0, (130.0,)), (10.0, (210.0,)), (9.0, (110.0,)))
_NARROWER = 12.0  # points by which a narrower text must stand nearer
_ON_A_LINE = 90.0  # the same of one that covers a line or a band
_BETWEEN_CHARTS = 6.0
_BESIDE = 1.2  # points that a line keeps away from what it passes
LED, ASIDE, _NOT_DRAWN = 1, 2, 100  # how badly a note fits: with a leader, apart, not at all
_NEAR = 1.5  # points from 0 to a segment that begins there
_TRIED = 24  # places for a note from which its bar is looked for


@dataclass
class Board:
    """`bars` are the bars by key, `reach` the same with their figures; `taken` is what no further
    note may cover. Notes go `behind` or `before` the chart; `crowded` weighs those for which
    there was no room."""

    drawing: Drawing
    bounds: Area
    bars: dict[Key, Box] = field(init=False)
    reach: dict[Key, Box] = field(init=False)
    taken: list[Box] = field(init=False)
    _wide: list[_Wide] = field(default_factory=list, init=False)
    behind: list[Item] = field(default_factory=list)
    before: list[Item] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    shy: list[Box] = field(init=False)  # lines and bands, which texts keep clear of
    crossings: list[float] = field(default_factory=list)  # where reference lines cross the plots
    crowded: int = 0

    def __post_init__(self) -> None:
        items = self.drawing.items
        self.taken = obstacles(items)
        self.shy = [box_of(item) for item in items if item.role == "total line"]
        self.bars = {}
        for item in items:
            if item.role in ("bar", "unit") and item.key is not None:
                own = box_of(item)
                self.bars[item.key] = around((self.bars.get(item.key, own), own)) or own
        self.reach = dict(self.bars)
        for item in items:
            if item.role in ("label", "differs") and item.key in self.bars and not self.stacked:
                assert item.key is not None
                own = box_of(item)
                self.reach[item.key] = around((self.reach[item.key], own)) or own

    @property
    def upright(self) -> bool:
        """Whether the bars are columns, or points that stand over one another as their tops do."""
        return self.drawing.charts[0].kind in ("column", "line")

    @property
    def stacked(self) -> bool:
        return self.drawing.charts[0].kind in ("stacked", "parted")

    @property
    def under_legend(self) -> float:
        """How far down the legend reaches; the top of the chart where there is none."""
        legend = (box_of(i).bottom for i in self.drawing.items if i.role == "legend")
        return max(legend, default=self.bounds.y)

    def at_value(self, chart: NativeChart, value: float, answer: str | None = None) -> float | None:
        """Where a value lies across the plot, over columns down; of stacked bars the end of the
        answer's segment of the total. None where it has no place."""
        x, y, width, tall = chart.plot
        if answer is not None and chart.kind in ("stacked", "parted", "shapes"):
            return self.end_of((answer, TOTAL))
        if chart.kind in ("shapes", "difference") or not chart.axis_min <= value <= chart.axis_max:
            return None
        if self.stacked and self._parts_at_a_segment(chart):
            return None  # bars reach half a segment too far on either side
        share = (value - chart.axis_min) / (chart.axis_max - chart.axis_min)
        return y + tall * (1 - share) if self.upright else x + share * width

    def end_of(self, key: Key) -> float | None:
        """Where the bar of a mark ends: away from the line where bars part, a column at its top,
        a dot in its middle. None where there is none, and of a segment that does not begin at 0:
        its end does not stand for its value. Nor does that of squares."""
        bar = self.bars.get(key)
        chart = None if bar is None else self.chart_of(key)
        if bar is None or chart is None or chart.kind == "shapes" or chart.value_of(key) is None:
            return None
        if self.upright:
            return bar.middle if chart.kind == "line" else bar.top
        if chart.kind == "dots":
            return bar.centre
        zero = _zero(chart)
        start, end = (bar.right, bar.left) if bar.centre < zero else (bar.left, bar.right)
        return None if self.stacked and abs(start - zero) > _NEAR else end

    def _parts_at_a_segment(self, chart: NativeChart) -> bool:
        """Whether bars lie across the line at which they part: with half their middle answer."""
        zero = _zero(chart)
        bars = (self.bars.get(key) for series in chart.series for key in series.keys)
        return any(bar and bar.left + _NEAR < zero < bar.right - _NEAR for bar in bars)

    def is_across_charts(self, keys: Sequence[Key]) -> bool:
        """Whether these marks are in several editable charts."""
        charts = [self.chart_of(key) for key in keys]
        return any(chart is not charts[0] for chart in charts)

    def chart_of(self, key: Key | None) -> NativeChart:
        """The editable chart that holds the mark; the first for none."""
        if key is None:
            return self.drawing.charts[0]
        return next(
            chart
            for chart in self.drawing.charts
            if any(key in series.keys for series in chart.series)
        )

    def region(self, keys: tuple[Key, ...]) -> Area:
        """What belongs to the chart or panel that holds all these marks; everything where they
        are in several."""
        if len(self.drawing.charts) == 1 or not keys or self.is_across_charts(keys):
            return self.bounds
        return self.region_of(self.chart_of(keys[0]))

    def region_of(self, own: NativeChart) -> Area:
        """What belongs to this chart of several side by side."""
        x, y, _, tall = own.plot
        nexts = [
            chart.frame[0] - _BETWEEN_CHARTS
            for chart in self.drawing.charts
            if chart.frame[0] > x and chart.plot[1] < y + tall and y < chart.plot[1] + chart.plot[3]
        ]
        return replace(self.bounds, x=x, width=min([self.bounds.right, *nexts]) - x)

    def draw_line(self, start: Point, end: Point, note: Note, width: float = STROKE) -> None:
        """A line that belongs to a note; no further note may cover it."""
        line = Line(*start, *end, INK, width, f"leader {note.id}", _first_key(note))
        self.before.append(line)
        self.taken.append(box_of(line))

    def place(
        self,
        note: Note,
        said: str,
        anchor: Point,
        padding: float,
        reach: Callable[[Box], Reach] = lambda _: Reach.CLEAR,
    ) -> Text | None:
        """The note's text where there is room for it near the anchor, moved as the person asked.
        It is taken from then on, but not yet drawn. None where there is no place that the note's
        line can `reach` without crossing anything: then `place_aside` may find one."""
        site = best(self._sites(_first_key(note), said, anchor, padding), reach)
        if site is None and note.offset is None:
            return None
        site = site or self._site_over(said, anchor, padding)
        box = site.box
        if note.offset is not None:
            box = box.moved(*note.offset).within(self.bounds)
        return self.write(note, site.lines, box, Style(site.size), padding)

    def place_aside(self, note: Note, said: str, anchor: Point, padding: float) -> Text | None:
        """The text of a note for which there is no room at its bars, in the free margin; a remark
        says so. None where nothing is free: no note covers what the chart shows."""
        site = next(self._sites(_first_key(note), said, anchor, padding), None)
        self.crowded += ASIDE if site else _NOT_DRAWN
        where = "stands apart from them" if site else "is not drawn"
        self.remarks.append(f"There is no free room at its bars for the note “{said}”: it {where}")
        if site is None:
            return None
        return self.write(note, site.lines, site.box, Style(site.size), padding)

    def _sites(self, key: Key | None, said: str, anchor: Point, padding: float) -> Iterator[Site]:
        """Free places for a text: in the panel of its mark before others, then in the largest
        text, then near the anchor."""
        taken = [*self.taken, *self._zones(key)]
        beside = self._right_of_labels()
        own = self.bounds if key is None or key not in self.bars else self.region((key,))
        for region in dict.fromkeys((beside if own is self.bounds else own, beside)):
            grounds = [(more, ground_of(boxes, region)) for more, boxes in self._covered(taken)]
            for size, widths in _SIZES:
                rooms = (min(widest, region.width - 2 * padding) for widest in widths)
                texts = dict.fromkeys(measured(said, room, size, False) for room in rooms)
                found: list[Site] = []
                for number, (lines, wide, tall) in enumerate(texts):
                    whole = wide + 2 * padding, tall + 2 * padding
                    for more, ground in grounds:
                        for far, box in free_places(whole, anchor, ground, _TRIED):
                            cost = far + more + _NARROWER * number
                            found.append(Site(box, lines, size, cost))
                yield from sorted(found, key=attrgetter("cost"))

    def _covered(self, taken: list[Box]) -> Iterator[tuple[float, list[Box]]]:
        """What a text must not cover, with lines and bands and, for a price, without."""
        yield 0.0, [*taken, *self.shy]
        if self.shy:
            yield _ON_A_LINE, taken

    def _site_over(self, said: str, anchor: Point, padding: float) -> Site:
        """Where a text stands for which there is no free place."""
        size, widths = _SIZES[-1]
        lines, wide, tall = measured(said, widths[0], size, False)
        left, top = anchor[0] + 18.0, anchor[1] - tall / 2
        box = Box(left, top, left + wide + 2 * padding, top + tall + 2 * padding)
        return Site(box.within(self.bounds), lines, size)

    def _zones(self, key: Key | None) -> list[Box]:
        """What a text would seem to belong to: the legend, the columns of nets, and the other
        panels."""
        texts = [item for item in self.drawing.items if isinstance(item, Text) and item.lines]
        ends = max(chart.plot[0] + chart.plot[2] for chart in self.drawing.charts)
        kinds = (
            [box_of(item) for item in texts if item.role == "legend"],
            [box_of(item) for item in texts if self.stacked and item.x >= ends],
        )
        zones = [box for boxes in kinds if (box := around(boxes)) is not None]
        own = self.chart_of(key if key in self.bars else None)
        for chart in self.drawing.charts if key is not None else ():
            if chart is not own:
                region = self.region_of(chart)
                _, top, _, tall = chart.plot
                zones.append(Box(region.x, top, region.right - _BETWEEN_CHARTS, top + tall))
        return zones

    def _right_of_labels(self) -> Area:
        left = min(chart.plot[0] for chart in self.drawing.charts)
        return replace(self.bounds, x=left, width=self.bounds.right - left)

    def is_free(
        self, path: Sequence[tuple[Point, Point]], ends: tuple[Box, Box], away: float = 0.0
    ) -> bool:
        """Whether a line from one box to another crosses nothing on its way, and comes to nothing
        nearer than so many points more."""
        return not any(
            crosses(*piece, box.grown(_BESIDE).grown(away))
            for piece in path
            for box in self._near(*piece, away)
            if not (box.meets(ends[0]) or box.meets(ends[1]))
        )

    def _near(self, start: Point, end: Point, away: float) -> list[Box]:
        """What is taken where this line passes."""
        for box in self.taken[len(self._wide) :]:
            self._wide.append((*box.grown(_BESIDE).edges, box))
        (left, right), (top, bottom) = map(sorted, zip(start, end, strict=True))
        x, y, right, bottom = left - away, top - away, right + away, bottom + away
        near = self._wide
        return [box for w, n, e, s, box in near if w < right and x < e and n < bottom and y < s]

    def write(
        self, note: Note, lines: tuple[str, ...], box: Box, style: Style, padding: float = 0.0
    ) -> Text:
        """The text of a note in its box, which is taken from then on."""
        self.taken.append(box)
        width = box.right - box.left - 2 * padding
        left, top = box.left + padding, box.top + padding
        return block(lines, left, top, width, style, f"note {note.id}", _first_key(note))


def measured(
    said: str, widest: float, size: float, bold: bool
) -> tuple[tuple[str, ...], float, float]:
    """The lines of a note, and how wide and tall they are."""
    lines = lettering.wrap(said, widest, size, bold)
    wide = max(lettering.width(line, size, bold) for line in lines)
    return lines, wide, lettering.height(len(lines), size)


def _zero(chart: NativeChart) -> float:
    """Where 0 lies across the plot of horizontal bars."""
    x, _, width, _ = chart.plot
    return x - chart.axis_min / (chart.axis_max - chart.axis_min) * width


def _first_key(note: Note) -> Key | None:
    return note.keys[0] if note.keys else None
