"""The set-up of a wave in a file of its own beside it: WAVE.setup.json. The wave's own file is
never written."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.readers.regular_file import regular_file
from omnibus_desktop.readers.setup_beside import setup_path
from omnibus_desktop.wave.setup import Setup
from omnibus_desktop.wave.setup_text import damaged, from_text, to_text
from omnibus_desktop.writing import replace_file

_LARGEST = 16 << 20  # bytes


def read_setup(wave: Path) -> Setup:
    """The set-up beside the wave in this file, an empty one where there is none.

    Raises OmnibusError, which names the file, where it cannot be read or is none.
    """
    path = setup_path(wave)
    try:
        if not path.exists():
            return Setup()
        with regular_file(path) as size:
            if size > _LARGEST:
                raise damaged(path.name, f"{size} bytes")
            return from_text(path.read_text(encoding="utf-8"), path.name)
    except UnicodeDecodeError as error:
        raise damaged(path.name, str(error)) from error
    except OSError as error:
        raise OmnibusError(
            f"{path.name} could not be read", "check that it may be read", str(error)
        ) from error


def save_setup(wave: Path, setup: Setup) -> None:
    """Save the set-up beside the wave in this file, in one step; an empty one leaves no file. What
    lies there and cannot be read is kept under another name.

    Raises OmnibusError, which names the file, where the system does not allow it.
    """
    path = setup_path(wave)
    _put_aside(wave, path)
    if setup != Setup():
        content = to_text(setup).encode(errors="backslashreplace")  # as JSON writes such letters

        def write(stream: BinaryIO) -> None:
            stream.write(content)

        replace_file(path, write)
        return
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise OmnibusError(
            f"{path.name} could not be removed",
            f"remove it from the folder {path.parent.name} yourself",
            str(error),
        ) from error


def _put_aside(wave: Path, path: Path) -> None:
    """Give the file another name where it is no set-up that can be read: it may be that of a newer
    version, or one that a person could mend."""
    try:
        if not path.is_file():
            return
        read_setup(wave)
    except OSError:  # its name is too long, which saving it will tell
        return
    except OmnibusError as unread:
        number, aside = 1, path.with_name(f"{path.name}.unread")
        while aside.exists():
            number += 1
            aside = path.with_name(f"{path.name}.unread-{number}")
        try:
            path.rename(aside)
        except OSError as error:
            raise OmnibusError(
                f"{path.name} cannot be read, and could not be kept under another name",
                "rename it yourself",
                str(error),
            ) from unread
