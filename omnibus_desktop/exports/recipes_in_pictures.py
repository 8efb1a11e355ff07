"""The recipe inside pictures and pages: where it is kept, so that other programs pass it over.

In a PNG it is a compressed text chunk (iTXt, PNG 11.3.3.4); in an SVG a `metadata` element (SVG 2,
5.8); in a PDF private data of the program in the page's piece dictionary (PDF 1.7, 14.5).
"""

from __future__ import annotations

import struct
import zlib
from xml.etree.ElementTree import Element, SubElement

#: What the chunk of a PNG is called, and the stream of a PDF.
KEYWORD = "omnibus-recipe"
#: What the element of an SVG, and the stream of a PDF, belong to.
NAMESPACE = "urn:omnibus-desktop:recipe"
PDF_TYPE = "OmnibusRecipe"
PNG_START = b"\x89PNG\r\n\x1a\n"
_FIRST_CHUNK = len(PNG_START) + 25  # IHDR, which every PNG begins with
_MOMENT = "D:19800101000000Z"  # a piece dictionary has to have one; the same bytes each time


def png_with(picture: bytes, recipe: str) -> bytes:
    """The PNG with the recipe inside, which must be ASCII; as it is where there is none."""
    if not recipe:
        return picture
    packed = zlib.compress(recipe.encode("ascii"), 9)
    # keyword, compressed, by zlib, no language, no translation of the keyword
    body = b"iTXt" + KEYWORD.encode("ascii") + b"\0\x01\0\0\0" + packed
    chunk = struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))
    return picture[:_FIRST_CHUNK] + chunk + picture[_FIRST_CHUNK:]


def add_to_svg(root: Element, recipe: str) -> None:
    """Put the recipe into the SVG; nothing where there is none."""
    if recipe:
        metadata = SubElement(root, "metadata")
        SubElement(metadata, "recipe", {"xmlns": NAMESPACE}).text = recipe


def pdf_stream(recipe: str) -> tuple[bytes, str]:
    """The content of the stream that keeps a recipe in a PDF, and the entries of its dictionary."""
    return recipe.encode("ascii"), f" /Type /{PDF_TYPE}"


def pdf_piece(stream: int) -> str:
    """The entries of a page's dictionary that name the stream as private data of the program."""
    return (
        f" /LastModified ({_MOMENT}) /PieceInfo << /OmnibusDesktop <<"
        f" /LastModified ({_MOMENT}) /Private {stream} 0 R >> >>"
    )
