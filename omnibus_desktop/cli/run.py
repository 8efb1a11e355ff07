"""Arguments in, exit status out."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from omnibus_desktop.cli.arguments import PROGRAM, parse
from omnibus_desktop.cli.output import say, tell
from omnibus_desktop.errors import OmnibusError

DONE, FAILED, WRONG_USAGE = 0, 1, 2


def run(arguments: Sequence[str]) -> int:
    """Do what the arguments ask: 0 when done; 1 when it could not be done, with one line on
    standard error; 2 when the arguments are wrong. Data go to standard output."""
    try:
        chosen = parse(arguments)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else WRONG_USAGE
    try:
        return _do(chosen)
    except OmnibusError as error:
        tell(f"{PROGRAM}: {_line(chosen, error)}")
        return FAILED
    except BrokenPipeError:
        # Whoever read our output has seen enough; keep Python from flushing into the void.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED


def _line(chosen: argparse.Namespace, error: OmnibusError) -> str:
    """FILE: what is wrong; what to do. On one line. The file is the survey's, unless the message
    begins with the name of one that was to be written."""
    text = " ".join(str(error).split())
    paths = [Path(getattr(chosen, name, None) or "") for name in ("file", "output", "alt")]
    paths += map(Path, getattr(chosen, "others", ()))
    named = any(text.startswith(path.name or str(path)) for path in paths if path != Path())
    return text if named or not paths[0].name else f"{paths[0].name}: {text}"


def _do(chosen: argparse.Namespace) -> int:
    """Run the subcommand. Each is imported when it is asked for, so that none waits for others."""
    if chosen.command == "info":
        from omnibus_desktop.cli.describe import info

        say(info(chosen))
    elif chosen.command == "questions":
        from omnibus_desktop.cli.describe import questions

        say(questions(chosen))
    elif chosen.command == "table":
        from omnibus_desktop.cli.table import table

        say(table(chosen))
    elif chosen.command == "book":
        from omnibus_desktop.cli.book import book

        book(chosen)
    elif chosen.command == "chart":
        from omnibus_desktop.cli.chart import chart

        chart(chosen)
    elif chosen.command == "briefing":
        from omnibus_desktop.cli.briefing import briefing

        briefing(chosen)
    elif chosen.command == "compare":
        from omnibus_desktop.cli.compare import compare

        say(compare(chosen))
    elif chosen.command == "possible":
        from omnibus_desktop.tables.possible import possible_words

        first, last = chosen.bases
        say(possible_words(chosen.percent, first, last, chosen.decimals))
    elif chosen.command == "check":
        from omnibus_desktop.cli.check import check

        return check(chosen)
    else:
        from omnibus_desktop.cli.example import example

        say(example(chosen))
    return DONE
