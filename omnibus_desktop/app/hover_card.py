"""Where the card under the pointer stands: beside the bar that it is about, and on the screen."""

from __future__ import annotations

from textwrap import fill

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QFontMetrics, QGuiApplication
from PySide6.QtWidgets import QToolTip, QWidget

from omnibus_desktop.app.plain import plain_tip

_WIDEST = 72  # characters of a line
_GAP = 6  # pixels from the bar
_AROUND = 14  # that the frame takes of the card's width and height
_NEAR = QPoint(2, 16)  # by which Qt puts a card away from the place that it is given


def show_card(text: str, pointer: QPoint, bar: QRect, stage: QWidget) -> None:
    """Show this plain text about the bar, all in pixels of the screen."""
    lines = "\n".join(fill(line, _WIDEST) for line in text.split("\n"))
    size = QFontMetrics(QToolTip.font()).size(0, lines)
    whole = QSize(size.width() + _AROUND, size.height() + _AROUND)
    screen = QGuiApplication.screenAt(pointer) or stage.screen()
    place = place_of(whole, pointer, bar, screen.availableGeometry())
    QToolTip.showText(place - _NEAR, _unbroken(lines), stage)


def place_of(card: QSize, pointer: QPoint, bar: QRect, screen: QRect) -> QPoint:
    """The top left corner of a card of this size: under the bar, above it, at its right or left,
    the first where it is whole on the screen; by the pointer where there is no such place."""
    across = _within(pointer.x(), card.width(), screen.left(), screen.right())
    down = _within(pointer.y(), card.height(), screen.top(), screen.bottom())
    places = (
        QPoint(across, bar.bottom() + _GAP),
        QPoint(across, bar.top() - _GAP - card.height()),
        QPoint(bar.right() + _GAP, down),
        QPoint(bar.left() - _GAP - card.width(), down),
    )
    whole = (place for place in places if screen.contains(QRect(place, card)))
    return next(whole, QPoint(across, down))


def _within(wanted: int, length: int, first: int, last: int) -> int:
    return max(first, min(wanted, last - length))


def _unbroken(text: str) -> str:
    """The text to the letter, in lines that Qt does not break: their length is known."""
    tip = plain_tip(text)
    return tip.replace("<qt>", "<qt><div style='white-space: pre;'>").replace(
        "</qt>", "</div></qt>"
    )
