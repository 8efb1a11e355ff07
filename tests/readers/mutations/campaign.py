"""Many damaged files, each opened in a process of its own that has its limits, and judged."""

from __future__ import annotations

import json
import os
import resource
import signal
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from tests.readers.limited import opened
from tests.readers.mutations.cases import Case, made
from tests.readers.mutations.seeds import WRITTEN, Seed, seeds_of
from tests.readers.mutations.stated import rows_stated

SECONDS = 10  # of processor time that a file may take
MEMORY = 1 << 30  # bytes that it may take
_LOSSES = ("crash", "hang", "memory")
_AGAIN = 3  # lost cases that are opened again, as the program does
_TRIED = Callable[[Path, str], dict[str, Any]]
#: Formats whose parser may be lost with the reading process, which costs a message.
ISOLATED = frozenset({"por", "dta", "sas7bdat", "xpt", "xlsx", "ods", "triple-s"})
#: Formats that cannot tell that their end is missing.
_ENDLESS = frozenset({"csv", "tsv", "codebook", "triple-s", "xpt"})


class Verdict(NamedTuple):
    """How a case ended: "opened", "told", "lost" (with the reading process), or a failure."""

    number: int
    kind: str
    said: str
    case: Case
    seconds: float  # of processor time

    @property
    def is_failure(self) -> bool:
        return self.kind not in ("opened", "told", "lost")


def verdicts(form: str, seed: int, numbers: Iterator[int] | range) -> Iterator[Verdict]:
    """A verdict for each of these cases."""
    from tests.readers.mutations.trial import tried  # its imports are those of the program

    judge = _Judge(form, tried)
    for number in numbers:
        case = made(form, seed, number)
        kind, said, seconds = judge.judged(case)
        yield Verdict(number, kind, said, case, seconds)


class _Judge:
    """Knows what the whole files open as, and holds what comes of damaged ones against it."""

    def __init__(self, form: str, tried: _TRIED) -> None:
        self._form = form
        self._tried = tried
        self._tried_again = 0
        self._whole = {}
        with _laid(seeds_of(form)[0].files) as folder:  # all modules come once, not each time
            tried(folder / seeds_of(form)[0].opened, form)
        for number, whole in enumerate(seeds_of(form)):
            found = self._found(whole, whole.files)
            if found["kind"] != "opened" and whole.label == WRITTEN:
                raise AssertionError(f"seed {number} of {form}, {whole.label}: {found}")
            self._whole[id(whole)] = found

    def judged(self, case: Case) -> tuple[str, str, float]:
        """The kind of end, what was said, and the processor time that it took, in seconds."""
        found = self._found(case.whole, case.files)
        return (*self._judged(case, found), found["seconds"])

    def _judged(self, case: Case, found: dict[str, Any]) -> tuple[str, str]:
        kind, said = found["kind"], found.get("said", "")
        if kind == "told" and found["wrong"]:
            return "badly told", f"{found['wrong']}: {said}"
        if kind == "opened":
            silent = self._kept_silent(case, found)
            return ("silent", silent) if silent else (kind, said)
        return self._unopened(case, kind, said) if kind != "told" else (kind, said)

    def _unopened(self, case: Case, kind: str, said: str) -> tuple[str, str]:
        if self._form not in ISOLATED or kind not in _LOSSES:
            return kind, said
        if kind == "hang" or self._tried_again == _AGAIN:
            return "lost", f"{kind} {said}"
        self._tried_again += 1
        told = self._really_told(case)
        return ("badly lost", told) if told else ("lost", f"{kind} {said}")

    def _really_told(self, case: Case) -> str:
        """What is wrong with what the program itself, with its reading process, makes of a case
        in which the parser was lost; "" where nothing is."""
        with _laid(case.files) as folder:
            path = folder / case.whole.opened
            try:
                came = opened(path)
            except AssertionError as error:
                return str(error)
            named = any(name in came.said for name in case.files)
            return came.said if came.kind == "error" and not named else ""

    def _kept_silent(self, case: Case, found: dict[str, Any]) -> str:
        """What the file says of itself that is not so, and that nobody was told of; else ""."""
        whole = self._whole[id(case.whole)]
        if set(found.get("remarks", ())) - set(whole.get("remarks", ())):
            return ""
        raw = case.files[case.whole.damaged]
        stated = rows_stated(self._form, raw)
        if stated is not None and found["respondents"] != stated:
            return f"{found['respondents']} respondents, {stated} stated"
        if case.is_cut and self._form not in _ENDLESS and found["digest"] != whole.get("digest"):
            return f"cut, and opened with {found['respondents']} respondents"
        return ""

    def _found(self, whole: Seed, files: Mapping[str, bytes]) -> dict[str, Any]:
        with _laid(files) as folder:
            found, seconds = _apart(lambda: self._tried(folder / whole.opened, self._form))
        return {**found, "seconds": seconds}


@contextmanager
def _laid(files: Mapping[str, bytes]) -> Iterator[Path]:
    """A folder with these files."""
    with tempfile.TemporaryDirectory() as name:
        for file, raw in files.items():
            (Path(name) / file).write_bytes(raw)
        yield Path(name)


def _apart(do: Callable[[], dict[str, Any]]) -> tuple[dict[str, Any], float]:
    """What `do` returns in a process of its own, or how that process was lost; and the processor
    time that it took, in seconds."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with tempfile.TemporaryFile() as words:
        child = os.fork()
        if child == 0:
            _answer(do, words.fileno())
        _, status, used = os.wait4(child, 0)
        words.seek(0)
        said = words.read()
    taken = 1024 * (used.ru_maxrss - before)
    return _ended(status, said, taken), used.ru_utime + used.ru_stime


def _ended(status: int, said: bytes, taken: int) -> dict[str, Any]:
    """What the process said, or how it was lost."""
    if os.WIFSIGNALED(status):
        ended = os.WTERMSIG(status)
        if ended in (signal.SIGXCPU, signal.SIGALRM):
            return {"kind": "hang", "said": f"over {SECONDS} s"}
        return {"kind": "crash", "said": signal.Signals(ended).name}
    if os.WEXITSTATUS(status):
        return {"kind": "crash", "said": f"exit {os.WEXITSTATUS(status)} {said[-300:]!r}"}
    if taken > MEMORY:
        return {"kind": "memory", "said": f"{taken >> 20} MB"}
    found: dict[str, Any] = json.loads(said)
    return found


def _answer(do: Callable[[], dict[str, Any]], words: int) -> None:
    """Writes what `do` returns, under the limits, and leaves."""
    quiet = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(quiet, stream)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_AS, (_address_space() + 2 * MEMORY,) * 2)
    signal.alarm(12 * SECONDS)  # where it only waits, on a machine however busy
    found = do()
    os.write(words, json.dumps(found).encode("ascii"))
    os._exit(0)


def _address_space() -> int:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    return pages * resource.getpagesize()


def counted(found: list[Verdict]) -> str:
    """In words, how the cases ended, and the one that took longest."""
    kinds = Counter(verdict.kind for verdict in found)
    slowest = max(found, key=lambda verdict: verdict.seconds)
    ends = ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items()))
    return f"{ends}; the slowest, number {slowest.number}, took {slowest.seconds:.1f} s"
