"""The names at the ends of lines, each with its last figure, pushed apart where they would meet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from omnibus_desktop.charts import lettering, palette
from omnibus_desktop.charts.layout.drawing import (
    Area,
    Style,
    block,
    triangle,
    triangle_width,
)
from omnibus_desktop.charts.layout.native import Plot
from omnibus_desktop.charts.layout.spread import spread
from omnibus_desktop.charts.layout.trends import RADIUS, Point, Trends
from omnibus_desktop.charts.mark import Mark, Marks
from omnibus_desktop.charts.scene import Item, Line

_SHARES = (0.22, 0.28, 0.34, 0.42, 0.5)  # of the width, for names and figures
_LEADER = 22.0  # from the last wave to the figures
_TO_NAME = 6.0
_BETWEEN = 3.0
_FEW_LINES = 2
_DOTS = (1.0, 3.0)  # of a leader that runs on where its line has ended


@dataclass(frozen=True, slots=True)
class Ends:
    """Names broken into lines beside figures `figures` points wide; `width` is of all. `notes`
    stand under the names, in grey."""

    names: tuple[tuple[str, ...], ...]
    notes: tuple[tuple[str, ...], ...]
    bold: tuple[bool, ...]
    figures: float
    width: float
    size: float
    labelled: bool

    def placed(self, trends: Trends, plot: Plot, area: Area) -> list[Item] | None:
        """The names, figures and leaders; None where they do not all fit one under another."""
        points = {n: point for n in range(len(self.names)) if (point := trends.last(n))}
        first = lettering.height(1, self.size) / 2
        tops = spread(
            [points[n].y - first for n in points],
            [self._height(n) for n in points],
            area.y,
            area.bottom,
            _BETWEEN,
        )
        if tops is None:
            return None
        items: list[Item] = []
        for (number, point), top in zip(points.items(), tops, strict=True):
            items += self._one(number, point, top, plot, trends.colours[number])
        return items

    def _height(self, number: int) -> float:
        lines = len(self.names[number]) + len(self.notes[number])
        return lettering.height(lines, self.size)

    def _one(self, number: int, point: Point, top: float, plot: Plot, colour: str) -> list[Item]:
        mark, size = point.mark, self.size
        left = plot.x + plot.width + RADIUS + _LEADER
        middle = top + lettering.height(1, size) / 2
        items: list[Item] = [
            Line(
                point.x + RADIUS + 1.0,
                point.y,
                left - 4.0,
                middle,
                colour,
                0.75,
                "leader",
                mark.key,
                () if point.x > plot.x + plot.width - 1.0 else _DOTS,
            )
        ]
        if self.labelled:
            wide = lettering.width(mark.text, size, True)
            style = Style(size, bold=True)
            items.append(block((mark.text,), left, top, wide, style, "label", mark.key))
            if mark.differs:
                items.append(triangle(mark, left + wide + 3.0, middle, size))
        x = left + self.figures
        wide = self.width - self.figures - RADIUS - _LEADER
        style = Style(size, bold=self.bold[number])
        items.append(block(self.names[number], x, top, wide, style, "answer label", mark.key))
        if self.notes[number]:
            under = top + len(self.names[number]) * size * lettering.LEADING
            grey = Style(size, colour=palette.DARK_GREY)
            items.append(block(self.notes[number], x, under, wide, grey, "change", mark.key))
        return items


def fit_ends(
    marks: Marks,
    width: float,
    size: float,
    labelled: bool,
    notes: tuple[str, ...] = (),
    roomy: float = 0.34,
) -> Iterator[Ends]:
    """The names in this size in columns of several widths: first those with a line a name that
    take no more than a `roomy` share of the width, then those with few lines. None breaks a word,
    unless it is the smallest size."""
    texts = notes or ("",) * len(marks.answers)
    figures = _figures(marks, size) if labelled else 0.0
    found = []
    for share in _SHARES:
        room = share * width - figures - RADIUS - _LEADER
        if room <= 2 * size or _breaks_words(marks, texts, room, size):
            continue
        names = tuple(lettering.wrap(a.label, room, size, a.net) for a in marks.answers)
        under = tuple(lettering.wrap(text, room, size) for text in texts)
        bold = tuple(answer.net for answer in marks.answers)
        wide = figures + RADIUS + _LEADER + _longest(names, under, bold, size)
        found.append(Ends(names, under, bold, figures, wide, size, labelled))

    def untidy(ends: Ends) -> tuple[bool, int]:
        most = max(map(len, (*ends.names, *ends.notes)))
        is_roomy = most <= 1 and ends.width <= roomy * width + 0.5
        return not is_roomy, most if most > _FEW_LINES else 0

    yield from sorted(found, key=untidy)


def _longest(
    names: tuple[tuple[str, ...], ...],
    notes: tuple[tuple[str, ...], ...],
    bold: tuple[bool, ...],
    size: float,
) -> float:
    """How wide the widest line of these names and notes is."""
    pairs = ((line, own) for each, own in zip(names, bold, strict=True) for line in each)
    lines = (*pairs, *((line, False) for each in notes for line in each))
    return max(lettering.width(line, size, own) for line, own in lines)


def _figures(marks: Marks, size: float) -> float:
    """How wide the widest of the last figures is, with its sign and the gap to the name."""
    last = [next((m for m in reversed(row) if m.value is not None), None) for row in marks.cells]
    return _TO_NAME + max((_figure(mark, size) for mark in last if mark), default=0.0)


def _figure(mark: Mark, size: float) -> float:
    sign = triangle_width(size) if mark.differs else 0.0
    return lettering.width(mark.text, size, True) + sign


def _breaks_words(marks: Marks, notes: tuple[str, ...], room: float, size: float) -> bool:
    if size <= 9.0:
        return False
    words = [(word, a.net) for a in marks.answers for word in a.label.split(" ")]
    words += [(word, False) for note in notes for word in note.split(" ")]
    return any(lettering.width(word, size, bold) > room for word, bold in words)
