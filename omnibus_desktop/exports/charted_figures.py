"""The figures that an editable chart carries: enough to draw its bars, and no more.

A chart in a slide holds a workbook with its values. They are given to one place more than is
printed, which puts a bar where the scene has it to a fraction of a point and gives away less than
the exact share does; and so that the program that shows the slide, which rounds what it finds
there, prints what the scene prints.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from omnibus_desktop.charts.scene import NativeChart, Series
from omnibus_desktop.values import dataclass

_NUMBER = re.compile(r"[+−]?([0-9]+(?:,[0-9]{3})*(?:\.([0-9]+))?)(%?)")

_SIGN = re.compile("[+−]")
STACKED = ("stacked", "parted")  # kinds of charts in which a bar has several parts
_NOISE = Decimal("1e-9")  # a share is not known better
_ROUNDED_BY = 0.05  # percentage points at most, to one place
_SEEN = 0.5  # points by which an edge may lie elsewhere
_DRIFT = 0.15  # of the axis' hundred, before the edge of a segment is seen to move

#: One series: a figure for each category, None where nothing may be shown.
Figures = tuple[Decimal | None, ...]


@dataclass(frozen=True)
class Printing:
    """How the figures of a series are printed. `signs`: "-" of those under 0 alone, "+−" of those
    above it too, "" of none."""

    decimals: int
    percent: bool
    signs: str = "-"

    @property
    def number_format(self) -> str:
        """The same as a spreadsheet's number format."""
        whole = "0" if self.percent else "#,##0"
        places = f".{'0' * self.decimals}" if self.decimals else ""
        plain = whole + places + ('"%"' if self.percent else "")
        if self.signs == "-":
            return plain
        return f'"+"{plain};"−"{plain};{plain}' if self.signs else f"{plain};{plain}"

    @property
    def step(self) -> Decimal:
        """One in the last place that is printed."""
        return Decimal(1).scaleb(-self.decimals)

    def text(self, figure: Decimal) -> str:
        """What a program that knows the number format shows for the figure."""
        rounded = abs(figure.quantize(self.step, ROUND_HALF_UP))
        above = "+" if self.signs == "+−" else ""
        sign = "" if not figure else above if figure > 0 else self.signs[-1:]
        return sign + (f"{rounded}%" if self.percent else f"{rounded:,}")


def printing_of(series: Series) -> Printing:
    """How the figures of a series are printed; see `printing`."""
    return printing(series.labels, series.is_signed)


def printing(labels: Sequence[str], is_signed: bool = True) -> Printing:
    """How figures with these labels are printed: as the first of them that is a number, and with
    both signs where one has one."""
    both = any(_SIGN.match(label) for label in labels)
    signs = "+−" if both else "-" if is_signed else ""
    for label in labels:
        number = _NUMBER.fullmatch(label)
        if number is not None:
            return Printing(len(number[2] or ""), number[3] == "%", signs)
    return Printing(0, True, signs)


def charted_figures(chart: NativeChart) -> tuple[Figures, ...]:
    """The figures of each series of the chart, each its own value rounded: equal values stay equal.
    All have a place more in stacked bars and differences where rounding would move an edge
    visibly."""
    found = _rounded(chart, 0)
    is_seen = _drifts(chart, found) if chart.kind in STACKED else _is_seen(chart)
    return _rounded(chart, 1) if is_seen else found


def _is_seen(chart: NativeChart) -> bool:
    """Whether the axis of differences, which holds but few points, is so long that rounding them
    would move the end of a bar visibly."""
    unit = chart.plot[2] / (chart.axis_max - chart.axis_min)
    return chart.kind == "difference" and unit * _ROUNDED_BY > _SEEN


def _rounded(chart: NativeChart, more: int) -> tuple[Figures, ...]:
    rows: list[Figures] = []
    for series in chart.series:
        print_as = printing_of(series)
        pairs = zip(series.values, series.labels, strict=True)
        rows.append(tuple(_figure(value, label, print_as, more) for value, label in pairs))
    return tuple(rows)


def _drifts(chart: NativeChart, found: tuple[Figures, ...]) -> bool:
    """Whether an edge of a stacked bar would lie elsewhere than the scene has it."""
    off = [0.0] * len(chart.categories)
    for series, figures in zip(chart.series, found, strict=True):
        for place, (value, figure) in enumerate(zip(series.values, figures, strict=True)):
            off[place] += float(figure or 0) - (value or 0.0)
            if abs(off[place]) > _DRIFT:
                return True
    return False


def _figure(value: float | None, label: str, print_as: Printing, more: int) -> Decimal | None:
    """The value, halves up, to one place more than is printed, and to as many as it takes for it
    to round to its label."""
    if not value:
        return None if value is None else Decimal(0)
    exact = Decimal(value).quantize(_NOISE, ROUND_HALF_UP)
    step = print_as.step.scaleb(-1 - more)
    is_number = _NUMBER.fullmatch(label) is not None
    if print_as.signs == "+−":  # of which "0" is none: it is written as a text
        is_number = is_number and _SIGN.match(label) is not None
    figure = exact.quantize(step, ROUND_HALF_UP)
    while is_number and print_as.text(figure) != label and step > _NOISE:
        step = step.scaleb(-1)
        figure = exact.quantize(step, ROUND_HALF_UP)
    return figure
