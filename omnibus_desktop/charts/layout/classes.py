"""Steps of colour for percentages, at most five, each a range of whole percent."""

from __future__ import annotations

from omnibus_desktop.charts.palettes import USUAL, Palette
from omnibus_desktop.tables.rounding import half_up
from omnibus_desktop.values import dataclass

_MOST = 5
_STEPS = (2, 5, 10, 20, 25)
_PARTS = 10**6  # of a percentage point: a share is not known better


@dataclass(frozen=True)
class Class:
    """A range of percentages as printed, both ends in it, and its colour."""

    low: int
    high: int
    colour: str

    @property
    def label(self) -> str:
        return f"{self.low}%" if self.low == self.high else f"{self.low}–{self.high}%"


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


def class_of(percent: float, found: tuple[Class, ...]) -> Class:
    """The range in which this percentage is printed."""
    whole = printed(percent)
    return next(each for each in found if each.low <= whole <= each.high)


def printed(percent: float) -> int:
    """The percentage as a whole number, half up."""
    return half_up(half_up(int(percent * _PARTS * 10), 10), _PARTS)
