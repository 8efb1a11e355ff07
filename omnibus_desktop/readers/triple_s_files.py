"""Which two files make up a Triple-S survey: its description (.sss, .xml) and its data."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path, PureWindowsPath
from typing import TYPE_CHECKING

from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.readers.contents import Contents

if TYPE_CHECKING:
    from omnibus_desktop.readers.spare import Spare

DESCRIPTIONS = (".sss", ".xml")
DATA = (".asc", ".dat", ".txt", ".csv")  # in the order in which they are looked for
_START = 1 << 16  # bytes of a description in which its record begins
_SURVEY = re.compile(rb"<sss\b|^\s*SSS\s", re.IGNORECASE)
_RECORD = re.compile(rb"<record\b[^>]*>")
_CSV = re.compile(rb"""\bformat\s*=\s*["']\s*csv\s*["']""", re.IGNORECASE)
_HREF = re.compile(rb"""\bhref\s*=\s*["']([^"'<&]*)["']""", re.IGNORECASE)


def read_survey(
    opened: Path,
    description: Path,
    progress: Callable[[float], None],
    spare: Spare | None = None,
) -> Contents:
    """The survey of which one file was opened, read in the reading process, in that which `spare`
    has waiting, if any. `progress` is told the share done, 0 to 1. Raises OmnibusError, which
    names the file that was opened."""
    from omnibus_desktop.readers.isolated import limits_for, read_isolated

    size = max(description.stat().st_size, opened.stat().st_size)
    if opened == description:
        size += sum(path.stat().st_size for path in _namesakes(description))
    try:
        limits = limits_for(size)
        found = read_isolated("triple_s", description, progress, limits=limits, spare=spare)
    except OmnibusError as error:
        if opened.name in error.message:
            raise
        message = f"{opened.name}: its survey cannot be read. {error.message}"
        raise OmnibusError(message, error.advice, error.detail) from error
    if opened == description:
        return found
    return replace(found, beside=(description.name,))


def data_beside(description: Path, *, csv: bool, href: str = "") -> Path | None:
    """The data of the survey that this file describes, None where they are not beside it.

    `href` is the name that the description gives them: only its last part counts, so that no
    description leads out of its folder. Else they have the description's own name.
    """
    there = _by_name(description.parent)
    named = PureWindowsPath(href).name  # knows both / and \\
    if named and (found := _found(there, named)) is not None and found != description:
        return found
    endings = (".csv", *(ending for ending in DATA if ending != ".csv")) if csv else DATA
    names = (description.stem + ending for ending in endings)
    return next(filter(None, (_found(there, name) for name in names)), None)


def description_beside(data: Path) -> Path | None:
    """The description of the survey whose data this file holds; None where there is none, or
    where it is not sure to be about this file: a .csv is taken for one only where the description
    says so, for it can be read without one."""
    if data.suffix.lower() not in DATA:
        return None
    try:
        there = _by_name(data.parent)
        found = (_found(there, data.stem + ending) for ending in DESCRIPTIONS)
        return next((path for path in found if path is not None and _describes(path, data)), None)
    except OSError:  # what may not be looked at describes nothing
        return None


def _describes(description: Path, data: Path) -> bool:
    """Whether this file describes a survey whose data are in that one."""
    record = _record(description)
    if record is None:
        return False
    csv = _CSV.search(record) is not None
    href = _HREF.search(record)
    named = href[1].decode("utf-8", "replace") if href is not None else ""
    if not csv and data.suffix.lower() == ".csv":
        return False
    return data_beside(description, csv=csv, href=named) == data


def _namesakes(description: Path) -> list[Path]:
    """The files beside it that may hold its data, to know how much there may be to read."""
    return [
        path
        for path in description.parent.iterdir()
        if path.suffix.lower() in DATA and path.is_file()
        if path.stem.casefold() == description.stem.casefold()
    ]


def _record(description: Path) -> bytes | None:
    """The tag with which its data are described, by its look; b"" where that comes later; None
    where it is no description of a survey."""
    with description.open("rb") as file:
        start = file.read(_START).replace(b"\0", b"")  # of UTF-16, its letters
    if _SURVEY.search(start) is None:
        return None
    found = _RECORD.search(start)
    return found[0] if found is not None else b""


def _by_name(folder: Path) -> dict[str, list[Path]]:
    """The files in the folder by their names in small letters."""
    there: dict[str, list[Path]] = {}
    for path in folder.iterdir():
        there.setdefault(path.name.casefold(), []).append(path)
    return there


def _found(there: dict[str, list[Path]], name: str) -> Path | None:
    """The file of this name; only where there is none, one that is written otherwise."""
    alike = [path for path in there.get(name.casefold(), ()) if path.is_file()]
    exact = [path for path in alike if path.name == name]
    return next(iter(exact or sorted(alike)), None)
