"""Somebody at the real window, who brings it from state to state for its pictures."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QDeadlineTimer, QEvent, QEventLoop, QPoint, QTimer
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from omnibus_desktop.app.furniture import Furniture
    from omnibus_desktop.app.window import MainWindow
    from omnibus_desktop.app.workspace import Workspace

PATIENCE = 60_000  # milliseconds for anything in the window
Seen = TypeVar("Seen", bound=QWidget)
RISKS, PLACES, JUDGES = "main_risks", "sufficient_placements", "judiciary"
TYPE, REGION = "authority_type", "region"


def wait(until: Callable[[], bool]) -> None:
    """Let the window work until this holds."""
    deadline = QDeadlineTimer(PATIENCE)
    while not until():
        if deadline.hasExpired():
            raise SystemExit("the window did not come to the state that was wanted")
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)


class AtWindow:
    """A furnished window of this size on its start page, and hands that work with it. `folder`
    takes the files that are needed on the way."""

    def __init__(self, size: tuple[int, int], folder: Path) -> None:
        from omnibus_desktop.app import main as program
        from omnibus_desktop.app.settings import Settings
        from omnibus_desktop.app.window import MainWindow

        self.folder = folder
        self.held: QPixmap | None = None  # of what asked and waited
        self.settings = Settings()
        self.settings.remember_tour(True)
        self.window: MainWindow = MainWindow(self.settings)
        room = self.window.screen().availableGeometry()
        self.window.resize(min(size[0], room.width()), min(size[1], room.height()))
        self.window.show()
        self.furniture: Furniture = program.furnish(self.window, self.settings)
        self.desk = self.furniture.desk
        QApplication.processEvents()

    @property
    def panes(self) -> Workspace:
        assert self.furniture.workspace is not None
        return self.furniture.workspace

    @property
    def keys(self) -> list[tuple[str, str]]:
        """Of the bars, in their order."""
        drawn = self.furniture.current.drawn
        assert drawn is not None
        return [item.key for item in drawn.scene.items if item.role == "bar" and item.key]

    def open(self, path: Path | None = None) -> None:
        """Open this file, or the example as a file of the person's own."""
        from omnibus_desktop.app import open_actions

        open_actions.open_path(self.desk, path or self.example())
        wait(lambda: self.furniture.workspace is not None and not self.desk.jobs.busy())
        wait(lambda: self.panes.stage is not None)
        self.rest()

    def example(self) -> Path:
        """A copy of the example where a person may have it: the start page names the folder."""
        from omnibus_desktop import resources
        from omnibus_desktop.app import open_actions

        place = Path.home() / "Surveys" / "wave1_synthetic.sav"
        if not place.exists():
            place.parent.mkdir(exist_ok=True)
            shutil.copy(resources.path(open_actions.EXAMPLE), place)
        return place

    def turn(self, question: str, *by: str) -> None:
        """Look at this question, broken by these."""
        from omnibus_desktop.app import slide_actions
        from omnibus_desktop.app.document import turned_to

        document = self.desk.document
        document.show(turned_to(document.session, question))
        slide_actions.set_breaks(self.desk, by)
        self.rest()

    def pick(self, *places: int) -> None:
        """Pick out the bars at these places."""
        from omnibus_desktop.app.notes import note_actions

        keys = self.keys
        note_actions.select_mark(self.desk, keys[places[0]])
        for place in places[1:]:
            note_actions.select_also(self.desk, keys[place])
        self.rest()

    def call_out(self, text: str) -> None:
        """Highlight the first bar and write this beside it."""
        from omnibus_desktop.app.notes import note_actions
        from omnibus_desktop.briefing import edits
        from omnibus_desktop.charts.notes import NoteKind

        self.pick(0)
        note_actions.toggle_highlight(self.desk)
        draft = self.desk.document.session.draft
        assert draft is not None
        noted = edits.add_note(draft, NoteKind.CALLOUT, (self.keys[0],), text)
        self.desk.document.apply_to_draft("Add call-out", noted)
        self.rest()

    def run(self, command: str) -> None:
        """Do what this command does."""
        self.furniture.commands.by_id[command].trigger()
        self.rest()

    def write(self, widget: QWidget, text: str) -> None:
        """Write this there."""
        widget.setFocus()
        QTest.keyClicks(widget, text)
        self.rest()

    def rest(self) -> None:
        """Wait until all that is to be painted has been."""
        wait(lambda: self.furniture.current.is_settled and not self.desk.jobs.busy())
        for _ in range(10):
            QApplication.processEvents()

    def sees(self, name: str) -> bool:
        """Whether a widget of the class with this name is seen."""
        every = QApplication.allWidgets()
        return any(type(each).__name__ == name and each.isVisible() for each in every)

    def seen(self, kind: type[Seen]) -> Seen:
        """The widget of this kind that is seen."""
        every = (each for each in QApplication.allWidgets() if isinstance(each, kind))
        return next(each for each in every if each.isVisible())

    def hold(self, act: Callable[[], object]) -> None:
        """Do what asks and waits for an answer, take its picture meanwhile, and give none."""

        def look() -> None:
            asked = QApplication.activeModalWidget()
            if asked is None:
                QTimer.singleShot(50, look)
                return
            QTest.qWait(50)
            self.held = asked.grab()
            asked.close()

        QTimer.singleShot(50, look)
        act()

    def clear(self) -> None:
        """Close whatever stands over the window, and end what goes on."""
        self.desk.jobs.cancel("opening")
        self.furniture.problems.hide()
        if self.furniture.helping.panel is not None:
            self.furniture.helping.panel.hide()
        if self.furniture.helping.tour is not None:
            self.furniture.helping.tour.end()
        for each in QApplication.topLevelWidgets():
            if each is not self.window and each.isVisible():
                each.close()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.rest()

    def leave(self) -> None:
        """Close the window, keeping nothing."""
        self.clear()
        self.desk.document.steps.setClean()
        self.window.close()
        shutil.rmtree(self.settings.state_folder() / "work", ignore_errors=True)
        self.window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def seen_whole(window: QWidget) -> QPixmap:
    """The window with everything that stands over it, where it stands."""
    picture = window.grab()
    painter = QPainter(picture)
    for each in QApplication.topLevelWidgets():
        if each is window or not each.isVisible():
            continue
        place = each.pos() - window.mapToGlobal(QPoint(0, 0))
        painter.drawPixmap(place, each.grab())
    painter.end()
    return picture
