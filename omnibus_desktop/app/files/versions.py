"""Earlier versions of a briefing: the last ten, by date, in the program's own folder."""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from omnibus_desktop.values import dataclass
from omnibus_desktop.writing import replace_content

MOST = 10
APART = timedelta(minutes=10)  # of versions that are kept without being asked for
_STAMP = "%Y-%m-%d %H-%M-%S.%f"
_SUFFIX = ".omnibus"


@dataclass(frozen=True)
class Version:
    """One earlier version: where it is, and when it was saved, in universal
    time."""

    path: Path
    at: datetime


def folder_of(state: Path, briefing: Path) -> Path:
    """Where the versions of the briefing in this file are kept."""
    whole = os.path.realpath(briefing)
    digest = hashlib.sha256(whole.encode(errors="surrogateescape")).hexdigest()[:16]
    return state / "versions" / digest


def versions_in(folder: Path) -> tuple[Version, ...]:
    """The versions kept there, the newest first."""
    found = []
    with suppress(FileNotFoundError):
        for path in folder.iterdir():
            with suppress(ValueError):  # what is not called by its date is none of ours
                found.append(
                    Version(path, datetime.strptime(path.stem, _STAMP).replace(tzinfo=UTC))
                )
    return tuple(sorted(found, key=lambda version: version.at, reverse=True))


def keep_version(folder: Path, content: bytes, *, at_once: bool, now: datetime) -> None:
    """Keep these bytes of a briefing's file, and no more than ten in all. Unless `at_once`, only
    where the newest is ten minutes old. Raises OmnibusError where that is not possible."""
    known = versions_in(folder)
    if known and not at_once and now - known[0].at < APART:
        return
    if known and known[0].path.read_bytes() == content:
        return
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / f"{now.strftime(_STAMP)}{_SUFFIX}"
    replace_content(path, content, private=True)
    for version in versions_in(folder)[MOST:]:
        version.path.unlink(missing_ok=True)
