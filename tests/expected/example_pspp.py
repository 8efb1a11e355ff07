"""Writes example_pspp.json: what GNU PSPP counts in the example wave, to hold our tables against.

    python tests/expected/example_pspp.py

Needs `pspp`. For each coded variable: how many have which code, the printed percentages of those
with a valid code, and the valid codes by area, region and authority type.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import subprocess
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

import pyreadstat

SAV = Path(__file__).resolve().parents[2] / "resources" / "example" / "wave1_synthetic.sav"
OUT = Path(__file__).with_suffix(".json")
BREAKS = ("area", "region", "authority_type")

Lines = list[list[str]]


def syntax(names: Sequence[str]) -> str:
    """The commands for PSPP: tables that show codes and names instead of labels."""
    asked = " ".join(names)
    return (
        "SET TNUMBERS=VALUES TVARS=NAMES.\n"
        f"GET FILE='{SAV}'.\n"
        f"FREQUENCIES /VARIABLES={asked} /STATISTICS=NONE.\n"
        f"CROSSTABS /TABLES={asked} BY {' '.join(BREAKS)} /CELLS=COUNT.\n"
    )


def pspp_tables(commands: str) -> dict[str, Lines]:
    """The tables that PSPP prints, by title."""
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "count.sps"
        script.write_text(commands, encoding="utf-8")
        run = ["pspp", "-O", "format=csv", str(script)]
        printed = subprocess.run(run, capture_output=True, encoding="utf-8", check=True).stdout
    tables = {}
    for block in printed.split("\n\n"):
        title, _, body = block.strip().partition("\n")
        tables[title.removeprefix("Table: ")] = list(csv.reader(io.StringIO(body)))
    return tables


def frequencies(lines: Lines) -> dict[str, dict[str, object]]:
    """Counts of valid and missing codes, and percentages of the valid ones."""
    kind = ""
    found: dict[str, dict[str, object]] = {"valid": {}, "percent": {}, "missing": {}}
    for first, code, count, _, percent, *_ in lines[1:]:
        kind = first.lower() or kind
        if kind == "valid":
            found["valid"][code] = int(count)
            found["percent"][code] = float(percent.removesuffix("%"))
        elif kind == "missing":
            found["missing"][code] = int(count)
    return found


def crossed(lines: Lines) -> dict[str, dict[str, int]]:
    """Counts by code of the break, then by code of the answer."""
    groups = lines[1][3:-1]
    rows = {row[1]: row[3:-1] for row in lines[2:] if row[0] != "Total"}
    return {
        group: {code: int(counts[place]) for code, counts in rows.items()}
        for place, group in enumerate(groups)
    }


def counted(names: Iterable[str], tables: dict[str, Lines]) -> dict[str, object]:
    """What PSPP counted of each variable."""
    return {
        name: {
            **frequencies(tables[name]),
            "by": {by: crossed(tables[f"{name} × {by}"]) for by in BREAKS},
        }
        for name in names
    }


def main() -> None:
    """Writes the file beside this script, one variable a line."""
    _, described = pyreadstat.read_sav(SAV, metadataonly=True)
    names = [name for name in described.variable_value_labels if name not in BREAKS]
    version = subprocess.run(["pspp", "--version"], capture_output=True, text=True, check=True)
    told = {
        "tool": version.stdout.splitlines()[0],
        "file": SAV.name,
        "sha256": hashlib.sha256(SAV.read_bytes()).hexdigest(),
    }
    found = counted(names, pspp_tables(syntax(names)))
    lines = ",\n".join(f"{json.dumps(name)}: {json.dumps(of)}" for name, of in found.items())
    head = json.dumps(told, indent=0).removesuffix("\n}")
    OUT.write_text(f'{head},\n"variables": {{\n{lines}\n}}\n}}\n', encoding="utf-8")


if __name__ == "__main__":
    main()
