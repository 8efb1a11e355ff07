"""Where words go: data to standard output, everything else to standard error."""

from __future__ import annotations

import sys
from typing import TextIO


def say(text: str) -> None:
    """Write data to standard output, in UTF-8 wherever it is not a terminal."""
    _write(sys.stdout, text)


def tell(text: str) -> None:
    """Write a line to standard error."""
    _write(sys.stderr, text)


def _write(stream: TextIO | None, text: str) -> None:
    if stream is None:  # a program without a console has no streams
        return
    line = text if text.endswith("\n") else f"{text}\n"
    encoding = (stream.encoding or "utf-8") if stream.isatty() else "utf-8"
    buffer = getattr(stream, "buffer", None)
    if buffer is None:
        stream.write(line)
    else:
        stream.flush()
        buffer.write(line.encode(encoding, "backslashreplace"))
    stream.flush()
