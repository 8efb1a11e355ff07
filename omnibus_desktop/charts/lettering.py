"""How wide texts are and where their lines break, in the bundled typeface.

Arimo has the advance widths of Arial, so the same lines break in the same places in PowerPoint.
Widths are unhinted and without kerning: the same numbers for screen, picture and slide.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from omnibus_desktop.charts.typeface import Typeface, typeface
from omnibus_desktop.charts.writing import as_seen, joined
from omnibus_desktop.wave.plain_text import plain

__all__ = [
    "ASCENT",
    "DESCENT",
    "LEADING",
    "Glyph",
    "glyphs",
    "height",
    "plain",
    "width",
    "words",
    "wrap",
]

#: From the baseline to the top and to the foot of a line, and from baseline to baseline, as
#: shares of the size.
ASCENT = 0.905
DESCENT = 0.212
LEADING = 1.2

_FACES = {
    False: ("Arimo-Regular.ttf", "DejaVuSans.ttf"),
    True: ("Arimo-Bold.ttf", "DejaVuSans-Bold.ttf"),
}
_SLACK = 0.001  # em: a text is not broken for less than this
_WORD = re.compile(r"\(\d+ of \d+\)[^ ]*|[^ ]+")  # "(8 of 12)" stays on one line
_WITHOUT_GLYPH = re.compile("[\ufe00-\ufe0f]")  # they only choose the shape of the one before


@dataclass(frozen=True, slots=True)
class Glyph:
    """One glyph of a line: `font` is a file under resources/fonts, `index` its number in there,
    `x` where it starts, in em from the start of the line, `char` the character it shows."""

    font: str
    index: int
    x: float
    char: str


def width(text: str, size: float, bold: bool = False) -> float:
    """How wide `text` is on one line, in points."""
    return _em_width(text, bold) * size


def height(lines: int, size: float) -> float:
    """How tall so many lines are, in points."""
    return ((lines - 1) * LEADING + ASCENT + DESCENT) * size if lines else 0.0


def wrap(text: str, width: float, size: float, bold: bool = False) -> tuple[str, ...]:
    """The lines of `text` within `width` points. A word that does not fit is broken; nothing is
    cut. An empty text has no lines."""
    return _em_wrap(text, round(width / size, 4), bold)


def words(text: str) -> tuple[str, ...]:
    """What of `text` stays on one line wherever it fits."""
    return tuple(_WORD.findall(text))


@lru_cache(maxsize=16384)
def glyphs(line: str, bold: bool = False) -> tuple[Glyph, ...]:
    """The glyphs of one line from left to right as they are seen."""
    placed: list[Glyph] = []
    x = 0.0
    for char in _WITHOUT_GLYPH.sub("", as_seen(line)):
        face, index, advance = _glyph(char, bold)
        placed.append(Glyph(face.name, index, x, char))
        x += advance
    return tuple(placed)


@lru_cache(maxsize=16384)
def _glyph(char: str, bold: bool) -> tuple[Typeface, int, float]:
    """Where the glyph of a character is, and its advance in em."""
    first, second = _FACES[bold]
    face = typeface(first)
    index = face.glyph(char)
    if index == 0:
        spare = typeface(second)
        if spare.glyph(char):
            face, index = spare, spare.glyph(char)
    return face, index, face.advance(index)


class _Advances(dict[str, float]):
    """Advance of each character met so far, in em."""

    def __init__(self, bold: bool) -> None:
        super().__init__()
        self._bold = bold

    def __missing__(self, char: str) -> float:
        seen = not _WITHOUT_GLYPH.match(char)
        self[char] = _glyph(char, self._bold)[2] if seen else 0.0
        return self[char]


_ADVANCES = {False: _Advances(False), True: _Advances(True)}


@lru_cache(maxsize=65536)
def _em_width(text: str, bold: bool) -> float:
    return sum(map(_ADVANCES[bold].__getitem__, joined(text)))


@lru_cache(maxsize=16384)
def _em_wrap(text: str, room: float, bold: bool) -> tuple[str, ...]:
    text = text.strip(" ")
    if not text:
        return ()
    if _em_width(text, bold) <= room + _SLACK:
        return (text,)
    lines: list[str] = []
    line, used = "", 0.0
    space = _em_width(" ", bold)
    for word in _WORD.findall(text):
        wide = _em_width(word, bold)
        if line and used + space + wide <= room + _SLACK:
            line, used = f"{line} {word}", used + space + wide
            continue
        if line:
            lines.append(line)
        *whole, line = _broken(word, room, bold) if wide > room + _SLACK else (word,)
        lines.extend(whole)
        used = _em_width(line, bold)
    return (*lines, line)


def _broken(word: str, room: float, bold: bool) -> tuple[str, ...]:
    """A word in pieces that fit, broken after a hyphen or stroke where there is one."""
    pieces: list[str] = []
    while word:
        count = _fitting(word, room, bold)
        if count < len(word):
            stop = max(word.rfind(sign, 0, count) for sign in "-/–")
            count = stop + 1 if stop > 0 else count
        pieces.append(word[:count])
        word = word[count:]
    return tuple(pieces)


def _fitting(word: str, room: float, bold: bool) -> int:
    """How many characters from the start fit; at least one."""
    used = 0.0
    advances = _ADVANCES[bold]
    for count, char in enumerate(word):
        used += advances[char]
        if used > room + _SLACK and count:
            return count
    return len(word)
