"""What fills the window once it has been painted: document, commands, messages, panes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QDialog, QDockWidget, QMenu, QToolBar

from omnibus_desktop.app import open_actions
from omnibus_desktop.app.coming import arrives
from omnibus_desktop.app.command import Reach
from omnibus_desktop.app.commands import BEGIN_GROUP, COMMANDS, TOOLBAR, Actions
from omnibus_desktop.app.current import CurrentSlide
from omnibus_desktop.app.desk import Desk
from omnibus_desktop.app.dialog_icons import DialogIcons
from omnibus_desktop.app.document import Document, Session
from omnibus_desktop.app.explaining.helping import Helping
from omnibus_desktop.app.files.keeping import Keeping
from omnibus_desktop.app.files.showing import Showing
from omnibus_desktop.app.icons import icon
from omnibus_desktop.app.jobs import Jobs
from omnibus_desktop.app.last_question import LastQuestion
from omnibus_desktop.app.problems import ProblemBar
from omnibus_desktop.app.reading_ahead import ReadingAhead
from omnibus_desktop.app.recent_menu import RecentMenu
from omnibus_desktop.app.recent_pictures import RecentPictures
from omnibus_desktop.app.refresh.refreshing import Refreshing
from omnibus_desktop.app.settings import Settings
from omnibus_desktop.app.setup.setting_up import SettingUp
from omnibus_desktop.app.source_watch import SourceWatch, open_again
from omnibus_desktop.app.status import StatusLine
from omnibus_desktop.app.window import MainWindow
from omnibus_desktop.errors import OmnibusError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from omnibus_desktop.app.choice_bar import Choice, ChoiceBar
    from omnibus_desktop.app.workspace import Workspace

PANES = (
    "app.questions.question_pane", "app.table.table_pane", "app.workspace", "tables.counts",
    "tables.figures", "tables.tabulate",
)  # fmt: skip


class Furniture(QObject):
    """Everything of one window that has a life of its own, and how it hangs together."""

    def __init__(self, window: MainWindow, settings: Settings) -> None:
        super().__init__(window)
        self._window = window
        self.desk = Desk(Document(self), Jobs(self), settings, self)
        self.current = CurrentSlide(self.desk.document, self.desk.jobs, self.desk.turns, self)
        self.commands = Actions(Reach(self.desk, self.current, window))
        self.reading = ReadingAhead(self.desk, self)
        self.setting_up = SettingUp(self.desk, window, self)
        self.problems = ProblemBar()
        self.refreshing = Refreshing(self.desk, self)
        self.keeping = Keeping(self.desk, window, self.problems)
        self.showing = Showing(self.desk, window)
        self.watch = SourceWatch(self.desk, window)
        self.helping = Helping(self, window)
        self.recent = RecentPictures(self.desk, self.current, self)
        self.last_question = LastQuestion(self.desk, self)
        DialogIcons(self)
        self.workspace: Workspace | None = None  # as soon as there is something in it
        self._panes: Workspace | None = None
        self.desk.panes_built.clear()
        self.choices: ChoiceBar | None = None
        window.furniture = self
        window.setWindowIcon(icon("omnibus-desktop"))
        window.column.insertWidget(0, self.problems)
        window.setStatusBar(StatusLine(self.desk))
        self._fill_menus()
        self.toolbar = self._toolbar()
        self._connect()
        if window.start_page is not None:
            self.recent.dress(window.start_page)

    def _connect(self) -> None:
        window = self._window
        window.open_asked.connect(lambda: open_actions.choose(self.desk, window))
        window.example_asked.connect(lambda: open_actions.open_example(self.desk))
        window.path_asked.connect(lambda path: open_actions.take_in(self.desk, path))
        self.desk.choice_asked.connect(self._ask)
        self.desk.template_changed.connect(lambda: self.current.use_template(self.desk.template))
        self.desk.may_leave = self.keeping.may_leave
        self.desk.unless_shown = self.showing.unless_shown
        self.desk.fill_context_menu = self._fill_context_menu
        self.desk.failed.connect(self.problems.tell)
        self.desk.advised.connect(self.problems.tell)
        self.watch.changed.connect(self._tell_of_source)
        self.desk.jobs.finished.connect(lambda _: QTimer.singleShot(0, self._offer_a_start))
        self.desk.palette_requested.connect(self._open_palette)
        self.desk.document.changed.connect(self._follow)
        self.desk.panes_requested.connect(self._prepare, Qt.ConnectionType.QueuedConnection)

    def _fill_menus(self) -> None:
        for command in COMMANDS:
            menu = self._window.menus[command.menu]
            if command.id in BEGIN_GROUP:
                menu.addSeparator()
            menu.addAction(self.commands.by_id[command.id])
            if command.id == "open":
                menu.addMenu(RecentMenu(self.desk, menu))

    def _toolbar(self) -> QToolBar:
        bar = QToolBar("Main toolbar")
        bar.setObjectName("toolbar")
        bar.setMovable(False)
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        for group in TOOLBAR:
            if bar.actions():
                bar.addSeparator()
            bar.addActions([self.commands.by_id[name] for name in group])
        self._window.addToolBar(bar)
        bar.hide()  # on the start page its buttons would all be grey
        return bar

    def _fill_context_menu(self, menu: QMenu) -> None:
        for command in COMMANDS:
            action = self.commands.by_id[command.id]
            if command.context and action.isEnabled():
                menu.addAction(action)

    def _follow(self, before: Session, after: Session) -> None:
        if before.wave is after.wave and before.coming is after.coming:
            return
        self._window.setWindowTitle(_window_title(after))
        if after.wave is None and after.coming is None:
            self._show_start(closed=before.wave is not None)
            return
        if before.found is after.found and before.wave is not None:
            return  # it was only corrected
        if before.coming is not None and after.coming is not None:
            return  # a question was picked
        if self.workspace is None:
            self._build()
            self.workspace = self._panes
            assert self.workspace is not None
            self._window.pages.addWidget(self.workspace)
            self.workspace.complete()
        self._window.pages.setCurrentWidget(self.workspace)
        self.toolbar.show()
        self.problems.hide()
        if not arrives(before, after):
            panes = self.workspace
            (panes.table.table if panes.left.isHidden() else panes.questions.list).setFocus()

    def _prepare(self) -> None:
        """Build the panes in some turns of the event loop: together they take a tenth of a
        second."""
        self.desk.turns.then_import(*PANES)
        self.desk.turns.then(self._build)

    def _build(self) -> None:
        from omnibus_desktop.app.workspace import Workspace

        if self._panes is None:
            self._panes = Workspace(self.desk, self.current, self._window)
            self._panes.hide()
            self._panes.restore_shape(self.desk.settings)
            self.desk.panes_built.set()

    def _show_start(self, *, closed: bool) -> None:
        """The ways in, with the file that was `closed` among the recent ones."""
        self.toolbar.hide()
        if not closed:
            self._window.show_start()
            return
        self.problems.hide()
        for about in (*self._window.findChildren(QDialog), *self._window.findChildren(QDockWidget)):
            about.close()  # what it tells is of the wave that was closed
        self.recent.keep()
        self._window.show_start_anew()
        self.keeping.offer_left()
        if self._window.start_page is not None:
            self._window.start_page.open.setFocus()

    def _offer_a_start(self) -> None:
        """Offer the ways in where the file that the program was started with was none."""
        if self.workspace is None:
            self._window.show_start()

    def _tell_of_source(self, error: OmnibusError, can_open: bool) -> None:
        offer = ("Open it again", lambda: open_again(self.desk)) if can_open else None
        self.problems.tell(error, offer)

    def _ask(self, question: str, choices: Sequence[Choice]) -> None:
        """Ask on a bar; no choices: what was asked is asked no more."""
        if not choices:
            if self.choices is not None:
                self.choices.withdraw()
            return
        if self.choices is None:
            from omnibus_desktop.app.choice_bar import ChoiceBar

            self.choices = ChoiceBar()
            self._window.column.insertWidget(0, self.choices)
        self.choices.ask(question, choices)

    def _open_palette(self) -> None:
        from omnibus_desktop.app.command_palette import CommandPalette

        CommandPalette(self.desk, self.current, self.commands, self._window).open()

    def clear_away(self) -> None:
        """Keep the sizes of the panes and end what runs: the window is closing."""
        if self.workspace is not None:
            self.workspace.keep_shape(self.desk.settings)
            self.workspace.finish()
        self.helping.end()
        self.recent.keep()
        self.last_question.keep()
        self.reading.end()
        self.desk.turns.end()
        self.desk.panes_built.set()  # nobody is to wait for them any more
        self.desk.jobs.stop()
        self.showing.end()
        self.keeping.end()
        self.setting_up.end()


def _window_title(session: Session) -> str:
    known = session.wave if session.coming is None else session.coming.outline
    if known is None:
        return "Omnibus Desktop"
    return f"{known.title or known.source} – Omnibus Desktop"
