"""Text that comes from a file, shown by Qt as plain text and never as rich text."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from omnibus_desktop.wave.plain_text import plain

_SIGNS = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;"})


def plain_label(
    text: str = "", parent: QWidget | None = None, *, of: QWidget | None = None
) -> QLabel:
    """A label that takes its text to the letter and wraps it; `of` is what it is the caption of,
    so that a screen reader says it there."""
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setText(plain(text))
    if of is not None:
        label.setBuddy(of)
    return label


def set_tip(widget: QWidget, text: str) -> None:
    """Give the widget this text to the letter as its tooltip, and to a screen reader: to that Qt
    would read out the signs of the tooltip's markup."""
    widget.setToolTip(plain_tip(text))
    widget.setAccessibleDescription("\n".join(plain(line) for line in text.split("\n")))


def plain_tip(text: str) -> str:
    """The text for a tooltip: to the letter, wrapped by Qt, with its line breaks kept."""
    lines = "<br>".join(plain(line).translate(_SIGNS) for line in text.split("\n"))
    return f"<qt>{lines}</qt>" if text else ""
