"""`example`: the example's briefing, slides and pictures, written into a folder."""

from __future__ import annotations

import argparse
from pathlib import Path

from omnibus_desktop.cli_example import write_example


def example(chosen: argparse.Namespace) -> str:
    """Write them, and name the files, one a line."""
    return "\n".join(str(path) for path in write_example(Path(chosen.folder)))
