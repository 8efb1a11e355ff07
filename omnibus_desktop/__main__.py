"""Arguments decide: a subcommand runs without a window, anything else opens it."""

from __future__ import annotations

import gc
import sys

SUBCOMMANDS = frozenset(
    (
        "info",
        "questions",
        "table",
        "book",
        "chart",
        "briefing",
        "compare",
        "possible",
        "check",
        "example",
    )
)


def main() -> int:
    """Run the program with the process's own arguments; returns the exit status."""
    arguments = sys.argv[1:]
    if arguments and (arguments[0] in SUBCOMMANDS or arguments[0] in ("-h", "--help")):
        from omnibus_desktop.cli import run as run_command

        return run_command(arguments)
    if arguments == ["--reading-process"]:  # by this program itself: see readers.isolated
        from omnibus_desktop.readers.reading_process import main as read

        return read()
    gc.disable()  # what the modules of a start make stays for good; the window turns it on again
    from omnibus_desktop.app.main import run as run_window

    return run_window(arguments)


if __name__ == "__main__":
    sys.exit(main())
