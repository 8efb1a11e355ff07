"""The messages of the reading process: a letter, a length, and so many bytes."""

from __future__ import annotations

import struct
from enum import StrEnum
from typing import IO

_HEAD = struct.Struct("<cQ")
_LONGEST = 2 << 30  # bytes of one message


class Frame(StrEnum):
    PROGRESS = "p"  # a share as text
    ERROR = "e"  # what a person can act on: message, advice, detail, in JSON
    HEADER = "h"  # the first of a parcel
    SECTION = "s"
    END = "z"  # the parcel is complete


def write_frame(out: IO[bytes], kind: Frame, content: bytes = b"") -> None:
    """Sends one message."""
    out.write(_HEAD.pack(kind.encode(), len(content)))
    out.write(content)
    if kind is not Frame.SECTION:
        out.flush()


def read_frame(source: IO[bytes]) -> tuple[Frame, bytes] | None:
    """The next message; None where there is no more. Raises ValueError for what is none, or is
    cut."""
    head = source.read(_HEAD.size)
    if not head:
        return None
    if len(head) < _HEAD.size:
        raise ValueError("a message is cut")
    letter, length = _HEAD.unpack(head)
    if length > _LONGEST:
        raise ValueError(f"a message claims {length} bytes")
    content = source.read(length)
    if len(content) < length:
        raise ValueError("a message is cut")
    return Frame(letter.decode("latin-1")), content
