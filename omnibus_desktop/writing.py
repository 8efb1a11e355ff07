"""Files that are either wholly there or not there at all."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from omnibus_desktop.errors import OmnibusError

#: The date in files that have to have one, so that the same content gives the same bytes: the first
#: that a zip file can hold.
FIRST_MOMENT = datetime(1980, 1, 1, tzinfo=UTC)

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)
_UNABLE = (errno.EINVAL, errno.ENOTSUP)  # some network file systems cannot force a folder
_WAITS = (0.05, 0.1, 0.2) if os.name == "nt" else ()  # seconds, for a file that is locked
_REMAINS_AFTER = 3600.0  # seconds; what is younger may still be written
_NO_FOLDER = (errno.ENOENT, errno.ENOTDIR)


def replace_file(path: Path, write: Callable[[BinaryIO], None], *, private: bool = False) -> None:
    """Put what `write` writes in the place of the file, in one step.

    It is written to a neighbour first, forced to the disk, and moved over the file: whatever
    happens, the path holds either the old file or the new one, whole, and no neighbour is left.
    A new file may be read by whoever new files may be read by; a `private` one by nobody else.
    Raises OmnibusError, which names the file, where the system does not allow it.
    """
    target = Path(os.path.realpath(path))  # a link goes on pointing at the file that it names
    neighbour = target.with_name(f".omnibus-{secrets.token_hex(6)}.part")
    try:
        _write_whole(neighbour, write, 0o600 if private else 0o666)
        _keep_rights(target, neighbour)
        _move(neighbour, target)
        _settle(target.parent)
    except OSError as error:
        raise _told(path, error) from error
    finally:
        _remove(neighbour)


def remove_remains(folder: Path) -> None:
    """Take away what writes left in this folder that were killed more than an hour ago."""
    with suppress(OSError):
        for remains in folder.glob(".omnibus-*.part"):
            if time.time() - remains.stat().st_mtime > _REMAINS_AFTER:
                remains.unlink()


def replace_folder(path: Path, write: Callable[[Path], None]) -> None:
    """Put a folder that `write` fills at this path, in one step; an older one is replaced whole.

    It is filled beside, and moved into place when all is in it: whatever happens, the path holds
    either the old folder or the new one, whole, and nothing else is left. Raises OmnibusError,
    which names the folder, where the system does not allow it.
    """
    target = Path(os.path.realpath(path))
    mark = secrets.token_hex(6)
    neighbour, old = (target.with_name(f".omnibus-{mark}.{end}") for end in ("part", "old"))
    try:
        neighbour.mkdir()
        write(neighbour)
        _settle(neighbour)
        _exchange(neighbour, target, old)
        _settle(target.parent)
    except OSError as error:
        raise _told(path, error) from error
    finally:
        shutil.rmtree(neighbour, ignore_errors=True)
        if target.exists():  # else it is all that there is
            shutil.rmtree(old, ignore_errors=True)


def _exchange(neighbour: Path, target: Path, old: Path) -> None:
    """Move the new folder to where the old one is, which is put back where that fails."""
    if target.exists():
        _move(target, old, named=target)
    try:
        _move(neighbour, target)
    except (OSError, OmnibusError):
        if old.exists():
            old.replace(target)
        raise


def replace_content(path: Path, content: bytes, *, private: bool = False) -> None:
    """Put these bytes in the place of the file, as `replace_file` does."""

    def write(stream: BinaryIO) -> None:
        stream.write(content)

    replace_file(path, write, private=private)


def _write_whole(neighbour: Path, write: Callable[[BinaryIO], None], rights: int) -> None:
    with open(neighbour, "xb", opener=lambda name, how: os.open(name, how, rights)) as stream:
        write(stream)
        stream.flush()
        os.fsync(stream.fileno())


def _keep_rights(target: Path, neighbour: Path) -> None:
    """Let the new file be read by whoever could read the old one."""
    with suppress(FileNotFoundError):
        neighbour.chmod(target.stat().st_mode & 0o777)


def _move(neighbour: Path, target: Path, named: Path | None = None) -> None:
    """Move in one step; `named` is what a person is told of, if that is not the target."""
    try:
        for wait in _WAITS:
            try:
                neighbour.replace(target)
            except PermissionError:  # a scanner may hold it for a moment
                time.sleep(wait)
            else:
                return
        neighbour.replace(target)
    except PermissionError as error:
        # writing in the folder was allowed, taking the file's place was not
        name = (named or target).name
        raise OmnibusError(
            f"{name} could not be saved: it is open in another program or protected",
            "close it there and try again, or choose another name",
            str(error),
        ) from error


def _settle(folder: Path) -> None:
    """Force the move itself to the disk, where the system knows how to (Windows does not)."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _UNABLE:
            raise
    finally:
        os.close(descriptor)


def _remove(neighbour: Path) -> None:
    """Take the neighbour away where it was not moved."""
    with suppress(OSError):
        if neighbour.exists():
            neighbour.unlink()


def _told(path: Path, error: OSError) -> OmnibusError:
    """The system's refusal in words."""
    name, detail = path.name, str(error)
    if error.errno in _FULL:
        return OmnibusError(
            f"{name} could not be saved: the disk is full",
            "make room or choose another folder",
            detail,
        )
    if error.errno in _FORBIDDEN:
        return OmnibusError(
            f"{name} could not be saved: you may not write in the folder {path.parent.name}",
            "choose another folder",
            detail,
        )
    if error.errno in _NO_FOLDER:
        return OmnibusError(
            f"{name} could not be saved: the folder {path.parent.name} is not there",
            "choose another folder",
            detail,
        )
    if error.errno == errno.ENAMETOOLONG:
        return OmnibusError(
            f"{name[:40]}... could not be saved: its name is too long",
            "choose a shorter name",
            detail,
        )
    if error.errno == errno.EISDIR:
        return OmnibusError(
            f"{name} could not be saved: it is a folder", "choose another name", detail
        )
    return OmnibusError(f"{name} could not be saved", "try again, or choose another folder", detail)
