"""How long the event loop of this process does not turn."""

from __future__ import annotations

import sys
import threading
import time
from collections import Counter
from types import FrameType
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest

_BEAT = 2  # milliseconds between two turns that are asked for
_LATE = 0.02  # seconds of processor time after which it is noted what the program is doing
_DEEP = 6  # calls of the program that are named


class Gap(NamedTuple):
    """Processor time, in milliseconds, of the whole process in which its event loop did not turn
    while a person did something; and where the program was seen most then."""

    ms: float
    doing: str
    where: str

    def __str__(self) -> str:
        return f"{self.ms:.0f} ms: {self.doing} ({self.where})"


class LoopWatch(QObject):
    """Notes the gaps of each thing that is done. Time in which the processor was somebody else's
    counts for nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.gaps: list[Gap] = []
        self._doing = ""
        self._last = time.process_time()
        self._seen: Counter[str] = Counter()
        self._ended = threading.Event()
        self._timer = QTimer(self, interval=_BEAT, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._watcher = threading.Thread(target=self._look, args=(threading.get_ident(),))

    def begin(self) -> None:
        self._timer.start()
        self._watcher.start()

    def end(self) -> None:
        self._timer.stop()
        self._ended.set()
        self._watcher.join()

    def note(self, doing: str) -> None:
        """From now on this is done. The loop turns before, so that the gap is its own."""
        QTest.qWait(4 * _BEAT)
        self._doing = doing

    def longest(self) -> list[Gap]:
        """The longest gap of each thing that was done, the longest first."""
        of_each: dict[str, Gap] = {}
        for gap in self.gaps:
            if gap.doing not in of_each or gap.ms > of_each[gap.doing].ms:
                of_each[gap.doing] = gap
        return sorted(of_each.values(), reverse=True)

    def _beat(self) -> None:
        now = time.process_time()
        seen = self._seen.most_common(1)
        self.gaps.append(Gap(1000 * (now - self._last), self._doing, seen[0][0] if seen else ""))
        self._seen.clear()
        self._last = time.process_time()

    def _look(self, main: int) -> None:
        while not self._ended.wait(_LATE / 4):
            frame = sys._current_frames().get(main)
            if frame is not None and time.process_time() - self._last > _LATE:
                self._seen[_named(frame)] += 1


def _named(frame: FrameType | None) -> str:
    """The innermost calls of the program itself."""
    calls: list[str] = []
    while frame is not None and len(calls) < _DEEP:
        _, is_ours, place = frame.f_code.co_filename.rpartition("omnibus_desktop/")
        if is_ours:
            calls.append(f"{place}:{frame.f_lineno}")
        frame = frame.f_back
    return " < ".join(calls)
