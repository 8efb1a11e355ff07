"""A real window for the tests: shown, furnished, with the example wave where it is wanted."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QSettings, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from omnibus_desktop import resources
from omnibus_desktop.app import main, open_actions
from omnibus_desktop.app.document import Session
from omnibus_desktop.app.furniture import Furniture
from omnibus_desktop.app.settings import Settings
from omnibus_desktop.app.window import MainWindow
from omnibus_desktop.charts.scene import Item

EXAMPLE = resources.path(open_actions.EXAMPLE)
LONG = 20_000  # milliseconds that a busy machine may take


@dataclass
class Person:
    """Somebody at the window: looks, clicks, types."""

    window: MainWindow
    furniture: Furniture
    bot: QtBot
    tips: list[str]  # what hovering told

    @property
    def session(self) -> Session:
        return self.furniture.desk.document.session

    @property
    def panes(self):
        assert self.furniture.workspace is not None
        return self.furniture.workspace

    @property
    def stage(self):
        return self.panes.stage

    @property
    def scene(self):
        return self.furniture.current.drawn.scene

    def opens(self, path: Path) -> None:
        """As by a double-click on the file: the program is handed its path."""
        open_actions.open_path(self.furniture.desk, path)
        self.waits_for_idle()
        if self.furniture.workspace is not None:
            self.bot.waitUntil(lambda: self.panes.film is not None, timeout=LONG)

    def waits_for_idle(self) -> None:
        jobs = self.furniture.desk.jobs
        self.bot.waitUntil(lambda: not jobs.busy(), timeout=LONG)

    def waits_for_list(self) -> None:
        """Until what a refresh changed is listed."""
        self.waits_for_idle()
        self.bot.waitUntil(lambda: not self.furniture.refreshing.is_telling, timeout=LONG)

    def waits_for_strip(self) -> None:
        """Until the window has made room for the slides of a briefing that had none."""
        self.bot.waitUntil(self.panes.film.strip.isVisible, timeout=LONG)
        QApplication.processEvents()

    def waits_for_rest(self) -> None:
        """Until nothing of what was done is still to be written."""
        keeper, jobs = self.furniture.desk.keeper, self.furniture.desk.jobs
        self.bot.waitUntil(lambda: not (keeper.is_waiting or jobs.busy()), timeout=LONG)

    def waits_for_stage(self) -> None:
        self.bot.waitUntil(lambda: self.panes.stage is not None, timeout=LONG)
        QApplication.processEvents()

    def waits_for_slide(self) -> None:
        """Until it is drawn, and all who wait for it have been told."""
        self.bot.waitUntil(lambda: self.furniture.current.is_settled, timeout=LONG)

    def turns_to(self, question: str) -> None:
        """Clicks on the question in the list."""
        pane = self.panes.questions
        index = pane.model.index(pane.model.row_of(question))
        pane.list.scrollTo(index)
        place = pane.list.visualRect(index).center()
        QTest.mouseClick(pane.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
        self.waits_for_slide()

    def bar(self, number: int = 0) -> Item:
        return [item for item in self.scene.items if item.role == "bar"][number]

    def items(self, role: str) -> list[Item]:
        return [item for item in self.scene.items if item.role == role]

    def clicks(self, item: Item, button: Qt.MouseButton = Qt.MouseButton.LeftButton) -> None:
        place = self.point(item)
        QTest.mouseMove(self.stage.viewport(), place)
        QTest.mouseClick(self.stage.viewport(), button, pos=place)
        QApplication.processEvents()

    def double_clicks(self, item: Item) -> None:
        place = self.point(item)
        view = self.stage.viewport()
        QTest.mouseMove(view, place)
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=place)
        QTest.mouseDClick(view, Qt.MouseButton.LeftButton, pos=place)
        QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=place)
        QApplication.processEvents()

    def drags(self, item: Item, right: int, down: int) -> None:
        """Takes hold of the item and moves it by so many pixels, faster than any hand."""
        import pyqtgraph

        pyqtgraph.setConfigOption("mouseRateLimit", -1)
        view = self.stage.viewport()
        start = self.point(item)
        end = start + QPoint(right, down)
        QTest.mouseMove(view, start)
        QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
        for share in (0.25, 0.5, 0.75, 1.0):
            between = QPointF(start) + QPointF(right, down) * share
            _moves_holding(view, between)
        QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=end)
        QApplication.processEvents()

    def point(self, item: Item) -> QPoint:
        return self.stage.point_of(item).toPoint()

    def presses(self, widget: QWidget, keys: str | Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
        held = Qt.KeyboardModifier.NoModifier
        for modifier in modifiers:
            held |= modifier
        QTest.keyClick(widget, keys, held)
        QApplication.processEvents()


def _moves_holding(
    view: QWidget,
    place: QPointF,
    keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        place,
        view.mapToGlobal(place),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.LeftButton,
        keys,
    )
    QApplication.sendEvent(view, event)
    QApplication.processEvents()


@pytest.fixture(autouse=True)
def own_settings(own_home: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of this test's settings: Qt asks for the home once and keeps to it."""
    folder = tmp_path_factory.mktemp("settings")
    for kind in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
        QSettings.setPath(kind, QSettings.Scope.UserScope, str(folder))
    return folder


@pytest.fixture
def person(
    request: pytest.FixtureRequest,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    own_settings: Path,
) -> Iterator[Person]:
    """A window that has just been started, on its start page; with the parameter True as it is
    when a file was named."""
    hook = sys.excepthook
    tips: list[str] = []  # without a display a real tooltip would take the keys from the window
    monkeypatch.setattr(QToolTip, "showText", lambda _, text, *__: tips.append(text))
    monkeypatch.setattr(Settings, "setups_folder", lambda _: own_settings / "set-ups")
    settings = Settings()
    settings.remember_tour(True)  # whoever wants the hints asks for them
    window = MainWindow(settings, opens_file=getattr(request, "param", False))
    window.resize(1000, 800)  # as wide as all panes need
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    furniture = main.furnish(window, settings)
    yield Person(window, furniture, qtbot, tips)
    furniture.desk.document.steps.setClean()
    window.close()
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    sys.excepthook = hook


@pytest.fixture
def reader(person: Person) -> Person:
    """The same with the example wave open and its chart ready to be worked on."""
    person.opens(EXAMPLE)
    person.waits_for_stage()
    return person
