"""The colours of charts: the UK Government Analysis Function's palette.

Order and values are those of its guidance "Data visualisation: colours in charts" as carried by
afcharts 1.2.0. They survive colour-blindness and greyscale printing in this order; no text is
ever set in them.
"""

from __future__ import annotations

from functools import lru_cache

ACCENT = "#12436D"
NET = "#6BACE6"  # of the steps of a scale, in bars beside them
MUTED = "#BFBFBF"
DARK_GREY = "#3D3D3D"
INK = "#0B0C0C"
WHITE = "#FFFFFF"
GRID = "#D9D9D9"
BAND = "#E9EEF4"  # behind bars: light enough for every text
CATEGORICAL = ("#12436D", "#28A197", "#801650", "#F46A25", "#3D3D3D", "#A285D1")
_ASIDE = ("#BFBFBF", "#D9D9D9", "#8C8C8C")  # don't know, other, none
_SEQUENTIAL = {
    1: ("#12436D",),
    2: ("#12436D", "#6BACE6"),
    3: ("#12436D", "#2073BC", "#6BACE6"),
    4: ("#092135", "#12436D", "#2073BC", "#6BACE6"),
    5: ("#092135", "#12436D", "#2073BC", "#6BACE6", "#ADD1F1"),
}


#: Of one to three steps away from the middle, strongest first. The negative ones are shades and
#: tints of the palette's orange, as light as the blue ones on the other side.
_NEGATIVE = {
    1: ("#F46A25",),
    2: ("#8B401A", "#F89E71"),
    3: ("#8B401A", "#F46A25", "#FABC9D"),
}
NEUTRAL = "#D9D9D9"


def categorical(count: int) -> tuple[str, ...]:
    """So many colours for things without an order; two have a pair of their own. Beyond six they
    come round again: a chart with more says who is who by its labels."""
    if count == 2:
        return ("#12436D", "#F46A25")
    return tuple(CATEGORICAL[number % len(CATEGORICAL)] for number in range(count))


def sequential(count: int) -> tuple[str, ...]:
    """So many colours for the steps of a scale, dark to light."""
    if count <= len(_SEQUENTIAL):
        return _SEQUENTIAL.get(count, ())
    return _between(_SEQUENTIAL[5], count)


def positive(count: int) -> tuple[str, ...]:
    """So many colours for the positive answers of a scale, the strongest first."""
    return _SEQUENTIAL[count] if 0 < count <= 3 else _between(_SEQUENTIAL[5][1:], count)


def negative(count: int) -> tuple[str, ...]:
    """The same for the negative ones: told from the positive ones with any colour vision."""
    return _NEGATIVE[count] if 0 < count <= len(_NEGATIVE) else _between(_NEGATIVE[3], count)


def _between(stops: tuple[str, ...], count: int) -> tuple[str, ...]:
    """So many colours from the first of these to the last, at equal steps."""
    steps = [number * (len(stops) - 1) / (count - 1) for number in range(count)]
    return tuple(
        mixed(stops[int(step)], stops[min(int(step) + 1, len(stops) - 1)], step - int(step))
        for step in steps
    )


def aside(number: int) -> str:
    """The grey of the answer that stands so many places after the substantive ones."""
    return _ASIDE[number % len(_ASIDE)]


@lru_cache(maxsize=256)
def faded(colour: str, share: float = 0.45) -> str:
    """This colour for a mark that should not be leaned on: mixed with the white page."""
    return mixed(colour, WHITE, share)


@lru_cache(maxsize=256)
def text_on(fill: str) -> str:
    """The colour of text on this fill, with a contrast of at least 4.5."""
    return next(ink for ink in (WHITE, INK, "#000000") if contrast(ink, fill) >= 4.5)


@lru_cache(maxsize=1024)
def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def linear(colour: str) -> tuple[float, float, float]:
    """How much light of red, green and blue a colour of sRGB gives, each 0 to 1."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (number / 255 for number in _parts(colour))
    )
    return red, green, blue


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def mixed(one: str, other: str, share: float) -> str:
    """So much of the other colour in the one: at 0 it is the one, at 1 the other."""
    pairs = zip(_parts(one), _parts(other), strict=True)
    return "#" + "".join(f"{int(a + (b - a) * share + 0.5):02X}" for a, b in pairs)
