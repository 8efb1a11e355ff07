"""The start page in other letters than the platform's, from its first paint on."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer
from PySide6.QtGui import QFont, QIcon
from PySide6.QtWidgets import QStyle, QStyleOptionButton, QStylePainter

from omnibus_desktop.app.measured import height_of
from omnibus_desktop.app.screen_room import scaled
from omnibus_desktop.app.start_page import FileButton, StartPage
from omnibus_desktop.app.window_font import own_font

_COLUMN = 420  # pixels of a column in letters of the platform's size
_ROOM = 8  # pixels around what stands on a button
_FITTING = (QEvent.Type.FontChange, QEvent.Type.Resize)
_LINE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


class StartLetters(QObject):
    """Has the page fit its letters, now and whenever they change."""

    def __init__(self, page: StartPage) -> None:
        super().__init__(page)
        self._page = page
        page.installEventFilter(self)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _FITTING:
            QTimer.singleShot(0, self, self._fit)  # when what is inside has been measured
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        page = self._page
        needed = (button.sizeHint().width() for button in (page.open, page.example))
        page.widen(scaled(_COLUMN, page), max(needed))
        is_own = page.font().pointSizeF() == own_font().pointSizeF()
        for row in page.recent:
            row.entry.paint_otherwise = None if is_own else _paint
            lines = height_of(1, _bold(row.entry)) + height_of(1, row.entry.font()) + 2 * _ROOM
            row.entry.setMinimumHeight(0 if is_own else lines)
            row.entry.update()


def _bold(button: FileButton) -> QFont:
    font = QFont(button.font())
    font.setBold(True)
    return font


def _paint(button: FileButton) -> None:
    """The picture of a file at the left; its name over its folder, shortened to the room."""
    painter = QStylePainter(button)
    option = QStyleOptionButton()
    button.initStyleOption(option)
    option.text, option.icon = "", QIcon()
    painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
    room, picture = button.rect().adjusted(_ROOM, 0, -_ROOM, 0), button.iconSize()
    place = QRect(room.left(), (room.height() - picture.height()) // 2, *picture.toTuple())
    button.icon().paint(painter, place)
    painter.setPen(option.palette.buttonText().color())
    top, left = _ROOM, place.right() + _ROOM
    for text, font in ((button.text().replace("&&", "&"), _bold(button)),
                       (button.description(), button.font())):  # fmt: skip
        painter.setFont(font)
        line = QRect(left, top, room.right() - left, height_of(1, font))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, line.width())
        painter.drawText(line, int(_LINE), shown)
        top = line.bottom() + 1
    painter.end()
