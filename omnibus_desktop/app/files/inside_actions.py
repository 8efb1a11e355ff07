"""Keeping the wave inside the briefing: on, after a warning, and off again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.wave.plain_text import plain

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from omnibus_desktop.app.desk import Desk
    from omnibus_desktop.app.document import Session
    from omnibus_desktop.app.files.inside import WaveSource

_PACKING = "pack"


def keep_wave_inside(desk: Desk, parent: QWidget) -> None:
    """Have the wave in the briefing's file from now on, or no longer; both can be undone."""
    session = desk.document.session
    if session.briefing.keeps_wave:
        _take_out(desk, parent, session)
    else:
        _take_in(desk, parent, session)


def _take_in(desk: Desk, parent: QWidget, session: Session) -> None:
    from omnibus_desktop.app.files.inside import source_of
    from omnibus_desktop.briefing.wave_inside import MOST, too_large

    source = source_of(_keeping(session, True))
    if source is None:
        return
    if desk.keeper.saver.holds_wave(source.fingerprint):  # it was inside before
        size = 0
    else:
        try:
            size = source.sizes()
        except OSError as error:
            _tell_gone(desk, source, error)
            return
    if size > MOST:
        desk.tell(too_large(source.path.name, size))
    elif _wants(parent, *_warning(session)):
        _pack(desk, session, source)


def _pack(desk: Desk, asked: Session, source: WaveSource) -> None:
    """Put the wave in the form in which files hold it, in the background, and then inside."""
    from omnibus_desktop.app.files.inside import packed

    def done(block: bytes) -> None:
        session = desk.document.session
        if session.found is not asked.found:
            return  # another wave was opened meanwhile
        if block:
            desk.keeper.saver.hold_wave(source.fingerprint, block)
        if not session.briefing.keeps_wave:
            desk.document.apply("Keep the wave inside", _keeping(session, True))
            desk.told.emit("The wave goes into the briefing's file when that is saved")

    if desk.keeper.saver.holds_wave(source.fingerprint):
        done(b"")
        return
    text = f"Preparing {plain(source.path.name)}"
    desk.jobs.run(_PACKING, text, lambda progress: packed(source, progress), done)


def _take_out(desk: Desk, parent: QWidget, session: Session) -> None:
    """Where the file of the wave is not there any more, only if the person is sure."""
    if _is_elsewhere(session) or _wants(parent, *_last_warning(session)):
        desk.document.apply("Take the wave out", _keeping(session, False))
        desk.told.emit("The briefing's file holds the wave no longer")


def _is_elsewhere(session: Session) -> bool:
    """Whether the wave is somewhere else than in the briefing alone."""
    found, path = session.found, session.path
    if found is None or path is None:
        return False
    from omnibus_desktop.readers.fingerprint import fingerprint_of

    try:
        return fingerprint_of(path, found.beside, lambda _: None) == found.id
    except OSError:
        return False


def _keeping(session: Session, keeps: bool) -> Session:
    return replace(session, briefing=replace(session.briefing, keeps_wave=keeps))


def _tell_gone(desk: Desk, source: WaveSource, error: OSError) -> None:
    name = source.path.name
    message = f"{name} is not where it was opened, so it cannot be kept inside the briefing"
    desk.tell(OmnibusError(message, "put it back and try again", str(error)))


def _warning(session: Session) -> tuple[str, str, str]:
    wave = session.wave
    name = "The wave" if wave is None else plain(wave.source)
    who = "respondent" if wave is None else f"one of the {wave.respondents:,} respondents"
    more = (
        f"The file then holds the answers of every {who}, also to questions that are on no slide,"
        " and whatever else the wave says of them. Whoever has the file can read them: hand it on"
        " only to people who may see the wave itself."
        "\n\nExported slides, pictures and tables, and earlier versions, hold none of it."
    )
    return f"{name} will be inside the briefing's file.", more, "Keep it inside"


def _last_warning(session: Session) -> tuple[str, str, str]:
    name = "The wave" if session.wave is None else plain(session.wave.source)
    more = (
        "It is not where the briefing says that it is, or another file is there. Without the wave"
        " inside, the briefing cannot show its slides when it is opened again."
    )
    return f"{name} is nowhere else.", more, "Take it out"


def _wants(parent: QWidget, text: str, more: str, yes: str) -> bool:
    """Whether the person chose to, having been told."""
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QMessageBox  # its enums are not needed at the start

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
