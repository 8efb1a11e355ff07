"""Reads a survey file in a process of its own, which may be lost without harm.

Parsers that are not our own can crash, hang or take all memory on a damaged file. In a process of
its own each of these costs a message.
"""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO

from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.readers.contents import Contents
from omnibus_desktop.readers.frames import Frame, read_frame
from omnibus_desktop.readers.parcel import unpacked
from omnibus_desktop.values import dataclass

ARGUMENT = "--reading-process"  # what makes the program the reading process
OUT_OF_MEMORY = 12  # its exit status where it could have no more memory
_HEARTBEAT = 0.05  # seconds between two looks at whether the person pressed Cancel
_SAID = 2000  # bytes of its last words that are kept for the detail
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
) -> Contents:
    """What `reader` (a name in readers.reading_process) finds in the file, read in a process of
    its own. `progress` is told the share done again and again; what it raises ends the process.

    Raises OmnibusError, which names the file, where the file cannot be read or the process is
    lost. `command` starts another process in its place.
    """
    limits = limits or limits_for(path.stat().st_size)
    with tempfile.TemporaryFile() as words:
        process = subprocess.Popen(
            command or _command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=words,
            env=_environment(),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        try:
            received = _Received(process, limits, progress)
            contents = received.contents(path, reader)
        finally:
            process.kill()
            process.communicate()
        return contents if contents is not None else _lost(path.name, process, limits, words)


class _Received:
    """What comes from the process, taken by a thread, so that nobody waits without end."""

    def __init__(
        self,
        process: subprocess.Popen[bytes],
        limits: Limits,
        progress: Callable[[float], None],
    ) -> None:
        self._process = process
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
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(json.dumps(request).encode("ascii") + b"\n")
            self._process.stdin.flush()
        except BrokenPipeError:
            return  # it has ended already, and what it leaves tells why

    def _take(self) -> None:
        assert self._process.stdout is not None
        try:
            while frame := read_frame(self._process.stdout):
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


def _command() -> list[str]:
    """What starts this program as the reading process."""
    if getattr(sys, "frozen", False):
        program = Path(sys.executable)
        # on Windows the program of the Start menu has no standard output
        return [str(program.with_name(program.name.replace("desktopw", "desktop"))), ARGUMENT]
    return [sys.executable, "-P", "-m", "omnibus_desktop", ARGUMENT]


def _environment() -> dict[str, str]:
    """This program is found where it was, whatever the current folder holds; numpy needs no
    threads, each of which takes memory."""
    home = str(Path(__file__).resolve().parents[2])
    paths = [home, *filter(None, [os.environ.get("PYTHONPATH", "")])]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths), "OPENBLAS_NUM_THREADS": "1"}


def _opened(name: str, header: bytes, sections: list[bytes]) -> Contents:
    try:
        return unpacked(header, sections)
    except (ValueError, TypeError) as error:
        raise _damaged(name, f"the reading process sent {error}") from error


def _told(content: bytes) -> OmnibusError:
    told = json.loads(content)
    return OmnibusError(*(str(told.get(name, "")) for name in ("message", "advice", "detail")))


def _lost(
    name: str, process: subprocess.Popen[bytes], limits: Limits, words: IO[bytes]
) -> Contents:
    words.seek(0, os.SEEK_END)
    words.seek(max(0, words.tell() - _SAID))
    said = words.read().decode("utf-8", "replace")
    if process.returncode == OUT_OF_MEMORY or "MemoryError" in said:
        raise OmnibusError(
            f"{name}: reading it takes more than {limits.memory / 2**30:.1f} GB of memory",
            f"save it with fewer variables; where it is a small file it is damaged: {_REPAIR}",
            said,
        )
    raise _damaged(name, f"the reading process ended with {process.returncode}\n{said}")


def _damaged(name: str, detail: str) -> OmnibusError:
    return OmnibusError(f"{name}: the file cannot be read: it is damaged", _REPAIR, detail)
