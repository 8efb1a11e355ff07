"""A window that has been closed goes with all that it held."""

from __future__ import annotations

import gc
import sys
import weakref
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from omnibus_desktop.app import main, open_actions
from omnibus_desktop.app.settings import Settings
from omnibus_desktop.app.window import MainWindow
from tests.app.conftest import EXAMPLE, LONG


def test_a_closed_window_leaves_nothing_in_memory(
    qtbot: QtBot, own_settings: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as hook:
        hook.setattr(sys, "excepthook", sys.excepthook)
        held = _open_and_close(qtbot)
    gc.collect()
    assert [thing() is None for thing in held] == [True, True, True]


def _open_and_close(qtbot: QtBot) -> tuple[weakref.ref[object], ...]:
    settings = Settings()
    window = MainWindow(settings, opens_file=True)
    window.show()
    furniture = main.furnish(window, settings)
    open_actions.open_path(furniture.desk, EXAMPLE)
    ready = furniture.desk.stage_ready
    with qtbot.waitSignal(ready, timeout=LONG):
        pass
    qtbot.waitUntil(lambda: not furniture.desk.jobs.busy(), timeout=LONG)
    window.close()
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return tuple(map(weakref.ref, (window, furniture, furniture.desk)))
