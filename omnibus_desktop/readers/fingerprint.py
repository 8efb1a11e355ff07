"""The fingerprint of a wave's files, by which a change of them is noticed."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Self

from omnibus_desktop.errors import OmnibusError

_BLOCK = 1 << 20
Stamp = tuple[tuple[int, int], ...]  # of each file its size and when it was written last


class Fingerprint:
    """The SHA-256 of a file, taken in a thread while the file is read; given up when that ends.
    `size` is how many bytes the file had when that began."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._given_up = threading.Event()
        self._digest = hashlib.sha256()
        self._failed: OSError | None = None
        self._before = _written(path)
        self._thread = threading.Thread(target=self._take, name="fingerprint")
        self.size = self._before[0]

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._given_up.set()
        self._thread.join()

    def result(self) -> str:
        """The fingerprint in hexadecimal digits. Raises OSError where the file fails, and
        OmnibusError where it was written to meanwhile."""
        self._thread.join()
        if self._failed is not None:
            raise self._failed
        if _written(self._path) != self._before:
            raise OmnibusError(
                f"{self._path.name}: another program wrote this file while it was read",
                "wait until that has ended, and open it again",
            )
        return self._digest.hexdigest()

    def _take(self) -> None:
        try:
            with self._path.open("rb") as file:
                while not self._given_up.is_set() and (block := file.read(_BLOCK)):
                    self._digest.update(block)
        except OSError as error:
            self._failed = error


def of_all_files(fingerprint: str, path: Path, beside: tuple[str, ...]) -> str:
    """The fingerprint of a wave that is in several files, whichever of them was opened."""
    if not beside:
        return fingerprint
    digests = [fingerprint]
    for name in beside:
        with path.with_name(name).open("rb") as file:
            digests.append(hashlib.file_digest(file, "sha256").hexdigest())
    return _of_digests(digests)


def of_contents(contents: Iterable[bytes]) -> str:
    """The fingerprint of a wave in files with these contents."""
    digests = [hashlib.sha256(content).hexdigest() for content in contents]
    return digests[0] if len(digests) == 1 else _of_digests(digests)


def _of_digests(digests: Iterable[str]) -> str:
    return hashlib.sha256("".join(sorted(digests)).encode()).hexdigest()


def fingerprint_of(path: Path, beside: tuple[str, ...], tell: Callable[[float], None]) -> str:
    """The fingerprint of the wave in this file and those beside it. `tell` is told the share done
    again and again. Raises OSError, and whatever `tell` raises."""
    digest = hashlib.sha256()
    size = max(1, path.stat().st_size)
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
            tell(min(1.0, file.tell() / size))
    return of_all_files(digest.hexdigest(), path, beside)


def stamp_of(path: Path, beside: tuple[str, ...]) -> Stamp:
    """What tells that these files have been written, without reading them. Raises OSError."""
    return tuple(_written(path.with_name(name)) for name in (path.name, *beside))


def _written(path: Path) -> tuple[int, int]:
    status = path.stat()
    return status.st_size, status.st_mtime_ns
