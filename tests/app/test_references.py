"""The version of PySide6 in use must not lose references: 6.12.0 does, and then kills Python.

Below Python 3.12 a call of Qt that takes a None or a False across the border drops a reference to
it there; after some thousand calls the interpreter stops with "none_dealloc".
"""

from __future__ import annotations

import sys

from PySide6.QtGui import QStandardItem
from PySide6.QtWidgets import QGraphicsRectItem, QGraphicsScene


class WatchedItem(QGraphicsRectItem):
    """Is told of each change, in Python: the way on which the references were lost."""

    def itemChange(self, change: QGraphicsRectItem.GraphicsItemChange, value: object) -> object:
        return super().itemChange(change, value)


def test_a_thousand_calls_lose_no_reference(qapp: object) -> None:
    scene, shown, item = QGraphicsScene(), WatchedItem(), QStandardItem()
    scene.addItem(shown)
    before = [sys.getrefcount(thing) for thing in (None, True, False)]
    for _ in range(500):
        shown.setVisible(False)
        shown.setVisible(True)
        item.setData(None)
    after = [sys.getrefcount(thing) for thing in (None, True, False)]
    assert all(now > then - 100 for now, then in zip(after, before, strict=True))
