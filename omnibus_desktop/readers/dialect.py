"""How a delimited text file is written: its encoding and delimiter, found from its beginning."""

from __future__ import annotations

import codecs
import csv
from collections import Counter

from omnibus_desktop.values import dataclass

DELIMITERS = (",", ";", "\t", "|")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ROWS = 100


@dataclass(frozen=True)
class Dialect:
    delimiter: str
    encodings: tuple[str, ...]  # to be tried in this order


def dialect_of(start: bytes) -> Dialect:
    """The dialect of a file that begins with `start` (some 64 KB)."""
    encodings = _encodings(start)
    for encoding in encodings:
        decoder = codecs.getincrementaldecoder(encoding)()
        try:
            text = decoder.decode(start)
        except UnicodeDecodeError:
            continue
        return Dialect(_delimiter(text), encodings)
    return Dialect(",", encodings)


def _encodings(start: bytes) -> tuple[str, ...]:
    for bom, encoding in _BOMS:
        if start.startswith(bom):
            return (encoding,)
    for side, encoding in enumerate(("utf-16-be", "utf-16-le")):
        zeros, others = start[side::2].count(0), start[1 - side :: 2].count(0)
        if zeros > 10 * others and "\n" in start.decode(encoding, "replace"):
            return (encoding,)
    return ("utf-8", "cp1252", "latin-1")


def _delimiter(text: str) -> str:
    """The delimiter with which most rows have as many fields as the first, and most of them."""
    lines = text.splitlines()[:_ROWS]
    whole = lines[:-1] if len(lines) > 1 else lines  # the last one may be cut
    best, merit = ",", (0.0, 1)
    for delimiter in DELIMITERS:
        counts = _field_counts(whole, delimiter)
        if not counts or counts[0] < 2:
            continue
        usual, rows = Counter(counts).most_common(1)[0]
        found = (rows / len(counts) if usual > 1 else 0.0, counts[0])
        if found > merit:
            best, merit = delimiter, found
    return best


def _field_counts(lines: list[str], delimiter: str) -> list[int]:
    try:
        return [len(row) for row in csv.reader(lines, delimiter=delimiter) if row]
    except csv.Error:
        return []
