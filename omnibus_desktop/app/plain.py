"""Text that comes from a file, shown by Qt as plain text and never as rich text."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel, QWidget

from omnibus_desktop.wave.plain_text import plain


def plain_label(text: str = "", parent: QWidget | None = None) -> QLabel:
    """A label that takes its text to the letter and wraps it."""
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setText(plain(text))
    return label


def in_lines(text: str, lines: int, width: int, metrics: QFontMetrics) -> str:
    """The text on at most so many lines of `width` pixels, broken between words; where it would
    need more the last line ends in an ellipsis."""
    if metrics.horizontalAdvance(text) <= width:
        return text
    words, whole = text.split(" "), []
    while words and len(whole) < lines - 1:
        line = [words.pop(0)]
        while words and metrics.horizontalAdvance(" ".join([*line, words[0]])) <= width:
            line.append(words.pop(0))
        whole.append(metrics.elidedText(" ".join(line), Qt.TextElideMode.ElideRight, width))
    rest = metrics.elidedText(" ".join(words), Qt.TextElideMode.ElideRight, width)
    return "\n".join([*whole, rest] if rest else whole)


def plain_tip(text: str) -> str:
    """The text for a tooltip: to the letter, wrapped by Qt, with its line breaks kept."""
    from html import escape  # not at every start: it brings the list of all entities

    lines = "<br>".join(escape(plain(line)) for line in text.split("\n"))
    return f"<qt>{lines}</qt>" if text else ""
