"""Reads a survey file in a process of its own, which may be lost without harm.

Parsers that are not our own can crash, hang or take all memory on a damaged file. In a process of
its own each of these costs a message.
"""

from __future__ import annotations

import json
import queue
import threading
import time
from collections.abc import Callable
from pathlib import Path

from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.readers.contents import Contents
from omnibus_desktop.readers.frames import Frame, read_frame
from omnibus_desktop.readers.parcel import unpacked
from omnibus_desktop.readers.spare import Running, Spare
from omnibus_desktop.readers.spare import command as usual_command
from omnibus_desktop.values import dataclass

OUT_OF_MEMORY = 12  # its exit status where it could have no more memory
_HEARTBEAT = 0.05  # seconds between two looks at whether the person pressed Cancel
_REPAIR = "open it in the program that it comes from, save it anew and choose the new file"


@dataclass(frozen=True)
class Limits:
    """What the process may take: bytes of memory (where the system can limit it), seconds."""

    memory: int
    seconds: float


def limits_for(size: int) -> Limits:
    """The limits for a file of so many bytes."""
    return Limits(memory=(2 << 30) + 20 * size, seconds=30 + size / 1e6)


def read_isolated(
    reader: str,
    path: Path,
    progress: Callable[[float], None],
    *,
    limits: Limits | None = None,
    command: list[str] | None = None,
    spare: Spare | None = None,
) -> Contents:
    """What `reader` (a name in readers.reading_process) finds in the file, read in a process of
    its own. `progress` is told the share done again and again; what it raises ends the process.

    Raises OmnibusError, which names the file, where the file cannot be read or the process is
    lost. `spare` may have a process waiting; `command` starts another one in its place.
    """
    limits = limits or limits_for(path.stat().st_size)
    waiting = None if spare is None else spare.take()
    with waiting or Running(command or usual_command()) as running:
        contents = _Received(running, limits, progress).contents(path, reader)
        return contents if contents is not None else _lost(path.name, running, limits)


class _Received:
    """What comes from the process, taken by a thread, so that nobody waits without end."""

    def __init__(
        self,
        running: Running,
        limits: Limits,
        progress: Callable[[float], None],
    ) -> None:
        self._process = running.process
        self._questions, self._answers = running.pipes
        self._limits = limits
        self._progress = progress
        self._frames: queue.SimpleQueue[tuple[Frame, bytes] | None] = queue.SimpleQueue()
        self._share = 0.0

    def contents(self, path: Path, reader: str) -> Contents | None:
        """The contents; None where the process ended without them."""
        thread = threading.Thread(target=self._take, name="reading process", daemon=True)
        thread.start()
        try:
            self._ask(path, reader)
            return self._answer(path.name)
        finally:
            self._process.kill()
            thread.join()

    def _ask(self, path: Path, reader: str) -> None:
        request = {
            "reader": reader,
            "path": str(path.absolute()),
            "memory": self._limits.memory,
            "seconds": self._limits.seconds,
        }
        try:
            self._questions.write(json.dumps(request).encode("ascii") + b"\n")
            self._questions.flush()
        except BrokenPipeError:
            return  # it has ended already, and what it leaves tells why

    def _take(self) -> None:
        try:
            while frame := read_frame(self._answers):
                self._frames.put(frame)
        except ValueError:
            self._process.kill()
        self._frames.put(None)

    def _answer(self, name: str) -> Contents | None:
        deadline = time.monotonic() + self._limits.seconds
        header, sections = b"", list[bytes]()
        while True:
            kind, content = self._next(name, deadline)
            if kind is None:
                self._process.wait()
                return None
            if kind is Frame.ERROR:
                raise _told(content)
            if kind is Frame.PROGRESS:
                self._share = max(self._share, min(1.0, float(content)))
                self._progress(self._share)
            elif kind is Frame.HEADER:
                header = content
            elif kind is Frame.SECTION:
                sections.append(content)
            else:
                return _opened(name, header, sections)

    def _next(self, name: str, deadline: float) -> tuple[Frame | None, bytes]:
        """The next message, None where there is none to come."""
        while time.monotonic() < deadline:
            try:
                return self._frames.get(timeout=_HEARTBEAT) or (None, b"")
            except queue.Empty:
                self._progress(self._share)  # raises where the person pressed Cancel
        raise OmnibusError(
            f"{name}: the file was given up after {self._limits.seconds:.0f} seconds",
            f"it may be damaged; {_REPAIR}",
        )


def _opened(name: str, header: bytes, sections: list[bytes]) -> Contents:
    try:
        return unpacked(header, sections)
    except (ValueError, TypeError) as error:
        raise _damaged(name, f"the reading process sent {error}") from error


def _told(content: bytes) -> OmnibusError:
    told = json.loads(content)
    return OmnibusError(*(str(told.get(name, "")) for name in ("message", "advice", "detail")))


def _lost(name: str, running: Running, limits: Limits) -> Contents:
    said, status = running.last_words(), running.process.returncode
    if status == OUT_OF_MEMORY or "MemoryError" in said:
        raise OmnibusError(
            f"{name}: reading it takes more than {limits.memory / 2**30:.1f} GB of memory",
            f"save it with fewer variables; where it is a small file it is damaged: {_REPAIR}",
            said,
        )
    raise _damaged(name, f"the reading process ended with {status}\n{said}")


def _damaged(name: str, detail: str) -> OmnibusError:
    return OmnibusError(f"{name}: the file cannot be read: it is damaged", _REPAIR, detail)
