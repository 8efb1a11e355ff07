"""Pictures of a slide's letters made ahead of its painting, a few at each turn of the loop."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QTransform

from omnibus_desktop.app.painter import ink_text
from omnibus_desktop.charts.scene import Scene, Text

_A_TURN = 0.006  # seconds


class Inking(QObject):
    """Makes the pictures of the letters of one scene after another. `done` tells that those of
    the newest `wanted` are there: painting it is short then."""

    done = Signal()

    def __init__(self, to_pixels: Callable[[], QTransform], parent: QObject) -> None:
        super().__init__(parent)
        self._to_pixels = to_pixels
        self._texts: deque[Text] = deque()
        self._is_wanted = False
        self._turns = QTimer(self, interval=0)
        self._turns.timeout.connect(self._go_on)

    @property
    def is_under_way(self) -> bool:
        """Whether letters of what is wanted are still to be made."""
        return self._is_wanted

    def want(self, scene: Scene | None) -> None:
        """Make those of this scene, and nothing else before."""
        self._begin(scene, is_wanted=True)

    def prepare(self, scene: Scene) -> None:
        """Make those of a scene that may be wanted next, unless one is wanted now."""
        if not self._is_wanted:
            self._begin(scene, is_wanted=False)

    def _begin(self, scene: Scene | None, *, is_wanted: bool) -> None:
        items = () if scene is None else scene.items
        self._texts = deque(item for item in items if isinstance(item, Text))
        self._is_wanted = is_wanted
        self._turns.start()

    def _go_on(self) -> None:
        end = time.perf_counter() + _A_TURN
        to_pixels = self._to_pixels()
        while self._texts and time.perf_counter() < end:
            ink_text(self._texts.popleft(), to_pixels)
        if self._texts:
            return
        self._turns.stop()
        if self._is_wanted:
            self._is_wanted = False
            self.done.emit()
