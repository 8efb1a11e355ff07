"""What a zip archive says of itself, looked at before anything in it is inflated."""

from __future__ import annotations

import zipfile
from pathlib import Path

from omnibus_desktop.errors import OmnibusError

_LARGEST = 500 << 20  # bytes of all parts together, inflated
_HIGHEST_RATIO = 200  # of a part that is large
_LARGE = 10 << 20
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"


def check_workbook(path: Path) -> None:
    """Raises OmnibusError, which names the file, where it is no .xlsx or .ods workbook or its
    parts would inflate to more than any survey has."""
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
            names = {part.filename for part in parts}
            opened = "mimetype" in names and archive.read("mimetype")[: len(_ODS)] == _ODS
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, ValueError) as error:
        raise OmnibusError(
            f"{path.name}: the workbook is damaged or cut",
            "get a new copy of it, or save it anew in the program that it comes from",
            str(error),
        ) from error
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
