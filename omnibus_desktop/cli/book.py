"""`book`: all questions, or those that are named, as one workbook."""

from __future__ import annotations

import argparse
from pathlib import Path

from omnibus_desktop.cli.choices import options
from omnibus_desktop.cli.output import tell
from omnibus_desktop.cli.overwriting import check_outputs
from omnibus_desktop.cli.waves import open_named
from omnibus_desktop.exports.book import Layout, check_path, save_book
from omnibus_desktop.exports.book_tables import tables_of


def book(chosen: argparse.Namespace) -> None:
    """Write the workbook, and tell which questions are not in it. Raises OmnibusError, with
    nothing written, where it cannot be made."""
    path = Path(chosen.output)
    check_path(path)
    check_outputs(chosen)
    choice = options(chosen)
    wave = open_named(Path(chosen.file))
    tabulated = tables_of(wave, chosen.questions, choice)
    save_book(tabulated, path, Layout(chosen.layout))
    for each in tabulated.left_out:
        tell(f"{each.question} is not in {path.name}: {each.reason}")
