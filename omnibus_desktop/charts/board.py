"""A drawing while notes are put onto it, one after another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from omnibus_desktop.charts import lettering, palette
from omnibus_desktop.charts.layout.drawing import Area, Drawing, Style, block
from omnibus_desktop.charts.notes import Note
from omnibus_desktop.charts.room import Box, box_of, crosses, free_places, obstacles
from omnibus_desktop.charts.scene import Item, Line, NativeChart, Text
from omnibus_desktop.charts.spec import Key

INK = palette.DARK_GREY
STROKE = 0.75
Point = tuple[float, float]

_SIZES = ((12.0, 170.0), (11.0, 130.0), (10.0, 210.0), (9.0, 110.0))  # of text, and its widest
_BETWEEN_CHARTS = 6.0
_TRIED = 24  # places for a note from which its bar is looked for


@dataclass
class Board:
    """`bars` are the bars by key, `reach` the same with their figures; `taken` is what no further
    note may cover. Notes go `behind` or `before` the chart; `crowded` counts those for which
    there was no room."""

    drawing: Drawing
    bounds: Area
    bars: dict[Key, Box] = field(init=False)
    reach: dict[Key, Box] = field(init=False)
    taken: list[Box] = field(init=False)
    behind: list[Item] = field(default_factory=list)
    before: list[Item] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    crowded: int = 0

    def __post_init__(self) -> None:
        items = self.drawing.items
        self.taken = obstacles(items)
        self.bars = {i.key: box_of(i) for i in items if i.role == "bar" and i.key is not None}
        self.reach = dict(self.bars)
        for item in items:
            if item.role in ("label", "differs") and item.key in self.bars and not self.stacked:
                assert item.key is not None
                self.reach[item.key] = _around_both(self.reach[item.key], box_of(item))

    @property
    def upright(self) -> bool:
        """Whether the bars are columns."""
        return self.drawing.charts[0].kind == "column"

    @property
    def stacked(self) -> bool:
        return self.drawing.charts[0].kind == "stacked"

    def chart_of(self, key: Key) -> NativeChart:
        """The editable chart that holds the mark."""
        return next(
            chart
            for chart in self.drawing.charts
            if any(key in series.keys for series in chart.series)
        )

    def region(self, keys: tuple[Key, ...]) -> Area:
        """What belongs to the chart or panel that holds all these marks; everything where they
        are in several."""
        charts = [self.chart_of(key) for key in keys]
        if len(self.drawing.charts) == 1 or any(chart is not charts[0] for chart in charts):
            return self.bounds
        x, y, _, tall = charts[0].plot
        nexts = [
            chart.frame[0] - _BETWEEN_CHARTS
            for chart in self.drawing.charts
            if chart.frame[0] > x and chart.plot[1] < y + tall and y < chart.plot[1] + chart.plot[3]
        ]
        return replace(self.bounds, x=x, width=min([self.bounds.right, *nexts]) - x)

    def draw_line(self, start: Point, end: Point, note: Note, width: float = STROKE) -> None:
        """A line that belongs to a note; no further note may cover it."""
        line = Line(*start, *end, INK, width, f"leader {note.id}", note.keys[0])
        self.before.append(line)
        self.taken.append(box_of(line))

    def place(
        self,
        note: Note,
        said: str,
        anchor: Point,
        padding: float,
        is_reached: Callable[[Box], bool] = bool,
    ) -> Text:
        """The note's text where there is room for it near the anchor, moved as the person asked.
        It is taken from then on, but not yet drawn. A place that `is_reached` by the note's line
        without crossing anything is better than a nearer one."""
        for size, widest in _SIZES:
            lines, wide, tall = measured(said, widest, size, False)
            wide, tall = wide + 2 * padding, tall + 2 * padding
            places = free_places(wide, tall, anchor, self.taken, self._right_of_labels())
            reached = next((box for box in places[:_TRIED] if is_reached(box)), None)
            if places:
                box = reached or places[0]
                self.crowded += 0 if reached or note.offset else 1
                break
        else:
            size, widest = _SIZES[-1]
            lines, wide, tall = measured(said, widest, size, False)
            left, top = anchor[0] + 18.0, anchor[1] - tall / 2
            box = Box(left, top, left + wide + 2 * padding, top + tall + 2 * padding)
            box = box.within(self.bounds)
            if note.offset is None:
                self.tell_crowded(said)
        if note.offset is not None:
            box = box.moved(*note.offset).within(self.bounds)
        return self.write(note, lines, box, Style(size), padding)

    def _right_of_labels(self) -> Area:
        left = min(chart.plot[0] for chart in self.drawing.charts)
        return replace(self.bounds, x=left, width=self.bounds.right - left)

    def is_free(self, path: Sequence[tuple[Point, Point]], bar: Box) -> bool:
        """Whether a line from a bar crosses nothing on its way."""
        return not any(
            crosses(*piece, other) and not other.meets(bar)
            for piece in path
            for other in self.taken
        )

    def write(
        self, note: Note, lines: tuple[str, ...], box: Box, style: Style, padding: float = 0.0
    ) -> Text:
        """The text of a note in its box, which is taken from then on."""
        self.taken.append(box)
        width = box.right - box.left - 2 * padding
        left, top = box.left + padding, box.top + padding
        return block(lines, left, top, width, style, f"note {note.id}", note.keys[0])

    def tell_crowded(self, said: str) -> None:
        """Notes down that there was no room for a note."""
        self.crowded += 1
        self.remarks.append(f"There is no free room for the note “{said}”: move it by hand")


def measured(
    said: str, widest: float, size: float, bold: bool
) -> tuple[tuple[str, ...], float, float]:
    """The lines of a note, and how wide and tall they are."""
    lines = lettering.wrap(said, widest, size, bold)
    wide = max(lettering.width(line, size, bold) for line in lines)
    return lines, wide, lettering.height(len(lines), size)


def _around_both(one: Box, other: Box) -> Box:
    return Box(
        min(one.left, other.left),
        min(one.top, other.top),
        max(one.right, other.right),
        max(one.bottom, other.bottom),
    )
