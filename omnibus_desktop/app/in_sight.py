"""Where somebody is in a list or a table stays in sight when there is less room for it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView


def resize_in_sight(
    view: QAbstractItemView, event: QResizeEvent, resize: Callable[[QResizeEvent], None]
) -> None:
    """Have the view `resize` as the event says, and the present row or cell in sight if it was."""
    place = view.visualRect(view.currentIndex())
    was_in_sight = QRect(QPoint(0, 0), event.oldSize()).contains(place.center())
    resize(event)
    if was_in_sight and view.currentIndex().isValid():
        view.scrollTo(view.currentIndex())


class StayingList(QListView):
    """A list whose present row stays in sight."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        resize_in_sight(self, event, super().resizeEvent)
