"""Files opened in processes that have their limits and may be lost without harm.

A process opens one file after the other, for starting one takes longer than reading a small file.
The next file has a new one where the last was lost, or has grown.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

SECONDS = 10  # of processor time that a file may take
MEMORY = 1 << 30  # bytes that it may take
_GROWN = 1 << 26  # bytes by which the memory of a process grows at most before it makes room

Found = dict[str, Any]
Tried = Callable[[Path], Found]


class Laid(NamedTuple):
    """The files of one folder, and the name of that which is opened."""

    files: Mapping[str, bytes]
    opened: str


def all_found(laid: Sequence[Laid], tried: Tried) -> Iterator[tuple[Found, float]]:
    """For each, in order: what `tried` returns of it or how its process was lost, and the
    processor time that it took, in seconds."""
    with tempfile.TemporaryDirectory() as name:
        paths = [_put(each, Path(name) / str(number)) for number, each in enumerate(laid)]
        while paths:
            found = _of_one_process(paths, tried)
            yield from found
            paths = paths[len(found) :]


def _put(laid: Laid, folder: Path) -> Path:
    folder.mkdir()
    for file, raw in laid.files.items():
        (folder / file).write_bytes(raw)
    return folder / laid.opened


def _of_one_process(paths: Sequence[Path], tried: Tried) -> list[tuple[Found, float]]:
    """What became of the first of them, as far as one process came: of one at least."""
    with tempfile.TemporaryFile() as words:
        child = os.fork()
        if child == 0:
            _answer(paths, tried, words.fileno())
        _, status, used = os.wait4(child, 0)
        words.seek(0)
        *said, last = words.read().split(b"\n")
    found = [_told(json.loads(line)) for line in said]
    if status or not found:
        taken = used.ru_utime + used.ru_stime - sum(seconds for _, seconds in found)
        found.append((_lost(status, last), taken))
    return found


def _told(line: Found) -> tuple[Found, float]:
    """What the process said of one file."""
    if line["grown"] > MEMORY:
        return {"kind": "memory", "said": f"{line['grown'] >> 20} MB"}, line["seconds"]
    return line["found"], line["seconds"]


def _lost(status: int, said: bytes) -> Found:
    """How the process was lost."""
    if os.WIFSIGNALED(status):
        ended = os.WTERMSIG(status)
        if ended in (signal.SIGXCPU, signal.SIGALRM):
            return {"kind": "hang", "said": f"over {SECONDS} s"}
        return {"kind": "crash", "said": signal.Signals(ended).name}
    return {"kind": "crash", "said": f"exit {os.WEXITSTATUS(status)} {said[-300:]!r}"}


def _answer(paths: Sequence[Path], tried: Tried, words: int) -> NoReturn:
    """Writes a line for each file, under the limits, and leaves."""
    quiet = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(quiet, stream)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (_address_space() + 2 * MEMORY,) * 2)
    try:
        _open_all(paths, tried, words)
        os._exit(0)
    finally:  # whatever was raised: there is nobody here to be told
        os._exit(1)


def _open_all(paths: Sequence[Path], tried: Tried, words: int) -> None:
    _, least = _used()
    for path in paths:
        before, _ = _used()
        _allow_seconds(before)
        found = tried(path)
        now, peak = _used()
        line = {"found": found, "seconds": now - before, "grown": peak - least}
        os.write(words, json.dumps(line).encode("ascii") + b"\n")
        if peak - least > _GROWN:
            return  # what the next takes would hide in what this one took


def _allow_seconds(used: float) -> None:
    """Let the next file have its processor time, and twelve times that where it only waits."""
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(used) + SECONDS + 1, hard))
    signal.alarm(12 * SECONDS)


def _used() -> tuple[float, int]:
    """The processor time of this process, in seconds, and the most memory it had, in bytes."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime, 1024 * used.ru_maxrss


def _address_space() -> int:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    return pages * resource.getpagesize()
