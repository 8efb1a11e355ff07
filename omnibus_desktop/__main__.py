"""Arguments decide: a subcommand runs without a window, anything else opens it."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

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
_ENDINGS = (
    *(".sav", ".zsav", ".por", ".dta", ".sas7bdat", ".xpt", ".xlsx", ".xlsm", ".ods"),
    *(".csv", ".tsv", ".tab", ".txt", ".sss", ".xml", ".asc", ".dat", ".omnibus"),
    *(".png", ".svg", ".pdf", ".pptx"),
)
_WRONG_USAGE = 2


def main() -> int:
    """Run the program with the process's own arguments; returns the exit status."""
    arguments = sys.argv[1:]
    if arguments and (arguments[0] in SUBCOMMANDS or arguments[0] in ("-h", "--help")):
        from omnibus_desktop.cli import run as run_command

        return run_command(arguments)
    if arguments[:1] == ["--reading-process"]:  # by this program itself: see readers.spare
        from omnibus_desktop.readers.reading_process import main as read

        return read(early=arguments[1:] == ["early"])
    if unknown := _unknown_word(arguments):
        return _refuse(unknown)
    gc.disable()  # what the modules of a start make stays for good; the window turns it on again
    from omnibus_desktop.app.qt_import import import_qt

    import_qt()
    from omnibus_desktop.app.main import run as run_window

    return run_window(arguments)


def _unknown_word(arguments: list[str]) -> str:
    """The one word that is typed, where it can neither be a command nor a file, "" otherwise. A
    file that is not there, but could be one, is the window's to tell."""
    words = [word for word in arguments if not word.startswith("-")]
    if len(words) != 1 or words[0].lower().endswith(_ENDINGS) or _exists(words[0]):
        return ""
    return words[0]


def _exists(word: str) -> bool:
    try:
        return Path(word).exists()
    except OSError:  # too long for a name
        return False


def _refuse(word: str) -> int:
    from omnibus_desktop.cli.output import tell
    from omnibus_desktop.wave.plain_text import plain

    tell(
        f"omnibus-desktop: {plain(word)} is neither a command nor a file that is there;"
        " list the commands with: omnibus-desktop --help"
    )
    return _WRONG_USAGE


if __name__ == "__main__":
    sys.exit(main())
