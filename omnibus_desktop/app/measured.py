"""How much room a text takes in a font of the window. Kept: lists and tables ask for the same few
hundred texts at every paint, and Qt shapes their letters anew each time."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics

_TALL = "Ég"  # reaches as far up and down as letters do


def width_of(text: str, font: QFont) -> int:
    """The width of the text on one line, in pixels."""
    return _width_of(text, _Font(font))


def widths_of(texts: Iterable[str], font: QFont) -> list[int]:
    """The same of several texts."""
    asked = _Font(font)
    return [_width_of(text, asked) for text in texts]


def height_of(lines: int, font: QFont) -> int:
    """The height of so many lines as they are painted, in pixels: of each line what is above and
    what is below the base is rounded up, which the line spacing of a font is not."""
    return _height_of(lines, _Font(font))


def in_lines(text: str, lines: int, width: int, font: QFont) -> str:
    """The text on at most so many lines of `width` pixels, broken between words; where it would
    need more the last line ends in an ellipsis."""
    return _in_lines(text, lines, width, _Font(font))


class _Font:
    """A font as what it looks like, by which results are kept."""

    def __init__(self, font: QFont) -> None:
        self.font = font
        self._key = font.key()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Font) and self._key == other._key

    def __hash__(self) -> int:
        return hash(self._key)


@lru_cache(maxsize=8192)
def _width_of(text: str, font: _Font) -> int:
    return QFontMetrics(font.font).horizontalAdvance(text)


@lru_cache(maxsize=64)
def _height_of(lines: int, font: _Font) -> int:
    text = "\n".join(_TALL for _ in range(lines))
    return (
        QFontMetrics(font.font).boundingRect(QRect(), int(Qt.TextFlag.TextDontClip), text).height()
    )


@lru_cache(maxsize=8192)
def _in_lines(text: str, lines: int, width: int, font: _Font) -> str:
    metrics = QFontMetrics(font.font)
    if metrics.horizontalAdvance(text) <= width:
        return text
    words = text.split(" ")
    whole: list[str] = []
    while words and len(whole) < lines - 1:
        line = [words.pop(0)]
        while words and metrics.horizontalAdvance(" ".join([*line, words[0]])) <= width:
            line.append(words.pop(0))
        whole.append(metrics.elidedText(" ".join(line), Qt.TextElideMode.ElideRight, width))
    rest = metrics.elidedText(" ".join(words), Qt.TextElideMode.ElideRight, width)
    return "\n".join([*whole, rest] if rest else whole)
