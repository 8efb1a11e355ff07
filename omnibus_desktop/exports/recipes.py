"""The recipes that a picture, a page or a deck carries, in files that nobody vouches for."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.parsers import expat

from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.exports.recipes_in_pictures import (
    KEYWORD,
    NAMESPACE,
    PDF_TYPE,
    PNG_START,
)

#: Files that may carry recipes; of the others, pictures that never do.
SUFFIXES = (".png", ".svg", ".pdf", ".pptx")
PICTURES = (".jpg", ".jpeg", ".gif", ".bmp", ".webp", ".tif", ".tiff", ".emf", ".wmf", ".ppt")
_LARGEST_FILE = 200 << 20  # bytes
_LONGEST = 1 << 20  # bytes of one recipe
_MOST = 1000  # recipes of a file
_NEAR = 4096  # bytes of the dictionary of a stream
_TEXT_CHUNKS = (b"iTXt", b"zTXt", b"tEXt")
_PDF_RECIPE = re.compile(rb"/" + PDF_TYPE.encode() + rb"\b")
_OBJECT = re.compile(rb"\d+\s+\d+\s+obj\b")
_STREAM = re.compile(rb"stream\r?\n")


def recipes_in(path: Path) -> tuple[str, ...]:
    """The recipes in the file, in the order of its slides or pages, each once.

    Raises OmnibusError, which names the file, where it holds none or cannot be read.
    """
    read = _READERS.get(path.suffix.lower())
    found = () if read is None else tuple(dict.fromkeys(read(path)))
    if not found:
        raise OmnibusError(
            f"{path.name} holds no chart of Omnibus Desktop",
            "open the wave or the briefing that it was made from",
        )
    return found


def _of_deck(path: Path) -> list[str]:
    from omnibus_desktop.exports.package import read_package
    from omnibus_desktop.exports.recipes_of_deck import carried_charts

    return [chart.recipe for chart in carried_charts(read_package(path))]


def _of_png(path: Path) -> list[str]:
    return _texts(_png_texts(_bytes(path)))


def _of_svg(path: Path) -> list[str]:
    return _texts(iter([_svg_text(path, _bytes(path))]))


def _of_pdf(path: Path) -> list[str]:
    return _texts(_pdf_streams(_bytes(path)))


_READERS: dict[str, Callable[[Path], list[str]]] = {
    ".png": _of_png,
    ".svg": _of_svg,
    ".pdf": _of_pdf,
    ".pptx": _of_deck,
}


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > _LARGEST_FILE:
            raise OmnibusError(f"{path.name} is larger than an exported chart is", "")
        return path.read_bytes()
    except OSError as error:
        raise OmnibusError(
            f"{path.name} could not be read", "check that it is there and may be read", str(error)
        ) from error


def _texts(found: Iterator[bytes]) -> list[str]:
    """Those that can be recipes, which are plain ASCII."""
    return [each.decode("ascii") for each in found if each and each.isascii()][:_MOST]


def _png_texts(content: bytes) -> Iterator[bytes]:
    """The texts of the PNG's chunks that are called as ours."""
    place = len(PNG_START) if content.startswith(PNG_START) else len(content)
    while place + 12 <= len(content):
        (length,) = struct.unpack_from(">I", content, place)
        if place + 12 + length > len(content):
            return
        kind, body = content[place + 4 : place + 8], content[place + 8 : place + 8 + length]
        if kind in _TEXT_CHUNKS and body.startswith(KEYWORD.encode() + b"\0"):
            yield _chunk_text(kind, body[len(KEYWORD) + 1 :])
        place += 12 + length


def _chunk_text(kind: bytes, body: bytes) -> bytes:
    """The text of a chunk, whichever way it is written; b"" where it is damaged."""
    if kind == b"tEXt":
        return body[:_LONGEST]
    if kind == b"zTXt":
        return _inflated(body[1:])
    *_, text = body[2:].split(b"\0", 2)  # after language and translated keyword
    return _inflated(text) if body[:1] == b"\x01" else text[:_LONGEST]


def _inflated(packed: bytes) -> bytes:
    inflating = zlib.decompressobj()
    try:
        text = inflating.decompress(packed, _LONGEST)
    except zlib.error:
        return b""
    return text if inflating.eof else b""


class _Found(Exception):
    """The recipe was read to its end, or the file is none in which one can be."""


def _svg_text(path: Path, content: bytes) -> bytes:
    """The text of our element in the drawing."""
    pieces: list[str] = []
    inside: list[bool] = []
    parser = expat.ParserCreate(namespace_separator=" ")

    def start(name: str, _: dict[str, str]) -> None:
        if name == f"{NAMESPACE} recipe":
            inside.append(True)
            parser.CharacterDataHandler = pieces.append

    def end(_: str) -> None:
        if inside:
            raise _Found

    def refuse(*_: object) -> None:
        raise _Found

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.EntityDeclHandler = refuse
    try:
        parser.Parse(content, True)
    except _Found:
        pass
    except (expat.ExpatError, ValueError, LookupError) as error:
        message = f"{path.name} is damaged, or no drawing"
        raise OmnibusError(message, "export it anew from its briefing", str(error)) from error
    text = "".join(pieces)
    return text.encode("utf-8", "replace") if inside and len(text) <= _LONGEST else b""


def _pdf_streams(content: bytes) -> Iterator[bytes]:
    """What our streams hold, whichever program wrote them last. A dictionary with a stream never
    is within another stream (PDF 1.7, 7.5.7), so that it can be looked for as text."""
    for found in _PDF_RECIPE.finditer(content):
        begin = max(0, found.start() - _NEAR)
        objects = list(_OBJECT.finditer(content, begin, found.start()))
        stream = _STREAM.search(content, found.end(), found.end() + _NEAR)
        if not objects or stream is None:
            continue
        about = content[objects[-1].end() : stream.start()]
        body = content[stream.end() : stream.end() + _LONGEST]
        if b"/FlateDecode" in about:
            yield _inflated(body)
        elif b"/Filter" not in about:
            yield body.partition(b"endstream")[0].strip()
