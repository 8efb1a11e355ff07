"""The advance widths of a bundled font, read straight from its file.

Only what laying out text needs: which glyph stands for a character (`cmap`, formats 4 and 12)
and how far the pen moves after it (`hmtx`). See the OpenType specification, 1.9.
"""

from __future__ import annotations

import struct
from bisect import bisect_left
from functools import lru_cache

from omnibus_desktop import resources


class Typeface:
    """One font file. Glyph 0 is the one that fonts show for a character they do not have."""

    def __init__(self, name: str) -> None:
        self.name = name
        data = resources.path(f"fonts/{name}").read_bytes()
        tables = _tables(data)
        self._units = struct.unpack_from(">H", data, tables["head"] + 18)[0]
        self._advances = _advances(data, tables)
        self._groups = _groups(data, tables["cmap"])
        self._starts = [group[1] for group in self._groups]  # last characters, ascending

    def glyph(self, character: str) -> int:
        """The number of the glyph that shows this character, 0 where the font has none."""
        code = ord(character)
        place = bisect_left(self._starts, code)
        if place == len(self._groups):
            return 0
        first, _, glyphs = self._groups[place]
        return glyphs[code - first] if code >= first else 0

    def advance(self, glyph: int) -> float:
        """How far the pen moves after this glyph, in em."""
        advances = self._advances
        width: int = advances[min(glyph, len(advances) - 1)]
        return width / float(self._units)


@lru_cache(maxsize=4)
def typeface(name: str) -> Typeface:
    """The bundled font in this file of resources/fonts, read at its first use."""
    return Typeface(name)


def _tables(data: bytes) -> dict[str, int]:
    """Where each table of the font begins."""
    count = struct.unpack_from(">H", data, 4)[0]
    records = (struct.unpack_from(">4sIII", data, 12 + 16 * number) for number in range(count))
    return {tag.decode("latin-1"): offset for tag, _, offset, _ in records}


def _advances(data: bytes, tables: dict[str, int]) -> tuple[int, ...]:
    count = struct.unpack_from(">H", data, tables["hhea"] + 34)[0]
    return struct.unpack_from(">" + "Hh" * count, data, tables["hmtx"])[::2]


#: Characters first..last and the glyph of each.
Group = tuple[int, int, "range | tuple[int, ...]"]


def _groups(data: bytes, cmap: int) -> list[Group]:
    count = struct.unpack_from(">H", data, cmap + 2)[0]
    offsets = {struct.unpack_from(">HHI", data, cmap + 4 + 8 * n)[2] for n in range(count)}
    formats = {struct.unpack_from(">H", data, cmap + o)[0]: cmap + o for o in offsets}
    return _format_12(data, formats[12]) if 12 in formats else _format_4(data, formats[4])


def _format_12(data: bytes, start: int) -> list[Group]:
    count = struct.unpack_from(">I", data, start + 12)[0]
    numbers = struct.unpack_from(f">{3 * count}I", data, start + 16)
    triples = zip(numbers[::3], numbers[1::3], numbers[2::3], strict=True)
    return [(first, last, range(glyph, glyph + last - first + 1)) for first, last, glyph in triples]


def _format_4(data: bytes, start: int) -> list[Group]:
    segments = struct.unpack_from(">H", data, start + 6)[0] // 2
    lasts = struct.unpack_from(f">{segments}H", data, start + 14)
    after = start + 16 + 2 * segments
    firsts = struct.unpack_from(f">{segments}H", data, after)
    deltas = struct.unpack_from(f">{segments}H", data, after + 2 * segments)
    ranges = after + 4 * segments
    found: list[Group] = []
    for number, (first, last, delta) in enumerate(zip(firsts, lasts, deltas, strict=True)):
        place = ranges + 2 * number
        offset = struct.unpack_from(">H", data, place)[0]
        found.append((first, last, _glyphs(data, first, last, delta, place, offset)))
    return found


def _glyphs(
    data: bytes, first: int, last: int, delta: int, place: int, offset: int
) -> tuple[int, ...]:
    """The glyphs of one segment: counted on from its first, or listed at `place + offset`."""
    count = last - first + 1
    if offset == 0:
        return tuple((code + delta) & 0xFFFF for code in range(first, last + 1))
    count = min(count, (len(data) - place - offset) // 2)
    listed = struct.unpack_from(f">{count}H", data, place + offset)
    return tuple((glyph + delta) & 0xFFFF if glyph else 0 for glyph in listed)
