"""The reading process as a process of the system: started, kept ready for the next file, ended."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import IO, Self

ARGUMENT = "--reading-process"  # what makes the program the reading process
EARLY = "early"  # ... that brings its parsers before it is asked for a file
_BEHIND = 5  # how far behind the window one that waits stands in the queue for the processor
_SAID = 2000  # bytes of its last words that are kept for the detail


class Running:
    """A reading process that has been started. `with` ends it; nothing of it is left then."""

    def __init__(self, command: Sequence[str], flags: int = 0) -> None:
        with ExitStack() as stack:
            self._words = stack.enter_context(tempfile.TemporaryFile())
            self.process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._words,
                env=_environment(),
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0) | flags,
            )
            self._open = stack.pop_all()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.communicate()
        self._open.close()

    @property
    def pipes(self) -> tuple[IO[bytes], IO[bytes]]:
        """Where it is asked, and where it answers."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        return self.process.stdin, self.process.stdout

    def last_words(self) -> str:
        """The end of what it wrote to its standard error."""
        self._words.seek(0, os.SEEK_END)
        self._words.seek(max(0, self._words.tell() - _SAID))
        return self._words.read().decode("utf-8", "replace")


class Spare:
    """Keeps one reading process waiting, so that opening a file need not wait for its start. It
    waits for a line of text and takes no processor time; when this program is no more, it ends."""

    def __init__(self) -> None:
        self._waiting: Running | None = None
        self._lock = threading.Lock()
        self._ended = False

    def prepare(self) -> None:
        """Have one waiting. Where none can be started, opening will tell."""
        with self._lock:
            if self._ended or (self._waiting is not None and _lives(self._waiting)):
                return
            self._drop()
            try:
                self._waiting = _started_early()
            except OSError:
                self._waiting = None

    def take(self) -> Running | None:
        """The one that waits, which then is the caller's; None where there is none alive."""
        with self._lock:
            waiting, self._waiting = self._waiting, None
            if waiting is None or _lives(waiting):
                return waiting
            with waiting:
                return None

    def end(self) -> None:
        """End the one that waits, and start no other."""
        with self._lock:
            self._ended = True
            self._drop()

    def _drop(self) -> None:
        if self._waiting is not None:
            with self._waiting:
                self._waiting = None


def command() -> list[str]:
    """What starts this program as the reading process."""
    if getattr(sys, "frozen", False):
        program = Path(sys.executable)
        # on Windows the program of the Start menu has no standard output
        return [str(program.with_name(program.name.replace("desktopw", "desktop"))), ARGUMENT]
    return [sys.executable, "-P", "-m", "omnibus_desktop", ARGUMENT]


def _started_early() -> Running:
    """One that brings its parsers now, behind all that the person does meanwhile."""
    running = Running([*command(), EARLY], getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0))
    if sys.platform != "win32":
        try:
            os.setpriority(os.PRIO_PROCESS, running.process.pid, _BEHIND)
        except OSError:  # it may be more important than that already, or have ended
            return running
    return running


def _lives(running: Running) -> bool:
    return running.process.poll() is None


def _environment() -> dict[str, str]:
    """This program is found where it was, whatever the current folder holds; numpy needs no
    threads, each of which takes memory."""
    home = str(Path(__file__).resolve().parents[2])
    paths = [home, *filter(None, [os.environ.get("PYTHONPATH", "")])]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths), "OPENBLAS_NUM_THREADS": "1"}
