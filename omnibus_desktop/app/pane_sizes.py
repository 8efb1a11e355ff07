"""The sizes of panes while other panes and other letters come."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QSplitter, QWidget


class PaneSizes(QObject):
    """Large letters push panes apart; with smaller ones each has again what it had. What the
    person gave a pane meanwhile holds. `splitters` tell which of their panes has what room is
    left: the one that grows with the window."""

    def __init__(self, splitters: Mapping[QSplitter, int], parent: QObject) -> None:
        super().__init__(parent)
        self._splitters = splitters
        self._sizes: list[list[int]] = []  # of each splitter, before any letters changed
        for splitter in splitters:
            splitter.splitterMoved.connect(self._forget)

    def keep(self) -> None:
        """The letters have changed, and what they are in is not laid out anew yet: keep the sizes,
        and give them back, as far as there is room, when it is."""
        if not self._sizes:
            self._sizes = [splitter.sizes() for splitter in self._splitters]
        QTimer.singleShot(0, self, self._give_back)

    def _forget(self) -> None:
        """What is there now is wanted so."""
        self._sizes = []

    def _give_back(self) -> None:
        for (splitter, rest), kept in zip(self._splitters.items(), self._sizes, strict=False):
            if 0 in kept:
                continue  # a pane is hidden: the splitter knows its size, and would forget it
            sizes = list(kept)
            sizes[rest] = sum(splitter.sizes()) - sum(kept) + kept[rest]
            splitter.setSizes(sizes)


def kept_place(height: int) -> QWidget:
    """What stands in the place of a pane of this height, in pixels, until that is there."""
    place = QWidget()
    place.setFixedHeight(height)
    return place


def put_in_place(splitter: QSplitter, place: int, pane: QWidget) -> None:
    """Put the pane where a place was kept for it: as wide and as high, or hidden, as that was."""
    sizes, state = splitter.sizes(), splitter.saveState()
    kept = splitter.replaceWidget(place, pane)
    assert kept is not None
    kept.deleteLater()
    if 0 in sizes:  # one is hidden: the state knows how wide that will be
        splitter.restoreState(state)
    else:
        splitter.setSizes(sizes)
