"""Quotes -> Scene: what people said in their own words, each beside a bar, under it who said it."""

from __future__ import annotations

from collections.abc import Sequence

from omnibus_desktop.charts import lettering, palette
from omnibus_desktop.charts.frame import frame
from omnibus_desktop.charts.layout.drawing import SMALLEST, Area, Style, block
from omnibus_desktop.charts.lettering import plain
from omnibus_desktop.charts.page import Page
from omnibus_desktop.charts.scene import Item, Rect
from omnibus_desktop.charts.text_scene import TextScene
from omnibus_desktop.values import dataclass
from omnibus_desktop.words.words import Words

_SIZES = (28.0, 26.0, 24.0, 22.0, 20.0, 18.0, 16.0, 14.0, 13.0, 12.0, 11.0, 10.0, SMALLEST)
_WHO = 0.72  # of the size of the quote
_BAR, _BESIDE = 5.0, 18.0  # points: the bar, and the room beside it
_BETWEEN = 1.1  # of the size, between quotes
_ABOVE_WHO = 0.3
_WIDEST = 780.0  # points of a line that is still easy to read


@dataclass(frozen=True)
class Said:
    """A quote as it is shown: without marks around it; `by` is "" where nobody is named."""

    text: str
    by: str = ""


@dataclass(frozen=True)
class _Broken:
    """A quote in lines of one size."""

    lines: tuple[str, ...]
    who: tuple[str, ...]
    size: float

    @property
    def height(self) -> float:
        tall = lettering.height(len(self.lines), self.size)
        if self.who:
            small = max(SMALLEST, _WHO * self.size)
            tall += _ABOVE_WHO * self.size + lettering.height(len(self.who), small)
        return tall


def quotes_scene(
    words: Words, quotes: Sequence[Said], size: tuple[float, float], page: Page | None
) -> TextScene:
    """The slide with these quotes, as large as all of them fit, in the middle of its room. What
    does not fit in the smallest size is cut, and a remark says so."""
    around = frame(words, size, page=page)
    area = around.area
    room = Area(area.x + _BAR + _BESIDE, area.y, 0.0, area.height)
    width = min(_WIDEST, area.width - _BAR - _BESIDE)
    found, remarks = _fitted(quotes, width, room.height)
    total = sum(each.height + _BETWEEN * each.size for each in found)
    y = area.y + max(0.0, area.height - total) * 0.4
    items: list[Item] = []
    for number, each in enumerate(found, 1):
        items.append(Rect(area.x, y, _BAR, each.height, palette.ACCENT, "accent"))
        items.append(block(each.lines, room.x, y, width, Style(each.size), f"quote {number}"))
        if each.who:
            small = Style(max(SMALLEST, _WHO * each.size), colour=palette.DARK_GREY)
            tall = lettering.height(len(each.who), small.size)
            top = y + each.height - tall
            items.append(block(each.who, room.x, top, width, small, f"attribution {number}"))
        y += each.height + _BETWEEN * each.size
    told = (*around.remarks, *remarks)
    every = (*around.items, *items)
    return TextScene(*size, every, (), words.alt_text, words.headline, told)


def _fitted(
    quotes: Sequence[Said], width: float, height: float
) -> tuple[tuple[_Broken, ...], tuple[str, ...]]:
    """The quotes in the first size in which all of them fit."""
    found: tuple[_Broken, ...] = ()
    for size in _SIZES:
        found = tuple(_broken(each, width, size) for each in quotes)
        gaps = _BETWEEN * size * (len(found) - 1)
        if sum(each.height for each in found) + gaps <= height:
            return found, ()
    share = height / max(1, len(found)) - 2 * _BETWEEN * SMALLEST
    return tuple(_cut(each, share) for each in found), (
        "The quotes are too long for the slide and are cut on it",
    )


def _broken(quote: Said, width: float, size: float) -> _Broken:
    small = max(SMALLEST, _WHO * size)
    lines = lettering.wrap(f"“{plain(quote.text).strip()}”", width, size, False)
    by = plain(quote.by).strip()
    return _Broken(lines, lettering.wrap(by, width, small, False) if by else (), size)


def _cut(broken: _Broken, height: float) -> _Broken:
    spare = height - (broken.height - lettering.height(len(broken.lines), broken.size))
    most = max(1, int(spare / (broken.size * lettering.LEADING)))
    if len(broken.lines) <= most:
        return broken
    last = f"{broken.lines[most - 1][:-2].rstrip()}…”"
    return _Broken((*broken.lines[: most - 1], last), broken.who, broken.size)
