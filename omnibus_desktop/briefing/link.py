"""Where the waves of a briefing are.

A briefing is handed on, so it says as little as finds its wave again: the way from its own folder
where both can be moved together, else the way from the person's home, without the name of that.
"""

from __future__ import annotations

import os
from pathlib import Path, PureWindowsPath

from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.values import dataclass

_LONGEST_NAME = 120  # characters of a file's name that are told
_HOME = "~/"
_OF_ALL = (Path("/home"), Path("/Users"))  # beside the folders above a home: hold people's own


@dataclass(frozen=True)
class WaveLink:
    """Where a wave is: `path` whole, or as `named_from` says it, `fingerprint` of its bytes. `size`
    is how many bytes it has, the others how many `respondents`, `variables` and value `labels`
    were found in it; all are 0 where the briefing does not say."""

    path: str
    fingerprint: str
    title: str
    size: int = 0
    respondents: int = 0
    variables: int = 0
    labels: int = 0

    @property
    def name(self) -> str:
        """The name of the file, without its folder, on whatever system it was opened."""
        return PureWindowsPath(self.path).name[:_LONGEST_NAME]

    @property
    def is_elsewhere(self) -> bool:
        """Whether the path names another computer, or is none."""
        return PureWindowsPath(self.path).anchor.startswith("\\\\") or "://" in self.path

    def seen_from(self, folder: Path) -> Path:
        """Where that is for a briefing in this folder."""
        if self.path.startswith(_HOME):
            return Path.home() / self.path.removeprefix(_HOME)
        return folder / self.path


def named_from(path: Path, folder: Path) -> str:
    """What a briefing in the folder calls the file: the way there where the two lie below a folder
    that can be moved whole, else the way from the person's home ("~/surveys/wave.sav"), else the
    whole path."""
    path, folder, home = (each.resolve() for each in (path, folder, Path.home()))
    try:
        together = Path(os.path.commonpath((path, folder)))
    except ValueError:  # on two drives
        together = home.parent
    if together not in (*home.parents, *_OF_ALL):
        return Path(os.path.relpath(path, folder)).as_posix()
    if path.is_relative_to(home):
        return _HOME + path.relative_to(home).as_posix()
    return str(path)


def wave_of(link: WaveLink, briefing: Path) -> Path:
    """Where the wave of the briefing in this file is, seen from there unless it says it whole.

    Raises OmnibusError where it is not there, or where the briefing names another computer: to
    look there would tell that computer who asks.
    """
    path = link.seen_from(briefing.parent)
    try:
        there = not link.is_elsewhere and path.is_file()
    except (OSError, ValueError):  # such as for a name that is too long, or has a NUL in it
        there = False
    if not there:
        raise OmnibusError(
            f"{briefing.name} belongs to the wave {link.name}, which is not where it was",
            f"put {link.name} beside {briefing.name} and open it again",
            str(path),
        )
    return path
