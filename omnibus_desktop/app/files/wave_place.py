"""Where the wave of a briefing is when it is not where it was."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from omnibus_desktop.app.files.known_places import known_place
from omnibus_desktop.briefing.link import WaveLink, wave_of
from omnibus_desktop.errors import OmnibusError


def find_wave(
    link: WaveLink,
    briefing: Path,
    state: Path,
    places: Iterable[Path],
    tell: Callable[[float], None],
) -> Path | None:
    """The file of the wave: where the briefing says, else where it is known to have been, else
    beside the briefing under its name, else the one of these `places` that has its bytes; None
    where it is nowhere. `tell` is told the share of a file that was looked through. `state` is the
    program's own folder."""
    try:
        return wave_of(link, briefing)
    except OmnibusError:
        pass
    known = known_place(state, link)
    if known is not None and _is_it(link, known, tell):
        return known
    beside = briefing.parent / link.name
    if link.name and not link.is_elsewhere and _is_file(beside):
        return beside
    return next((place for place in places if _is_it(link, place, tell)), None)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def _is_it(link: WaveLink, place: Path, tell: Callable[[float], None]) -> bool:
    """Whether the file at this place has the bytes of the wave."""
    from omnibus_desktop.readers.fingerprint import fingerprint_of

    try:
        if not link.size or place.stat().st_size != link.size:
            return False
        return fingerprint_of(place, (), tell) == link.fingerprint
    except OSError:
        return False
