"""The packaged program's start beside the same from source: whole processes, to the first paint
and, with the example wave, to its painted table."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.measure import Benchmark, Command
from benchmarks.window import EXAMPLE

_NAME = "omnibus-desktop"
PROGRAM = (
    Path(__file__).parents[1]
    / "dist"
    / _NAME
    / (f"{_NAME}.exe" if sys.platform == "win32" else _NAME)
)
_GOAL = 1.1
_ROUNDS = 25  # they are short, and differ more than others
_STARTS: dict[str, tuple[Path, ...]] = {"start.packaged": (), "start.packaged.wave": (EXAMPLE,)}


def _from_source(*files: Path) -> Callable[[Path], Sequence[str]]:
    return lambda _: [sys.executable, "-m", "omnibus_desktop", *_until_painted(files)]


def _packaged(*files: Path) -> Callable[[Path], Sequence[str]]:
    return lambda _: [str(PROGRAM), *_until_painted(files)]


def _until_painted(files: Sequence[Path]) -> list[str]:
    return ["--quit-after-first-paint", *map(str, files)]


def benchmarks_of(program: Path) -> tuple[Benchmark, ...]:
    """Those that can be measured: none before the program has been built."""
    if not program.exists():
        return ()
    return tuple(
        Benchmark(
            name,
            Command(_packaged(*files)),
            Command(_from_source(*files)),
            _GOAL,
            sizes=("S",),
            rounds=_ROUNDS,
        )
        for name, files in _STARTS.items()
    )


def skipped(program: Path) -> dict[str, str]:
    """Why they cannot be measured, nothing where they can."""
    if program.exists():
        return {}
    reason = "the program has not been built (python3 build/dev.py package)"
    return dict.fromkeys(_STARTS, reason)


BENCHMARKS = benchmarks_of(PROGRAM)
SKIPPED = skipped(PROGRAM)
