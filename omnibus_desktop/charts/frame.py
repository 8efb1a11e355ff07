"""What stands around a chart on its slide: headline, subtitle, footnote."""

from __future__ import annotations

from collections.abc import Iterator

from omnibus_desktop.charts import lettering, palette
from omnibus_desktop.charts.layout.drawing import Area, Style, block
from omnibus_desktop.charts.lettering import plain
from omnibus_desktop.charts.scene import Text
from omnibus_desktop.values import dataclass
from omnibus_desktop.words.words import Words

_HEADLINE = ((28.0, 2), (26.0, 2), (24.0, 2), (20.0, 3), (16.0, 4), (12.0, 6))
_SUBTITLE = ((14.0, 2), (13.0, 2), (12.0, 3), (11.0, 3), (10.0, 4), (9.0, 5))
_FOOTNOTE = ((10.0, 3), (9.0, 4), (9.0, 8))


@dataclass(frozen=True)
class Frame:
    """The texts around the chart, and the area that they leave for it."""

    items: tuple[Text, ...]
    area: Area
    remarks: tuple[str, ...] = ()


def frame(words: Words, size: tuple[float, float], addition: str = "") -> Frame:
    """The slide's texts at its margins. `addition` is what the subtitle must also say."""
    width, height = size
    margin = min(40.0, max(18.0, 0.042 * width))
    inner = width - 2 * margin
    subtitle = " – ".join(text for text in (plain(words.subtitle), addition) if text)
    remarks: list[str] = []
    texts = []
    y = margin * 0.75
    for role, text, steps in (
        ("headline", plain(words.headline), _HEADLINE),
        ("subtitle", subtitle, _SUBTITLE),
    ):
        if text.strip():
            lines, points = _stepped(text, inner, steps, role, remarks)
            texts.append(_text(lines, points, margin, y, inner, role))
            y += texts[-1].height + 5.0
    bottom = height - margin * 0.6
    if plain(words.footnote).strip():
        lines, points = _stepped(plain(words.footnote), inner, _FOOTNOTE, "footnote", remarks)
        bottom -= lettering.height(len(lines), points)
        texts.append(_text(lines, points, margin, bottom, inner, "footnote"))
        bottom -= 10.0
    y += 11.0
    return Frame(tuple(texts), Area(margin, y, inner, bottom - y), tuple(remarks))


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
