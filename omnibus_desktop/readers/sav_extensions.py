"""The records of later SPSS versions, taken apart: bytes in, bytes and numbers out."""

from __future__ import annotations

import io
import re
import struct
from collections.abc import Iterator, Sequence

from omnibus_desktop.readers.sav_source import Source


def name_pairs(contents: Sequence[bytes]) -> dict[bytes, bytes]:
    """Record 13: the long name of each short name in capitals."""
    pairs = (pair.partition(b"=") for content in contents for pair in content.split(b"\t"))
    return {short.strip(b" \0").upper(): long.strip(b" \0") for short, _, long in pairs if long}


def long_widths(contents: Sequence[bytes]) -> dict[bytes, int]:
    """Record 14: how many bytes a very long text has, by its short name in capitals."""
    bare = [content.replace(b"\0", b"").strip() for content in contents]
    widths = {}
    for short, width in name_pairs(bare).items():
        if re.fullmatch(rb"[0-9]{1,5}", width):
            widths[short] = int(width)
    return widths


def measures(contents: Sequence[bytes], variables: int, order: str) -> list[int]:
    """Record 11: the measurement level of each variable record; empty where it does not fit."""
    content = b"".join(contents)
    numbers = struct.unpack(f"{order}{len(content) // 4}i", content[: len(content) // 4 * 4])
    for size in (3, 2):  # the display width is not always there
        if len(numbers) == size * variables:
            return list(numbers[::size])
    return []


def long_labels(
    contents: Sequence[bytes], order: str
) -> Iterator[tuple[bytes, list[tuple[bytes, bytes]]]]:
    """Record 21: name of a variable, and its values with their labels. Raises OmnibusError."""
    for source in _sources(contents, order):
        while source.left:
            name = source.take(source.int32())
            source.int32()  # the width, which the variable record tells
            count = source.int32()
            pairs: list[tuple[bytes, bytes]] = []
            while len(pairs) < count:
                value = source.take(source.int32())
                pairs.append((value, source.take(source.int32())))
            yield name, pairs


def long_missing(contents: Sequence[bytes], order: str) -> Iterator[tuple[bytes, list[bytes]]]:
    """Record 22: name of a variable, and its missing values. Raises OmnibusError."""
    for source in _sources(contents, order):
        while source.left:
            name = source.take(source.int32())
            count = source.take(1)[0]
            length = source.int32()
            again = struct.pack(order + "i", length)
            codes = []
            for number in range(count):
                # old versions of PSPP wrote the length before every value
                if number and source.left > length and source.peek(4) == again:
                    source.take(4)
                codes.append(source.take(length))
            yield name, codes


def attributes(content: bytes) -> list[tuple[bytes, bytes]]:
    """Record 17: names and values; an array has a name a value, such as part[2]."""
    found, _ = _attribute_set(content, 0)
    return found


def variable_attributes(contents: Sequence[bytes]) -> list[tuple[bytes, bytes, bytes]]:
    """Record 18: names of variables, names of attributes, values."""
    found = []
    for content in contents:
        place = 0
        while (colon := content.find(b":", place)) >= 0:
            variable = content[place:colon]
            pairs, place = _attribute_set(content, colon + 1)
            found += [(variable, name, value) for name, value in pairs]
            if content[place : place + 1] != b"/":
                break
            place += 1
    return found


def _attribute_set(content: bytes, place: int) -> tuple[list[tuple[bytes, bytes]], int]:
    """The attributes from `place` on, as name('value'LF'value'LF), and where they end."""
    found = []
    while content[place : place + 1] != b"/" and (bracket := content.find(b"(", place)) >= 0:
        name = content[place:bracket].strip()
        values = []
        place = bracket + 1
        while content[place : place + 1] == b"'" and (end := content.find(b"\n", place)) >= 0:
            values.append(content[place + 1 : end - 1])
            place = end + 1
        if content[place : place + 1] != b")":
            break
        place += 1
        for number, value in enumerate(values, 1):
            found.append((name + (b"[%d]" % number if len(values) > 1 else b""), value))
    return found, place


def _sources(contents: Sequence[bytes], order: str) -> Iterator[Source]:
    for content in contents:
        source = Source(io.BytesIO(content), "", len(content))
        source.order = order
        yield source
