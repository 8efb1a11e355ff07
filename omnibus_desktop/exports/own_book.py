"""Whether a workbook is one of tables that the program saved, as its properties say."""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path

from omnibus_desktop.errors import OmnibusError

#: What the properties of such a workbook say of it.
TABLES = "Tables saved by Omnibus Desktop"
_PROPERTIES = ("docProps/core.xml", "meta.xml")  # of .xlsx and of .ods
_LARGEST = 64 << 10  # bytes of properties


def is_own_book(path: Path) -> bool:
    """Whether this file says so; not where it cannot be read."""
    try:
        with zipfile.ZipFile(path) as book:
            for name in _PROPERTIES:
                if name in book.NameToInfo:
                    with book.open(name) as properties:
                        if TABLES.encode() in properties.read(_LARGEST):
                            return True
    except (OSError, zipfile.BadZipFile, zlib.error, ValueError, RuntimeError, NotImplementedError):
        return False
    return False


def no_wave(path: Path) -> OmnibusError:
    """What to say of such a workbook where a wave is wanted: there is no answer in it."""
    return OmnibusError(
        f"{path.name} is a workbook of tables that Omnibus Desktop saved, not a wave",
        "open the briefing or the survey file that its tables were made from",
    )
