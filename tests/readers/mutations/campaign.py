"""Many damaged files, opened in processes that have their limits, and judged."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from tests.readers.limited import opened
from tests.readers.mutations.apart import Laid, all_found
from tests.readers.mutations.cases import Case, made
from tests.readers.mutations.seeds import WRITTEN, seeds_of
from tests.readers.mutations.stated import rows_stated

_LOSSES = ("crash", "hang", "memory")
_AGAIN = 3  # lost cases that are opened again, as the program does
_AT_ONCE = 25  # files that are laid out for one process
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
    for some in _some_at_a_time(numbers):
        cases = [made(form, seed, number) for number in some]
        for number, case, judged in zip(some, cases, judge.judged(cases), strict=True):
            kind, said, seconds = judged
            yield Verdict(number, kind, said, case, seconds)


def _some_at_a_time(numbers: Iterator[int] | range) -> Iterator[list[int]]:
    """The numbers, some at a time: damaged files may be large."""
    left = iter(numbers)
    while some := list(islice(left, _AT_ONCE)):
        yield some


class _Judge:
    """Knows what the whole files open as, and holds what comes of damaged ones against it."""

    def __init__(self, form: str, tried: _TRIED) -> None:
        self._form = form
        self._tried = tried
        self._tried_again = 0
        self._whole = {}
        with _laid(seeds_of(form)[0].files) as folder:  # all modules come once, not each time
            tried(folder / seeds_of(form)[0].opened, form)
        seeds = seeds_of(form)
        every = self._found([Laid(seed.files, seed.opened) for seed in seeds])
        for number, (whole, (found, _)) in enumerate(zip(seeds, every, strict=True)):
            if found["kind"] != "opened" and whole.label == WRITTEN:
                raise AssertionError(f"seed {number} of {form}, {whole.label}: {found}")
            self._whole[id(whole)] = found

    def judged(self, cases: Sequence[Case]) -> Iterator[tuple[str, str, float]]:
        """For each: the kind of end, what was said, and the processor time that it took, in
        seconds."""
        every = self._found([Laid(case.files, case.whole.opened) for case in cases])
        for case, (found, seconds) in zip(cases, every, strict=True):
            yield (*self._judged(case, found), seconds)

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

    def _found(self, laid: Sequence[Laid]) -> Iterator[tuple[dict[str, Any], float]]:
        return all_found(laid, lambda path: self._tried(path, self._form))


@contextmanager
def _laid(files: Mapping[str, bytes]) -> Iterator[Path]:
    """A folder with these files."""
    with tempfile.TemporaryDirectory() as name:
        for file, raw in files.items():
            (Path(name) / file).write_bytes(raw)
        yield Path(name)


def counted(found: list[Verdict]) -> str:
    """In words, how the cases ended, and the one that took longest."""
    kinds = Counter(verdict.kind for verdict in found)
    slowest = max(found, key=lambda verdict: verdict.seconds)
    ends = ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items()))
    return f"{ends}; the slowest, number {slowest.number}, took {slowest.seconds:.1f} s"
