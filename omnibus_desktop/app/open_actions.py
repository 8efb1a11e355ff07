"""Opening: a wave, a briefing, the example. Reading runs in the background."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from omnibus_desktop import resources
from omnibus_desktop.app import wave_actions
from omnibus_desktop.app.coming import expect, picked_in, put_back
from omnibus_desktop.app.document import Session, turned_to
from omnibus_desktop.app.refresh import refresh_actions
from omnibus_desktop.briefing.briefing import Briefing
from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.wave.setup import Setup

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from omnibus_desktop.app.desk import Desk
    from omnibus_desktop.app.jobs import Progress
    from omnibus_desktop.app.opened import Opened
    from omnibus_desktop.briefing.over_waves import EarlierWave
    from omnibus_desktop.readers.outline import Outline

EXAMPLE = "example/wave1_synthetic.sav"
BRIEFING_SUFFIX = ".omnibus"
_OPENING = "open"
_PATIENCE = 1.0  # seconds
#: Exported charts, which carry the slide that they came from; the others are pictures that do not.
CARRYING = frozenset(
    (".png", ".svg", ".pdf", ".pptx", ".jpg", ".jpeg", ".gif", ".bmp", ".webp", ".tif", ".tiff")
)
_WAVES = (
    "*.sav *.zsav *.por *.dta *.sas7bdat *.xpt *.sss"
    " *.xlsx *.ods *.csv *.tsv *.tab *.txt *.xml *.asc *.dat"
)
_BOOKS = (".xlsx", ".ods")
WAVES_FILTER = f"Survey waves ({_WAVES});;All files (*)"
_FILTER = (
    f"Survey waves and briefings ({_WAVES} *.omnibus);;Survey waves ({_WAVES});;"
    "Briefings (*.omnibus);;Exported charts (*.pptx *.png *.svg *.pdf);;All files (*)"
)


def choose(desk: Desk, parent: QWidget) -> None:
    """Ask for a file and open it."""
    from PySide6.QtWidgets import QFileDialog  # its enums are not needed at the start

    folder = str(desk.settings.folder())
    name, _ = QFileDialog.getOpenFileName(parent, "Open a survey wave", folder, _FILTER)
    if name:
        open_chosen(desk, Path(name))


def open_chosen(desk: Desk, path: Path) -> None:
    """Open a file that was chosen; where there is a briefing, ask what to do with a wave."""
    if desk.document.session.briefing.slides:
        take_in(desk, path)
    else:
        open_unless_shown(desk, path)


def close(desk: Desk) -> None:
    """Go back to the start page, unless the person would rather not leave what is not saved."""
    if desk.may_leave():
        desk.choice_asked.emit("", [])
        desk.document.start(Session())
        desk.keeper.began()
        desk.told.emit("")  # what was told was of what is closed


def open_example(desk: Desk) -> None:
    """Open the synthetic wave that comes with the program."""
    try:
        path = resources.path(EXAMPLE)
    except OmnibusError as error:
        desk.tell(error)
    else:
        open_unless_shown(desk, path)


def take_in(desk: Desk, path: Path) -> None:
    """Open what was dropped on the window; of a wave where one is open already, ask whether to
    refresh the briefing with it, to open it instead or to compare with it."""
    desk.choice_asked.emit("", [])
    session = desk.document.session
    if session.found is None or not is_wave(path) or _is_own_book(path):
        open_unless_shown(desk, path)
        return
    choices: list[tuple[str, Callable[[], None]]] = [
        ("Compare with it", lambda: wave_actions.compare_with(desk, path)),
        ("Open it instead", lambda: open_unless_shown(desk, path)),
    ]
    question = f"compare {session.found.source} with it, or open it instead?"
    if session.briefing.slides:
        choices.insert(
            0, ("Refresh the briefing", lambda: refresh_actions.refresh_with(desk, path))
        )
        question = f"refresh the briefing with it, {question}"
    desk.choice_asked.emit(f"{path.name}: {question}", choices)


def is_wave(path: Path) -> bool:
    """Whether a file is called as waves are."""
    return f"*{path.suffix.lower()}" in _WAVES.split()


def _is_own_book(path: Path) -> bool:
    """Whether the file is a workbook of tables that was saved here: there is no answer in it."""
    if path.suffix.lower() not in _BOOKS:
        return False
    from omnibus_desktop.exports.own_book import is_own_book  # few files are workbooks

    return is_own_book(path)


def open_unless_shown(desk: Desk, path: Path) -> None:
    """Open a file, but of one that another window shows bring that to the front: two windows would
    write what is kept beside it."""
    desk.unless_shown(path, lambda: open_path(desk, path))


def open_path(desk: Desk, path: Path) -> None:
    """Open a wave, a briefing with its wave, or the slide that an exported chart came from. What
    was open stays until the new one is there."""
    if path.suffix.lower() in CARRYING:
        from omnibus_desktop.app.refresh.recipe_actions import open_carried

        open_carried(desk, path)
        return
    if _is_own_book(path):
        from omnibus_desktop.exports.own_book import no_wave

        desk.tell(no_wave(path))
        return
    if desk.document.session.found is not None and not _is_there(desk, path):
        return  # nobody is to be asked about unsaved work for nothing
    if not desk.may_leave():
        return
    put_back(desk.document)
    if path.suffix.lower() == BRIEFING_SUFFIX:
        from omnibus_desktop.app.files.open_briefing import open_briefing

        open_briefing(desk, path)
        return
    read_in_background(
        desk,
        path,
        lambda progress: read_wave(desk, path, progress),
        lambda opened: show_wave(desk, opened, path),
    )


def _is_there(desk: Desk, path: Path) -> bool:
    """Whether there is a file that may be read; what is wrong with it is told."""
    from omnibus_desktop.readers.regular_file import regular_file  # it came with the open wave

    try:
        with regular_file(path), path.open("rb"):
            pass
    except OmnibusError as error:
        desk.tell(error)
        return False
    return True


def open_wave_then(desk: Desk, path: Path, then: Callable[[], None]) -> None:
    """Open a wave, and do something as soon as it is shown."""

    def show(opened: Opened) -> None:
        show_wave(desk, opened, path)
        then()

    put_back(desk.document)
    read_in_background(desk, path, lambda progress: read_wave(desk, path, progress), show)


def read_in_background(
    desk: Desk, path: Path, task: Callable[[Progress], Any], done: Callable[[Any], None]
) -> None:
    """Read in the background. The questions of a large wave are shown before its answers; where
    it does not come after all, what was open is shown again."""
    document = desk.document
    desk.jobs.run(
        _OPENING,
        f"Opening {path.name}",
        task,
        done,
        so_far=lambda found: expect(document, *found),
        given_up=lambda: put_back(document),
    )


def read_wave(desk: Desk, path: Path, progress: Progress, own: Setup | None = None) -> Opened:
    """The wave in this file with the corrections `own`, else those that belong to it; its
    questions are shown as soon as they are known."""
    from omnibus_desktop.app.opened import opened

    def ahead(outline: Outline) -> None:
        _have_panes(desk)
        progress.so_far((path, outline))

    found = opened(path, progress, ahead, desk.spare, own, desk.settings.setups_folder())
    _have_panes(desk)
    return found


def _have_panes(desk: Desk) -> None:
    """Wait, in the background, for panes that a wave can be shown in. They are built only now:
    beside the reading both would take longer."""
    if not desk.panes_built.is_set():
        desk.panes_requested.emit()
        desk.panes_built.wait(_PATIENCE)


def show_wave(
    desk: Desk,
    opened: Opened,
    path: Path,
    briefing: Briefing | None = None,
    briefing_path: Path | None = None,
    earlier: tuple[EarlierWave, ...] = (),
) -> None:
    """Show a wave that was read, with the briefing from this file or a new one."""
    from omnibus_desktop.app.last_question import looked_at_last
    from omnibus_desktop.app.questions import evident_break, first_question  # with what they count

    wave = opened.wave
    briefing = briefing or Briefing(wave.title, setup=opened.setup)
    session = Session(wave=wave, found=opened.found, path=path, briefing=briefing)
    palette = desk.settings.palette()
    session = replace(session, briefing_path=briefing_path, earlier=earlier, palette=palette)
    picked = picked_in(wave, desk.document.session.coming)
    by = None if wave.by_default else evident_break.evident_break(wave)
    breaks = () if by is None else (by,)
    last = looked_at_last(desk.settings, briefing_path or path, wave)
    first = picked or last or first_question.first_question(wave, breaks)
    if picked is None and session.briefing.slides:
        session = replace(session, draft=session.briefing.slides[0])
    elif first is not None:
        session = turned_to(session, first)
        if breaks and session.draft is not None:
            session = replace(session, draft=replace(session.draft, by=breaks))
    desk.document.start(session)
    desk.keeper.began()
    desk.settings.remember(briefing_path or path)
    if opened.made_for is not None:
        _use_kept(desk, session, opened.made_for)
    elif opened.passed_over:
        desk.told.emit(f"The set-up of the briefing is used, not the one beside {wave.source}")
    elif wave.remarks:
        count = len(wave.remarks)
        desk.told.emit(f"{count} remark{'s' if count > 1 else ''}: Ctrl+I")


def _use_kept(desk: Desk, session: Session, source: str) -> None:
    """Have the corrections that were made for an earlier file as a step that can be undone."""
    briefing = replace(session.briefing, setup=Setup())
    found = replace(session, wave=session.found, briefing=briefing)
    desk.document.start(found)
    desk.document.arrive("Use an earlier set-up", session)
    desk.told.emit(f"The set-up of {source or 'an earlier file'} was used: Ctrl+Z takes it away")
