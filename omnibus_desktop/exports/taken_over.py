"""What of a scene an editable chart shows itself: its bars and their figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from omnibus_desktop.charts.scene import Ellipse, Item, Line, NativeChart, Rect, Scene, Text
from omnibus_desktop.charts.spec import Key
from omnibus_desktop.values import dataclass

#: x, y, width, height in points.
Box = tuple[float, float, float, float]

_MARGIN = 4.0  # points around the figures, so that none is pushed inwards


@dataclass(frozen=True)
class ChartPlace:
    """An editable chart with the bars and figures that it stands for, by their keys; of a chart
    of lines its points, and the lines that lead to them."""

    chart: NativeChart
    bars: Mapping[Key, Rect]
    labels: Mapping[Key, Text]
    points: Mapping[Key, Ellipse] = field(default_factory=dict)
    lines: Mapping[Key, Line] = field(default_factory=dict)

    @property
    def box(self) -> Box:
        """The chart's frame on the slide: its plot, and all that it writes beside it."""
        boxes = [self.chart.plot, self.chart.frame]
        boxes += [
            (text.x - _MARGIN, text.y, text.width + 2 * _MARGIN, text.height)
            for text in self.labels.values()
        ]
        left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
        right, foot = max(box[0] + box[2] for box in boxes), max(box[1] + box[3] for box in boxes)
        return left, top, right - left, foot - top

    def shows(self, item: Item) -> bool:
        """Whether the chart shows this item of the scene."""
        if item.key is None:
            return False
        kinds = (self.bars, self.labels, self.points, self.lines)
        return any(item is kind.get(item.key) for kind in kinds)


def chart_places(scene: Scene) -> tuple[ChartPlace, ...]:
    """The scene's charts, each with what it takes over."""
    return tuple(_place(scene, chart) for chart in scene.charts)


def _place(scene: Scene, chart: NativeChart) -> ChartPlace:
    keys = {
        key
        for series in chart.series
        for key, value in zip(series.keys, series.values, strict=True)
        if value is not None
    }
    if chart.kind == "line":
        return _lines(scene, chart, keys)
    labelled = {
        key
        for series in chart.series
        for key, label in zip(series.keys, series.labels, strict=True)
        if label
    }
    bars: dict[Key, Rect] = {}
    labels: dict[Key, Text] = {}
    for item in scene.items:
        if item.key not in keys or item.key is None:
            continue
        if isinstance(item, Rect) and item.role == "bar":
            bars[item.key] = item
        elif isinstance(item, Text) and item.role == "label" and item.key in labelled:
            labels[item.key] = item
    return ChartPlace(chart, bars, labels)


def _lines(scene: Scene, chart: NativeChart, keys: set[Key]) -> ChartPlace:
    """A chart of lines: what is written at them stays on the slide."""
    points: dict[Key, Ellipse] = {}
    lines: dict[Key, Line] = {}
    for item in scene.items:
        if item.key not in keys or item.key is None:
            continue
        if isinstance(item, Ellipse) and item.role == "bar":
            points[item.key] = item
        elif isinstance(item, Line) and item.role == "line":
            lines[item.key] = item
    return ChartPlace(chart, {}, {}, points, lines)
