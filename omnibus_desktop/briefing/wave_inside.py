"""A wave inside the file of its briefing: its files, compressed, as lines of text at the end.

They stand after everything else and apart from it, so that the briefing itself is read, compared
and kept without them, and so that damage to them costs no slide.
"""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import PureWindowsPath
from typing import Any

from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.values import dataclass

MOST = 30 << 20  # bytes of the files together
_MOST_FILES = 8
_LONGEST_NAME = 255  # characters
_LINE = 240  # characters of base64
_BLOCK = 1 << 20  # bytes
_NAME = "embedded"
_BEGINS = f'\n "{_NAME}": {{'  # in no text of a briefing: there every line break is escaped
_END = "\n}\n"
#: What reading such a block raises where it is damaged.
DAMAGED = (LookupError, TypeError, ValueError, AttributeError, zlib.error)


@dataclass(frozen=True)
class WaveFile:
    """One file: its name without a folder, and its bytes."""

    name: str
    content: bytes


@dataclass(frozen=True)
class WaveFiles:
    """The wave with this fingerprint: its file, and those that belong to it."""

    fingerprint: str
    files: tuple[WaveFile, ...]

    @property
    def size(self) -> int:
        """How many bytes the files have together."""
        return sum(len(each.content) for each in self.files)


def too_large(name: str, size: int) -> OmnibusError:
    """What to say of a wave that is larger than a briefing may hold."""
    return OmnibusError(
        f"{name} has {size / (1 << 20):,.0f} MB: a briefing can hold at most {MOST >> 20} MB",
        "leave it beside the briefing, and hand on both files together",
    )


def to_block(wave: WaveFiles, progress: Callable[[float], None]) -> bytes:
    """The wave as it stands in the briefing's file: JSON in ASCII. `progress` is called with the
    share that is done; what it raises ends the work."""
    done, total = 0, max(1, wave.size)
    files: list[Mapping[str, Any]] = []
    for each in wave.files:
        squeeze = zlib.compressobj()
        pieces = []
        for start in range(0, len(each.content), _BLOCK):
            pieces.append(squeeze.compress(each.content[start : start + _BLOCK]))
            done += len(each.content[start : start + _BLOCK])
            progress(done / total)
        pieces.append(squeeze.flush())
        text = base64.b64encode(b"".join(pieces)).decode("ascii")
        size = len(each.content)
        files.append({"name": each.name, "size": size, "data": list(_lines(text))})
    return laid_out(wave.fingerprint, files)


def laid_out(fingerprint: str, files: Sequence[Mapping[str, Any]]) -> bytes:
    """The block of the wave with this fingerprint, its files as JSON has them."""
    written = []
    for each in files:
        lines = ",\n".join(f'     "{line}"' for line in each["data"])
        head = f'    "name": {json.dumps(each["name"])},\n    "size": {int(each["size"])},\n'
        written.append(f'   {{\n{head}    "data": [\n{lines}\n    ]\n   }}')
    known = f'  "fingerprint": {json.dumps(fingerprint)},\n'
    together = ",\n".join(written)
    return f'{{\n{known}  "files": [\n{together}\n  ]\n }}'.encode("ascii")


def from_block(block: bytes) -> WaveFiles:
    """The wave in such a block. Raises ValueError where it is damaged, holds more than a briefing
    may, or names files that are in a folder. (Whether they have the fingerprint is to be seen.)"""
    try:
        content = json.loads(block)
        named = content["files"]
        if not 1 <= len(named) <= _MOST_FILES:
            raise ValueError(f"{len(named)} files")
        room, files = MOST, []
        for each in named:
            files.append(WaveFile(_name(each["name"]), _content(each, room)))
            room -= len(files[-1].content)
        if len({each.name.casefold() for each in files}) < len(files):
            raise ValueError("a name twice")
        return WaveFiles(str(content["fingerprint"]), tuple(files))
    except (RecursionError, *DAMAGED) as error:
        raise ValueError(f"the wave inside is damaged: {error!r:.200}") from error


def split(text: str) -> tuple[str, bytes]:
    """The text of a briefing's file without the wave, and the wave's block, b"" where there is
    none."""
    head, begins, rest = text.rpartition(_BEGINS)
    if not begins:
        return text, b""
    whole = rest.endswith(_END)
    block = "{" + (rest[: -len(_END)] if whole else rest)
    return head.rstrip(",") + _END, block.encode(errors="backslashreplace")


def with_block(content: bytes, block: bytes) -> bytes:
    """The bytes of a briefing's file with this wave at their end."""
    return b"".join(
        (content[: -len(_END)], b",", _BEGINS[:-1].encode("ascii"), block, _END.encode("ascii"))
    )


def without_block(content: bytes) -> bytes:
    """The bytes of a briefing's file without a wave."""
    head, begins, _ = content.rpartition(_BEGINS.encode("ascii"))
    if begins:
        return head.rstrip(b",") + _END.encode("ascii")
    if f'"{_NAME}"'.encode("ascii") not in content:
        return content
    try:
        known = json.loads(content)  # another program has written it anew
        return json.dumps(without(known)[0], ensure_ascii=False, indent=1).encode()
    except (ValueError, RecursionError):
        return b""  # nobody can tell where the wave ends


def without(content: Any) -> tuple[Any, bytes]:
    """The content of a briefing's file without the wave, and the wave's block."""
    if not isinstance(content, dict) or _NAME not in content:
        return content, b""
    others = {name: value for name, value in content.items() if name != _NAME}
    return others, json.dumps(content[_NAME]).encode("ascii")


def _lines(text: str) -> Iterator[str]:
    return (text[start : start + _LINE] for start in range(0, len(text), _LINE))


def _name(name: object) -> str:
    """A name of a file that is in no folder. Raises ValueError."""
    known = str(name)
    if PureWindowsPath(known).name != known or known in ("", ".", "..") or "\0" in known:
        raise ValueError(f"{known!r:.40} in place of a name")
    if len(known) > _LONGEST_NAME:
        raise ValueError("a name that is too long")
    return known


def _content(each: dict[str, Any], room: int) -> bytes:
    """The bytes of a file, which may have so many. Raises ValueError or zlib.error."""
    size = each["size"]
    if not isinstance(size, int) or not 0 <= size <= room:
        raise ValueError(f"{size!r:.40} bytes")
    swell = zlib.decompressobj()
    found = swell.decompress(base64.b64decode("".join(each["data"]), validate=True), size + 1)
    if len(found) != size or not swell.eof:
        raise ValueError(f"{len(found)} bytes in place of {size}")
    return found
