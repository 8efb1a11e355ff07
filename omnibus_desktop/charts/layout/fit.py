"""The largest text at which the labels beside a chart fit, and where their lines break."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from omnibus_desktop.charts import lettering

SIZES = (14.0, 13.0, 12.0, 11.0, 10.0, 9.0)
_SHARES = (0.22, 0.3, 0.38, 0.46, 0.54)  # of the width that labels may take
_FEW_LINES = 2  # what a label should have at most
_LINES_WORTH = 20.0  # a label may take a twentieth of the width to be a line shorter
_UNDER_FIGURES = 8.0  # what they take of the band that follows
_TIGHT = 10.0  # points: up to this size labels may stand closer together
_WIDEST = 0.66  # in the smallest size, before giving up
_FEW_BANDS = {1: 1.75, 2: 1.75, 3: 1.6, 4: 1.4, 5: 1.2}  # how much taller so few bands may be


@dataclass(frozen=True, slots=True)
class Label:
    """A label of a band; a `wide` one, such as a heading, may run over the whole area."""

    text: str
    bold: bool = False
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Fitted:
    """Labels broken into lines: the size of their text, the width of their column, and how tall
    a band is; the first begins `top` points under the top of the area."""

    size: float
    width: float
    lines: tuple[tuple[str, ...], ...]
    band: float
    top: float

    @property
    def most_lines(self) -> int:
        return max(map(len, self.lines))


@lru_cache(maxsize=512)
def fit(
    labels: tuple[Label, ...],
    width: float,
    height: float,
    least: float = 0.0,
    most: float = 64.0,
    largest: float = 14.0,
    room: float = 0.0,
) -> Fitted | None:
    """The labels as large as fits in bands that are at least `least` and if possible not more
    than `most` points tall, a few of them more, beside a plot of at least `room` points. None
    where even the smallest text does not fit."""
    for size in (size for size in SIZES if size <= largest):
        shares = _SHARES if size > SIZES[-1] else (*_SHARES, _WIDEST)
        columns = (share * width for share in shares if share * width <= width - room)
        tried = (fit_at(labels, size, each, width, height, least, most) for each in columns)
        best = balanced((fitted for fitted in tried if fitted is not None), width)
        if best is not None:
            return best
    return None


def balanced(found: Iterable[Fitted], width: float, few: int = _FEW_LINES) -> Fitted | None:
    """The first of these, narrowest first, whose labels have `few` lines; else the one in which
    the lines of the longest label and the width that labels take from the plot are in balance.
    None where there is none."""
    tried: list[Fitted] = []
    for fitted in found:
        tried.append(fitted)
        if fitted.most_lines <= few:
            return fitted
    return min(
        tried,
        key=lambda each: each.most_lines + _LINES_WORTH * each.width / width,
        default=None,
    )


def fit_at(
    labels: tuple[Label, ...],
    size: float,
    column: float,
    width: float,
    height: float,
    least: float,
    most: float,
) -> Fitted | None:
    """The labels in this size, broken within `column` points; None where they do not fit."""
    guess = [_at_least_lines(each, size, width if each.wide else column) for each in labels]
    if not _fits(guess, size, height, max(least, _across(labels, guess, size))):
        return None
    lines = tuple(
        lettering.wrap(each.text, width if each.wide else column, size, each.bold)
        for each in labels
    )
    counts = [len(each) for each in lines]
    least = max(least, _across(labels, counts, size))
    if not _fits(counts, size, height, least) or _breaks_words(labels, size, column):
        return None
    floor = _least_band(counts, size, least)
    band = max(floor, min(tallest(len(counts), most), _band_for(counts, size, height)))
    return Fitted(
        size, longest_line(labels, size, column), lines, band, _overhang(counts[0], size, band)
    )


def tallest(count: int, usual: float) -> float:
    """How tall each of so many bands may be: a few are taller, so that they fill the slide."""
    return usual * _FEW_BANDS.get(count, 1.0)


def longest_line(labels: tuple[Label, ...], size: float, column: float) -> float:
    """How wide the labels are when broken within `column` points; headings do not count."""
    lines = (
        lettering.width(line, size, each.bold)
        for each in labels
        if not each.wide
        for line in lettering.wrap(each.text, column, size, each.bold)
    )
    return max(lines, default=0.0)


def _breaks_words(labels: tuple[Label, ...], size: float, column: float) -> bool:
    """Whether a word would be broken although a wider column or smaller text could hold it."""
    if size <= SIZES[-1]:
        return False
    return any(
        lettering.width(word, size, each.bold) > column
        for each in labels
        if not each.wide
        for word in each.text.split(" ")
    )


def _at_least_lines(label: Label, size: float, column: float) -> int:
    return max(1, math.ceil(lettering.width(label.text, size, label.bold) / column - 0.01))


def _fits(counts: list[int], size: float, height: float, least: float) -> bool:
    band = _least_band(counts, size, least)
    ends = _overhang(counts[0], size, band) + _overhang(counts[-1], size, band)
    return band * len(counts) + ends <= height


def _across(labels: tuple[Label, ...], counts: list[int], size: float) -> float:
    """How tall a band is that holds the longest of the labels which run over bars, under the
    figures that stand beneath the bar above."""
    wide = [n for each, n in zip(labels, counts, strict=True) if each.wide and n > 1]
    return lettering.height(max(wide), size) + _UNDER_FIGURES if wide else 0.0


def _least_band(counts: list[int], size: float, least: float) -> float:
    """The shortest band in which no label meets its neighbour: labels are centred in their
    bands and may reach into the next one where that one's label is short."""
    pad = (0.8 if size > _TIGHT else 0.4) * size if max(counts) > 1 else 0.25 * size
    heights = [lettering.height(count, size) + pad for count in counts]
    pairs = pairwise(heights)
    return max(least, min(heights), *((one + other) / 2 for one, other in pairs))


def _band_for(counts: list[int], size: float, height: float) -> float:
    """The band that fills the height, with room for what hangs over at both ends."""
    band = height / len(counts)
    for _ in range(3):  # the overhang shrinks as bands grow: this settles at once
        ends = _overhang(counts[0], size, band) + _overhang(counts[-1], size, band)
        band = (height - ends) / len(counts)
    return band


def _overhang(count: int, size: float, band: float) -> float:
    """How far a label of so many lines stands out of the first or last band."""
    return max(0.0, (lettering.height(count, size) - band) / 2)
