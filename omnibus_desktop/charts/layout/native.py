"""What an editable chart needs to lie exactly under what a layout draws."""

from __future__ import annotations

from collections.abc import Sequence

from omnibus_desktop.charts import palette
from omnibus_desktop.charts.layout.bands import Bands
from omnibus_desktop.charts.mark import Mark
from omnibus_desktop.charts.scene import NativeChart, Series
from omnibus_desktop.charts.spec import Key
from omnibus_desktop.values import dataclass


@dataclass(frozen=True)
class Plot:
    """The inner plot area in points, and the values at both ends of its axis."""

    x: float
    y: float
    width: float
    height: float
    most: float
    least: float = 0.0

    def at(self, value: float) -> float:
        """Where a value lies from left to right."""
        return self.x + (value - self.least) / (self.most - self.least) * self.width

    @property
    def box(self) -> tuple[float, float, float, float]:
        return (self.x, self.y, self.width, self.height)


def series_of(
    name: str,
    colour: str,
    marks: Sequence[Mark | None],
    colours: Sequence[str],
    labelled: frozenset[Key],
) -> Series:
    """One series; None is an empty category. Marks that are `labelled` carry their figure."""
    return Series(
        name=name,
        colour=colour,
        values=tuple(mark.value if mark else None for mark in marks),
        labels=tuple(mark.text if mark and mark.key in labelled else "" for mark in marks),
        keys=tuple(mark.key if mark else ("", "") for mark in marks),
        point_colours=tuple(colours),
        label_colour=palette.text_on(colour),
    )


def native_chart(
    kind: str,
    plot: Plot,
    left: float,
    places: Bands,
    categories: tuple[str, ...],
    series: Sequence[Series],
    label_size: float,
    title: str = "",
) -> NativeChart:
    """The editable chart of a plot whose category labels begin at `left`."""
    return NativeChart(
        kind=kind,
        plot=plot.box,
        frame=(left, plot.y, plot.x + plot.width - left, plot.height),
        categories=categories,
        series=tuple(series),
        axis_max=plot.most,
        axis_min=plot.least,
        gap_width=places.gap_width,
        overlap=places.overlap,
        label_size=label_size,
        title=title,
        shows_categories=False,
    )
