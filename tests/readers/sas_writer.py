"""Writes SAS files (.sas7bdat) for tests: uncompressed, of 32 bits, one page of description.

After the description of the format by M. Shotwell, "SAS7BDAT Database Binary Format".
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass

PAGE = 4096
HEADER = 1024
_MAGIC = bytes(12) + bytes.fromhex("c2ea8160b31411cfbd92080009c7318c181f1011")
_PAGE_HEADER = 24
_META, _DATA = 0x0000, 0x0100
_ROW_SIZE, _COLUMN_SIZE, _FORMAT = 0xF7F7F7F7, 0xF6F6F6F6, 0xFFFFFBFE
_ATTRIBUTES, _TEXT, _NAMES = 0xFFFFFFFC, 0xFFFFFFFD, 0xFFFFFFFF
_UTF_8 = 20
_MISSING = bytes([0, 0, 0, 0, 0, 0xFE, 0xFF, 0xFF])


@dataclass
class SasColumn:
    """A variable. `width` 0 is a number, None among them is missing."""

    name: str
    values: Sequence[float | str | None]
    width: int = 0
    label: str = ""
    format: str = ""


def sas_file(columns: Sequence[SasColumn]) -> bytes:
    """The file, little-endian, with its rows on pages of their own."""
    length = sum(column.width or 8 for column in columns)
    rows = [
        b"".join(_cell(column, column.values[row]) for column in columns)
        for row in range(len(columns[0].values))
    ]
    room = (PAGE - _PAGE_HEADER) // length
    pages = [_described(columns, length, len(rows), room)]
    for first in range(0, len(rows), room):
        some = rows[first : first + room]
        head = bytes(16) + struct.pack("<4H", _DATA, len(some), 0, 0)
        pages.append((head + b"".join(some)).ljust(PAGE, b"\0"))
    return _header(len(pages)) + b"".join(pages)


def _header(pages: int) -> bytes:
    start = bytearray(_MAGIC.ljust(164, b"\0"))
    start[32:40] = b"\x22\x22\0\x32\x22\x01\x02\x31"
    start[70] = _UTF_8
    start[84:92] = b"SAS FILE"
    start[92:124] = b"WAVE".ljust(32)
    start[156:164] = b"DATA    "
    times = struct.pack("<4d", 1.6e9, 1.6e9, 0, 0)
    sizes = struct.pack("<3I", HEADER, PAGE, pages)
    end = bytes(8) + b"9.0401M1" + b"Linux".ljust(16) + bytes(32)
    return (bytes(start) + times + sizes + end).ljust(HEADER, b"\0")


def _cell(column: SasColumn, value: float | str | None) -> bytes:
    if column.width:
        return str(value or "").encode()[: column.width].ljust(column.width)
    return _MISSING if value is None else struct.pack("<d", value)


def _described(columns: Sequence[SasColumn], length: int, rows: int, room: int) -> bytes:
    """The first page: its subheaders, from its end to its front."""
    text = bytearray(b"\0\0" + bytes(26))
    references = {
        word: _reference(text, word)
        for column in columns
        for word in (column.name, column.label, column.format)
    }
    text += bytes(-len(text) % 4)
    row_size = bytearray(480)
    struct.pack_into("<I", row_size, 0, _ROW_SIZE)
    struct.pack_into("<2I", row_size, 20, length, rows)
    struct.pack_into("<2I", row_size, 36, len(columns), 0)
    struct.pack_into("<I", row_size, 60, room)
    struct.pack_into("<H", text, 0, len(text) + 4 - 12)
    names = b"".join(references[column.name] + bytes(2) for column in columns) + bytes(8)
    subheaders = [
        bytes(row_size),
        struct.pack("<3I", _COLUMN_SIZE, len(columns), 0),
        struct.pack("<I", _TEXT) + bytes(text),
        struct.pack("<IH6x", _NAMES, len(names)) + names,
        _attributes(columns),
    ]
    for column in columns:
        about = references[column.format] + references[column.label]
        subheaders.append(struct.pack("<I30x", _FORMAT) + about + bytes(6))
    page = bytearray(PAGE)
    struct.pack_into("<4H", page, 16, _META, len(subheaders), len(subheaders), 0)
    end = PAGE
    for number, subheader in enumerate(subheaders):
        end -= len(subheader)
        page[end : end + len(subheader)] = subheader
        struct.pack_into("<2I", page, _PAGE_HEADER + 12 * number, end, len(subheader))
    return bytes(page)


def _reference(text: bytearray, word: str) -> bytes:
    """Adds the word to the text; the six bytes that lead to it."""
    raw = word.encode()
    place = len(text)
    text += raw + bytes(-len(raw) % 4)
    return struct.pack("<3H", 0, place, len(raw))


def _attributes(columns: Sequence[SasColumn]) -> bytes:
    content, place = b"", 0
    for column in columns:
        width, kind = (column.width, 2) if column.width else (8, 1)
        content += struct.pack("<2IHBx", place, width, len(column.name), kind)
        place += width
    content += bytes(8)
    return struct.pack("<IH6x", _ATTRIBUTES, len(content)) + content
