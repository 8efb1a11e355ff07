"""Where the wave may be that an exported chart or deck was made from: known by its fingerprint."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from omnibus_desktop.errors import OmnibusError

_BRIEFING = ".omnibus"


def likely(path: Path, name: str, recent: Sequence[Path]) -> tuple[Path, ...]:
    """Where the wave of this name may be: beside the file, and what was opened of late; those of
    its name first."""
    found = [path.parent / Path(name).name, *(each for each in recent if each.name == name)]
    found += [each for each in recent if each.suffix.lower() != _BRIEFING]
    return tuple(dict.fromkeys([*found, *_of_briefings(recent)]))


def _of_briefings(recent: Sequence[Path]) -> Iterator[Path]:
    """The waves of the briefings among these files."""
    from omnibus_desktop.briefing.file import read
    from omnibus_desktop.briefing.link import wave_of

    for path in recent:
        if path.suffix.lower() == _BRIEFING:
            try:
                yield wave_of(read(path).wave, path)
            except OmnibusError:
                continue  # another one may be whole


def with_fingerprint(
    fingerprint: str, likely: Sequence[Path], progress: Callable[[float], None]
) -> Path | None:
    """The first of these files that has the fingerprint."""
    from omnibus_desktop.readers.fingerprint import fingerprint_of

    for path in likely:
        try:
            if path.is_file() and fingerprint_of(path, (), progress) == fingerprint:
                return path
        except OSError:
            continue  # it may not be read, which others may
    return None
