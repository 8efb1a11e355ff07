"""How long the event loop of this process does not turn."""

from __future__ import annotations

import sys
import threading
import time
from collections import Counter
from types import FrameType
from typing import NamedTuple

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer

_BEAT = 2  # milliseconds between two turns that are asked for
_LATE = 20  # milliseconds after which it is noted what the program is doing
_DEEP = 6  # calls of the program that are named


def turn(ms: int) -> None:
    """Let the event loop turn for so many milliseconds, as the program's own does: Python's other
    threads run meanwhile, which those of QTest's waiting do not."""
    loop = QEventLoop()
    over = QTimer(loop, interval=ms, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
    over.timeout.connect(loop.quit)
    over.start()
    loop.exec()


class Gap(NamedTuple):
    """Milliseconds in which the event loop of this process did not turn while a person did
    something; and where the program was seen most then. They are of processor time of the whole
    process, and never more than the clock says: what runs beside it in another thread is no part
    of it."""

    ms: float
    doing: str
    where: str

    def __str__(self) -> str:
        return f"{self.ms:.0f} ms: {self.doing} ({self.where})"


class _Moment(NamedTuple):
    processor: float  # seconds of this process
    clock: float  # seconds

    @classmethod
    def now(cls) -> _Moment:
        return cls(time.process_time(), time.perf_counter())

    def ms_since(self) -> float:
        """Time in which the processor was somebody else's counts for nothing."""
        now = self.now()
        return 1000 * min(now.processor - self.processor, now.clock - self.clock)


class LoopWatch(QObject):
    """Notes the gaps of each thing that is done."""

    def __init__(self) -> None:
        super().__init__()
        self.gaps: list[Gap] = []
        self._doing = ""
        self._last = _Moment.now()
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
        turn(4 * _BEAT)
        self._doing = doing

    def longest(self) -> list[Gap]:
        """The longest gap of each thing that was done, the longest first."""
        of_each: dict[str, Gap] = {}
        for gap in self.gaps:
            if gap.doing not in of_each or gap.ms > of_each[gap.doing].ms:
                of_each[gap.doing] = gap
        return sorted(of_each.values(), reverse=True)

    def _beat(self) -> None:
        seen = self._seen.most_common(1)
        self.gaps.append(Gap(self._last.ms_since(), self._doing, seen[0][0] if seen else ""))
        self._seen.clear()
        self._last = _Moment.now()

    def _look(self, main: int) -> None:
        while not self._ended.wait(_LATE / 4000):
            frame = sys._current_frames().get(main)
            if frame is not None and self._last.ms_since() > _LATE:
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
