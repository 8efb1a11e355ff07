"""Opens damaged files by the thousand and says how each format bore it.

    python3 build/dev.py mutations [--cases 10000] [--seed 1] [--format sav] [--only 417]

Fails where one crashed, hung, took too much memory, raised anything but an error in words, or was
opened as if nothing was missing. Such a case is named by its format, seed and number.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path

from tests.readers.mutations.campaign import Verdict, counted, verdicts
from tests.readers.mutations.cases import made
from tests.readers.mutations.seeds import FORMATS

_JOBS = 2
_SHOWN = 10  # failures, and losses, of a format that are told in full


def main() -> int:
    """0 where every case of every format ended well, else 1."""
    chosen = _arguments()
    if chosen.job is not None:
        return _run(chosen)
    if chosen.only is not None:
        return _one(chosen)
    return max(_format(form, chosen) for form in chosen.format or FORMATS)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="mutations",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--cases", type=int, default=10_000, help="of each format")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--format", action="append", choices=FORMATS, help="all, unless named")
    parser.add_argument("--only", type=int, help="this case alone, written into --into")
    parser.add_argument("--into", type=Path, help="a folder for the damaged files of --only")
    parser.add_argument("--job", type=int, help=argparse.SUPPRESS)
    return parser.parse_args()


def _format(form: str, chosen: argparse.Namespace) -> int:
    """Runs the cases of one format in two processes at once; the exit status."""
    start = time.monotonic()
    common = [sys.executable, "-m", "tests.readers.mutations", "--format", form]
    common += ["--cases", str(chosen.cases), "--seed", str(chosen.seed)]
    alone = {**os.environ, "OPENBLAS_NUM_THREADS": "1"}  # a process with threads may not be forked
    jobs = [
        subprocess.Popen([*common, "--job", str(job)], stdout=subprocess.PIPE, text=True, env=alone)
        for job in range(_JOBS)
    ]
    said = [job.communicate()[0] for job in jobs]
    seconds = time.monotonic() - start
    for text in said:
        print(f"{form}: {text.strip()}")
    print(f"{form}: {chosen.cases} cases in {seconds:.0f} s", flush=True)
    return int(any(job.returncode for job in jobs))


def _run(chosen: argparse.Namespace) -> int:
    """Every second case, and what became of them."""
    form = chosen.format[0]
    found = list(verdicts(form, chosen.seed, range(chosen.job, chosen.cases, _JOBS)))
    print(counted(found))
    lost = [verdict for verdict in found if verdict.kind == "lost"]
    for verdict in lost[:_SHOWN]:
        print(_told(form, chosen.seed, verdict))
    failed = [verdict for verdict in found if verdict.is_failure]
    for verdict in failed[:_SHOWN]:
        print(_told(form, chosen.seed, verdict))
    if len(failed) > _SHOWN:
        print("and more:", *(verdict.number for verdict in failed[_SHOWN:]))
    return int(bool(failed))


def _one(chosen: argparse.Namespace) -> int:
    """One case again, with its files in a folder where they can be looked at."""
    form = (chosen.format or FORMATS)[0]
    if chosen.into is not None:
        chosen.into.mkdir(parents=True, exist_ok=True)
        for name, raw in made(form, chosen.seed, chosen.only).files.items():
            (chosen.into / name).write_bytes(raw)
    verdict = next(verdicts(form, chosen.seed, range(chosen.only, chosen.only + 1)))
    print(_told(form, chosen.seed, verdict))
    return int(verdict.is_failure)


def _told(form: str, seed: int, verdict: Verdict) -> str:
    again = f"--format {form} --seed {seed} --only {verdict.number}"
    case = verdict.case
    return f"{verdict.kind}: {again} ({case.whole.label}, {case.done[:150]})\n  {verdict.said}"


if __name__ == "__main__":
    sys.exit(main())
