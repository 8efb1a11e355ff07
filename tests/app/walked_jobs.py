"""The five jobs, one after the other, in a program of its own that watches its event loop:

    python -m tests.app.walked_jobs NEXT_WAVE FOLDER

prints a line for each thing that was done, with the longest gap, in milliseconds.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from omnibus_desktop.app import main
from omnibus_desktop.app.settings import Settings
from omnibus_desktop.app.window import MainWindow
from tests.app.conftest import EXAMPLE, LONG, Person
from tests.app.loop_watch import LoopWatch, turn

CHARTS = (
    "main_risks",
    "top_priorities",
    "sufficient_placements",
    "judiciary",
    "confidence_unmet_needs",
    "joint_services",
    "barriers_new_models",
    "colocated",
    "childcare_support",
    "send_outcomes",
)
OPENING = "open a wave"
_CONTROL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class Waits:
    """What a `Person` waits with."""

    def waitUntil(self, holds: Callable[[], bool], timeout: int) -> None:
        end = time.monotonic() + timeout / 1000
        while not holds():
            assert time.monotonic() < end, "it did not come"
            turn(10)


@dataclass
class Walk:
    """Somebody who does the five jobs, watched."""

    person: Person
    folder: Path
    watch: LoopWatch = field(default_factory=LoopWatch)

    def double_clicks(self) -> None:
        """On the first bar, each event in a turn of its own, as from a mouse."""
        view, place = self.person.stage.viewport(), self.person.point(self.person.bar())
        left = Qt.MouseButton.LeftButton
        for act in (QTest.mouseMove, QTest.mouseClick, QTest.mouseDClick, QTest.mouseRelease):
            act(view, place) if act is QTest.mouseMove else act(view, left, pos=place)
            turn(5)

    def does(self, what: str, act: Callable[[], object]) -> None:
        self.watch.note(what)
        act()
        turn(100)
        self.person.waits_for_idle()

    def reads(self) -> None:
        """J1"""
        self.does(OPENING, lambda: self.person.opens(EXAMPLE))
        self.person.waits_for_stage()
        self.does("turn to a question", lambda: self.person.turns_to("sufficient_placements"))
        self.does("turn to another", lambda: self.person.turns_to("main_risks"))

    def annotates(self) -> None:
        """J2"""
        person = self.person
        self.does("call-out", self.double_clicks)
        self.does("type its text", lambda: QTest.keyClicks(_focus(), "Money is the main risk"))
        self.does("accept its text", lambda: QTest.keyClick(_focus(), Qt.Key.Key_Return))
        self.does("copy the chart", lambda: person.presses(person.stage, Qt.Key.Key_C, _CONTROL))
        for name in ("chart.pptx", "chart.png", "chart.svg", "chart.pdf", "chart.xlsx"):
            self.does(f"export {name}", lambda name=name: self._exports(name))

    def compares(self) -> None:
        """J3"""
        person = self.person
        self.does("turn to a third", lambda: person.turns_to("judiciary"))
        self.does("pick a bar", lambda: person.clicks(person.bar(0)))
        self.does("compare", lambda: person.presses(person.stage, Qt.Key.Key_D, _CONTROL))
        self.does("with another bar", lambda: person.clicks(person.bar(2)))
        cell = person.panes.table.model.index(1, 2)
        view = person.panes.table.table
        place = view.visualRect(cell).center()
        left = Qt.MouseButton.LeftButton
        self.does("explain a figure", lambda: QTest.mouseClick(view.viewport(), left, pos=place))
        self.does("put that away", lambda: person.presses(view, Qt.Key.Key_Escape))

    def briefs(self) -> None:
        """J4"""
        person = self.person
        for question in CHARTS:
            self.does("double-click on a question", lambda q=question: self._adds(q))
            self.does("call-out on its slide", self.double_clicks)
        keys = (Qt.Key.Key_E, _CONTROL, _SHIFT)
        self._answers(self.folder / "deck.pptx")
        self.does("export the deck", lambda: person.presses(person.window, *keys))
        self._answers(self.folder / "Briefing.omnibus")
        self.does("save", lambda: person.presses(person.window, Qt.Key.Key_S, _CONTROL))

    def refreshes(self, wave: Path) -> None:
        """J5"""
        left = Qt.MouseButton.LeftButton
        self.does(OPENING, lambda: drops(self.person, wave))
        (button, *_) = self.person.furniture.choices.buttons()
        self.does("refresh the briefing", lambda: QTest.mouseClick(button, left))

    def _exports(self, name: str) -> None:
        self._answers(self.folder / name)
        self.person.presses(self.person.stage, Qt.Key.Key_E, _CONTROL)

    def _answers(self, path: Path) -> None:
        QFileDialog.getSaveFileName = lambda *_, **__: (str(path), "")

    def _adds(self, question: str) -> None:
        double_clicks_question(self.person, question)


def _focus():
    return QApplication.focusWidget()


def double_clicks_question(person: Person, question: str) -> None:
    """Each event in a turn of its own, as from a mouse."""
    pane = person.panes.questions
    index = pane.model.index(pane.model.row_of(question))
    pane.list.scrollTo(index)
    place, view = pane.list.visualRect(index).center(), pane.list.viewport()
    for act in (QTest.mouseClick, QTest.mouseDClick, QTest.mouseRelease):
        act(view, Qt.MouseButton.LeftButton, pos=place)
        turn(5)
    person.bot.waitUntil(lambda: person.furniture.current.is_settled, timeout=LONG)
    person.bot.waitUntil(lambda: person.furniture.current.drawn is not None, timeout=LONG)


def drops(person: Person, path: Path) -> None:
    """Drags the file from its folder onto the window."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    left, nothing = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    copy, place = Qt.DropAction.CopyAction, QPoint(200, 200)
    QApplication.sendEvent(person.window, QDragEnterEvent(place, copy, data, left, nothing))
    QApplication.sendEvent(person.window, QDropEvent(QPointF(place), copy, data, left, nothing))
    QApplication.processEvents()


def walk(wave: Path, folder: Path) -> LoopWatch:
    main.start_quickly()
    application = QApplication(["omnibus-desktop"])
    application.setApplicationName("Omnibus Desktop")
    sys.setswitchinterval(main.TURN)
    settings = Settings()
    settings.remember_tour(True)
    window = MainWindow(settings)
    window.show()
    application.processEvents()
    furniture = main.furnish(window, settings)
    main.collect_from_now_on()
    furniture.reading.begin()
    window.activateWindow()
    walked = Walk(Person(window, furniture, Waits(), []), folder)
    walked.watch.begin()
    try:
        walked.reads()
        walked.annotates()
        walked.compares()
        walked.briefs()
        walked.refreshes(wave)
    finally:
        walked.watch.end()
        furniture.reading.end()
        furniture.desk.document.steps.setClean()
        window.close()
        QApplication.clipboard().clear()  # Qt without a display would do it when Python has gone
    return walked.watch


if __name__ == "__main__":
    for gap in walk(Path(sys.argv[1]), Path(sys.argv[2])).longest():
        print(json.dumps(gap))
