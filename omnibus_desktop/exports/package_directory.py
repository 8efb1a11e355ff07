"""What the directory of an Office file says of its parts, before one of them is inflated."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence

_LARGEST = 400 << 20  # bytes of all parts together, inflated
_HIGHEST_RATIO = 200  # of a part that is large
_LARGE = 10 << 20
_MOST_PARTS = 10_000
_TYPE = "<!DOCTYPE"
_TYPES = tuple(_TYPE.encode(code) for code in ("ascii", "utf-16-le", "utf-16-be"))


def fault_of(parts: Sequence[zipfile.ZipInfo]) -> str:
    """Why no presentation has such parts, in words; "" where nothing is wrong."""
    names = [part.filename.casefold() for part in parts]
    if len(parts) > _MOST_PARTS or len(set(names)) != len(names):
        return "it has too many parts, or several of one name"
    if any(_leads_outside(name) for name in names):
        return "a part of it is named as a file outside of it"
    inflated = sum(part.file_size for part in parts)
    dense = any(part.file_size > max(_LARGE, _HIGHEST_RATIO * part.compress_size) for part in parts)
    if inflated > _LARGEST or dense:
        return f"it would inflate to {inflated / 2**20:,.0f} MB"
    return ""


def declares_type(name: str, content: bytes) -> bool:
    """Whether the part is XML that declares a document type: that is what entity bombs and
    references to other files are written in, and a presentation has none (ECMA-376, part 2,
    6.3.1)."""
    is_xml = name.lower().endswith((".xml", ".rels", ".vml"))
    return is_xml and any(declared in content for declared in _TYPES)


def _leads_outside(name: str) -> bool:
    return name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/")
