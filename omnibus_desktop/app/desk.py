"""What every pane and every action is handed: the document, the job runner, the settings."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu

from omnibus_desktop.app.document import Document
from omnibus_desktop.app.jobs import Jobs
from omnibus_desktop.app.settings import Settings
from omnibus_desktop.app.turns import Turns
from omnibus_desktop.charts.spec import Key
from omnibus_desktop.errors import OmnibusError

if TYPE_CHECKING:
    from omnibus_desktop.app.files.keeper import WorkKeeper
    from omnibus_desktop.exports.template import Template
    from omnibus_desktop.readers.spare import Spare


def _always() -> bool:
    return True


def _at_once(_: Path, open_it: Callable[[], None]) -> None:
    """Before a window can ask the others."""
    open_it()


def _no_menu(_: QMenu) -> None:
    """Before a window says what its context menu holds."""


class Desk(QObject):
    """The workplace of one window. Its signals are requests that one pane has for another."""

    edit_note_requested = Signal(str)
    value_requested = Signal(str)  # type a value: of a "target", a "band", or of the picked "note"
    fit_requested = Signal()
    zoom_requested = Signal(int)  # nearer (1), or back (-1)
    commit_requested = Signal()  # keep what is being typed: a command is about to run
    search_requested = Signal()
    palette_requested = Signal()
    pick_requested = Signal(str)  # choose a "break", a "filter", a "saved" one or the "weight"
    measure_requested = Signal(str)  # show these figures in tables, as tables.measures names them
    measure_shown = Signal()  # other figures stand in tables now
    pane_requested = Signal(int)  # give the focus to the next pane (1), or to the one before (-1)
    pane_turned = Signal(str)  # show the "questions" or the "choices", or hide them
    turn_requested = Signal(int)  # by so many questions
    answers_requested = Signal(
        str
    )  # "search" the open answers, add a "theme", "quote", or "carried"
    help_requested = Signal(str)  # topic
    setup_requested = Signal(str, str)  # page of the set-up, id of a question or ""
    figures_leave = Signal()  # they are about to be exported, or kept in a briefing
    go_requested = Signal(str)  # to what a finding is about, as briefing.preflight names it
    look_requested = Signal()  # at the list of what to look at before an export
    look_over_requested = Signal()  # at what to look at in all slides of the briefing
    findings_changed = Signal(int)  # how many there are of the present slide
    template_changed = Signal()
    remembered = Signal()  # what the computer remembers for exports is another
    table_requested = Signal(str)  # "explain" the picked figure, or "sort" by its column
    film_requested = Signal(str)  # do this with the slides that are picked in the filmstrip
    advised = Signal(object, object)  # OmnibusError that stops nothing, and an offer or None
    choice_asked = Signal(str, object)  # a question, and what can be done: a text and an act each
    refreshed = Signal(object)  # Refreshment: the briefing is on another wave now
    panes_requested = Signal()  # build them: a wave was read
    stage_ready = Signal()  # the chart can be worked on
    told = Signal(str)  # a passing message for the status line
    failed = Signal(object)  # OmnibusError

    keeper: WorkKeeper  # put here by what furnishes the window

    def __init__(self, document: Document, jobs: Jobs, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)  # what hears its signals holds it: only a parent lets both go
        self.document = document
        self.jobs = jobs
        self.settings = settings
        self.turns = Turns(self)
        self.panes_built = Event()
        self.panes_built.set()  # until somebody says that there are none yet
        self.spare: Spare | None = None  # has a reading process waiting
        self.template: Template | None = None  # as it was read, of the one that is chosen
        self.agreed: set[str] = set()  # findings with which charts were exported all the same
        self.carried: tuple[str, str] | None = None  # a question, words to look for in its answers
        self.comparing: Key | None = None  # the mark that waits for another to be compared with
        self.may_leave: Callable[[], bool] = _always  # asks where a briefing is not saved
        self.unless_shown: Callable[[Path, Callable[[], None]], None] = _at_once  # elsewhere
        self.fill_context_menu: Callable[[QMenu], None] = _no_menu
        jobs.failed.connect(self.failed)

    def tell(self, error: OmnibusError) -> None:
        """Show a problem that the person can do something about."""
        self.failed.emit(error)
