"""Where waves were on this computer: a note of the program's own for each, for a briefing does not
say it where it is handed on, and may be moved without its wave."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.writing import replace_content

if TYPE_CHECKING:
    from omnibus_desktop.briefing.link import WaveLink

_MOST = 200
_SUFFIX = ".place"
_DIGITS = 32  # of a fingerprint


def remember(state: Path, link: WaveLink) -> None:
    """Note where the wave is, where the link says it whole and that is possible."""
    place = Path(link.path)
    note = _note(state, link)
    if (
        note is None
        or link.is_elsewhere
        or not place.is_absolute()
        or known_place(state, link) == place
    ):
        return
    with suppress(OSError, OmnibusError):
        note.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        replace_content(note, str(place).encode(errors="surrogateescape"), private=True)
        notes = sorted(note.parent.glob(f"*{_SUFFIX}"), key=lambda each: each.stat().st_mtime)
        for old in notes[:-_MOST]:
            old.unlink(missing_ok=True)


def known_place(state: Path, link: WaveLink) -> Path | None:
    """Where the wave was when a briefing of it was saved last; None where that is not known."""
    note = _note(state, link)
    if note is None:
        return None
    try:
        return Path(note.read_bytes().decode(errors="surrogateescape"))
    except OSError:
        return None


def _note(state: Path, link: WaveLink) -> Path | None:
    named = link.fingerprint[:_DIGITS]
    return state / "waves" / f"{named}{_SUFFIX}" if named.isalnum() else None
