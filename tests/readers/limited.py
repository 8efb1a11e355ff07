"""Opens a file as the program does, in a process of its own with limits on time and memory."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 10.0  # of processor time, with that of the reading process
MEMORY = 1 << 30  # bytes above the program without a file
_PATIENCE = 100  # seconds on the clock, on a machine however busy


@dataclass(frozen=True)
class Came:
    """What came of opening a file. `kind` is "ok", "warn" (there are remarks) or "error"."""

    kind: str
    said: str  # the error, or all remarks
    respondents: int
    seconds: float
    memory: int


def opened(path: Path, **environment: str) -> Came:
    """What came of it, within the limits. Fails where the process is lost or shows a traceback."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        [sys.executable, "-m", "tests.readers.limited", str(path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=_PATIENCE,
        env={**os.environ, **environment},
        check=False,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    said = json.loads(done.stdout.splitlines()[-1])
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Came(said["kind"], said["said"], said["respondents"], seconds, said["memory"])


def main() -> int:
    """Opens the file named on the command line and says as JSON what came of it."""
    from omnibus_desktop.errors import OmnibusError
    from omnibus_desktop.readers import open_wave

    empty = _peak()
    respondents = 0
    try:
        wave = open_wave(Path(sys.argv[1]))
    except OmnibusError as error:
        kind, said = "error", str(error)
    else:
        kind = "warn" if wave.remarks else "ok"
        said = "\n".join(remark.message for remark in wave.remarks)
        respondents = wave.respondents
    found = {"kind": kind, "said": said, "respondents": respondents, "memory": _peak() - empty}
    print(json.dumps(found))
    return 0


def _peak() -> int:
    """The most memory in bytes that this process, or one that it started, has had."""
    usage = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return 1024 * max(each.ru_maxrss for each in usage)


if __name__ == "__main__":
    sys.exit(main())
