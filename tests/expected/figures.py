"""Figures made by other software, by name."""

from __future__ import annotations

import csv
from pathlib import Path


def figures(name: str) -> dict[str, float]:
    """The lines of a file of this folder, name -> figure; what is NA there is left out."""
    with (Path(__file__).parent / name).open(newline="") as file:
        return {line[0]: float(line[1]) for line in csv.reader(file) if line[1] != "NA"}
