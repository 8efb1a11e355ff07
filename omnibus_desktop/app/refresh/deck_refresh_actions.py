"""Refreshing a deck that was edited elsewhere: worked out in the background, listed, written."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from omnibus_desktop.errors import OmnibusError

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from omnibus_desktop.app.desk import Desk
    from omnibus_desktop.app.document import Session
    from omnibus_desktop.app.jobs import Progress
    from omnibus_desktop.briefing.recipe import Recipe
    from omnibus_desktop.exports.deck_refresh import Plan
    from omnibus_desktop.wave.wave import Wave

_DECKS = "PowerPoint deck (*.pptx)"
_KIND = "deck"
_MAKING = 0.8  # of the work of a deck; the rest is writing it


def choose_deck(desk: Desk, parent: QWidget) -> None:
    """Ask for a deck, and list what would change in it with the wave that is open."""
    from PySide6.QtWidgets import QFileDialog  # its enums are not needed at the start

    folder = str(desk.settings.folder())
    name, _ = QFileDialog.getOpenFileName(parent, "Refresh a deck", folder, _DECKS)
    if name:
        refresh_deck(desk, parent, Path(name))


def refresh_deck(desk: Desk, parent: QWidget, path: Path) -> None:
    """List what would change in the deck at this path, and write what is agreed to."""
    session, recent = desk.document.session, desk.settings.recent()
    if session.wave is None:
        return
    desk.figures_leave.emit()

    def work_out(progress: Progress) -> Plan:
        from omnibus_desktop.app.refresh.deck_refresh import Now, plan_refresh

        assert session.wave is not None
        now = Now(session.wave, session.setup, session.earlier)
        return plan_refresh(
            path, now, lambda recipe: _found(recipe, path, recent, session, progress), progress
        )

    desk.jobs.run(
        _KIND,
        f"Looking through {path.name}",
        work_out,
        lambda plan: _show(desk, parent, path, session, plan),
    )


def _found(
    recipe: Recipe, path: Path, recent: tuple[Path, ...], session: Session, progress: Progress
) -> Wave | None:
    """The wave of a recipe, set up as it was, where it is at hand: by it questions are found by
    wording and answers, not by id alone."""
    from omnibus_desktop.app.opened import opened
    from omnibus_desktop.app.refresh.wave_finding import likely, with_fingerprint

    for each in session.earlier:
        if each.wave is not None and each.wave.id == recipe.wave.fingerprint:
            return each.wave
    progress(0.0)
    places = likely(path, recipe.wave.path, recent)
    there = with_fingerprint(recipe.wave.fingerprint, places, lambda _: progress(0.0))
    if there is None:
        return None
    own = recipe.briefing.setup
    return opened(there, lambda _: progress(0.0), lambda _: None, None, own).wave


def _show(desk: Desk, parent: QWidget, path: Path, session: Session, plan: Plan) -> None:
    from omnibus_desktop.app.refresh.deck_refresh_dialog import DeckRefreshDialog

    wave = session.wave
    if wave is None:
        return
    if not plan.changes:
        desk.told.emit(f"Nothing would change in {path.name}: its figures are those of this wave")
        return
    name = wave.title or wave.source
    dialog = DeckRefreshDialog(plan, path.name, name, parent)
    dialog.agreed.connect(lambda numbers: _ask(desk, parent, path, session, plan, numbers))
    dialog.open()


def _ask(
    desk: Desk,
    parent: QWidget,
    path: Path,
    session: Session,
    plan: Plan,
    agreed: Collection[int],
) -> None:
    """Ask where to write the refreshed deck; the deck that was edited is never written over."""
    from omnibus_desktop.app.files.save_places import ask_path

    wave = session.wave
    title = "Save the refreshed deck"
    name = path.stem if wave is None else f"{path.stem} ({_short(wave)})"
    target, _ = ask_path(desk, parent, title, name, _DECKS, path.parent)
    if target is None:
        return
    if target.suffix.lower() != ".pptx" or _is_same(target, path):
        message = f"{target.name} was not saved"
        advice = "choose a name that ends in .pptx, and another one than the deck's own"
        desk.tell(OmnibusError(message, advice))
        return

    def write(progress: Progress) -> Path:
        from omnibus_desktop.writing import replace_file

        content = plan.written(agreed, lambda share: progress(_MAKING * share))
        progress(_MAKING)
        replace_file(target, lambda stream: _put(stream, content))
        return target

    desk.jobs.run(
        _KIND,
        f"Saving {target.name}",
        write,
        lambda done: _saved(desk, done, path, plan),
    )


def _saved(desk: Desk, done: Path, path: Path, plan: Plan) -> None:
    """Say that it is done, and which of its pages still tell of the wave before."""
    desk.told.emit(f"Saved {done.name}; {path.name} is as it was")
    if plan.stale:
        named = ", ".join(map(str, plan.stale))
        pages = f"Page {named} is" if len(plan.stale) == 1 else f"Pages {named} are"
        message = f"{pages} still of the wave that {path.name} was exported with"
        advice = "write their figures, dates and page numbers anew, or take them from a new export"
        desk.advised.emit(OmnibusError(message, advice), None)


def _put(stream: BinaryIO, content: bytes) -> None:
    stream.write(content)


def _is_same(one: Path, other: Path) -> bool:
    return one.exists() and one.samefile(other)


def _short(wave: Wave) -> str:
    """What the wave is called in a file's name: "wave 2" where its title or its file says so."""
    from omnibus_desktop.exports.file_names import file_name
    from omnibus_desktop.tables.wave_names import numbered

    number = numbered(wave.title) or numbered(wave.source)
    return number.lower() if number else file_name(Path(wave.source).stem)
