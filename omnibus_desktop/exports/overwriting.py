"""Nothing that is written takes the place of what was read, or of something else just written."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from omnibus_desktop.errors import OmnibusError


def refuse_overwriting(outputs: Sequence[Path], inputs: Sequence[Path]) -> None:
    """Raises OmnibusError where an output is a file that is read, or two outputs are one file, by
    whatever names or links they are called."""
    for number, output in enumerate(outputs):
        if any(is_same_file(output, read) for read in inputs):
            raise OmnibusError(
                f"{output.name} is not written: it is a file that is read here",
                "give what is to be written a name of its own",
            )
        if any(is_same_file(output, other) for other in outputs[:number]):
            raise OmnibusError(
                f"{output.name} is not written: two things would be written to it",
                "give each a name of its own",
            )


def is_same_file(one: Path, other: Path) -> bool:
    """Whether both paths lead to one file, which need not be there yet."""
    try:
        return one.samefile(other)
    except (OSError, ValueError):  # one is not there, or cannot be a name
        return _settled(one) == _settled(other)


def _settled(path: Path) -> str:
    try:
        return os.path.normcase(os.path.realpath(path))
    except (OSError, ValueError):
        return str(path)
