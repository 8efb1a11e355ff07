"""Waves inside briefings: taken in from their files, and read again where those are not there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING

from omnibus_desktop.app.files.private_folder import private_folder, remove_remains
from omnibus_desktop.briefing.file import Kept, read
from omnibus_desktop.briefing.link import WaveLink, wave_of
from omnibus_desktop.briefing.wave_inside import (
    MOST,
    WaveFile,
    WaveFiles,
    from_block,
    to_block,
    too_large,
)
from omnibus_desktop.briefing.waves_inside import blocks_of
from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.values import dataclass

if TYPE_CHECKING:
    from omnibus_desktop.app.desk import Desk
    from omnibus_desktop.app.document import Session
    from omnibus_desktop.app.jobs import Progress
    from omnibus_desktop.app.opened import Opened
    from omnibus_desktop.readers.outline import Outline
    from omnibus_desktop.wave.setup import Setup

_PACKED = 0.8  # of the work


@dataclass(frozen=True)
class WaveSource:
    """The files of an open wave: `path` as it was opened, the names of those beside it that
    belong to it, the fingerprint of all."""

    path: Path
    beside: tuple[str, ...]
    fingerprint: str

    def sizes(self) -> int:
        """How many bytes they have. Raises OSError."""
        names = (self.path.name, *self.beside)
        return sum(self.path.with_name(name).stat().st_size for name in names)


class DamagedInside(OmnibusError):
    """The wave inside the briefing in this file is not what it was when it was put there."""

    def __init__(self, path: Path, detail: str) -> None:
        super().__init__(
            f"The wave inside {path.name} is damaged",
            "the slides are whole: save the briefing to put the wave that is open now inside it",
            detail,
        )


def sources_of(session: Session) -> tuple[WaveSource, ...]:
    """The files of the waves that the session's briefing is to hold: its own, then those at hand
    that slides are compared with. None where it is to hold none."""
    found = session.found
    if found is None or session.path is None or not session.briefing.keeps_wave:
        return ()
    earlier = tuple(
        WaveSource(each.path, each.wave.beside, each.link.fingerprint)
        for each in session.earlier
        if each.wave is not None
    )
    return (WaveSource(session.path, found.beside, found.id), *earlier)


def packed(source: WaveSource, progress: Callable[[float], None]) -> bytes:
    """The wave as a briefing's file holds it. Raises OmnibusError where its files are not there,
    are others now, or are too large; and whatever `progress` raises."""
    from omnibus_desktop.readers.fingerprint import of_contents

    name = source.path.name
    try:
        if source.sizes() > MOST:
            raise too_large(name, source.sizes())
        files = tuple(
            WaveFile(each, source.path.with_name(each).read_bytes())
            for each in (name, *source.beside)
        )
    except OSError as error:
        raise OmnibusError(
            f"{name} cannot be kept inside the briefing: it is not where it was opened",
            "put it back, or take the wave out of the briefing",
            str(error),
        ) from error
    now = of_contents(each.content for each in files)
    if now != source.fingerprint:
        raise OmnibusError(
            f"{name} cannot be kept inside the briefing: it has changed since it was opened",
            "open it again first, or take the wave out of the briefing",
            f"{source.fingerprint}\n{now}",
        )
    wave = WaveFiles(source.fingerprint, files)
    return to_block(wave, lambda share: progress(_PACKED * share))


@dataclass(frozen=True, eq=False)
class Inside:
    """What a briefing's file holds of its wave: the block as it stands there and what that says,
    both nothing where there is none; or why it cannot be used. `earlier` are the same of the waves
    that slides are compared with, as far as they are whole, by their fingerprints."""

    block: bytes = b""
    files: WaveFiles | None = None
    fault: OmnibusError | None = None
    earlier: Mapping[str, tuple[bytes, WaveFiles]] = field(default_factory=dict)


def inside_of(kept: Kept, path: Path) -> Inside:
    """The waves inside the briefing; where that is work, or a version, that holds none itself,
    those in the briefing's own file at `path`."""
    block = kept.inside
    if not block and kept.briefing.keeps_wave:
        with suppress(OmnibusError):
            block = read(path).inside
    if not block:
        return Inside()
    try:
        own, *others = blocks_of(block)
        files = _whole(own)
    except ValueError as error:
        return Inside(fault=DamagedInside(path, str(error)))
    earlier = {}
    for each in others:
        with suppress(ValueError):
            found = _whole(each)
            earlier[found.fingerprint] = (each, found)
    return Inside(own, files, earlier=earlier)


def _whole(block: bytes) -> WaveFiles:
    """The wave in this block. Raises ValueError where it is not what was put there."""
    from omnibus_desktop.readers.fingerprint import of_contents

    files = from_block(block)
    found = of_contents(each.content for each in files.files)
    if found != files.fingerprint:
        raise ValueError(f"{files.fingerprint}\n{found}")
    return files


def is_there(link: WaveLink, briefing: Path, files: WaveFiles, tell: Progress) -> bool | None:
    """Whether the wave is at its path as it is inside the briefing in this file; None where
    nothing is there."""
    from omnibus_desktop.readers.fingerprint import fingerprint_of

    try:
        place = wave_of(link, briefing)
    except OmnibusError:
        return None
    beside = tuple(each.name for each in files.files[1:])
    try:
        return fingerprint_of(place, beside, lambda _: tell(0.0)) == files.fingerprint
    except OSError:
        return False


def place_of(link: WaveLink, briefing: Path, files: WaveFiles) -> Path:
    """Where the wave inside belongs, though it may not be there: on another computer nobody
    looks, so that is beside the briefing."""
    if link.is_elsewhere or not link.path:
        return briefing.parent / files.files[0].name
    return link.seen_from(briefing.parent)


def read_inside(
    desk: Desk,
    files: WaveFiles,
    place: Path,
    briefing: Path,
    progress: Progress,
    own: Setup | None,
) -> Opened:
    """The wave inside the briefing in this file, read as any other from a folder that is gone
    afterwards; `place` is what it is known by. `own` None: it is an earlier one, which is not
    shown before it is read whole. Raises OmnibusError where it cannot be read."""
    from omnibus_desktop.app.opened import opened

    def ahead(outline: Outline) -> None:
        if own is not None:
            progress.so_far((place, outline))

    kept = desk.settings.setups_folder() if own is None else None

    state = desk.settings.state_folder()
    remove_remains(state)
    try:
        with private_folder(state) as folder:
            for each in files.files:
                (folder / each.name).write_bytes(each.content)
            name = files.files[0].name
            return opened(folder / name, progress, ahead, desk.spare, own, kept)
    except OSError as error:
        raise OmnibusError(
            f"The wave inside {briefing.name} could not be read",
            f"make room on the disk, or put {place.name} beside {briefing.name}",
            str(error),
        ) from error
