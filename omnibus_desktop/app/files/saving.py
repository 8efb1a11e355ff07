"""Keeping work, and saving a briefing under its name: never over what somebody else wrote, and
never older work over newer. Without a window: it is called from any thread."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from omnibus_desktop.app.files.inside import WaveSource, packed
from omnibus_desktop.app.files.known_places import remember
from omnibus_desktop.app.files.recovery import Work, keep_work
from omnibus_desktop.app.files.versions import folder_of, keep_version
from omnibus_desktop.briefing.file import Kept, digest_of, to_bytes
from omnibus_desktop.briefing.link import WaveLink, named_from
from omnibus_desktop.briefing.wave_inside import without_block
from omnibus_desktop.briefing.waves_inside import joined
from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.writing import remove_remains, replace_content

_MOST_WAVES = 10  # that are held to be saved again, those of an undone refresh among them


class ChangedElsewhere(OmnibusError):
    """The briefing's file is not what was opened or saved here."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path.name} was changed in another window or by another program since",
            "your work is kept, but not in that file: choose which of the two is to stand",
            str(path),
        )


class Saver:
    """Saves one after the other, and knows the digests of files as they were opened or saved here.
    `state` is the program's own folder."""

    def __init__(self, state: Path) -> None:
        self._state = state
        self._one_at_a_time = threading.Lock()
        self._newest = 0
        self._known: dict[Path, str] = {}
        self._stamps: dict[Path, tuple[int, ...]] = {}  # of files that are as they are known
        self._waves: dict[str, bytes] = {}  # as files of briefings hold them, by fingerprint
        self._remembered: set[WaveLink] = set()
        self._to_tidy: set[Path] = set()  # folders that may have remains of writes

    def opened(self, path: Path, digest: str) -> None:
        """The briefing in this file was opened, and had this digest."""
        self._known[path] = digest
        self._to_tidy |= {path.parent, self._state / "work"}

    def known(self, path: Path | None) -> str:
        """The digest of what was opened from or saved in this file, "" where nothing was."""
        return "" if path is None else self._known.get(path, "")

    def is_changed(self, path: Path) -> bool:
        """Whether somebody else has written this file since it was opened or saved here. Waits for
        what is being written."""
        with self._one_at_a_time:
            stamp, known = _stamp(path), self._known.get(path)
            if stamp is None or known is None or stamp == self._stamps.get(path):
                return False
            try:
                content = _content(path)
            except OmnibusError:
                return False
            if content is not None and digest_of(content) == known:
                self._stamps[path] = stamp
                return False
            return content is not None

    def has_written_since(self, path: Path, digest: str) -> bool:
        """Whether this file had this digest when it was read, and then was saved here."""
        with self._one_at_a_time:
            known = self._known.get(path)
            if known is None or known == digest:
                return False
            content = _content(path)
            return content is not None and digest_of(content) == known

    def hold_wave(self, fingerprint: str, block: bytes) -> None:
        """Have this wave at hand for the files of briefings that hold it."""
        self._waves.pop(fingerprint, None)
        self._waves[fingerprint] = block
        while len(self._waves) > _MOST_WAVES:
            del self._waves[next(iter(self._waves))]

    def holds_waves(self, sources: Sequence[WaveSource]) -> bool:
        """Whether all these waves are at hand."""
        return all(source.fingerprint in self._waves for source in sources)

    def begin(self, number: int) -> None:
        """Write nothing of what has a lower number any more, and wait for what is being written."""
        with self._one_at_a_time:
            self._newest = number

    def keep(self, number: int, path: Path, work: Work) -> None:
        """Keep the work in this recovery file. Raises OmnibusError."""
        with self._one_at_a_time:
            if number >= self._newest:
                keep_work(path, work)

    def save(
        self,
        number: int,
        path: Path,
        kept: Kept,
        *,
        by_hand: bool,
        anyway: bool = False,
        sources: Sequence[WaveSource] = (),
    ) -> None:
        """Save the briefing as this file, with the waves from these `sources` inside. What was
        there is kept as an earlier version, without a wave; what is saved `by_hand` becomes one at
        once.

        Nothing is done where something with a higher `number` was saved before. Raises
        ChangedElsewhere where the file is not what was opened or saved here last, unless
        `anyway`, and OmnibusError where it cannot be written.
        """
        with self._one_at_a_time:
            if number < self._newest:
                return
            inside = joined([self.block(source) for source in sources])
            content = to_bytes(_seen_from(path.parent, kept), inside)
            before = _content(path)
            if before is not None and before != content:
                if not anyway and digest_of(before) != self._known.get(path):
                    raise ChangedElsewhere(path)
                self._keep_version(path, before, at_once=anyway)
            if before != content:
                replace_content(path, content)
            if by_hand:
                self._keep_version(path, content, at_once=True)
            self._remember(kept)
            self._known[path], self._newest = digest_of(content), number
            stamp = _stamp(path)
            if stamp is not None:
                self._stamps[path] = stamp
            while self._to_tidy:
                remove_remains(self._to_tidy.pop())

    def _remember(self, kept: Kept) -> None:
        """Know where its waves are on this computer, which the file does not say to others."""
        for link in (kept.wave, *kept.earlier):
            if link not in self._remembered:
                self._remembered.add(link)
                remember(self._state, link)

    def block(self, source: WaveSource) -> bytes:
        """The wave as the file holds it, which is made once. Raises OmnibusError."""
        block = self._waves.get(source.fingerprint)
        if block is None:
            block = packed(source, lambda _: None)
            self.hold_wave(source.fingerprint, block)
        return block

    def _keep_version(self, path: Path, content: bytes, *, at_once: bool) -> None:
        """Keep an earlier version where that is possible: saving does not fail for it."""
        with suppress(OmnibusError, OSError):
            folder = folder_of(self._state, path)
            bare = without_block(content)
            if bare:
                keep_version(folder, bare, at_once=at_once, now=datetime.now(UTC))


def _seen_from(folder: Path, kept: Kept) -> Kept:
    """What the file holds, with its waves named as seen from its folder."""
    earlier = tuple(_near(link, folder) for link in kept.earlier)
    return replace(kept, wave=_near(kept.wave, folder), earlier=earlier)


def _near(link: WaveLink, folder: Path) -> WaveLink:
    path = Path(link.path)
    return replace(link, path=named_from(path, folder)) if path.is_absolute() else link


def _stamp(path: Path) -> tuple[int, ...] | None:
    """What changes when the file is written; None where it cannot be looked at."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def _content(path: Path) -> bytes | None:
    """What is in the file now, None where there is none. Raises OmnibusError."""
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise OmnibusError(
            f"{path.name} could not be saved: it cannot be read to compare it",
            "choose another name",
            str(error),
        ) from error
