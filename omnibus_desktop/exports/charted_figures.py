"""The figures that an editable chart carries: enough to draw its bars, and no more.

A chart in a slide holds a workbook with its values. They are given to one place more than is
printed, which puts a bar where the scene has it to a fraction of a point and gives away less than
the exact share does; and so that the program that shows the slide, which rounds what it finds
there, prints what the scene prints.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from omnibus_desktop.charts.scene import NativeChart

_NUMBER = re.compile(r"([0-9]+(?:,[0-9]{3})*(?:\.([0-9]+))?)(%?)")

#: One series: a figure for each category, None where nothing may be shown.
Figures = tuple[Decimal | None, ...]


@dataclass(frozen=True)
class Printing:
    """How the figures of a series are printed."""

    decimals: int
    percent: bool

    @property
    def number_format(self) -> str:
        """The same as a spreadsheet's number format."""
        whole = "0" if self.percent else "#,##0"
        places = f".{'0' * self.decimals}" if self.decimals else ""
        return whole + places + ('"%"' if self.percent else "")

    @property
    def step(self) -> Decimal:
        """One in the last place that is printed."""
        return Decimal(1).scaleb(-self.decimals)

    def text(self, figure: Decimal) -> str:
        """What a program that knows the number format shows for the figure."""
        rounded = figure.quantize(self.step, ROUND_HALF_UP)
        return f"{rounded}%" if self.percent else f"{rounded:,}"


def printing(labels: Sequence[str]) -> Printing:
    """How figures with these labels are printed: as the first of them that is a number."""
    for label in labels:
        number = _NUMBER.fullmatch(label)
        if number is not None:
            return Printing(len(number[2] or ""), number[3] == "%")
    return Printing(0, True)


def charted_figures(chart: NativeChart) -> tuple[Figures, ...]:
    """The figures of each series of the chart. In stacked bars what rounding one part adds is
    taken off the next, so that no edge drifts."""
    carried = [Decimal(0)] * len(chart.categories)
    found: list[Figures] = []
    for series in chart.series:
        print_as = printing(series.labels)
        row: list[Decimal | None] = []
        for place, (value, label) in enumerate(zip(series.values, series.labels, strict=True)):
            if not value:
                row.append(None if value is None else Decimal(0))
                continue
            exact = Decimal(value)
            figure = _figure(exact + carried[place], label, print_as)
            if chart.kind == "stacked":
                carried[place] += exact - figure
            row.append(figure)
        found.append(tuple(row))
    return tuple(found)


def _figure(exact: Decimal, label: str, print_as: Printing) -> Decimal:
    """The value to one place more than is printed, or to two where it would round to another
    label; moved by as little as it takes where what was carried over would make it do so."""
    fine = print_as.step / 10
    figure = exact.quantize(fine, ROUND_HALF_UP)
    number = _NUMBER.fullmatch(label)
    if number is None or print_as.text(figure) == label:
        return figure
    finer = fine / 10
    lowest = Decimal(number[1].replace(",", "")) - print_as.step / 2
    return min(max(exact.quantize(finer), lowest), lowest + print_as.step - finer)
