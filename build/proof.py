"""The proof that a packaged program works: it is started, and must not complain of anything."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from pathlib import Path

LONGEST = 200  # seconds; the check of itself ends before that
EXAMPLE = Path("_internal", "resources", "example", "wave1_synthetic.sav")
HARMLESS = "This plugin does not support propagateSizeHints()"  # Qt, where there is no display


def require_that_it_works(program: Path) -> None:
    """Starts the program three times, without a display and with an empty home.

    For its own check of itself, for the example's deck with its notes and pictures, and for its
    window on the example wave. Raises SystemExit unless all end well, say what they should and
    complain of nothing.
    """
    answer = _answer_of(program, "check", "--json")
    if json.loads(answer).get("ok") is not True:
        raise SystemExit(f"{program} check finds itself broken:\n{answer}")
    _answer_of(program, "example", "example")
    example = program.resolve().parent / EXAMPLE
    if said := _answer_of(program, str(example), "--quit-after-first-paint"):
        raise SystemExit(f"{program} says, on opening its window:\n{said}")


def _answer_of(program: Path, *arguments: str) -> str:
    """What the program printed. Raises SystemExit when it failed or complained."""
    with tempfile.TemporaryDirectory() as home:
        clean = {"HOME": home, "PATH": os.defpath, "LANG": "C.UTF-8"}
        clean["QT_QPA_PLATFORM"] = "offscreen"
        on_windows = {name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ}
        ended = subprocess.run(
            [program, *arguments],
            env=clean | on_windows,
            cwd=home,
            capture_output=True,
            text=True,
            encoding="utf-8",
            stdin=subprocess.DEVNULL,
            timeout=LONGEST,
            check=False,
        )
    complaints = ended.stderr.replace(HARMLESS, "").strip()
    if ended.returncode or complaints:
        words = " ".join(arguments)
        raise SystemExit(f"{program} {words}: exit status {ended.returncode}\n{complaints}")
    return ended.stdout
