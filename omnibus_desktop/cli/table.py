"""`table`: questions by breaks, as text, JSON or CSV."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from omnibus_desktop.cli.choices import options
from omnibus_desktop.cli.waves import open_named
from omnibus_desktop.tables.as_json import table_object
from omnibus_desktop.tables.as_text import as_text
from omnibus_desktop.tables.tabulate import tabulate
from omnibus_desktop.tables.tidy import as_csv


def table(chosen: argparse.Namespace) -> str:
    """All tables, made before the first is printed, so that an error leaves nothing half done."""
    choice = options(chosen)
    wave = open_named(Path(chosen.file))
    tables = [
        each for name in chosen.questions for each in tabulate(wave, wave.question(name), choice)
    ]
    if chosen.csv:
        return as_csv(tables)
    if chosen.json:
        return "\n".join(
            json.dumps(table_object(each), ensure_ascii=False, allow_nan=False) for each in tables
        )
    return "\n\n".join(as_text(each) for each in tables)
