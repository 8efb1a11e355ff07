"""A file to be read: that there is one, and what to tell where it cannot be read."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from omnibus_desktop.errors import OmnibusError


@contextmanager
def regular_file(path: Path) -> Iterator[int]:
    """The size of the file in bytes, never 0.

    Raises OmnibusError that names the file where it is missing, no file, empty or may not be
    read, also for what happens while it is read inside the `with`.
    """
    name = path.name
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise OmnibusError(f"{name}: this is a folder", "choose a file inside it")
        if not stat.S_ISREG(status.st_mode):
            raise OmnibusError(f"{name}: this is not an ordinary file", "choose a survey file")
        if status.st_size == 0:
            raise OmnibusError(f"{name}: the file is empty (0 bytes)", "get a new copy of it")
        yield status.st_size
    except FileNotFoundError as error:
        advice = "check its name"
        raise OmnibusError(f"{name}: there is no such file", advice, str(error)) from error
    except PermissionError as error:
        advice = "ask for the right to read it, or close the program that holds it"
        raise OmnibusError(f"{name}: the file may not be read", advice, str(error)) from error
    except OSError as error:
        advice = "copy it to this computer and open the copy"
        raise OmnibusError(f"{name}: the file could not be read", advice, str(error)) from error
