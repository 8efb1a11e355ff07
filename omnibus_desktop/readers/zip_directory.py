"""What a zip archive says of itself, looked at before anything in it is inflated."""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path
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
    if opened:
        _check_cells(path)


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
