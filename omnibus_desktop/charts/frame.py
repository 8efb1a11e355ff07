"""What stands around a chart on its slide: headline, subtitle, footnote."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from omnibus_desktop.charts import lettering, palette
from omnibus_desktop.charts.layout.drawing import SMALLEST, Area, Style, block
from omnibus_desktop.charts.lettering import plain
from omnibus_desktop.charts.page import Page, Place
from omnibus_desktop.charts.scene import Text
from omnibus_desktop.values import dataclass
from omnibus_desktop.words.words import Words

_HEADLINE = ((28.0, 2), (26.0, 2), (24.0, 2), (20.0, 3), (16.0, 4), (12.0, 6))
_SUBTITLE = ((14.0, 2), (13.0, 2), (12.0, 3), (11.0, 3), (10.0, 4), (9.0, 5))
_SMALLER = (1.0, 0.92, 0.84, 0.76, 0.68, 0.6, 0.5, 0.0)  # of the size that a template gives a text
_ABOVE = {"start": 0.0, "middle": 0.5, "end": 1.0}  # of the room that is left, above the text
_FOOTNOTE = ((10.0, 4), (9.0, 8))


@dataclass(frozen=True)
class Frame:
    """The texts around the chart, and the area that they leave for it."""

    items: tuple[Text, ...]
    area: Area
    remarks: tuple[str, ...] = ()


def frame(
    words: Words, size: tuple[float, float], addition: str = "", page: Page | None = None
) -> Frame:
    """The slide's texts at its margins, or where the page has places for them. `addition` is what
    the subtitle must also say."""
    inside = _between_margins(size) if page is None else Area(*page.area)
    places = {} if page is None else dict(page.places)
    subtitle = " – ".join(text for text in (plain(words.subtitle), addition) if text)
    remarks: list[str] = []
    texts = []
    y, bottom = inside.y, inside.bottom
    for role, text, steps in (
        ("headline", plain(words.headline), _HEADLINE),
        ("subtitle", subtitle, _SUBTITLE),
        ("footnote", plain(words.footnote), _FOOTNOTE),
    ):
        if not text.strip():
            continue
        placed = _placed(text, places[role], role) if role in places else None
        if placed is not None:
            texts.append(placed)
            continue
        lines, points = _stepped(text, inside.width, steps, role, remarks)
        tall = lettering.height(len(lines), points)
        top = bottom - tall if role == "footnote" else y
        texts.append(_text(lines, points, inside.x, top, inside.width, role))
        if role == "footnote":
            bottom = top - 10.0
        else:
            y += tall + 5.0
    y += 11.0 if page is None or y > inside.y else 0.0
    return Frame(tuple(texts), Area(inside.x, y, inside.width, bottom - y), tuple(remarks))


def _between_margins(size: tuple[float, float]) -> Area:
    """The whole slide but for its margins."""
    width, height = size
    margin = min(40.0, max(18.0, 0.042 * width))
    return Area(margin, margin * 0.75, width - 2 * margin, height - margin * (0.75 + 0.6))


def _placed(text: str, place: Place, role: str) -> Text | None:
    """A text where the page has room for it, in the page's size or as much smaller as it must;
    None where it does not fit there at all."""
    sizes = [max(SMALLEST, place.size * share) for share in _SMALLER]
    steps = tuple((size, _lines_within(place.height, size)) for size in dict.fromkeys(sizes))
    bold = role == "headline" if place.bold is None else place.bold
    for lines, size, most in _broken(text, place.width / place.wider, steps, bold):
        if len(lines) <= most:
            left = max(0.0, place.height - lettering.height(len(lines), size))
            y = place.y + _ABOVE[place.anchor] * left
            placed = _text(lines, size, place.x, y, place.width, role)
            return replace(placed, align=place.align, bold=bold)
    return None


def _lines_within(height: float, size: float) -> int:
    one = lettering.height(1, size)
    return 1 + max(0, int((height - one) / (lettering.LEADING * size) + 1e-9))


def _text(lines: tuple[str, ...], size: float, x: float, y: float, width: float, role: str) -> Text:
    is_headline = role == "headline"
    style = Style(size, bold=is_headline, colour=palette.INK if is_headline else palette.DARK_GREY)
    return block(lines, x, y, width, style, role)


def _stepped(
    text: str,
    width: float,
    steps: tuple[tuple[float, int], ...],
    role: str,
    remarks: list[str],
) -> tuple[tuple[str, ...], float]:
    """The lines of a text in the first size in which they are few enough. A text too long for
    the last one is shortened, and a remark says so."""
    for lines, size, most in _broken(text, width, steps, role == "headline"):
        if len(lines) <= most:
            return lines, size
    remarks.append(f"The {role} is too long for the slide and is shortened on it")
    size, most = steps[-1]
    kept = lettering.wrap(text, width, size, role == "headline")[:most]
    last = kept[-1][: max(1, len(kept[-1]) - 3)].rstrip() + "…"
    return (*kept[:-1], last), size


def _broken(
    text: str, width: float, steps: tuple[tuple[float, int], ...], bold: bool
) -> Iterator[tuple[tuple[str, ...], float, int]]:
    for size, most in steps:
        yield lettering.wrap(text, width, size, bold), size, most
