"""Waves that are inside a briefing, saved as files of their own again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from omnibus_desktop.app.files.inside import WaveSource, sources_of
from omnibus_desktop.app.files.save_places import ask_path
from omnibus_desktop.briefing.wave_inside import WaveFiles, from_block
from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.writing import replace_content

if TYPE_CHECKING:
    from omnibus_desktop.app.desk import Desk
    from omnibus_desktop.app.document import Session
    from omnibus_desktop.app.files.saving import Saver
    from omnibus_desktop.app.jobs import Progress

_SAVING = "save wave"


def save_wave(desk: Desk, parent: QWidget) -> None:
    """Ask where, and write the waves there in the background: a wave of one file under any name,
    several files under their own names in one folder."""
    session = desk.document.session
    sources = sources_of(session)
    if not sources:
        return
    places = _ask(desk, parent, sources)
    if places is None:
        return
    saver, is_alone = desk.keeper.saver, _is_alone(sources)

    def task(progress: Progress) -> int:
        count = 0
        for source, place in zip(sources, places, strict=True):
            own, *others = _files(saver, source, progress).files
            for each in others:
                _write(place.with_name(each.name), each.content)
            _write(place, own.content, anyway=is_alone)
            count += 1 + len(others)
        return count

    def done(count: int) -> None:
        _use(desk, session, places)
        what = places[0].name if count == 1 else f"{count} files in {places[0].parent.name}"
        desk.told.emit(f"Saved {what}")

    desk.jobs.run(_SAVING, f"Saving {sources[0].path.name}", task, done)


def _is_alone(sources: tuple[WaveSource, ...]) -> bool:
    return len(sources) == 1 and not sources[0].beside


def _ask(desk: Desk, parent: QWidget, sources: tuple[WaveSource, ...]) -> tuple[Path, ...] | None:
    """Where each wave is to be; None where the person thought better of it."""
    own = sources[0].path
    if _is_alone(sources):
        kinds = f"Survey wave (*{own.suffix})"
        path, _ = ask_path(desk, parent, "Save the wave as a file", own.stem, kinds)
        return None if path is None else (path,)
    start = str(desk.settings.folder())
    folder = QFileDialog.getExistingDirectory(parent, "Save the waves in this folder", start)
    if not folder:
        return None
    names: list[str] = []
    for source in sources:
        name = source.path.name
        names.append(f"{len(names)} {name}" if name in names else name)
    return tuple(Path(folder) / name for name in names)


def _files(saver: Saver, source: WaveSource, progress: Progress) -> WaveFiles:
    """The files of the wave. Raises OmnibusError where they are not what they were."""
    progress(0.0)
    try:
        return from_block(saver.block(source))
    except ValueError as error:
        message = f"{source.path.name} could not be taken out of the briefing"
        raise OmnibusError(message, "it is damaged there", str(error)) from error


def _write(path: Path, content: bytes, *, anyway: bool = False) -> None:
    """Write the file; over another one only `anyway`. Raises OmnibusError."""
    if not anyway and not _is_free(path, content):
        message = f"{path.name} is there already, and is another file"
        raise OmnibusError(message, "choose an empty folder", str(path))
    replace_content(path, content)


def _is_free(path: Path, content: bytes) -> bool:
    try:
        return not path.exists() or path.read_bytes() == content
    except OSError:
        return False


def _use(desk: Desk, asked: Session, places: tuple[Path, ...]) -> None:
    """Have the briefing say that its waves are there, where they are not where it says."""
    session = desk.document.session
    if session.found is not asked.found or session.earlier != asked.earlier:
        return
    own, *others = places
    there = iter(others)
    moved = [each.path if each.wave is None else next(there) for each in session.earlier]
    earlier = tuple(
        each if each.path.exists() else replace(each, path=place)
        for each, place in zip(session.earlier, moved, strict=True)
    )
    path = session.path if session.path is not None and session.path.exists() else own
    if path != session.path or any(
        a is not b for a, b in zip(earlier, session.earlier, strict=True)
    ):
        desk.document.show(replace(session, path=path, earlier=earlier))
        desk.keeper.keep_soon()
