"""What can wait, each step in a turn of the event loop of its own."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer

from omnibus_desktop.app.later import load

_AFTER_PAINT = 1  # millisecond: a timer, which waits for what is to be painted


class Turns(QObject):
    """Does one step after the other. Between two of them the window is painted, and does what
    somebody asks for."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._steps: deque[Callable[[], object]] = deque()
        self._timer = QTimer(self, interval=_AFTER_PAINT)
        self._timer.timeout.connect(self._take_next)

    def then(self, *steps: Callable[[], object]) -> None:
        """Do these after what waits already."""
        self._steps.extend(steps)
        self._timer.start()

    def then_import(self, *names: str) -> None:
        """The same with these modules of the program. One that imports many others comes after
        some of those: all at once they might take a tenth of a second."""
        self.then(*(partial(load, f"omnibus_desktop.{name}") for name in names))

    def finish(self) -> None:
        """Do at once what waits: somebody asks for what comes of it."""
        while self._steps:
            self._take_next()

    def end(self) -> None:
        """Do no more of what waits: the window is closing."""
        self._timer.stop()
        self._steps.clear()

    def _take_next(self) -> None:
        step = self._steps.popleft()
        if not self._steps:
            self._timer.stop()
        step()
