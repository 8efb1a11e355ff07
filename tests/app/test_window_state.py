"""The window comes back as it was left, and always where it can be seen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from omnibus_desktop.app.settings import Settings
from omnibus_desktop.app.window import MainWindow
from omnibus_desktop.app.workspace import Workspace
from tests.app.conftest import EXAMPLE, LONG, Person
from tests.app.test_two_windows import second

__all__ = ["second"]


def left_at(qtbot: QtBot, place: QRect, *, maximised: bool = False) -> Settings:
    """Settings that remember a window at this place."""
    settings, window = Settings(), QWidget()
    qtbot.addWidget(window)
    window.setGeometry(place)
    if maximised:
        window.showMaximized()
    settings.keep_shape("window", window.saveGeometry())
    return settings


def started(qtbot: QtBot, settings: Settings) -> MainWindow:
    window = MainWindow(settings)
    qtbot.addWidget(window)
    window.show()
    QApplication.processEvents()
    return window


def test_size_and_place_come_back(qtbot: QtBot) -> None:
    place = QRect(30, 40, 700, 560)
    assert started(qtbot, left_at(qtbot, place)).geometry() == place


def test_a_window_that_filled_the_screen_does_so_again(qtbot: QtBot) -> None:
    window = started(qtbot, left_at(qtbot, QRect(30, 40, 700, 500), maximised=True))
    assert window.isMaximized()


@pytest.mark.parametrize(
    "gone",
    [QRect(3000, 200, 700, 500), QRect(-2500, -900, 700, 500), QRect(100, 100, 5000, 4000)],
    ids=["screen on the right", "screen above on the left", "larger screen"],
)
def test_a_window_of_a_screen_that_is_gone_is_brought_back(qtbot: QtBot, gone: QRect) -> None:
    window = started(qtbot, left_at(qtbot, gone))
    seen = window.screen().availableGeometry().adjusted(-8, -8, 8, 8)  # but for the frame
    assert seen.contains(window.frameGeometry())


def test_panes_have_the_sizes_that_they_had(reader: Person) -> None:
    across, down = reader.panes._splitters().values()
    across.setSizes([350, 500, 250])
    down.setSizes([250, 350])
    reader.furniture.commands.by_id["show choices"].trigger()  # one of them hidden
    QApplication.processEvents()
    kept = across.sizes(), down.sizes()
    reader.panes.keep_shape(Settings())
    again = Workspace(reader.furniture.desk, reader.furniture.current)
    again.restore_shape(Settings())
    again.resize(reader.panes.size())
    reader.bot.addWidget(again)
    again.show()
    again.complete()
    reader.bot.waitUntil(lambda: again.film is not None, timeout=LONG)
    QApplication.processEvents()
    assert again._splitters()["panes across"].sizes()[2] == 0
    for before, splitter in zip(kept, again._splitters().values(), strict=True):
        assert splitter.sizes() == pytest.approx(before, rel=0.12, abs=12)
    again.finish()


def test_panes_that_were_hidden_stay_so_until_they_are_asked_for(
    reader: Person, second: Person
) -> None:
    commands = reader.furniture.commands.by_id
    before = reader.panes._across.sizes()
    for name in ("show choices", "show questions"):
        commands[name].trigger()
    reader.window.close()
    second.window.resize(reader.window.size())
    second.opens(EXAMPLE)
    QApplication.processEvents()
    left, side = second.panes.left, second.panes.side
    assert not left.isVisible()
    assert not side.isVisible()
    assert second.window.focusWidget() is second.panes.table.table
    usual, larger = second.panes.font(), second.panes.font()
    larger.setPointSize(usual.pointSize() + 4)
    for letters in (larger, usual):  # which does not take the width of what is hidden
        second.panes.setFont(letters)
        QApplication.processEvents()
    commands = second.furniture.commands.by_id
    commands["show choices"].trigger()
    commands["search"].trigger()  # in the list, which comes for it
    QApplication.processEvents()
    assert side.isVisible()
    assert second.window.focusWidget() is second.panes.questions.search
    assert second.panes._across.sizes() == pytest.approx(before, abs=12)
    second.panes.keep_shape(Settings())
    assert not Settings().pane_hidden("questions")
    assert not Settings().pane_hidden("choices")
