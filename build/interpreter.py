"""The Python that the project is run with. Also an older Python can read this module."""

from __future__ import annotations

import shutil
import subprocess
import sys

OLDEST = (3, 11)
NEWEST_KNOWN = (3, 14)


def suitable() -> str | None:
    """The path of a Python that is new enough: this one, or one that is on PATH; else None."""
    if sys.version_info >= OLDEST:
        return sys.executable
    for minor in range(NEWEST_KNOWN[1], OLDEST[1] - 1, -1):
        found = shutil.which(f"python3.{minor}")
        if found and _is_new_enough(found):
            return found
    return None


def _is_new_enough(python: str) -> bool:
    """Whether it really runs: a version manager leaves names on PATH that only print advice."""
    question = f"import sys; sys.exit(sys.version_info < {OLDEST})"
    try:
        return subprocess.call([python, "-c", question], stderr=subprocess.DEVNULL) == 0
    except OSError:
        return False
