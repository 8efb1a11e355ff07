"""How far a long export is, and where it can be stopped."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

#: Told the share that is done, 0 to 1; raises Cancelled where the person pressed Cancel.
Progress = Callable[[float], None]


def nobody_waits(_share: float) -> None:
    """The progress of a job that nobody looks at."""


def part_of(progress: Progress, start: float, end: float) -> Progress:
    """The progress of a part of the work, from one share of the whole to another."""
    return lambda share: progress(start + (end - start) * share)


def load(modules: Sequence[str], progress: Progress) -> None:
    """Import large modules one by one: the first export would else take no notice of Cancel while
    all that it needs is imported."""
    for name in modules:
        progress(0.0)
        import_module(name)


class Watched(io.BytesIO):
    """Bytes in memory. Each time that some are written, `progress` is told about how far the work
    is: `writes` are as many as are expected."""

    def __init__(self, progress: Progress, writes: int) -> None:
        super().__init__()
        self._progress = progress
        self._writes = writes
        self._done = 0

    def write(self, content: ReadableBuffer, /) -> int:
        self._done += 1
        self._progress(self._done / (self._done + self._writes))
        return super().write(content)
