"""An SPSS file that is open for reading: its bytes, taken only where there are so many left."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.readers.file_types import type_named_by
from omnibus_desktop.readers.regular_file import regular_file

AHEAD_BYTES = 1 << 16
_INT32 = {order: struct.Struct(f"{order}i").unpack_from for order in "<>"}
COPY_AGAIN = "get a new copy of the file from where it came from"


class Source:
    """The file from the place that was reached, and the words for what is wrong with it.

    `order` is struct's and numpy's sign for the byte order: "<" or ">".
    """

    def __init__(self, file: BinaryIO, name: str, size: int) -> None:
        self._file = file
        self._held = b""  # bytes read ahead, and how many of them are taken
        self._taken = 0
        self._before = 0  # how many bytes lie before those
        self.name = name
        self.size = size
        self.order = "<"

    @property
    def place(self) -> int:
        """How many bytes lie before the next."""
        return self._before + self._taken

    @property
    def left(self) -> int:
        """How many bytes follow."""
        return self.size - self.place

    def move_to(self, place: int) -> None:
        """Go on at this place."""
        self._file.seek(place)
        self._held, self._taken, self._before = b"", 0, place

    def take(self, count: int) -> bytes:
        """The next `count` bytes. Raises OmnibusError where there are not so many."""
        end = self._taken + count
        if count < 0 or end > len(self._held):
            self._hold(count)
            end = count
        taken = self._held[self._taken : end]
        self._taken = end
        return taken

    def in_hand(self, count: int) -> bytes:
        """The next `count` bytes as far as they are read already, without going on."""
        return self._held[self._taken : self._taken + count]

    def take_if(self, expected: bytes) -> bool:
        """Whether the next bytes are these, and in hand; they are taken then."""
        if not self._held.startswith(expected, self._taken):
            return False
        self._taken += len(expected)
        return True

    def peek(self, count: int) -> bytes:
        """The next `count` bytes, or those that are left, without going on."""
        count = min(count, self.left)
        self.take(count)
        self._taken -= count
        return self._held[self._taken : self._taken + count]

    def int32(self) -> int:
        """The next four bytes as a whole number."""
        if self._taken + 4 > len(self._held):
            self._hold(4)
        number: int = _INT32[self.order](self._held, self._taken)[0]
        self._taken += 4
        return number

    def int32s(self, count: int) -> tuple[int, ...]:
        """The next `count` whole numbers of four bytes."""
        if count < 0:
            raise self.damaged(f"a count of {count} at byte {self.place}")
        return struct.unpack(f"{self.order}{count}i", self.take(4 * count))

    def _hold(self, count: int) -> None:
        """Have at least `count` bytes in hand, none of them taken."""
        if count < 0:
            raise self.damaged(f"a length of {count} at byte {self.place}")
        if count > self.left:
            raise self.cut(f"{count} bytes wanted at byte {self.place}, {self.left} left")
        rest = self._held[self._taken :]
        self._before += self._taken
        self._taken = 0
        self._held = rest + self._file.read(max(AHEAD_BYTES, count) - len(rest))
        if len(self._held) < count:
            raise self.cut(f"only {len(self._held)} of {count} bytes could be read")

    def damaged(self, detail: str) -> OmnibusError:
        """What to raise where the file contradicts itself."""
        return OmnibusError(f"{self.name}: this SPSS file is damaged", COPY_AGAIN, detail)

    def cut(self, detail: str) -> OmnibusError:
        """What to raise where the file ends too early."""
        return OmnibusError(
            f"{self.name}: this SPSS file is cut, its end is missing", COPY_AGAIN, detail
        )

    def refused(self, what: str, advice: str, detail: str = "") -> OmnibusError:
        """What to raise where the file may be sound but cannot be read here."""
        return OmnibusError(f"{self.name}: {what}", advice, detail)


@contextmanager
def opened(path: Path) -> Iterator[Source]:
    """The SPSS file at `path`, read-only, at its first byte; closed at the end.

    Raises OmnibusError that names the file: not there, no file, no right to read it, empty, not
    an SPSS file (and what it is instead), or it fails while it is read.
    """
    with regular_file(path) as size, path.open("rb") as file:
        _check_type(file, path.name)
        yield Source(file, path.name, size)


def _check_type(file: BinaryIO, name: str) -> None:
    start = file.read(4096)
    file.seek(0)
    if start[:4] in (b"$FL2", b"$FL3"):
        return
    if start[8:20] == b"ENCRYPTEDSAV":
        raise OmnibusError(
            f"{name}: this SPSS file is password-protected (encrypted)",
            "ask for it without a password, or save it without one in SPSS",
        )
    raise OmnibusError(
        f"{name}: this is not an SPSS file but {type_named_by(start)}",
        "choose a .sav or .zsav file, or give the file its proper ending",
        f"it begins with {start[:16]!r}",
    )
