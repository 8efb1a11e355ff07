"""What a zip archive says of itself, looked at before anything in it is inflated."""

from __future__ import annotations

import os
import struct
import zipfile
import zlib
from pathlib import Path
from typing import BinaryIO
from xml.parsers import expat

from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.readers.ods_size import cells_of

_LARGEST = 500 << 20  # bytes of all parts together, inflated
_HIGHEST_RATIO = 200  # of a part that is large
_LARGE = 10 << 20
_MOST_CELLS = 20_000_000  # of a sheet
# What is raised for a damaged archive, or the XML of an OpenDocument spreadsheet in it.
_DAMAGE = (
    *(zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, NotImplementedError),
    *(expat.ExpatError, LookupError, ValueError),
)
_BLOCK = 1 << 20
_LENGTHS = struct.Struct("<26x2H")  # of name and extra field, in the header before a part
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"


def check_workbook(path: Path) -> None:
    """Raises OmnibusError, which names the file, where it is no .xlsx or .ods workbook or its
    parts would inflate to more than any survey has."""
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
            names = {part.filename for part in parts}
            opened = "mimetype" in names and archive.read("mimetype")[: len(_ODS)] == _ODS
    except _DAMAGE as error:
        raise _damaged(path.name, str(error)) from error
    if not opened and "xl/workbook.xml" not in names:
        raise OmnibusError(
            f"{path.name}: this is a zip archive, no workbook (.xlsx, .ods)",
            "unpack it and open the survey file inside it",
        )
    inflated = sum(part.file_size for part in parts)
    dense = any(part.file_size > max(_LARGE, _HIGHEST_RATIO * part.compress_size) for part in parts)
    if inflated > _LARGEST or dense:
        raise OmnibusError(
            f"{path.name}: the workbook would inflate to {inflated / 2**20:,.0f} MB, far more than"
            " a survey has",
            "save the sheet with the answers as .csv and open that",
        )
    _check_sizes(path, parts)
    if opened:
        _check_cells(path)


def _check_sizes(path: Path, parts: list[zipfile.ZipInfo]) -> None:
    """Raises OmnibusError where a part inflates to more than the directory says: other programs
    go on inflating. Nothing of it is kept."""
    with path.open("rb") as file:
        for part in parts:
            try:
                inflated = _inflated(file, part)
            except (zlib.error, struct.error, OSError, ValueError, OverflowError) as error:
                raise _damaged(path.name, f"{part.filename}: {error}") from error
            if inflated > part.file_size:
                raise _damaged(path.name, f"{part.filename} is larger than the archive says")


def _inflated(file: BinaryIO, part: zipfile.ZipInfo) -> int:
    """The size in bytes to which the part inflates, as far as just beyond what it should be."""
    if part.compress_type == zipfile.ZIP_STORED:
        return part.compress_size
    if part.compress_type != zipfile.ZIP_DEFLATED:
        raise ValueError("packed in a way that no workbook is")
    file.seek(part.header_offset)
    name, extra = _LENGTHS.unpack(file.read(_LENGTHS.size))
    file.seek(name + extra, os.SEEK_CUR)
    inflating, inflated, left = zlib.decompressobj(-zlib.MAX_WBITS), 0, part.compress_size
    while not inflating.eof and inflated <= part.file_size:
        block = inflating.unconsumed_tail or file.read(min(_BLOCK, left))
        if not block:
            return inflated + len(inflating.flush())
        left -= 0 if inflating.unconsumed_tail else len(block)
        inflated += len(inflating.decompress(block, _BLOCK))
    return inflated


def _check_cells(path: Path) -> None:
    """Raises OmnibusError where an OpenDocument spreadsheet has more cells than can be held."""
    try:
        cells = cells_of(path)
    except _DAMAGE as error:
        raise _damaged(path.name, str(error)) from error
    if cells > _MOST_CELLS:
        raise OmnibusError(
            f"{path.name}: a sheet of the workbook has {cells:,} cells; at most {_MOST_CELLS:,} can"
            " be read",
            "save the sheet with the answers as .csv and open that",
        )


def _damaged(name: str, detail: str) -> OmnibusError:
    return OmnibusError(
        f"{name}: the workbook is damaged or cut",
        "get a new copy of it, or save it anew in the program that it comes from",
        detail,
    )
