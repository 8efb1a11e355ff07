"""A row of buttons that goes on in the next line where the window is narrow or the text large."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

_GAP = 6  # pixels between buttons, and between lines


class WrappingRow(QLayout):
    """Its widgets in their own sizes, from the left; as wide as the widest of them at least."""

    def __init__(self, widgets: Sequence[QWidget]) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._height = 0  # pixels, in the width that it has
        self.setContentsMargins(0, 0, 0, 0)
        for widget in widgets:
            self.addWidget(widget)

    def addItem(self, item: QLayoutItem, /) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int, /) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int, /) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int, /) -> int:
        return max((place.bottom() + 1 for _, place in self._places(width)), default=0)

    def sizeHint(self) -> QSize:
        """All of them in one line."""
        sizes = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(size.width() for size in sizes) + _GAP * max(0, len(sizes) - 1)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:
        sizes = [item.sizeHint() for item in self._items if not item.isEmpty()]
        return QSize(
            max((size.width() for size in sizes), default=0),
            max(self._height, *(size.height() for size in sizes), 0),
        )

    def setGeometry(self, room: QRect, /) -> None:
        super().setGeometry(room)
        for item, place in self._places(room.width()):
            item.setGeometry(place.translated(room.topLeft()))
        height = self.heightForWidth(room.width())
        if height != self._height:  # a splitter, or what scrolls, asks for the least height only
            self._height = height
            self.update()

    def _places(self, width: int) -> Iterator[tuple[QLayoutItem, QRect]]:
        """Each item that is shown with its place in a row of this width."""
        left = top = line = 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            if left and left + size.width() > width:
                left, top, line = 0, top + line + _GAP, 0
            yield item, QRect(left, top, size.width(), size.height())
            left += size.width() + _GAP
            line = max(line, size.height())
