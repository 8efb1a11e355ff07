"""Looks whether a Stata file has room for what its header claims, before a parser believes it."""

from __future__ import annotations

import re
import struct
from pathlib import Path

from omnibus_desktop.errors import OmnibusError

_START = 4096
_END = b"</stata_dta>"
_OLD_HEADERS = {102: 60, 103: 60, 104: 60}  # bytes; 109 in all later ones
_ROWS = {117: "I", 118: "Q", 119: "Q"}
_VARIABLES = {117: "H", 118: "H", 119: "I"}


def check_layout(path: Path) -> None:
    """Raises OmnibusError that names the file where it is cut, or claims more rows than it has
    bytes for: a parser would lose labels without a word, or take memory until there is none."""
    size = path.stat().st_size
    with path.open("rb") as file:
        start = file.read(_START)
        file.seek(max(0, size - len(_END) - 2))
        end = file.read()
    try:
        tagged = start.startswith(b"<stata_dta>")
        variables, rows = _claims(start) if tagged else _old_claims(start)
    except (struct.error, KeyError) as error:
        raise _damaged(path.name, f"its header cannot be read: {error!r}") from error
    if tagged and not end.rstrip().endswith(_END):
        raise _damaged(path.name, "it does not end as such a file does")
    if rows * max(1, variables) > size:  # each value takes a byte at least
        raise _damaged(path.name, f"{rows} rows of {variables} variables in {size} bytes")


def _claims(start: bytes) -> tuple[int, int]:
    """How many variables and rows the header of format 117 or later claims."""
    release = re.search(rb"<release>(\d{3})</release>", start)
    version = int(release[1]) if release else 0
    order = ">" if b"<byteorder>MSF</byteorder>" in start else "<"
    variables = struct.unpack_from(order + _VARIABLES[version], start, start.find(b"<K>") + 3)
    rows = struct.unpack_from(order + _ROWS[version], start, start.find(b"<N>") + 3)
    return variables[0], rows[0]


def _old_claims(start: bytes) -> tuple[int, int]:
    """How many variables and rows the header of an older format claims."""
    order = ">" if start[1] == 1 else "<"
    variables, rows = struct.unpack_from(order + "HI", start, 4)
    if len(start) < _OLD_HEADERS.get(start[0], 109):
        raise struct.error("the header is cut")
    return variables, rows


def _damaged(name: str, detail: str) -> OmnibusError:
    return OmnibusError(
        f"{name}: the file is damaged or cut",
        "get a new copy of it, or save it anew in the program that it comes from",
        detail,
    )
