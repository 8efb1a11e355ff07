"""A bundled typeface as it is embedded in a PDF: the glyphs that are used and no others.

Glyphs keep their numbers, so that what lays out texts and what paints them speak of the same
ones. (OpenType 1.9: glyf, loca, head; PDF 1.7, 9.7.4 CIDFonts and 9.10.3 ToUnicode.)
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterable, Mapping
from functools import lru_cache

from omnibus_desktop import resources
from omnibus_desktop.charts.typeface import typeface
from omnibus_desktop.values import dataclass

_KEPT = ("cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep")
_WORDS, _MORE, _SCALE, _BOTH, _MATRIX = 0x01, 0x20, 0x08, 0x40, 0x80  # flags of a part
_CHECK = 0xB1B0AFBA  # what the checksum of a font file is taken from


@dataclass(frozen=True)
class Metrics:
    """What a PDF says of a typeface, in thousandths of an em: its box and its heights."""

    box: tuple[int, int, int, int]
    ascent: int
    descent: int


@lru_cache(maxsize=4)
def _tables(font: str) -> Mapping[str, bytes]:
    data = resources.path(f"fonts/{font}").read_bytes()
    count = struct.unpack_from(">H", data, 4)[0]
    records = (struct.unpack_from(">4sIII", data, 12 + 16 * n) for n in range(count))
    return {tag.decode("latin-1"): data[at : at + size] for tag, _, at, size in records}


def metrics(font: str) -> Metrics:
    """The metrics of a font of resources/fonts."""
    tables = _tables(font)
    units = struct.unpack_from(">H", tables["head"], 18)[0]
    box = struct.unpack_from(">4h", tables["head"], 36)
    ascent, descent = struct.unpack_from(">2h", tables["hhea"], 4)
    left, low, right, high, up, down = (
        round(1000 * side / units) for side in (*box, ascent, descent)
    )
    return Metrics((left, low, right, high), up, down)


def subset(font: str, glyphs: Iterable[int]) -> bytes:
    """The font file with the outlines of these glyphs, and of those that they are made of."""
    tables = dict(_tables(font))
    ends = _ends(tables)
    kept = _with_parts(tables["glyf"], ends, {0, *glyphs})
    outlines, places = bytearray(), []
    for number in range(len(ends) - 1):
        places.append(len(outlines))
        if number in kept:
            outlines += tables["glyf"][ends[number] : ends[number + 1]]
            outlines += bytes(-len(outlines) % 4)
    places.append(len(outlines))
    tables["glyf"] = bytes(outlines)
    tables["loca"] = struct.pack(f">{len(places)}I", *places)
    head = bytearray(tables["head"])
    struct.pack_into(">I", head, 8, 0)  # the checksum is set when all is there
    struct.pack_into(">h", head, 50, 1)  # places as four bytes
    tables["head"] = bytes(head)
    return _packed({tag: tables[tag] for tag in _KEPT if tag in tables})


def subset_name(font: str, glyphs: Iterable[int]) -> str:
    """What the subset is called: six letters that tell it from others, and the font's name."""
    digest = hashlib.sha256(repr(sorted(glyphs)).encode()).digest()
    tag = "".join(chr(ord("A") + byte % 26) for byte in digest[:6])
    return f"{tag}+{font.removesuffix('.ttf')}"


def widths(font: str, glyphs: Iterable[int]) -> str:
    """The advance widths of these glyphs as the array /W of a CIDFont."""
    face = typeface(font)
    return " ".join(f"{g} [{1000 * face.advance(g):.6g}]" for g in sorted(glyphs))


def to_unicode(characters: Mapping[int, str]) -> str:
    """The CMap that says which character each glyph shows, for searching and reading aloud."""
    pairs = [
        f"<{glyph:04X}> <{char.encode('utf-16-be', 'replace').hex().upper()}>"
        for glyph, char in sorted(characters.items())
    ]
    blocks = [pairs[start : start + 100] for start in range(0, len(pairs), 100)]
    mapped = "\n".join(
        f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks
    )
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
        f"{mapped}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
    )


def _ends(tables: Mapping[str, bytes]) -> tuple[int, ...]:
    """Where the outline of each glyph begins, and where the last ends."""
    is_long = struct.unpack_from(">h", tables["head"], 50)[0]
    loca = tables["loca"]
    if is_long:
        return struct.unpack(f">{len(loca) // 4}I", loca)
    return tuple(2 * place for place in struct.unpack(f">{len(loca) // 2}H", loca))


def _with_parts(outlines: bytes, ends: tuple[int, ...], wanted: set[int]) -> set[int]:
    """The glyphs, with those that they are composed of."""
    kept: set[int] = set()
    waiting = list(wanted)
    while waiting:
        glyph = waiting.pop()
        if glyph in kept or glyph >= len(ends) - 1:
            continue
        kept.add(glyph)
        outline = outlines[ends[glyph] : ends[glyph + 1]]
        if outline and struct.unpack_from(">h", outline)[0] < 0:
            waiting.extend(_parts(outline))
    return kept


def _parts(outline: bytes) -> list[int]:
    """The glyphs of which a composite one is made."""
    found, at, more = [], 10, True
    while more:
        flags, glyph = struct.unpack_from(">2H", outline, at)
        found.append(glyph)
        at += 8 if flags & _WORDS else 6
        at += 2 if flags & _SCALE else 4 if flags & _BOTH else 8 if flags & _MATRIX else 0
        more = bool(flags & _MORE)
    return found


def _packed(tables: Mapping[str, bytes]) -> bytes:
    """The tables as a font file."""
    count = len(tables)
    power = count.bit_length() - 1
    header = struct.pack(
        ">IHHHH", 0x00010000, count, 16 << power, power, 16 * count - (16 << power)
    )
    at = len(header) + 16 * count
    directory, body = b"", b""
    for tag, content in tables.items():
        padded = content + bytes(-len(content) % 4)
        directory += struct.pack(">4sIII", tag.encode(), _checksum(padded), at, len(content))
        body += padded
        at += len(padded)
    packed = bytearray(header + directory + body)
    place = packed.index(tables["head"], len(header) + len(directory))
    struct.pack_into(">I", packed, place + 8, (_CHECK - _checksum(packed)) & 0xFFFFFFFF)
    return bytes(packed)


def _checksum(content: bytes | bytearray) -> int:
    words: tuple[int, ...] = struct.unpack(f">{len(content) // 4}I", content)
    return sum(words) & 0xFFFFFFFF
