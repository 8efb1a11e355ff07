"""Measuring two sides of a benchmark, each in fresh processes that take turns."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

WARM_UPS = 2
REPEATS = 7
ENOUGH_SECONDS = 2.0  # of CPU time in one process; then it stops before REPEATS
ROUNDS = 3
SLOW_MS = 3000.0  # what takes longer is measured in one round
_RSS_PER_MB = 1 << 20 if sys.platform == "darwin" else 1 << 10  # ru_maxrss counts bytes there


@dataclass(frozen=True)
class Side:
    """A function to time. `prepare` takes the path of a wave and gives what is timed; `check`
    turns what that returned into a text that is the same on every machine."""

    prepare: Callable[[Path], Callable[[], object]]
    check: Callable[[object], str] | None = None


@dataclass(frozen=True)
class Command:
    """A process to time as a whole. `arguments` takes the path of a wave; the first may be
    `sys.executable`."""

    arguments: Callable[[Path], Sequence[str]]


@dataclass(frozen=True)
class Benchmark:
    """`goal` is how much of the reference's cost ours may have. `cost` is what is compared:
    "cpu" (milliseconds) or "peak" (megabytes of memory of the process). `kind` is the ending of
    the wave's file. A reference that would take minutes does one part in `sample` of the work.
    Sides that are nearly alike need more `rounds` to be told apart."""

    name: str
    ours: Side | Command
    reference: Side | Command
    goal: float
    cost: str = "cpu"
    sizes: tuple[str, ...] = ("S", "M")
    kind: str = ".sav"
    sample: int = 1
    rounds: int = ROUNDS


@dataclass(frozen=True)
class Sample:
    """What one process measured: medians and the least CPU time, in milliseconds; peak memory in
    megabytes (0 where the system does not tell)."""

    cpu_ms: float
    cpu_min: float
    wall_ms: float
    peak_mb: float
    check: str


@dataclass(frozen=True)
class Outcome:
    """A benchmark on a wave of one size, as ratio of ours to the reference."""

    name: str
    size: str
    ratio: float
    goal: float
    ours: Sample
    reference: Sample

    @property
    def key(self) -> str:
        """By which it is known in the baseline."""
        return f"{self.name} {self.size}"


def compare(benchmark: Benchmark, size: str, wave: Path) -> Outcome:
    """The benchmark, ours and reference in turn."""
    ours, reference = [], []
    for _ in range(benchmark.rounds):
        ours.append(_in_fresh_process(benchmark, "ours", wave))
        reference.append(_in_fresh_process(benchmark, "reference", wave))
        if reference[-1].cpu_ms > SLOW_MS:
            break
    mine, other = _median(ours), _median(reference)
    costs = [
        sample.peak_mb if benchmark.cost == "peak" else sample.cpu_ms for sample in (mine, other)
    ]
    ratio = costs[0] / (costs[1] * benchmark.sample)
    return Outcome(benchmark.name, size, ratio, benchmark.goal, mine, other)


def measure_here(side: Side, wave: Path) -> Sample:
    """The side, timed in this process."""
    run = side.prepare(wave)
    cpu: list[float] = []
    wall: list[float] = []
    warm_ups = WARM_UPS
    result: object = None
    while len(cpu) < REPEATS and (not cpu or sum(cpu) < ENOUGH_SECONDS):
        result = None  # before the next is made, as memory is measured, too
        wall_start, cpu_start = time.perf_counter(), time.process_time()
        result = run()
        spent = time.process_time() - cpu_start
        if warm_ups and spent < ENOUGH_SECONDS / 4:
            warm_ups -= 1
            continue
        cpu.append(spent)
        wall.append(time.perf_counter() - wall_start)
    peak = _peak_mb()
    return Sample(
        statistics.median(cpu) * 1e3,
        min(cpu) * 1e3,
        statistics.median(wall) * 1e3,
        peak,
        side.check(result) if side.check else "",
    )


def _in_fresh_process(benchmark: Benchmark, side: str, wave: Path) -> Sample:
    chosen = benchmark.ours if side == "ours" else benchmark.reference
    if isinstance(chosen, Command):
        return _process(chosen.arguments(wave))
    command = [sys.executable, "-m", "benchmarks", "--one", benchmark.name]
    printed = subprocess.run(
        [*command, "--side", side, "--file", str(wave)], check=True, capture_output=True, text=True
    )
    return Sample(**json.loads(printed.stdout))


def _process(arguments: Sequence[str]) -> Sample:
    """A whole process. Needs a system that tells what its children used."""
    start = time.perf_counter()
    process = subprocess.Popen(arguments, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    wall = (time.perf_counter() - start) * 1e3
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, list(arguments))
    cpu = (used.ru_utime + used.ru_stime) * 1e3
    return Sample(cpu, cpu, wall, used.ru_maxrss / _RSS_PER_MB, "")


def _median(samples: Sequence[Sample]) -> Sample:
    """The sample of the median of CPU time. Raises ValueError where checks differ."""
    if len({sample.check for sample in samples}) > 1:
        raise ValueError(f"different results: {[sample.check for sample in samples]}")
    return sorted(samples, key=lambda sample: sample.cpu_ms)[len(samples) // 2]


def _peak_mb() -> float:
    if sys.platform == "win32":
        return 0.0
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _RSS_PER_MB
