"""Reports of what went wrong, to be copied and sent: where in the program it was and on what
computer, but nothing of the survey and nobody's name or folders."""

from __future__ import annotations

import getpass
import platform
import re
import traceback
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication

from omnibus_desktop import __version__

#: Errors of which Python itself writes the words, of names and types in the program.
_OF_PROGRAM = (
    ArithmeticError,
    AttributeError,
    ImportError,
    IndexError,
    MemoryError,
    NameError,
    NotImplementedError,
    RecursionError,
    TypeError,
)
_LEFT_OUT = "(its words are left out: they may hold answers)"
_ROOTS = ("omnibus_desktop", "site-packages")  # of paths of modules, which begin with these
_SHORTEST = 3  # letters of a name that is looked for: shorter ones are in many words


def bug_report(error: BaseException, trace: TracebackType | None) -> str:
    """The chain of errors with the lines of the program that led to each, the last one last."""
    return without_person("\n".join(_chain(error, trace, set())))


def about_computer() -> str:
    """Version of the program, system, Qt and Python, a line."""
    return (
        f"Omnibus Desktop {__version__} on {platform.system()} {platform.release()}"
        f" ({platform.machine()}, {QGuiApplication.platformName()}), Qt {qVersion()},"
        f" Python {platform.python_version()}"
    )


def without_person(text: str) -> str:
    """The text without the person's home folder and without the name that they log in by."""
    home = Path.home()
    for folder in {str(home), home.as_posix(), repr(str(home))[1:-1]}:
        if len(folder) > _SHORTEST:
            text = text.replace(folder, "~")
    for name in {home.name, _login()}:
        if len(name) >= _SHORTEST:
            text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", "(user)", text, flags=re.IGNORECASE)
    return text


def _chain(error: BaseException, trace: TracebackType | None, seen: set[int]) -> Iterator[str]:
    seen.add(id(error))
    hidden = None if error.__suppress_context__ else error.__context__
    before = error.__cause__ or hidden
    if before is not None and id(before) not in seen:
        yield from _chain(before, before.__traceback__, seen)
        yield "which led to"
    for frame in traceback.extract_tb(trace):
        yield f"  {_module(frame.filename)}:{frame.lineno} in {frame.name}: {frame.line}"
    yield f"{type(error).__qualname__}: {_words(error)}"


def _words(error: BaseException) -> str:
    """What the error says, where that is nothing of a survey."""
    if isinstance(error, OSError):
        return error.strerror or ""
    if isinstance(error, _OF_PROGRAM) or not str(error):
        return str(error)
    return _LEFT_OUT


def _module(path: str) -> str:
    """The module's path without the folders that the program lies in."""
    parts = Path(path).parts
    places = [place for place, part in enumerate(parts) if part in _ROOTS]
    return Path(*parts[places[-1] :]).as_posix() if places else Path(path).name


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # a system without such names
        return ""
