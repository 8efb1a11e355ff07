"""Long work in the background: what runs, where, and how failure shows is decided here once."""

from __future__ import annotations

import gc
import sys
import threading
import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from omnibus_desktop.errors import Cancelled, OmnibusError

_BETWEEN = 0.04  # seconds after which it is told how far a task is, else after a step:
_STEP = 0.02  # of the whole; the window would be busy with being told
_SHOWN = 50  # milliseconds after which the window shows what came of a task
_MANY = 40_000  # new objects that are looked through before there are more


def _nothing() -> None:
    """What most jobs do when they are given up."""


class Progress:
    """What a task is handed to tell how far it is: called with the share done. It raises
    Cancelled where the person pressed Cancel."""

    def __init__(self, job: _Job) -> None:
        self._job = job
        self._told = (-_BETWEEN, 0.0)  # when, and how much

    def __call__(self, share: float) -> None:
        self._job.check()
        (when, told), now = self._told, time.monotonic()
        if now - when >= _BETWEEN or abs(share - told) >= _STEP:
            self._told = (now, share)
            self._job.progressed.emit(self._job, share)

    @property
    def is_cancelled(self) -> bool:
        """Whether Cancel was pressed, for a task that has something to finish all the same."""
        return self._job.cancelled.is_set()

    def so_far(self, part: object) -> None:
        """Hand over what can be shown already."""
        self._job.check()
        self._job.came.emit(self._job, part)


class _Job(QObject):
    """One run of a task. Its signals cross to the main thread."""

    progressed = Signal(object, float)  # the job, share
    came = Signal(object, object)  # the job, what can be shown already
    ended = Signal(object)  # the job

    def __init__(
        self,
        kind: str,
        task: Callable[[Progress], Any],
        done: Callable[[Any], None],
        so_far: Callable[[Any], None] | None,
        given_up: Callable[[], None],
    ) -> None:
        super().__init__()
        self.kind = kind
        self.done = done
        self.so_far = so_far
        self.given_up = given_up
        self.cancelled = threading.Event()
        self.outcome: tuple[Any, BaseException | None] = (None, None)  # result, error
        self.runner = threading.Thread(target=self._run, args=(task,), name=kind, daemon=True)

    def begin(self) -> None:
        """Once."""
        if self.runner.ident is None:
            self.runner.start()

    def wait(self) -> None:
        """Until it has ended."""
        self.begin()
        self.runner.join()

    def _run(self, task: Callable[[Progress], Any]) -> None:
        try:
            self.outcome = task(Progress(self)), None
        except BaseException as error:  # told on the main thread, where it can be shown
            self.outcome = None, error
        self.ended.emit(self)

    def check(self) -> None:
        """Raises Cancelled where the person pressed Cancel."""
        if self.cancelled.is_set():
            raise Cancelled


class Jobs(QObject):
    """Runs tasks in threads. Tasks are functions of values that return a value; they never touch
    Qt. A newer job of the same kind drops the result of an older one.

    While one runs, no garbage is collected: the thread that happens to do so would delete what is
    Qt's and belongs to the main thread. That of a long task is looked through when the window has
    been painted, as that takes as long again. A task begins when what is to be painted is:
    painting takes twice as long beside another thread.
    """

    started = Signal(str, str)  # kind, what is being done
    progressed = Signal(str, float)
    finished = Signal(str)
    failed = Signal(object)  # OmnibusError

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._newest: dict[str, _Job] = {}
        self._running: set[_Job] = set()
        self._collects = False  # whether garbage was collected before the first of these
        self._tidies = QTimer(self, singleShot=True, interval=_SHOWN)
        self._tidies.timeout.connect(self._collect)
        self._begun = QTimer(self, singleShot=True, interval=0)
        self._begun.timeout.connect(self._begin)

    def run(
        self,
        kind: str,
        text: str,
        task: Callable[[Progress], Any],
        done: Callable[[Any], None],
        *,
        so_far: Callable[[Any], None] | None = None,
        given_up: Callable[[], None] = _nothing,
        at_once: bool = False,
    ) -> None:
        """Run `task(progress)` in a thread and hand its result to `done` on the main thread.
        `text` says what is being done; where it is empty, the person need not know.
        `so_far` is handed there what the task has before, and `given_up` is called where it
        fails or is cancelled. `at_once`: not even what is to be painted goes before it."""
        self.cancel(kind)
        job = _Job(kind, task, done, so_far, given_up)
        self._newest[kind] = job
        if not self._running:
            self._collects = gc.isenabled() or self._tidies.isActive()
            if self._tidies.isActive() and gc.get_count()[0] > _MANY:
                self._collect()  # with what comes of this task it would take longer
            self._tidies.stop()
            gc.disable()
        self._running.add(job)
        job.progressed.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        job.came.connect(self._hand_over, Qt.ConnectionType.QueuedConnection)
        job.ended.connect(self._end, Qt.ConnectionType.QueuedConnection)
        if text:
            self.started.emit(kind, text)
        if at_once:
            job.begin()
        else:
            self._begun.start()

    def cancel(self, kind: str) -> None:
        """Ask the newest job of this kind to stop, at its next progress."""
        if kind in self._newest:
            self._newest[kind].cancelled.set()

    def finish(self, kind: str) -> None:
        """Wait for the newest job of this kind, and hand on now what came of it."""
        if kind in self._newest:
            self._end(self._newest[kind])

    def busy(self) -> bool:
        """Whether anything is running."""
        return bool(self._running)

    def stop(self) -> None:
        """Cancel everything and wait for it: the window is closing."""
        for job in self._running:
            job.cancelled.set()
        for job in self._running:
            job.wait()
        if self._tidies.isActive() or (self._running and self._collects):
            gc.enable()
        self._tidies.stop()
        self._running.clear()
        self._newest.clear()

    def _begin(self) -> None:
        for job in self._running:
            job.begin()

    def _collect(self) -> None:
        gc.collect(0)
        gc.enable()

    @Slot(object, float)
    def _tell(self, job: _Job, share: float) -> None:
        if self._newest.get(job.kind) is job:
            self.progressed.emit(job.kind, share)

    @Slot(object, object)
    def _hand_over(self, job: _Job, part: Any) -> None:
        shown = self._newest.get(job.kind) is job and not job.cancelled.is_set()
        if shown and job.so_far is not None:
            job.so_far(part)

    @Slot(object)
    def _end(self, job: _Job) -> None:
        if job not in self._running:
            return  # somebody waited for it
        job.wait()
        result, error = job.outcome
        self._running.discard(job)
        if not self._running and self._collects:
            self._tidies.start()
        if self._newest.get(job.kind) is not job:
            return
        del self._newest[job.kind]
        self.finished.emit(job.kind)
        if error is None and not job.cancelled.is_set():
            job.done(result)
            return
        job.given_up()
        if isinstance(error, OmnibusError):
            self.failed.emit(error)
        elif error is not None and not isinstance(error, Cancelled):
            sys.excepthook(type(error), error, error.__traceback__)
