"""The wave that is meant by a file that is named: a survey file, or a briefing with its wave."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from omnibus_desktop.cli.output import tell
from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.readers.opening import open_found, open_wave
from omnibus_desktop.wave.setup import Setup
from omnibus_desktop.wave.wave import Wave

if TYPE_CHECKING:
    from omnibus_desktop.briefing.file import Kept
    from omnibus_desktop.briefing.wave_inside import WaveFiles

_BRIEFING = ".omnibus"
_BOOKS = (".xlsx", ".ods")


def open_named(path: Path) -> Wave:
    """The wave in a survey file; of a briefing its wave, set up as it was there. Raises
    OmnibusError, also of a workbook of tables that the program saved itself."""
    refuse_own_book(path)
    if path.suffix.lower() != _BRIEFING:
        return open_wave(path)
    from omnibus_desktop.briefing.file import read
    from omnibus_desktop.readers.set_up import set_up

    kept = read(path)
    found, setup = wave_of_briefing(kept, path), kept.briefing.setup
    return found if setup == Setup() else set_up(found, setup)


def refuse_own_book(path: Path) -> None:
    """Raises OmnibusError where the file is a workbook of tables that the program saved."""
    if path.suffix.lower() in _BOOKS:
        from omnibus_desktop.exports.own_book import is_own_book, no_wave

        if is_own_book(path):
            raise no_wave(path)


def wave_of_briefing(kept: Kept, file: Path) -> Wave:
    """The wave of the briefing in this file as it was found: that inside it, where it holds one
    and what lies at its path is another or nothing. Raises OmnibusError where it is nowhere."""
    from omnibus_desktop.briefing.link import wave_of

    files = _inside(kept, file)
    try:
        place = wave_of(kept.wave, file)
    except OmnibusError:
        if files is None:
            raise
        return _read(files, file)
    if files is None or _is_same(place, files):
        return open_found(place)[0]
    tell(
        f"note: {place.name} is not the same as the wave inside {file.name}"
        " (figures are those of the wave inside, as the briefing was saved)"
    )
    return _read(files, file)


def _inside(kept: Kept, file: Path) -> WaveFiles | None:
    """The wave inside; None where there is none, and where it is damaged, which is told."""
    if not kept.inside:
        return None
    from omnibus_desktop.briefing.wave_inside import from_block
    from omnibus_desktop.readers.fingerprint import of_contents

    try:
        files = from_block(kept.inside)
        if of_contents(each.content for each in files.files) == files.fingerprint:
            return files
    except ValueError:
        pass  # which is told as a wave that has become another is
    tell(f"note: The wave inside {file.name} is damaged: it is looked for where it was")
    return None


def _is_same(place: Path, files: WaveFiles) -> bool:
    """Whether what lies there is the wave inside."""
    from omnibus_desktop.readers.fingerprint import fingerprint_of

    beside = tuple(each.name for each in files.files[1:])
    try:
        return fingerprint_of(place, beside, lambda _: None) == files.fingerprint
    except OSError:
        return False


def _read(files: WaveFiles, file: Path) -> Wave:
    """The wave, read as any other from a folder that is gone afterwards."""
    try:
        with tempfile.TemporaryDirectory(prefix="omnibus-") as folder:
            for each in files.files:
                (Path(folder) / each.name).write_bytes(each.content)
            return open_found(Path(folder) / files.files[0].name)[0]
    except OSError as error:
        raise OmnibusError(
            f"The wave inside {file.name} could not be read",
            "make room on the disk, or put its survey file beside the briefing",
            str(error),
        ) from error
