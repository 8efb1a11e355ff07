"""`python -m benchmarks`: run benchmarks and compare their ratios with the baseline."""

from __future__ import annotations

import argparse
import importlib
import json
import pkgutil
import sys
from dataclasses import asdict
from pathlib import Path

import benchmarks
from benchmarks.measure import Benchmark, Outcome, Side, compare, measure_here
from benchmarks.waves import SIZES, wave_file

BASELINE = Path(__file__).with_name("baseline.json")
TOLERANCE = 1.3  # a ratio this many times the baseline's has become worse


def main(arguments: list[str] | None = None) -> int:
    """Exit status: 0 fine, 1 where a ratio or a result is worse than the baseline."""
    asked = _parser().parse_args(arguments)
    known = {benchmark.name: benchmark for benchmark in found_benchmarks()}
    if asked.one:
        return _measure_one(known[asked.one], asked)
    outcomes = []
    for name, benchmark in known.items():
        if asked.only and not name.startswith(asked.only):
            continue
        for size in asked.size.split(",") if asked.size else benchmark.sizes:
            wave = asked.file or wave_file(size, benchmark.kind)
            outcomes.append(compare(benchmark, size, wave))
            print(_line(outcomes[-1]), flush=True)
    for name, reason in _skipped().items():
        print(f"{name} is left out: {reason}", file=sys.stderr)
    if asked.json:
        text = "\n".join(json.dumps(asdict(outcome)) for outcome in outcomes) + "\n"
        sys.stdout.write(text) if asked.json == "-" else Path(asked.json).write_text(text)
    if asked.record:
        _record(outcomes)
    worse = _worse(outcomes)
    print("\n".join(worse), file=sys.stderr)
    return 1 if worse else 0


def found_benchmarks() -> list[Benchmark]:
    """The benchmarks of all modules of this package, by name."""
    found: list[Benchmark] = []
    for module in pkgutil.iter_modules(benchmarks.__path__):
        if module.name != "__main__":
            loaded = importlib.import_module(f"benchmarks.{module.name}")
            found += getattr(loaded, "BENCHMARKS", ())
    return sorted(found, key=lambda benchmark: benchmark.name)


def _skipped() -> dict[str, str]:
    """The benchmarks that cannot be run here, and why."""
    found: dict[str, str] = {}
    for module in pkgutil.iter_modules(benchmarks.__path__):
        if module.name != "__main__":
            found |= getattr(importlib.import_module(f"benchmarks.{module.name}"), "SKIPPED", {})
    return found


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--only", help="those whose names begin so")
    parser.add_argument("--size", help=f"of the wave: {', '.join(SIZES)}; several with commas")
    parser.add_argument("--file", type=Path, help="a wave of your own instead")
    parser.add_argument("--json", help="all figures to this file; - for standard output")
    parser.add_argument("--record", action="store_true", help="make these ratios the baseline")
    parser.add_argument("--one", help="measure one benchmark in this process")
    parser.add_argument("--side", choices=("ours", "reference"), default="ours")
    return parser


def _measure_one(benchmark: Benchmark, asked: argparse.Namespace) -> int:
    side = getattr(benchmark, asked.side)
    if not isinstance(side, Side):
        print(f"{benchmark.name} is a process of its own", file=sys.stderr)
        return 2
    wave = asked.file or wave_file(asked.size or "S", benchmark.kind)
    print(json.dumps(asdict(measure_here(side, wave))))
    return 0


def _line(outcome: Outcome) -> str:
    return (
        f"{outcome.key:24} {outcome.ratio:8.3g} of the reference (goal {outcome.goal:.3g});"
        f" {outcome.ours.cpu_ms:.2f} ms CPU, {outcome.ours.peak_mb:.0f} MB"
    )


def _record(outcomes: list[Outcome]) -> None:
    baseline = json.loads(BASELINE.read_text()) if BASELINE.exists() else {}
    for outcome in outcomes:
        baseline[outcome.key] = {
            "ratio": float(f"{outcome.ratio:.4g}"),
            "check": outcome.ours.check,
        }
    BASELINE.write_text(json.dumps(baseline, indent=1, sort_keys=True) + "\n")


def _worse(outcomes: list[Outcome]) -> list[str]:
    baseline = json.loads(BASELINE.read_text()) if BASELINE.exists() else {}
    worse = []
    for outcome in outcomes:
        before = baseline.get(outcome.key)
        if outcome.ratio > outcome.goal:
            worse.append(f"{outcome.key}: {outcome.ratio:.3g} is above its goal {outcome.goal:.3g}")
        elif before and outcome.ratio > TOLERANCE * before["ratio"]:
            worse.append(f"{outcome.key}: {outcome.ratio:.3f}, it was {before['ratio']:.3f}")
        if before and outcome.ours.check != before["check"]:
            worse.append(f"{outcome.key}: the result is not what it was")
    return worse


if __name__ == "__main__":
    sys.exit(main())
