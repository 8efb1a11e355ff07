"""Saves a briefing in processes that are killed, or whose calls to the system fail, and says what
is found afterwards. A process of its own, for it forks:

    python -m tests.app.saving_trials kills FOLDER COUNT SEED
    python -m tests.app.saving_trials faults FOLDER

prints as JSON how many trials there were, and what was wrong in which.
"""

from __future__ import annotations

import builtins
import errno
import json
import os
import random
import signal
import struct
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, Self

from omnibus_desktop.app.files.recovery import Work, read_work
from omnibus_desktop.app.files.saving import Saver
from omnibus_desktop.briefing.briefing import Briefing, Edited, Slide
from omnibus_desktop.briefing.file import Kept, digest_of, read
from omnibus_desktop.briefing.link import WaveLink
from omnibus_desktop.errors import OmnibusError

SLIDES = tuple(Slide(f"slide {n}", f"q{n}", words=Edited(headline="Text " * 9)) for n in range(6))
LONGEST_MS = 60  # from the first save to the kill
ERRORS = (errno.ENOSPC, errno.EIO, errno.EACCES)
CALLS = ("open", "fsync", "close", "replace", "rename", "unlink", "chmod", "stat", "mkdir")
_NUMBER = struct.Struct("q")


class Place:
    """The files of one window: the briefing's own, the recovery file, the program's folder."""

    def __init__(self, folder: Path) -> None:
        self.state = folder / "state"
        self.work = self.state / "work" / "mine.work"
        self.path = folder / "briefings" / "b.omnibus"
        self.work.parent.mkdir(parents=True, exist_ok=True)
        self.path.parent.mkdir(exist_ok=True)

    def save(self, saver: Saver, number: int) -> None:
        """What the window does after each edit: generation `number`, kept and saved."""
        kept = Kept(Briefing(f"Generation {number}", SLIDES), WaveLink("/waves/w.sav", "0", "W"))
        saver.keep(number, self.work, Work(kept, path=self.path))
        saver.save(number, self.path, kept, by_hand=number % 50 == 0)

    def opened(self) -> Saver:
        saver = Saver(self.state)
        if self.path.exists():
            saver.opened(self.path, digest_of(self.path.read_bytes()))
        return saver

    def found(self) -> tuple[int, int]:
        """The generations in the recovery file and in the briefing's own, 0 where there is none.
        Raises OmnibusError or ValueError where one is not whole."""
        work = _generation(read_work(self.work).kept) if self.work.exists() else 0
        return work, _generation(read(self.path)) if self.path.exists() else 0


def _generation(kept: Kept) -> int:
    if kept.losses or kept.briefing.slides != SLIDES:
        raise ValueError(f"not whole: {kept.losses}")
    return int(kept.briefing.title.rpartition(" ")[2])


def kills(folder: Path, count: int, seed: int) -> tuple[int, list[str]]:
    """Kill a process that edits and saves, again and again, on the same files."""
    place, chance, last = Place(folder), random.Random(seed), 0
    wrong: list[str] = []
    for trial in range(count):
        told, tells = os.pipe()
        child = os.fork()
        if child == 0:
            _edit_and_save(place, last, tells)
        os.close(tells)
        acknowledged = os.read(told, _NUMBER.size)  # the first save is done
        time.sleep(chance.uniform(0, LONGEST_MS) / 1000)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        while more := os.read(told, 1 << 16):
            acknowledged += more
        os.close(told)
        whole = len(acknowledged) // _NUMBER.size * _NUMBER.size
        said = _NUMBER.unpack(acknowledged[whole - _NUMBER.size : whole])[0] if whole else last
        try:
            work, own = place.found()
        except (OmnibusError, ValueError) as error:
            wrong.append(f"kill {trial}: {error}")
            continue
        if min(work, own) < said:
            wrong.append(f"kill {trial}: {said} was said to be saved, there are {work} and {own}")
        last = max(work, own, said)
    return count, wrong


def _edit_and_save(place: Place, last: int, tells: int) -> None:
    saver = place.opened()
    while True:
        last += 1
        place.save(saver, last)
        os.write(tells, _NUMBER.pack(last))


def faults(folder: Path) -> tuple[int, list[str]]:
    """Let every call to the system that a save makes fail once, each way, and be the last once."""
    turns = [(name, turn) for name in (*CALLS, "write") for turn in range(_calls(folder, name))]
    trials = [(how, *each) for how in (*ERRORS, 0) for each in turns]
    wrong: list[str] = []
    for number, (how, name, turn) in enumerate(trials):
        place = Place(folder / f"trial {number}")
        place.save(place.opened(), 1)
        said = _in_child(partial(_save_with_fault, place, name, turn, how))
        wrong += [
            f"{errno.errorcode.get(how, 'kill')} in {name} {turn}: {fault}"
            for fault in _judged(place, said, killed=how == 0)
        ]
    return len(trials), wrong


def _judged(place: Place, said: str, *, killed: bool) -> Iterator[str]:
    try:
        work, own = place.found()
    except (OmnibusError, ValueError) as error:
        yield str(error)
        return
    if work not in (1, 2) or own not in (1, 2):
        yield f"there are generations {work} and {own}"
    if said == "saved" and (work, own) != (2, 2):
        yield f"it was said to be saved, there are {work} and {own}"
    if not killed and said != "saved" and ".omnibus" not in said and ".work" not in said:
        yield f"the file is not named in {said!r}"
    if not killed and said != "saved" and ";" not in said:
        yield f"nothing to do about it in {said!r}"
    place.save(place.opened(), 3)
    if place.found() != (3, 3):
        yield "the next save does not work"


def _save_with_fault(place: Place, name: str, turn: int, how: int) -> str:
    saver = place.opened()
    _Fault(place.path.parents[1], name, turn, how).put()
    try:
        place.save(saver, 2)
    except OmnibusError as error:
        return str(error)
    return "saved"


def _calls(folder: Path, name: str) -> int:
    """How often a save makes this call on its files."""
    place = Place(folder / f"count {name}")
    place.save(place.opened(), 1)

    def counted() -> str:
        saver, fault = place.opened(), _Fault(place.path.parents[1], name, -1, 0)
        fault.put()
        place.save(saver, 2)
        return str(fault.seen)

    return int(_in_child(counted))


class _Fault:
    """Fails the call of this name that is made after `turn` others. A `how` of 0 kills."""

    def __init__(self, folder: Path, name: str, turn: int, how: int) -> None:
        self.seen = 0
        self._folder, self._name, self._turn, self._how = str(folder), name, turn, how
        self._ours: set[int] = set()  # file descriptors of files in the folder
        self._real: dict[str, Callable[..., Any]] = {each: getattr(os, each) for each in CALLS}
        self._open = builtins.open

    def put(self) -> None:
        for name in CALLS:
            setattr(os, name, lambda *a, _name=name, **k: self._call(_name, *a, **k))
        builtins.open = self._opened  # type: ignore[assignment]

    def _call(self, name: str, *given: Any, **named: Any) -> Any:
        ours = given[0] in self._ours or str(given[0]).startswith(self._folder)
        if ours and name == self._name:
            self._count()
        result = self._real[name](*given, **named)
        if name == "open" and ours:
            self._ours.add(result)
        return result

    def _count(self) -> None:
        self.seen += 1
        if self.seen == self._turn + 1:
            if self._how:
                raise OSError(self._how, os.strerror(self._how))
            os.kill(os.getpid(), signal.SIGKILL)

    def _opened(self, *given: Any, **named: Any) -> Any:
        stream = self._open(*given, **named)
        return _Stream(stream, self) if "x" in str(given[1:2]) else stream

    def wrote(self) -> None:
        if self._name == "write":
            self._count()


class _Stream:
    """A stream that is written to half before it fails."""

    def __init__(self, stream: Any, fault: _Fault) -> None:
        self._stream, self._fault = stream, fault

    def write(self, content: bytes) -> None:
        half = len(content) // 2
        self._stream.write(content[:half])
        self._stream.flush()
        self._fault.wrote()
        self._stream.write(content[half:])

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stream.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


def _in_child(task: Callable[[], str]) -> str:
    """What the task says in a process of its own; "" where that was killed."""
    told, tells = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.write(tells, task().encode())
        finally:  # what is raised is a fault that nobody foresaw: nothing was said then
            os._exit(0)
    os.close(tells)
    os.waitpid(child, 0)
    with os.fdopen(told, "rb") as stream:
        return stream.read().decode()


def main() -> None:
    what, folder, *numbers = sys.argv[1:]
    trials, wrong = (kills if what == "kills" else faults)(Path(folder), *map(int, numbers))
    print(json.dumps({"trials": trials, "wrong": wrong}))


if __name__ == "__main__":
    main()
