"""Steps of colour for percentages or means, at most five, each a range of them as printed."""

from __future__ import annotations

import math
from itertools import count

from omnibus_desktop.charts.palettes import USUAL, Palette
from omnibus_desktop.tables.rounding import half_up
from omnibus_desktop.values import dataclass

_MOST = 5
_STEPS = (2, 5, 10, 20, 25)  # percent
_OF_FIGURES = (1, 2, 5)  # times a power of ten
_LARGE = 100.0  # figures from here on are printed without decimals
_PARTS = 10**6  # of a percentage point: a share is not known better


@dataclass(frozen=True)
class Class:
    """A range of figures as printed, both ends in it, in so many `parts` of one, and its colour."""

    low: int
    high: int
    colour: str
    parts: int = 1
    unit: str = "%"

    @property
    def label(self) -> str:
        decimals = len(str(self.parts)) - 1
        low, high = (f"{end / self.parts:,.{decimals}f}" for end in (self.low, self.high))
        return f"{low}{self.unit}" if low == high else f"{low}–{high}{self.unit}"


def classes(percents: list[float], palette: Palette = USUAL) -> tuple[Class, ...]:
    """Ranges of the same round width that hold all of these percentages, the lowest first; darker
    is more. None where there are no percentages."""
    if not percents:
        return ()
    whole = [printed(percent) for percent in percents]
    low, high = min(whole), max(whole)
    step = next((s for s in _STEPS if high // s - low // s < _MOST), _STEPS[-1])
    first, last = low // step, high // step
    if last * step == 100 and last > first:  # 100% belongs to the range under it
        last -= 1
    colours = palette.sequential(last - first + 1)[::-1]
    return tuple(
        Class(number * step, 100 if (number + 1) * step >= 100 else (number + 1) * step - 1, colour)
        for number, colour in zip(range(first, last + 1), colours, strict=True)
    )


def classes_of_figures(figures: list[float], palette: Palette = USUAL) -> tuple[Class, ...]:
    """The same of means and other figures, printed to one decimal, large ones without."""
    if not figures:
        return ()
    parts = 10 if max(map(abs, figures)) < _LARGE else 1
    whole = [printed(figure, parts) for figure in figures]
    low, high = min(whole), max(whole)
    steps = (step * 10**power for power in count() for step in _OF_FIGURES)
    step = next(each for each in steps if high // each - low // each < _MOST)
    first, last = low // step, high // step
    colours = palette.sequential(last - first + 1)[::-1]
    return tuple(
        Class(number * step, (number + 1) * step - 1, colour, parts, "")
        for number, colour in zip(range(first, last + 1), colours, strict=True)
    )


def class_of(figure: float, found: tuple[Class, ...]) -> Class:
    """The range in which this figure is printed."""
    whole = printed(figure, found[0].parts)
    return next(each for each in found if each.low <= whole <= each.high)


def printed(figure: float, parts: int = 1) -> int:
    """The figure in so many parts of one, a whole number of them, half up."""
    return half_up(half_up(math.floor(figure * parts * _PARTS * 10), 10), _PARTS)
