"""Taking waves into the briefing, after a warning, and out again; both can be undone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from omnibus_desktop.app.files.inside import WaveSource, packed, sources_of
from omnibus_desktop.briefing.wave_inside import MOST, too_large
from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.readers.fingerprint import fingerprint_of
from omnibus_desktop.wave.plain_text import plain

if TYPE_CHECKING:
    from omnibus_desktop.app.desk import Desk
    from omnibus_desktop.app.document import Session
    from omnibus_desktop.app.jobs import Progress
    from omnibus_desktop.briefing.over_waves import EarlierWave
    from omnibus_desktop.wave.wave import Wave

_PACKING = "pack"


def may_take_in(desk: Desk, earlier: EarlierWave) -> bool:
    """Whether a wave that slides are to be compared with may go into a briefing that holds its own:
    asks, where it is not too large."""
    session = replace(desk.document.session, earlier=(earlier,))
    if not _has_room(desk, sources_of(session)[1:]):
        return False
    return _wants(QApplication.activeWindow(), *_warning((earlier.wave,)))


def take_in(desk: Desk, parent: QWidget) -> None:
    """Have the wave, and those that slides are compared with, in the briefing's file."""
    session = desk.document.session
    sources = sources_of(_keeping(session, True))
    if not sources or not _has_room(desk, sources):
        return
    if _wants(parent, *_warning((session.wave, *(each.wave for each in session.earlier)))):
        _pack(desk, session, sources)


def _has_room(desk: Desk, sources: Sequence[WaveSource]) -> bool:
    """Whether the waves are where they were opened and not too large; tells where they are not."""
    for source in sources:
        if desk.keeper.saver.holds_waves((source,)):  # it was inside before
            continue
        try:
            size = source.sizes()
        except OSError as error:
            _tell_gone(desk, source, error)
            return False
        if size > MOST:
            desk.tell(too_large(source.path.name, size))
            return False
    return True


def _pack(desk: Desk, asked: Session, sources: Sequence[WaveSource]) -> None:
    """Put the waves in the form in which files hold them, in the background, and then inside."""
    saver = desk.keeper.saver
    missing = [source for source in sources if not saver.holds_waves((source,))]

    def task(progress: Progress) -> list[bytes]:
        return [packed(source, progress) for source in missing]

    def done(blocks: list[bytes]) -> None:
        session = desk.document.session
        if session.found is not asked.found:
            return  # another wave was opened meanwhile
        for source, block in zip(missing, blocks, strict=True):
            saver.hold_wave(source.fingerprint, block)
        if not session.briefing.keeps_wave:
            desk.document.apply("Keep the wave inside", _keeping(session, True))
            what = "The wave goes" if len(sources) == 1 else f"{len(sources)} waves go"
            desk.told.emit(f"{what} into the briefing's file when that is saved")

    if missing:
        text = f"Preparing {plain(sources[0].path.name)}"
        desk.jobs.run(_PACKING, text, task, done)
    else:
        done([])


def take_out(desk: Desk, parent: QWidget) -> None:
    """Have none there any longer; where the file of one is not there any more, only if the person
    is sure."""
    session = desk.document.session
    if _is_elsewhere(session) or _wants(parent, *_last_warning(session)):
        desk.document.apply("Take the wave out", _keeping(session, False))
        desk.told.emit("The briefing's file holds the wave no longer")


def _is_elsewhere(session: Session) -> bool:
    """Whether all waves are somewhere else than in the briefing alone."""
    try:
        return all(
            fingerprint_of(each.path, each.beside, lambda _: None) == each.fingerprint
            for each in sources_of(session)
        )
    except OSError:
        return False


def _keeping(session: Session, keeps: bool) -> Session:
    return replace(session, briefing=replace(session.briefing, keeps_wave=keeps))


def _tell_gone(desk: Desk, source: WaveSource, error: OSError) -> None:
    name = source.path.name
    message = f"{name} is not where it was opened, so it cannot be kept inside the briefing"
    desk.tell(OmnibusError(message, "put it back and try again", str(error)))


def _warning(waves: Sequence[Wave | None]) -> tuple[str, str, str]:
    """What to say before these waves go in: the first is the briefing's own, or the only one."""
    known = [wave for wave in waves if wave is not None]
    names = " and ".join(plain(wave.source) for wave in known) or "The wave"
    who = f"one of the {sum(wave.respondents for wave in known):,} respondents"
    more = (
        f"The file then holds the answers of every {who}, also to questions that are on no slide,"
        " and whatever else is said of them there. Whoever has the file can read them: hand it on"
        " only to people who may see the survey's own files."
        "\n\nExported slides, pictures and tables, and earlier versions, hold none of it."
    )
    return f"{names} will be inside the briefing's file.", more, "Keep it inside"


def _last_warning(session: Session) -> tuple[str, str, str]:
    name = "The wave" if session.wave is None else plain(session.wave.source)
    more = (
        "It is not where the briefing says that it is, or another file is there. Without the wave"
        " inside, the briefing cannot show its slides when it is opened again."
    )
    return f"{name} is nowhere else.", more, "Take it out"


def _wants(parent: QWidget | None, text: str, more: str, yes: str) -> bool:
    """Whether the person chose to, having been told."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle("Omnibus Desktop")
    box.setText(text)
    box.setInformativeText(more)
    agree = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    cancel = box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(cancel)
    box.exec()
    return box.clickedButton() is agree
