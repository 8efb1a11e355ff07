"""Slides of words as scenes: cover, section, and pages with a table of texts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from omnibus_desktop.charts import lettering, palette
from omnibus_desktop.charts.frame import frame
from omnibus_desktop.charts.layout.drawing import SMALLEST, Area, Style, block
from omnibus_desktop.charts.lettering import plain
from omnibus_desktop.charts.page import Page, Place
from omnibus_desktop.charts.scene import Item, Rect, Scene, Text
from omnibus_desktop.charts.text_scene import TextScene
from omnibus_desktop.charts.text_table import Laid, TextTable, flowing, side_by_side
from omnibus_desktop.words.words import Words

_TITLES = ((40.0, 2), (36.0, 3), (30.0, 4), (24.0, 6), (18.0, 8), (SMALLEST, 16))
_LINES = (18.0, 16.0, 14.0, 12.0, 10.5, SMALLEST)
_TABLE = (16.0, 14.0, 13.0, 12.0, 11.0, 10.5)
_LIST = (20.0, 18.0, 16.0, 14.0, 13.0, 12.0)
_SMALLER = (1.0, 0.85, 0.7, 0.6, 0.5, 0.45, 0.4, 0.35, 0.3, 0.0)  # of a template's size
_EVEN = 55  # percent of the width that lines of a title have at the least
_ABOVE = {"start": 0.0, "middle": 0.5, "end": 1.0}  # of the room that is left, above the text
_BETWEEN = 0.35  # of a line, between the lines of a cover
_ACCENT = (64.0, 5.0)  # points
_SEVERAL = 60.0  # points: a lower place is for one line
_NUMBER = 9.0  # points of a slide's number
_NUMBER_WIDTH = 60.0
_Layout = Callable[[Area], tuple[tuple[Laid, ...], ...]]


def cover(
    title: str, lines: Sequence[str], size: tuple[float, float], page: Page | None, sheet: str
) -> TextScene:
    """A slide with a large title and a few lines under it: a "cover", or a "section"."""
    places = {} if page is None else dict(page.places)
    said = [text for line in lines if (text := plain(line).strip())]
    width, height = size
    inside = Area(0.075 * width, 0.26 * height, 0.85 * width, 0.66 * height)
    items: list[Item] = []
    y = inside.y
    if "headline" in places:
        place = places["headline"]
        items += _in_place((plain(title),), place, "headline", bold=True)
        y = max(y, place.y + place.height + 12.0)
    else:
        items.append(Rect(inside.x, y - 26.0, *_ACCENT, palette.ACCENT, "accent"))
        broken, points = _stepped(plain(title), inside.width, 0.6 * inside.height)
        items.append(block(broken, inside.x, y, inside.width, Style(points, bold=True), "headline"))
        y += lettering.height(len(broken), points) + 18.0
    if "subtitle" in places and places["subtitle"].height >= _SEVERAL:
        items += _in_place(said, places["subtitle"], "subtitle")
    else:
        room = Area(inside.x, y, inside.width, inside.bottom - y)
        items += _under(said, room, _LINES, "subtitle")
    alt_text = _sentences((plain(title), *said))
    return TextScene(width, height, tuple(items), (), alt_text, title, sheet=sheet)


def list_pages(
    title: str, table: TextTable, size: tuple[float, float], page: Page | None
) -> tuple[TextScene, ...]:
    """A table in one column or two, on as many slides as it needs."""
    return _pages(title, size, page, lambda area: flowing(table, area, _LIST))


def table_pages(
    title: str, tables: Sequence[TextTable], size: tuple[float, float], page: Page | None
) -> tuple[TextScene, ...]:
    """Tables, two side by side, on as many slides as they need."""
    return _pages(title, size, page, lambda area: side_by_side(tables, area, _TABLE))


def numbered(scene: Scene, number: int) -> Scene:
    """The scene with the slide's number in its corner."""
    height = lettering.height(1, _NUMBER)
    margin = min(40.0, max(18.0, 0.042 * scene.width))
    x, y = scene.width - margin - _NUMBER_WIDTH, scene.height - height - 5.0
    style = Style(_NUMBER, colour=palette.DARK_GREY, align="end")
    text = block((str(number),), x, y, _NUMBER_WIDTH, style, "slide number")
    return replace(scene, items=(*scene.items, text))


def _pages(
    title: str, size: tuple[float, float], page: Page | None, lay_out: _Layout
) -> tuple[TextScene, ...]:
    around = frame(Words(title, "", "", ""), size, page=page)
    pages = lay_out(around.area)
    return tuple(
        TextScene(
            *size,
            (*around.items, *(item for laid in page_ for item in laid.items)),
            (),
            _spoken(title, page_),
            title,
            around.remarks,
            tables=tuple(laid.native for laid in page_),
        )
        for page_ in pages
    )


def _spoken(title: str, laid: Sequence[Laid]) -> str:
    """All that is said on the page, for those who cannot see it."""
    rows = (": ".join(filter(None, row)) for each in laid for row in each.native.cells)
    return _sentences((plain(title), *rows))


def _sentences(texts: Iterable[str]) -> str:
    return " ".join(f"{text.rstrip('.')}." for text in texts)


def _stepped(text: str, width: float, height: float) -> tuple[tuple[str, ...], float]:
    """The lines of a title in the first size in which they are few enough."""
    for size, most in _TITLES:
        lines = lettering.wrap(text, width, size, True)
        if len(lines) <= most and lettering.height(len(lines), size) <= height:
            return _balanced(text, lines, width, size), size
    size, most = _TITLES[-1]
    return lettering.wrap(text, width, size, True)[:most], size


def _balanced(text: str, lines: tuple[str, ...], width: float, size: float) -> tuple[str, ...]:
    """As many lines, but of about one width: no word is left alone on the last."""
    for share in range(_EVEN, 100, 5):
        found = lettering.wrap(text, share / 100 * width, size, True)
        if len(found) == len(lines):
            return found
    return lines


def _in_place(
    lines: Sequence[str], place: Place, role: str, *, bold: bool = False
) -> Iterator[Text]:
    """The lines in a place of a template, in its size or as much smaller as they must be."""
    area = Area(place.x, place.y, place.width / place.wider, place.height)
    sizes = [max(SMALLEST, place.size * share) for share in _SMALLER]
    texts = list(_under(lines, area, sizes, role, bold=bold if place.bold is None else place.bold))
    if not texts:
        return
    left = place.y + place.height - texts[-1].y - texts[-1].height
    lower = max(0.0, left) * _ABOVE[place.anchor]
    for text in texts:
        yield replace(text, y=text.y + lower, width=place.width, align=place.align)


def _under(
    lines: Sequence[str], area: Area, sizes: Sequence[float], role: str, *, bold: bool = False
) -> Iterator[Text]:
    """The lines under one another, in the first size in which they fit."""
    for size in sizes:
        broken = [lettering.wrap(line, area.width, size, bold) for line in lines]
        gap = _BETWEEN * size
        talls = [lettering.height(len(each), size) + gap for each in broken]
        if sum(talls) - gap <= area.height or size == sizes[-1]:
            y = area.y
            style = Style(size, bold, palette.INK if bold else palette.DARK_GREY)
            for each, tall in zip(broken, talls, strict=True):
                yield block(each, area.x, y, area.width, style, role)
                y += tall
            return
