"""Where the waves of a briefing are."""

from __future__ import annotations

from pathlib import Path, PureWindowsPath

from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.values import dataclass

_LONGEST_NAME = 120  # characters of a file's name that are told


@dataclass(frozen=True)
class WaveLink:
    """Where a wave is: `path` as it was opened, `fingerprint` of its bytes. `size` is
    how many bytes it has, the others how many `respondents`, `variables` and value `labels` were
    found in it; all are 0 where the briefing does not say."""

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


def wave_of(link: WaveLink, briefing: Path) -> Path:
    """Where the wave of the briefing in this file is, seen from there unless it says it whole.

    Raises OmnibusError where it is not there, or where the briefing names another computer: to
    look there would tell that computer who asks.
    """
    path = briefing.parent / link.path
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
