"""The reading process itself: it is asked for one file, reads it, sends what it found, and ends."""

from __future__ import annotations

import importlib
import json
import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.readers.contents import Contents
from omnibus_desktop.readers.frames import Frame, write_frame
from omnibus_desktop.readers.isolated import OUT_OF_MEMORY

_Reader = Callable[[Path, Callable[[float], None]], Contents]
_WORDS = 1 << 20  # bytes that it may write to a file, which are its last words
_ORPHAN = 3  # exit status where the one who asked has gone


def main(*, early: bool = False) -> int:
    """Reads the file that a line of JSON on standard input asks for; returns the exit status.
    What it finds goes to standard output. `early`: it brings its parsers before it is asked."""
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a parser prints goes with the last words, not between the messages
    source = os.fdopen(0, "rb", buffering=0, closefd=False)
    if early:
        _bring_parsers()
    line = source.readline()
    if not line:
        return _ORPHAN  # nothing was opened before the program ended
    asked = json.loads(line)
    _limit(asked["memory"], asked["seconds"])
    threading.Thread(target=_leave_with, args=(source,), daemon=True).start()
    try:
        _send(out, asked["reader"], Path(asked["path"]))
    except OmnibusError as error:
        told = {"message": error.message, "advice": error.advice, "detail": error.detail}
        write_frame(out, Frame.ERROR, json.dumps(told).encode("ascii"))
    except MemoryError:
        return OUT_OF_MEMORY
    return 0


def _send(out: BinaryIO, reader: str, path: Path) -> None:
    from omnibus_desktop.readers.parcel import packed

    def tell(share: float) -> None:
        write_frame(out, Frame.PROGRESS, f"{share:.4f}".encode())

    sections = packed(_reader(reader)(path, tell))
    write_frame(out, Frame.HEADER, next(sections))
    for section in sections:
        write_frame(out, Frame.SECTION, section)
    write_frame(out, Frame.END)


def _reader(name: str) -> _Reader:
    """The reader of this name. Each brings its parser when it is called."""
    if name == "portable":
        from omnibus_desktop.readers.portable import read_portable

        return read_portable
    if name == "workbook":
        from omnibus_desktop.readers.workbook import read_workbook

        return read_workbook
    if name == "triple_s":
        from omnibus_desktop.readers.triple_s import read_triple_s

        return read_triple_s
    from omnibus_desktop.readers import stata_sas

    readers: dict[str, _Reader] = {
        "stata": stata_sas.read_stata,
        "sas": stata_sas.read_sas,
        "transport": stata_sas.read_transport,
    }
    return readers[name]


def _bring_parsers() -> None:
    """Imports what takes long, and what it needs to answer."""
    for name in ("parcel", "stata_sas", "workbook"):
        importlib.import_module(f"omnibus_desktop.readers.{name}")


def _leave_with(source: BinaryIO) -> None:
    """Ends the process when the one who asked closes its end, or is no more."""
    while source.read(1):
        pass
    os._exit(_ORPHAN)


def _limit(memory: int, seconds: float) -> None:
    """As far as the system can: memory, processor time, no file of any size, no core dump."""
    if sys.platform == "win32":
        return
    import resource

    wanted = {
        resource.RLIMIT_AS: memory,
        resource.RLIMIT_CPU: int(seconds) + 1,
        resource.RLIMIT_FSIZE: _WORDS,
        resource.RLIMIT_CORE: 0,
    }
    for kind, most in wanted.items():
        _, hard = resource.getrlimit(kind)
        resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard),) * 2)
